"""iCalendar: the dated events as calendar entries, days as days, planned ones tentative, denied ones cancelled."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from geoevents.collection import EventCollection
from geoevents.export.files import write_bytes
from geoevents.schema import clean, properties
from geoevents.schema.moments import shifted
from geoevents.style import CATEGORIES
from geoevents.types import Event, TimeInterval

_STATUS = {"happened": "CONFIRMED", "ongoing": "CONFIRMED", "denied": "CANCELLED"}
# RFC 5545 wants a stamp; a fixed one keeps the bytes the same.
_STAMP = datetime.fromisoformat("2000-01-01T00:00:00+00:00")


def to_icalendar(collection: EventCollection) -> bytes:
    """The calendar; undated events cannot stand in one."""
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("prodid", "-//geoevents//EN")
    calendar.add("version", "2.0")
    calendar["x-wr-caldesc"] = vText("\n".join(collection.origins()))
    labels = {category.id: category.label for category in CATEGORIES}
    for event in collection:
        entry = _entry(event, labels)
        if entry is not None:
            calendar.add_component(entry)
    data: bytes = calendar.to_ical()
    return data


def write_icalendar(collection: EventCollection, path: Path) -> None:
    """Write `to_icalendar`."""
    write_bytes(path, to_icalendar(collection))


def _entry(event: Event, labels: dict[str, str]) -> Any:
    from icalendar import Event as Entry
    from icalendar import vText

    span = _span(event.interval)
    if span is None or event.interval is None:
        return None
    values = properties(event)
    entry = Entry()
    entry["uid"] = vText(f"{clean(event.id)}@geoevents")
    entry.add("dtstamp", _STAMP)
    entry.add("dtstart", span[0])
    entry.add("dtend", span[1])
    open_ended = event.interval.start is None or event.interval.end is None
    before = "until: " if event.interval.start is None else "from: " if open_ended else ""
    entry["summary"] = vText(before + values["title"])
    keys = ("source_quote", "source", "status")  # the reasons would be four fifths of the file
    entry["description"] = vText("\n".join(values[key] for key in keys if values[key]))
    entry.add("categories", [labels.get(event.category, values["category"])])
    entry["status"] = vText(_STATUS.get(event.status, "TENTATIVE"))
    if values["place"]:
        entry["location"] = vText(", ".join(part for part in (values["place"], values["country"]) if part))
    if event.footprint:
        entry.add("geo", (round(event.footprint.lat, 6), round(event.footprint.lon, 6)))
    if (values["source_url"] or "").startswith(("http://", "https://")):
        entry.add("url", values["source_url"])
    return entry


def _span(interval: TimeInterval | None) -> tuple[Any, Any] | None:
    """Start and end: days where the edges are midnights, else moments without a zone, as the text means them."""
    if interval is None or (interval.start is None and interval.end is None):
        return None
    day = timedelta(days=1)
    start = interval.start or (shifted(interval.end, -day) if interval.end else datetime.min)
    end = interval.end or shifted(start, day)
    if start.time() == end.time() == datetime.min.time():
        return start.date(), end.date()
    return start, end
