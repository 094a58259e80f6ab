"""Dates, places and figures in the words that people use; shared by slides and pictures."""

from datetime import date, datetime, timedelta

from geoevents.schema import clean, country_name
from geoevents.schema.moments import shifted
from geoevents.types import Event, TimeInterval

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_UNPLACED = "place not known"
_UNDATED = "date not known"
# a night as the texts mean it: from six to six
_EVENING, _NIGHT = 18, timedelta(hours=12)


def when(interval: TimeInterval | None, *, short: bool = False) -> str:
    """An interval as written in a briefing: "6–7 March 2021", "until 31 March 2021", "about 1–10 March 2021"."""
    if interval is None or (interval.start is None and interval.end is None):
        return _UNDATED
    start, end = interval.start, interval.end
    first = start.date() if start else None
    last = shifted(end, -timedelta(microseconds=1)).date() if end else None
    about = "about " if interval.approximate else ""
    if first is None or last is None:
        edge = first or last
        return f"{about}{'from' if first else 'until'} {days(edge, edge, short=short)}" if edge else _UNDATED
    text = days(first, last, short=short)
    if start and end and start.hour == _EVENING and end - start == _NIGHT:
        return f"{about}night of {text}"
    if start and end and interval.grain in ("minute", "second", "hour") and end - start <= timedelta(hours=12):
        text += f", {start:%H:%M}" + (f" ({clean(interval.zone)})" if interval.zone else "")
    return about + text


def days(first: date, last: date, *, short: bool = False) -> str:
    """Inclusive days in the fewest words: "2021", "March 2021", "8 March 2021", "28 February – 3 March 2021"."""
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return _span(str(first.year), str(last.year))
    if first.day == 1 and shifted(midnight(last), timedelta(days=1)).day == 1 and last - first > timedelta(days=20):
        return _range(first, last, short=short, with_day=False)
    return _range(first, last, short=short, with_day=True)


def where(event: Event) -> str:
    """The place in words, with what is not certain about it."""
    place, mark = event.place, event.footprint
    if place is None:
        return _UNPLACED if mark is None else _degrees(mark.lon, mark.lat)
    name = clean(place.name)
    if mark is None:
        return f"{name} (not on the map)"
    if mark.precision == "near":
        return f"near {name}"
    if mark.precision == "country":
        return f"somewhere in {name}"
    return f"{name} area" if mark.precision == "area" else name


def region(event: Event) -> str:
    """The region and country of an event's place, "" where there is none."""
    place = event.place
    if place is None:
        return ""
    names = [clean(place.admin1_name), country_name(place.country) or ""]
    return ", ".join(name for name in names if name and name != place.name)


def plural(count: int, one: str, more: str | None = None) -> str:
    """A count with its noun: "1 event", "3 events"."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def listed(parts: list[str]) -> str:
    """An enumeration: "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + f" and {parts[-1]}" if parts else ""


def killed(event: Event) -> str:
    """The deaths reported, "" for none: "3 killed", "3–5 killed"."""
    figures = dict(event.attributes)
    low, high = figures.get("fatalities_min"), figures.get("fatalities_max")
    edges = sorted({int(value) for value in (low, high) if isinstance(value, (int, float)) and value})
    return "" if not edges else "–".join(map(str, edges)) + " killed"


def sentence(text: str) -> str:
    """One line of clean text, blanks folded."""
    return " ".join(clean(text).split())


def midnight(day: date) -> datetime:
    """The moment a day begins."""
    return datetime(day.year, day.month, day.day)


def _range(first: date, last: date, *, short: bool, with_day: bool) -> str:
    months = [_MONTHS[day.month - 1][: 3 if short else 9] for day in (first, last)]
    heads = [f"{day.day} {month}" if with_day else month for day, month in zip((first, last), months, strict=True)]
    if first.year != last.year:
        return f"{heads[0]} {first.year} – {heads[1]} {last.year}"
    if first.month != last.month:
        return f"{heads[0]} – {heads[1]} {last.year}" if with_day else f"{heads[0]}–{heads[1]} {last.year}"
    return f"{_span(str(first.day), str(last.day))} {months[1]} {last.year}" if with_day else f"{months[0]} {last.year}"


def _degrees(lon: float, lat: float) -> str:
    return f"{abs(lat):.2f}°{'N' if lat >= 0 else 'S'} {abs(lon):.2f}°{'E' if lon >= 0 else 'W'}"


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"
