"""A collection made fit to hand on: one sentence an event, no article, chosen places blurred."""

import re
from dataclasses import replace

from geoevents.collection import EventCollection
from geoevents.types import Event, Evidence, Footprint, Place, Resolved

KM = 111.32
WITHHELD = "…"


def shared(
    collection: EventCollection, *, blurred: frozenset[str] = frozenset(), blur_km: float = 10
) -> EventCollection:
    """The collection without its articles.

    blurred : ids of the categories whose places are hidden; blur_km : how far, in kilometres, > 0.
    """
    events = tuple(_short(event, blur_km if event.category in blurred else 0) for event in collection.events)
    hidden = {report.document_id for event in collection for report in event.evidence if event.category in blurred}
    readings = tuple(_emptied(reading) for reading in collection.readings if reading.document.id not in hidden)
    return replace(collection, events=events, readings=readings, rejected=(), warnings=())


def _emptied(reading: Resolved) -> Resolved:
    """Of a document only who wrote it, and when."""
    document = replace(reading.document, text="")
    return Resolved(document=document, sentences=(), clauses=(), toponyms=(), times=())


def _short(event: Event, blur_km: float) -> Event:
    """The event with the quote of its first report only."""
    reports = tuple(replace(report, quote=report.quote if not at else "") for at, report in enumerate(event.evidence))
    event = replace(event, evidence=reports)
    return _blurred(event, blur_km) if blur_km and event.footprint else event


def _blurred(event: Event, blur_km: float) -> Event:
    """The event in the middle of its grid cell: all events of a place move alike, so that none averages out."""
    mark = event.footprint
    assert mark is not None  # noqa: S101  the caller looks
    words = _names(event)
    return replace(
        event,
        title=_without(event.title, words),
        place=_region(event.place),
        footprint=snapped(mark, blur_km),
        actors=tuple(_without(actor, words) for actor in event.actors),
        evidence=tuple(_masked(report, words, blur_km) for report in event.evidence),
    )


def snapped(mark: Footprint, blur_km: float) -> Footprint:
    """The footprint as the circle of `blur_km` around the middle of the grid cell that it lies in."""
    import math

    step = blur_km * math.sqrt(2) / KM
    lat = (math.floor(mark.lat / step) + 0.5) * step
    wide = step / max(0.01, math.cos(math.radians(lat)))
    lon = (math.floor(mark.lon / wide) + 0.5) * wide
    return replace(
        mark,
        geometry=None,
        lat=lat,
        lon=lon,
        radius_km=max(mark.radius_km, blur_km),
        precision="area",
        approximate=True,
    )


def _region(place: Place | None) -> Place | None:
    return place and replace(
        place,
        id="",
        name=place.admin1_name or place.country,
        feature_code="ADM1",
        admin2="",
        parents=(),
        region_id=None,
    )


def _names(event: Event) -> tuple[str, ...]:
    """The words that would give the place away: its name and what each report calls it."""
    said = {event.place.name} if event.place else set()
    for report in event.evidence:
        if report.toponym and len(report.quote) == report.sentence.end - report.sentence.start:
            at = report.sentence.start
            said.add(report.quote[report.toponym.start - at : report.toponym.end - at])
    return tuple(sorted((name for name in said if name), key=len, reverse=True))


def _without(text: str, names: tuple[str, ...]) -> str:
    return re.sub("|".join(map(re.escape, names)), WITHHELD, text, flags=re.IGNORECASE) if names else text


def _tells(address: str | None, names: tuple[str, ...]) -> bool:
    """Whether an address spells one of the names, as addresses made of headlines do."""
    letters = re.sub(r"\W|_", "", address or "").casefold()
    return any(re.sub(r"\W|_", "", name).casefold() in letters for name in names)


def _masked(report: Evidence, names: tuple[str, ...], blur_km: float) -> Evidence:
    return replace(
        report,
        quote=_without(report.quote, names),
        document_id=_without(report.document_id, names),
        source_url=None if _tells(report.source_url, names) else report.source_url,
        toponym=None,
        time_text=report.time_text and _without(report.time_text, names),
        place_reason=f"place withheld; it lies within {blur_km:g} km of this point",
        time_reason=_without(report.time_reason, names),
        status_reason=_without(report.status_reason, names),
    )
