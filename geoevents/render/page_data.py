"""A collection as the columns the page reads: texts once each in a table, numbers in lists, nothing nested."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from geoevents.collection import EventCollection
from geoevents.render.page_frame import Frame
from geoevents.render.page_shapes import Shapes
from geoevents.render.said import said_names
from geoevents.style import CATEGORIES, STATUS_LABELS, STATUS_STROKES, look
from geoevents.types import Document, Event, Evidence, Span

EPOCH = datetime(1970, 1, 1)
KINDS = ("", "point", "region", "country")
PRECISIONS = ("", "point", "near", "area", "region", "country")
TRIGGER, PLACE, TIME = 0, 1, 2


@dataclass(slots=True)
class Texts:
    """Each text once; number 0 is the empty text."""

    numbers: dict[str, int] = field(default_factory=lambda: {"": 0})

    def number(self, text: str | None) -> int:
        """The number of a text in the table, new if it has none."""
        return self.numbers.setdefault(text or "", len(self.numbers))


@dataclass(slots=True)
class Columns:
    """The growing columns of one page."""

    frame: Frame
    new: frozenset[str]
    said: dict[str, str] = field(default_factory=dict)
    texts: Texts = field(default_factory=Texts)
    shapes: Shapes = field(default_factory=Shapes)
    categories: dict[str, int] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)
    events: dict[str, list[Any]] = field(default_factory=dict)
    evidence: dict[str, list[Any]] = field(default_factory=dict)


def columns(collection: EventCollection, *, frame: Frame, new: frozenset[str]) -> dict[str, Any]:
    """Everything the page knows of the events. Times are minutes since 1970 of the civil calendar, half-open."""
    out = Columns(frame=frame, new=new, said=said_names(collection.events), shapes=Shapes(tolerance=frame.tolerance))
    known = {reading.document.id: reading.document for reading in collection.readings}
    rows = [_row(event, out) for event in collection.events]
    reports = [_report(report, out, known) for event in collection.events for report in event.evidence]
    return {
        "events": _turned(rows),
        "evidence": _turned(reports),
        "texts": list(out.texts.numbers),
        "shapes": out.shapes.rings,
        "documents": [_document(known.get(name), name) for name in out.documents],
        "categories": [_category(name) for name in out.categories],
        "statuses": [_status(name) for name in out.statuses],
        "kinds": KINDS,
        "precisions": PRECISIONS,
    }


def _turned(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    return {key: [row[key] for row in rows] for key in (rows[0] if rows else ())}


def _row(event: Event, out: Columns) -> dict[str, Any]:
    text = out.texts.number
    place, mark, time = event.place, event.footprint, event.interval
    name = out.said.get(place.id, place.name) if place else None
    return {
        "id": event.id,
        "title": text(event.title),
        "category": out.categories.setdefault(event.category, len(out.categories)),
        "status": out.statuses.setdefault(event.status, len(out.statuses)),
        "lat": round(mark.lat, 5) if mark else None,
        "lon": round(out.frame.unwrap(mark.lon), 5) if mark else None,
        "radius": round(mark.radius_km, 2) if mark else 0,
        "kind": KINDS.index(mark.kind) if mark else 0,
        "precision": PRECISIONS.index(mark.precision) if mark else 0,
        "shape": out.shapes.number(mark.geometry, unwrap=out.frame.unwrap) if mark else -1,
        "start": minutes(time.start) if time else None,
        "end": minutes(time.end) if time else None,
        "dated": int(time is not None),
        "grain": text(time.grain if time else None),
        "fuzzy": int(time.approximate) if time else 0,
        "holds": int(time.holds == "throughout") if time else 0,
        "zone": text(time.zone if time else None),
        "place": text(name),
        "listed": text(place.name if place and place.name != name else None),
        "country": text(place.country if place else None),
        "admin1": text(place.admin1_name if place else None),
        "actors": [text(actor) for actor in event.actors],
        "attributes": [value for name, value in event.attributes for value in (text(name), value)],
        "confidence": round(100 * event.confidence),
        "reviewed": int(event.reviewed),
        "new": int(event.id in out.new),
        "reports": len(event.evidence),
    }


def _report(report: Evidence, out: Columns, known: dict[str, Document]) -> dict[str, Any]:
    text = out.texts.number
    return {
        "document": out.documents.setdefault(report.document_id, len(out.documents)),
        "quote": text(report.quote),
        "marks": _marks(report),
        "place_reason": text(report.place_reason),
        "time_reason": text(report.time_reason),
        "status_reason": text(report.status_reason),
        "time_text": text(report.time_text),
        "source": text(report.source),
        "url": text(web(report.source_url)),
        "at": _offset(report, known.get(report.document_id)),
    }


def _offset(report: Evidence, document: Document | None) -> int:
    """Where the sentence starts in its document, counted as the browser counts."""
    return units(document.text, report.sentence.start) if document else -1


def _marks(report: Evidence) -> list[int]:
    """Start, end and kind of each marked stretch, in UTF-16 units; none if the quote is not the sentence."""
    if len(report.quote) != report.sentence.end - report.sentence.start:
        return []
    found: list[int] = []
    spans = ((TRIGGER, report.trigger), (PLACE, report.toponym), (TIME, report.time))
    for kind, span in sorted(spans, key=lambda pair: pair[1].start if pair[1] else 0):
        if span and span.start < span.end and report.sentence.contains(span):
            found += [*inside(span, report.sentence, report.quote), kind]
    return found


def inside(span: Span, sentence: Span, quote: str) -> tuple[int, int]:
    """A span's place in its sentence, counted as the browser counts."""
    return units(quote, span.start - sentence.start), units(quote, span.end - sentence.start)


def units(text: str, position: int) -> int:
    """A position in code points as one in UTF-16 units."""
    if text.isascii():
        return position
    return position + sum(1 for sign in text[:position] if sign > "\uffff")


def minutes(moment: datetime | None) -> int | None:
    """Minutes since 1970 of the civil calendar."""
    if moment is None:
        return None
    gap = moment.replace(tzinfo=None) - EPOCH
    return gap.days * 1440 + gap.seconds // 60


def web(url: str | None) -> str:
    """The address if it is one of the web, else nothing: the page links to no script and no file."""
    if not url:
        return ""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""


def _document(document: Document | None, name: str) -> dict[str, Any]:
    if document is None:
        return {"id": name}
    return {
        "id": name,
        "title": document.title or "",
        "source": document.source or "",
        "url": web(document.url),
        "dct": document.dct.isoformat() if document.dct else "",
        "dct_reason": document.dct_reason,
    }


def _category(name: str) -> dict[str, str]:
    labels = {category.id: category.label for category in CATEGORIES}
    drawn = look(name)
    return {"id": name, "label": labels.get(name, name), "color": drawn.color, "symbol": drawn.symbol}


def _status(name: str) -> dict[str, str]:
    return {
        "id": name,
        "label": dict(STATUS_LABELS).get(name, name),
        "stroke": dict(STATUS_STROKES).get(name, "solid"),
    }
