"""TimelineJS JSON: the dated events as slides of Knight Lab's timeline, what has no year named in its title slide."""

import json
from datetime import datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

from geoevents.collection import EventCollection
from geoevents.export.files import write_text
from geoevents.schema import clean, properties
from geoevents.schema.moments import shifted
from geoevents.style import CATEGORIES
from geoevents.types import Event, TimeInterval

# How many parts of a date a grain speaks of; a finer part would be made up.
_PARTS = {
    "second": 6,
    "minute": 5,
    "hour": 4,
    "month": 2,
    "quarter": 2,
    "half": 2,
    "season": 2,
    "year": 1,
    "decade": 1,
    "century": 1,
}
_NAMES = ("year", "month", "day", "hour", "minute", "second")


def to_timelinejs(collection: EventCollection) -> str:
    """The timeline as JSON; it reads its texts as HTML, so they are escaped."""
    labels = {category.id: category.label for category in CATEGORIES}
    slides = [slide for event in collection if (slide := _slide(event, labels)) is not None]
    left_out = [event.title for event in collection if _date(event.interval) is None]
    text = "".join(f"<p>{_html(title)}</p>" for title in left_out)
    missing = f"<p>Not dated ({len(left_out)}):</p>{text}" if left_out else ""
    made = "".join(f"<p>{_html(line)}</p>" for line in collection.origins())
    title = {"text": {"headline": "Events", "text": missing + made}}
    timeline = {"title": title, "scale": "human", "events": slides}
    return json.dumps(timeline, ensure_ascii=False, indent=1) + "\n"


def write_timelinejs(collection: EventCollection, path: Path) -> None:
    """Write `to_timelinejs`."""
    write_text(path, to_timelinejs(collection))


def _slide(event: Event, labels: dict[str, str]) -> dict[str, Any] | None:
    start = _date(event.interval)
    if start is None:
        return None
    values = properties(event)
    where = ", ".join(part for part in (values["place"], values["country"]) if part)
    lines = [_html(text) for text in (where, values["status"]) if text]
    if values["source_quote"]:
        lines.append(f"<q>{_html(values['source_quote'])}</q>")
    lines += [_html(text) for text in (values["source"], values["source_url"]) if text]
    slide: dict[str, Any] = {
        "unique_id": clean(event.id),
        "start_date": start,
        "group": labels.get(event.category, values["category"]),
        "text": {"headline": _html(values["title"]), "text": "".join(f"<p>{line}</p>" for line in lines)},
    }
    end = _last(event.interval)
    same = end is None or {**end, "display_date": ""} == {**start, "display_date": ""}
    return slide if same else {**slide, "end_date": end}


def _date(interval: TimeInterval | None) -> dict[str, Any] | None:
    """The start as TimelineJS wants it; of what is only bounded above, its last day, said so."""
    if interval is None:
        return None
    if interval.start is None:
        last = _last(interval)
        return last and {**last, "display_date": f"until {last['display_date']}"}
    shown = "about " if interval.approximate else "from " if interval.end is None else ""
    return _parts(interval.start, interval, shown)


def _last(interval: TimeInterval | None) -> dict[str, Any] | None:
    """The last moment before the half-open end."""
    if interval is None or interval.end is None:
        return None
    return _parts(shifted(interval.end, -timedelta(days=1)) if _whole(interval.end) else interval.end, interval, "")


def _whole(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0)


def _parts(moment: datetime, interval: TimeInterval, before: str) -> dict[str, Any]:
    count = _PARTS.get(interval.grain, 3)
    exact = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    text = "-".join(f"{part:02d}" for part in exact[: min(count, 3)])
    text += f" {moment:%H:%M}" if count > 3 else ""
    return {**dict(zip(_NAMES[:count], exact, strict=False)), "display_date": before + text}


def _html(text: str) -> str:
    return escape(clean(text))
