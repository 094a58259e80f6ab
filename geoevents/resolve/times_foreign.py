"""Dates in other languages and formats by dateparser, with what it fills in by itself cut off again."""

import warnings
from datetime import datetime
from typing import Any

from geoevents.types.meaning import Calendar

SHORTEST, LONGEST = 4, 60
BASES = (datetime(2001, 3, 11), datetime(2010, 10, 22))


def foreign_date(text: str, *, languages: tuple[str, ...] = ()) -> Calendar | None:
    """The calendar address that a short text is, or None.

    dateparser makes a whole date of every text and takes what is missing from a base date; so it is asked twice, from
    two bases that differ in year, month and day, and only what both answers share was said.

    Parameters
    ----------
    text : one date and nothing else ("27 février 2020", "2020年2月27日"); longer than 60 characters is none
    languages : ISO 639-1 codes to try, all of dateparser's if empty
    """
    text = text.strip()
    if not SHORTEST <= len(text) <= LONGEST or not any(char.isdigit() for char in text):
        return None
    answers = [_parsed(text, base, languages) for base in BASES]
    if None in answers:
        return None
    first, second = answers
    year, month, day = (one if one == two else None for one, two in zip(first, second, strict=True))
    if day is not None and month is None:
        return None
    return Calendar(year=year, month=month, day=day) if year or month else None


def _parsed(text: str, base: datetime, languages: tuple[str, ...]) -> Any:
    from dateparser.date import DateDataParser

    settings = {"RELATIVE_BASE": base, "PARSERS": ["absolute-time"], "PREFER_DAY_OF_MONTH": "current"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser warns of its own use of strptime
        try:
            found = DateDataParser(languages=list(languages) or None, settings=settings).get_date_data(text).date_obj
        except (ValueError, OverflowError, TypeError):
            return None
    return (found.year, found.month, found.day) if found else None
