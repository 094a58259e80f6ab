"""An event as the flat properties that every table and file holds."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from geoevents.schema.clean import clean
from geoevents.schema.countries import country_name
from geoevents.schema.fields import COLUMNS, FIELDS, FieldType
from geoevents.schema.moments import first_day, iso, last_day
from geoevents.types import Event, Evidence, Footprint, Place, Span, TimeInterval

LIST_SEPARATOR = "; "
# What a person can mean to change; the rest follows from it or only explains it.
_FINGERPRINTED = (
    *("start", "end", "title", "category", "status", "place", "country_code", "admin1", "precision", "kind"),
    *("radius_km", "holds", "grain", "actors", "fatalities_min", "fatalities_max"),
)


def properties(event: Event) -> dict[str, Any]:
    """The event's properties in the order of `FIELDS`, JSON values, None where there is none."""
    best = event.evidence[0] if event.evidence else None
    attributes = dict(event.attributes)
    values: dict[str, Any] = {
        **_when(event.interval),
        "title": event.title,
        "category": event.category.strip() or "other",
        "status": event.status,
        **_where(event.place),
        **_mark(event.footprint),
        "actors": list(event.actors),
        "fatalities_min": attributes.pop("fatalities_min", None),
        "fatalities_max": attributes.pop("fatalities_max", None),
        "confidence": round(event.confidence, 4),
        **_told(best),
        "reports": len(event.evidence),
        "reviewed": event.reviewed,
        "sources": list(event.sources),
        "attributes": attributes or None,
        "evidence": [_report(report, first=report is best) for report in event.evidence],
        "made_by": event.made_by or None,
        "members": list(event.members),
    }
    values = {name: _cleaned(value) for name, value in values.items()}
    values["fingerprint"] = fingerprint(values, *point(event))
    return {field.name: values[field.name] for field in FIELDS}


def point(event: Event) -> tuple[float | None, float | None]:
    """The representative longitude and latitude, rounded to a decimetre, longitude in [-180, 180]."""
    mark = event.footprint
    return (None, None) if mark is None else (_longitude(mark.lon), round(mark.lat, 6))


def row(event: Event) -> dict[str, Any]:
    """The event as one table row: `id`, then `COLUMNS`; lists and nested detail as text."""
    longitude, latitude = point(event)
    values = properties(event)
    flat = {field.name: cell(values[field.name], field.type) for field in FIELDS}
    flat |= {"longitude": longitude, "latitude": latitude}
    return {"id": clean(event.id)} | {name: flat[name] for name in COLUMNS}


def cell(value: Any, type: FieldType) -> Any:
    """A property as a table cell: lists as "a; b", moments as an ISO 8601 interval, nested detail as JSON."""
    if value is None or value in ([], {}):
        return None
    if type == "list":
        return LIST_SEPARATOR.join(part.replace(";", ",") for part in value)
    if type == "moments":
        return "/".join(value)
    if type == "json":
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return value


def fingerprint(values: Mapping[str, Any], longitude: float | None, latitude: float | None) -> str:
    """Ten hex digits of what a person can change, blind to how a tool writes numbers and spaces."""
    dated = values.get("start") or values.get("end")
    parts = [_plain(values.get(name)) for name in _FINGERPRINTED if dated or name not in ("holds", "grain")]
    parts += [_plain(None if edge is None else round(edge, 5)) for edge in (longitude, latitude)]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:10]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return f"{float(value):.5f}"
    if isinstance(value, (list, tuple)):
        return LIST_SEPARATOR.join(text for part in value if (text := _plain(part).replace(";", ",")))
    return " ".join(str(value).split())


def _when(interval: TimeInterval | None) -> dict[str, Any]:
    start, end = (interval.start, interval.end) if interval else (None, None)
    edges = [iso(start), iso(end)]
    return {
        "start": edges[0],
        "end": edges[1],
        "date_from": first_day(start),
        "date_to": last_day(end),
        "holds": interval.holds if interval else None,
        "grain": interval.grain if interval else None,
        "times": edges if start and end else None,
        "time_approximate": bool(interval and interval.approximate),
        "time_zone": interval.zone if interval else None,
    }


def _where(place: Place | None) -> dict[str, Any]:
    if place is None:
        return dict.fromkeys(("place", "country", "country_code", "admin1", "place_id", "admin1_code", "gazetteer"))
    rest = {
        "lon": place.lon,
        "lat": place.lat,
        "feature_code": place.feature_code,
        "admin2": place.admin2,
        "population": place.population,
        "parents": list(place.parents),
        "region_id": place.region_id,
    }
    return {
        "place": place.name,
        "country": country_name(place.country),
        "country_code": place.country or None,
        "admin1": place.admin1_name or None,
        "place_id": place.id,
        "admin1_code": place.admin1 or None,
        "gazetteer": rest,
    }


def _mark(mark: Footprint | None) -> dict[str, Any]:
    return {
        "precision": mark.precision if mark else None,
        "kind": mark.kind if mark else None,
        "radius_km": round(mark.radius_km, 3) if mark else None,
        "footprint": mark.geometry if mark else None,
        "place_approximate": bool(mark and mark.approximate),
    }


def _told(report: Evidence | None) -> dict[str, Any]:
    """What the first report says, as the flat properties that a person can correct."""
    return {
        "time_text": report.time_text if report else None,
        "source": report.source if report else None,
        "source_url": report.source_url if report else None,
        "content_hash": (report.content_hash or None) if report else None,
        "retrieved": report.retrieved if report else None,
        "archive_url": report.archive_url if report else None,
        "source_quote": report.quote if report else None,
        "place_reason": report.place_reason if report else None,
        "time_reason": report.time_reason if report else None,
    }


def _report(report: Evidence, *, first: bool) -> dict[str, Any]:
    """One report's detail; the first report's flat properties are not written a second time."""
    detail: dict[str, Any] = {
        "document": report.document_id,
        "sentence": _span(report.sentence),
        "trigger": _span(report.trigger),
        "toponym": _span(report.toponym),
        "time": _span(report.time),
        "status_reason": report.status_reason,
    }
    return detail if first else detail | _told(report)


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _longitude(lon: float) -> float:
    return round(lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180, 6)


def _cleaned(value: Any) -> Any:
    kind = type(value)  # asked 40 times an event: exact types are quicker than isinstance
    if kind is str:
        return value if value.isprintable() else clean(value)
    if kind is list:
        return [_cleaned(part) for part in value] if value else value
    if kind is dict:
        return {key: _cleaned(part) for key, part in value.items()}
    return value
