"""Moments as files hold them: ISO 8601 in UTC out, and whatever GIS tools and people make of that in."""

import re
from datetime import UTC, date, datetime, timedelta

_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_CLOCK = re.compile(
    _DAY.pattern + r"(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6})\d*)?)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?"
)


def iso(moment: datetime | None) -> str | None:
    """`2020-02-27T14:00:00Z`, whole seconds; civil time is written as if UTC."""
    return None if moment is None else moment.isoformat(timespec="seconds") + "Z"


def shifted(moment: datetime, by: timedelta) -> datetime:
    """The moment moved, kept on the calendar (years 1 to 9999)."""
    try:
        return moment + by
    except OverflowError:
        return datetime.max.replace(microsecond=0) if by > timedelta() else datetime.min


def first_day(start: datetime | None) -> str | None:
    """The ISO day on which an interval begins."""
    return None if start is None else start.date().isoformat()


def last_day(end: datetime | None) -> str | None:
    """The ISO day of the last moment before the half-open `end`."""
    return None if end is None else shifted(end, -timedelta(microseconds=1)).date().isoformat()


def parse_moment(value: object) -> datetime | None:
    """A naive UTC datetime of a cell; a plain day is its midnight.

    Raises
    ------
    ValueError
        for anything else; the text says what was read.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return _naive(value)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        # kepler.gl and JavaScript tools write milliseconds since 1970; no other number is a moment
        return datetime(1970, 1, 1) + timedelta(milliseconds=value)
    return _naive(_parse_text(str(value).strip()))


def parse_day(value: object) -> date | None:
    """A day of a cell; its clock time, if it has one, is left out."""
    moment = parse_moment(value)
    return None if moment is None else moment.date()


def day_start(day: date) -> datetime:
    """The midnight on which a day begins."""
    return datetime(day.year, day.month, day.day)


def day_end(day: date) -> datetime | None:
    """The midnight that ends a day, None at the end of the calendar."""
    return None if day == date.max else day_start(day + timedelta(days=1))


def _parse_text(text: str) -> datetime:
    found = _CLOCK.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is no date")
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    moment = datetime(
        int(year),
        int(month),
        int(day),
        int(hour or 0),
        int(minute or 0),
        int(second or 0),
        int((fraction or "").ljust(6, "0")),
    )
    if zone and zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        moment = moment - shift if zone[0] == "+" else moment + shift
    return moment


def _naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
