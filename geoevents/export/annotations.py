"""The `annotate` contract: one JSON object per document with its timexes, toponyms and events."""

from datetime import datetime, timedelta
from typing import Any

from geoevents.schema import country_name
from geoevents.types import Event, Linked, Resolved, ResolvedTime, ResolvedToponym, TimeInterval


def annotation(resolved: Resolved, linked: Linked) -> dict[str, Any]:
    """One document's annotations; offsets are code points of its text, days inclusive, None unbounded or unknown."""
    document = resolved.document
    return {
        "id": document.id,
        "dct": document.dct.isoformat() if document.dct else None,
        "timexes": [_timex(time) for time in resolved.times],
        "toponyms": [_toponym(toponym) for toponym in resolved.toponyms],
        "events": [_event(event) for event in linked.events],
    }


def record(resolved: Resolved, linked: Linked, *, made_by: str) -> dict[str, Any]:
    """The annotations, and under the key "document" where the document comes from and what read it."""
    document = resolved.document
    told = {
        "title": document.title,
        "source": document.source,
        "url": document.url,
        "language": document.language,
        "dct_reason": document.dct_reason,
        "content_hash": document.content_hash,
        "retrieved": document.retrieved,
        "archive_url": document.archive_url,
        "made_by": made_by,
        "warnings": [*document.warnings, *resolved.warnings],
    }
    return {**annotation(resolved, linked), "document": told}


def _timex(time: ResolvedTime) -> dict[str, Any]:
    said = time.expression
    earliest, latest = _inclusive(time.interval)
    return {
        "start": said.span.start,
        "end": said.span.end,
        "text": said.text,
        "type": said.type,
        "value": time.value,
        "mod": time.mod,
        "earliest": earliest,
        "latest": latest,
        "rule": said.rule,
        "reason": time.reason,
    }


def _toponym(meant: ResolvedToponym) -> dict[str, Any]:
    said, place = meant.toponym, meant.place
    number = place.id.removeprefix("geonames:") if place and place.id.startswith("geonames:") else None
    return {
        "start": said.span.start,
        "end": said.span.end,
        "text": said.text,
        "role": said.role,
        "relation": said.relation.text if said.relation else None,
        "name": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonameid": int(number) if number else None,
        "country": place.country if place else None,
        "admin1": place.admin1_name if place else None,
        "feature_code": place.feature_code if place else None,
        "score": round(meant.score, 3),
        "reason": meant.reason,
    }


def _event(event: Event) -> dict[str, Any]:
    best, mark, place = event.evidence[0], event.footprint, event.place
    earliest, latest = _inclusive(event.interval)
    return {
        "id": event.id,
        "title": event.title,
        "category": event.category,
        "status": event.status,
        "start": best.sentence.start,
        "end": best.sentence.end,
        "trigger": [best.trigger.start, best.trigger.end],
        "place_span": [best.toponym.start, best.toponym.end] if best.toponym else None,
        "time_span": [best.time.start, best.time.end] if best.time else None,
        "place_name": place.name if place else None,
        "lat": mark.lat if mark else None,
        "lon": mark.lon if mark else None,
        "radius_km": mark.radius_km if mark else None,
        "kind": mark.kind if mark else None,
        "precision": mark.precision if mark else None,
        "country": country_name(place.country) if place else None,
        "country_code": place.country if place else None,
        "earliest": earliest,
        "latest": latest,
        "actors": list(event.actors),
        "confidence": round(event.confidence, 3),
    }


def _inclusive(interval: TimeInterval | None) -> tuple[str | None, str | None]:
    """The first and the last day, or the first and the last moment where the interval is finer than a day."""
    if interval is None:
        return None, None
    start, end = interval.start, interval.end
    if all(edge is None or edge.time() == datetime.min.time() for edge in (start, end)):
        return (
            start.date().isoformat() if start else None,
            (end - timedelta(days=1)).date().isoformat() if end else None,
        )
    return start.isoformat() if start else None, (end - timedelta(seconds=1)).isoformat() if end else None
