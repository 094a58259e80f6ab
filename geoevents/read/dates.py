"""Publication dates from outside the text: their notations, a URL's path, and which evidence wins."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from geoevents.read.items import DateEvidence

_FORMATS = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d")
_URL_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[/_.-]?)(?P<month>\d\d?|[a-z]{3})(?P=sep)(?P<day>\d\d?)(?![\d])",
    re.IGNORECASE,
)
_EARLIEST, _LATEST = 1500, 2200
_GIVEN = "--dct"
_NONE = "no publication date was given"


def day_of(value: Any) -> date | None:
    """The day that a cell, a key or a header gives, None if it is no unambiguous date of 1500 to 2200.

    Notations: dates and date-times, ISO 8601, RFC 2822, "27 February 2020", "February 27, 2020", 20200227.
    "03/04/2020" is a different day in London and New York, so it is none.
    """
    day = _day(value)
    return day if day and _EARLIEST <= day.year <= _LATEST else None


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date() if value == value else None  # pandas' NaT equals nothing
    if isinstance(value, date):
        return value
    text = str(value).strip()[:64]
    iso = re.match(r"\d{4}-\d\d-\d\d(?![\d-])", text)
    try:
        if iso:
            return date.fromisoformat(iso[0])
        if re.match(r"[A-Za-z]{3}, |\d\d? [A-Za-z]{3} \d{4} \d\d:", text):
            return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, OverflowError):
        return None
    for notation in _FORMATS:
        try:
            return datetime.strptime(text, notation).date()
        except ValueError:
            continue
    return None


def of_url(url: str | None) -> tuple[DateEvidence, ...]:
    """The day in a URL's path, if there is exactly one."""
    if not url:
        return ()
    path = re.sub(r"^[a-z+]+://[^/]*", "", url, flags=re.IGNORECASE).partition("?")[0]
    days = {day for match in _URL_DAY.finditer(path) if (day := _url_day(match))}
    return tuple(DateEvidence(day=day, reason="date in the URL", rank=2) for day in days) if len(days) == 1 else ()


def _url_day(match: re.Match[str]) -> date | None:
    year, sep, month, day = match.group("year", "sep", "month", "day")
    if not sep and not (month.isdigit() and len(month) == 2 and len(day) == 2):
        return None
    try:
        number = int(month) if month.isdigit() else datetime.strptime(month, "%b").month
        return date(int(year), number, int(day))
    except ValueError:
        return None


def settle(evidence: Iterable[DateEvidence], *, given: date | None) -> tuple[date | None, str, bool, tuple[str, ...]]:
    """The document's date, why, whether it is sure, and warnings of evidence that contradicts it.

    A date that the user gives for all sources gives way only to one that a table or a feed gives for this document.
    Days next to each other do not conflict: the same moment has two dates in two time zones.
    """
    own = [DateEvidence(day=given, reason=_GIVEN, rank=0)] if given else []
    ranked = sorted([*evidence, *own], key=lambda found: (found.rank, found.reason == _GIVEN))
    if not ranked:
        return None, _NONE, False, ()
    best = ranked[0]
    warnings = [
        f"conflicting dates: {best.day} ({best.reason}) is used, {other.reason} says {other.day}"
        for other in ranked[1:]
        if abs((other.day - best.day).days) > 1 and other.rank < 3 and other.reason != _GIVEN
    ]
    if best.rank == 3:
        warnings.append(f"the date {best.day} says when the file was made ({best.reason}), perhaps not its text")
    return best.day, best.reason, best.rank < 3, tuple(dict.fromkeys(warnings))
