"""What a token of digits can be by its shape: a number, a day, a year, a decade, a clock time, a whole date."""

import re
from typing import Any

LONGEST = 32
INTEGER = re.compile(r"\d{1,9}|\d{1,3}(?:,\d{3}){1,3}")
ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
DECADE = re.compile(r"['’]?((?:1\d|20)?\d0)['’]?s")
SHORT_YEAR = re.compile(r"['’](\d\d)")
CODE = re.compile(r"([QH])([1-4])")
FISCAL = re.compile(r"FY['’]?(\d\d|20\d\d)")
CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?(?::(\d\d))?(am|pm)?", re.IGNORECASE)
ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:T(\d\d):(\d\d)(?::(\d\d))?.*)?")
EASTERN = re.compile(r"(\d{4})年(\d\d?)月(\d\d?)日")
DAY_PAIR = re.compile(r"(\d{1,2})/(\d{1,2})")
SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d\d)")
FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "½": 0.5, "¼": 0.25, "¾": 0.75}
SAMPLES = (
    *map(str, range(2200)),
    *(f"{number:02}" for number in range(100)),
    *(f"{number}th" for number in range(100)),
    *FRACTIONS,
    *("1,000", "10000", "2230", "2270", "3000", "3070", "2.5", "1990s", "'80s", "80s", "'96", "'15", "Q1", "H1"),
    *("FY12", "10:35", "10:35:20", "5pm", "7:30am", "7.30pm", "10.30"),
    *("16:35", "2.10", "12.5", "1.55", "24:00", "00:30", "2020-02-27", "2020-02-27T10:30", "3/4/2020", "13/4/2020"),
    *("3.4.2020", "2.5.20", "3/4/20", "14/15"),
)  # fmt: skip


def shape(word: str) -> dict[str, Any]:
    """The classes of a token of digits, each with its value; empty if it is nothing that rules know."""
    if len(word) > LONGEST:
        return {}
    if INTEGER.fullmatch(word):
        return _integer(word)
    if word in FRACTIONS:
        return {"fraction": FRACTIONS[word]}
    if match := ORDINAL.fullmatch(word):
        return _ordinal(int(match[1]))
    if match := DECADE.fullmatch(word):
        digits = match[1]
        return {"decade": int(digits) if len(digits) == 4 else 1900 + int(digits)}
    if match := SHORT_YEAR.fullmatch(word):
        return {"shortyear": _century(int(match[1]))}
    if match := CODE.fullmatch(word):
        return {"quartercode": {"quarter": int(match[2])}} if match[1] == "Q" else _half_code(int(match[2]))
    if match := FISCAL.fullmatch(word):
        digits = match[1]
        return {"fiscalcode": {"year": int(digits) if len(digits) == 4 else _century(int(digits))}}
    return _whole_date(word) or _day_pair(word) or _clock(word)


def _day_pair(word: str) -> dict[str, Any]:
    """Two days on end, as of a night: "14/15 March"."""
    match = DAY_PAIR.fullmatch(word)
    if match and 1 <= int(match[1]) == int(match[2]) - 1 <= 30:
        return {"daypair": int(match[1])}
    return {}


def _half_code(number: int) -> dict[str, Any]:
    return {"halfcode": {"half": number}} if number <= 2 else {}


def _integer(word: str) -> dict[str, Any]:
    number = int(word.replace(",", ""))
    found: dict[str, Any] = {"int": number}
    if len(word) <= 2:
        if 1 <= number <= 31:
            found["day"] = number
        if 1 <= number <= 12:
            found["monthnumber"] = number
        if number <= 24:
            found["hour"] = number
        if len(word) == 2:
            found["yy"] = number
    if len(word) == 4 and "," not in word:
        if 1900 <= number <= 2060:
            found["modern"] = number
        if 1000 <= number <= 2199:
            found["anyyear"] = number
        if 1000 <= number < 1900 and number % 100:
            found["oldyear"] = number
        if number % 100 < 60 and number < 2400:
            found["military"] = {"hour": number // 100, "minute": number % 100}
    return found


def _ordinal(number: int) -> dict[str, Any]:
    found: dict[str, Any] = {"ordinal": number}
    if 1 <= number <= 31:
        found["dayth"] = number
    if 1 <= number <= 4:
        found["quarterth"] = number
    return found


def _century(two_digits: int) -> int:
    return two_digits + (2000 if two_digits < 40 else 1900)


def _whole_date(word: str) -> dict[str, Any]:
    if match := ISO.fullmatch(word) or EASTERN.fullmatch(word):
        year, month, day = (int(part) for part in match.groups()[:3])
        if not (1 <= month <= 12 and 1 <= day <= 31 and year):
            return {}
        date = {"year": year, "month": month, "day": day}
        if match.re is EASTERN or match[4] is None:
            return {"isodate": date}
        clock = {"hour": int(match[4]), "minute": int(match[5])}
        return {"isotime": clock | date} if clock["hour"] < 24 and clock["minute"] < 60 else {}
    if match := SLASHED.fullmatch(word):
        return _slashed(int(match[1]), int(match[3]), match[4], dotted=match[2] == ".")
    return {}


def _slashed(first: int, second: int, year: str, *, dotted: bool) -> dict[str, Any]:
    """American order for slashes unless the first number cannot be a month; day first for dots."""
    day_first = dotted or first > 12
    day, month = (first, second) if day_first else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return {}
    full = int(year) if len(year) == 4 else _century(int(year))
    date: dict[str, int | bool] = {"year": full, "month": month, "day": day}
    if not dotted and day <= 12 and day != month:
        date["either"] = True
    return {"wholedate" if len(year) == 4 else "shortdate": date}


def _clock(word: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    match = CLOCK.fullmatch(word)
    if match and (match[2] or match[4]):
        hour, minute, half = int(match[1]), int(match[2] or 0), (match[4] or "").lower()
        if hour <= 24 and minute < 60:
            if half and 1 <= hour <= 12:
                time: dict[str, int] = {"hour": hour % 12 + (12 if half == "pm" else 0)}
                return {"clockm": time | ({"minute": minute} if match[2] else {})}
            if ":" in word and not half:
                found["clock"] = {"hour": hour, "minute": minute}
            elif not half:
                found["dotclock"] = {"hour": hour, "minute": minute}
    if re.fullmatch(r"\d{1,4}\.\d{1,4}", word):
        found["decimal"] = float(word)
    return found
