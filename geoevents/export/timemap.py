"""TimeMap's three lists (events, sources, associations) as it fetches them, all values of an event as text."""

import json
from pathlib import Path
from typing import Any

from geoevents.collection import EventCollection
from geoevents.export.files import write_text
from geoevents.schema import clean, properties
from geoevents.schema.moments import parse_moment
from geoevents.style import CATEGORIES
from geoevents.types import Event


def to_timemap(collection: EventCollection) -> dict[str, list[dict[str, Any]]]:
    """The lists by name. An event without date and without place, which TimeMap refuses, is left out.

    TimeMap knows no end of an event: the whole interval stands in `time_display`.
    """
    sources: dict[str, dict[str, Any]] = {}
    made = collection.provenance.versions
    events = [_event(event, sources, made) for event in collection if event.interval or event.footprint]
    labels = {category.id: category.label for category in CATEGORIES}
    used = dict.fromkeys(event["category"] for event in events)
    associations = [
        {
            "id": name,
            "title": labels.get(name, name),
            "desc": "",
            "mode": "CATEGORY",
            "filter_paths": [labels.get(name, name)],
        }
        for name in used
    ]
    return {"events": events, "sources": list(sources.values()), "associations": associations}


def write_timemap(collection: EventCollection, path: Path) -> None:
    """Write `events.json`, `sources.json` and `associations.json` into the folder `path`."""
    for name, rows in to_timemap(collection).items():
        write_text(path / f"{name}.json", json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


def _event(event: Event, sources: dict[str, dict[str, Any]], made: str) -> dict[str, Any]:
    values = properties(event)
    start, end = parse_moment(values["start"]), parse_moment(values["end"])
    first = start or end
    shown = " – ".join(dict.fromkeys(day for day in (values["date_from"], values["date_to"]) if day))
    row: dict[str, Any] = {
        "id": clean(event.id),
        "title": values["title"],
        "description": values["source_quote"] or values["title"],
        "date": f"{first:%m/%d/%Y}" if first else "",
        "time": f"{first:%H:%M}" if first and values["grain"] in ("hour", "minute", "second") else "",
        "time_precision": values["grain"] or "",
        "time_display": shown,
        "location": values["place"] or "",
        "category": values["category"],
        "type": values["status"],
        "comments": "; ".join(part for part in (values["place_reason"], values["time_reason"]) if part),
        "associations": [values["category"]],
        "sources": [_source(values, report, sources, made) for report in values["evidence"]],
    }
    if event.footprint:
        row |= {"latitude": str(event.footprint.lat), "longitude": str(event.footprint.lon)}
    return row


def _source(values: dict[str, Any], report: dict[str, Any], sources: dict[str, dict[str, Any]], made: str) -> str:
    """The source's id; the first report's source stands among the event's own properties.

    Its description is the record of what was read: when it was fetched, where a copy is, its hash, who read it.
    """
    name, url = (report.get(key, values[key]) for key in ("source", "source_url"))
    key = url or name or report["document"]
    if key not in sources:
        number = f"source{len(sources) + 1}"
        sources[key] = {
            "id": number,
            "title": name or report["document"],
            "url": url or "",
            "paths": [],
            "type": "news",
            "description": _record(values, report, made),
        }
    return str(sources[key]["id"])


def _record(values: dict[str, Any], report: dict[str, Any], made: str) -> str:
    names = {"retrieved": "retrieved ", "archive_url": "archived at ", "content_hash": "SHA-256 "}
    told = [f"{name}{value}" for key, name in names.items() if (value := report.get(key, values[key]))]
    return "; ".join([*told, *filter(None, [made or values["made_by"]])])
