"""The articles for the reader view: whole text, with every mention that was found and what it was taken to mean."""

from typing import Any

from geoevents.collection import EventCollection
from geoevents.render.page_data import PLACE, TIME, TRIGGER, minutes, units
from geoevents.render.page_frame import Frame
from geoevents.types import Resolved, Span

MOST = 200_000


def articles(collection: EventCollection, *, frame: Frame | None) -> list[dict[str, Any]]:
    """One entry per document, empty if all the texts together are longer than `MOST` characters."""
    if not collection.readings or sum(len(reading.document.text) for reading in collection.readings) > MOST:
        return []
    triggers: dict[str, list[tuple[Span, int]]] = {}
    for number, event in enumerate(collection.events):
        for report in event.evidence:
            triggers.setdefault(report.document_id, []).append((report.trigger, number))
    return [_article(reading, triggers.get(reading.document.id, []), frame) for reading in collection.readings]


def _article(reading: Resolved, triggers: list[tuple[Span, int]], frame: Frame | None) -> dict[str, Any]:
    text = reading.document.text
    marks = [*_triggers(text, triggers), *_places(reading, frame), *_times(reading)]
    return {"id": reading.document.id, "text": text, "marks": sorted(marks, key=lambda mark: (mark["at"], -mark["to"]))}


def _stretch(text: str, span: Span) -> dict[str, int]:
    return {"at": units(text, span.start), "to": units(text, span.end)}


def _triggers(text: str, triggers: list[tuple[Span, int]]) -> list[dict[str, Any]]:
    return [
        {**_stretch(text, span), "kind": TRIGGER, "event": event} for span, event in triggers if span.start < span.end
    ]


def _places(reading: Resolved, frame: Frame | None) -> list[dict[str, Any]]:
    found = []
    for meant in reading.toponyms:
        place = meant.place
        row = {**_stretch(reading.document.text, meant.toponym.span), "kind": PLACE, "reason": meant.reason}
        if place:
            row |= {"name": place.name, "country": place.country, "admin1": place.admin1_name}
            row |= {"lat": round(place.lat, 4), "lon": round(frame.unwrap(place.lon) if frame else place.lon, 4)}
        found.append({**row, "role": meant.toponym.role, "score": round(100 * meant.score)})
    return found


def _times(reading: Resolved) -> list[dict[str, Any]]:
    return [
        {
            **_stretch(reading.document.text, meant.expression.span),
            "kind": TIME,
            "reason": meant.reason,
            "value": meant.value,
            "start": minutes(meant.interval.start) if meant.interval else None,
            "end": minutes(meant.interval.end) if meant.interval else None,
            "dated": int(meant.interval is not None),
        }
        for meant in reading.times
    ]
