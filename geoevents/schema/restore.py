"""Flat properties back to an event, whatever a person or a GIS tool has made of them."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast, get_args

from geoevents.errors import InputError
from geoevents.schema.cells import Cells
from geoevents.schema.fields import BY_NAME, POINT
from geoevents.schema.flatten import fingerprint, point, properties
from geoevents.schema.span import read_interval
from geoevents.types import Event, Evidence, Footprint, Place, Span, Status
from geoevents.types.place import FootprintKind, Precision

# Columns that drawing tools add; they style a map and say nothing of the event.
_TOOLS = frozenset(
    (
        *("marker-color", "marker-symbol", "marker-size", "stroke", "stroke-width", "stroke-opacity", "fill"),
        *("fill-opacity", "lineColor", "fillColor", "lineWidth", "radius", "elevation", "fid", "ogc_fid", "layer"),
        *("path", "geometry", "_geojson", "id"),
    )
)


def event_from(values: Mapping[str, Any], *, id: str | None, where: str, notes: list[str] | None = None) -> Event:
    """The event of one feature or row; what differs from what the program wrote is marked as reviewed.

    Parameters
    ----------
    values : the properties, with the point as ``longitude`` and ``latitude`` in degrees, EPSG:4326, or neither
    where : what an error message names, e.g. ``edited.geojson: feature 3``
    notes : gathers what was read with a doubt

    Raises
    ------
    InputError
        for a value that cannot be what its column holds
    """
    cells = Cells(values, where=where, notes=[] if notes is None else notes)
    mark = _point(cells)
    event = Event(
        id=id or cells.text("id") or _made_id(values),
        title=cells.text("title") or "",
        category=cells.text("category") or "other",
        status=cast(Status, cells.choice("status", get_args(Status.__value__), "happened")),
        place=_place(cells, mark),
        footprint=_footprint(cells, mark),
        interval=read_interval(cells),
        actors=cells.list("actors"),
        attributes=_attributes(cells),
        evidence=_evidence(cells),
        confidence=min(1.0, max(0.0, cells.number("confidence") or 0.0)),
        sources=cells.list("sources"),
        reviewed=cells.truth("reviewed"),
        members=cells.list("members"),
        made_by=cells.text("made_by") or "",
    )
    if cells.text("fingerprint") != fingerprint(properties(event), *point(event)):
        return replace(event, reviewed=True)
    return event


def _made_id(values: Mapping[str, Any]) -> str:
    """An id for what a person has added: of its content, so that reading twice gives the same."""
    content = "\x1f".join(f"{name}={values[name]}" for name in sorted(values))
    return "added-" + hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:12]


def _point(cells: Cells) -> tuple[float, float] | None:
    lon, lat = (cells.number(name) for name in POINT)
    if lon is None and lat is None:
        return None
    if lon is None or lat is None:
        raise InputError(f"{cells.where}: only one of longitude and latitude is given; give both or none")
    if not -90 <= lat <= 90 or not -540 <= lon <= 540:
        raise InputError(f"{cells.where}: no such point: longitude {lon}, latitude {lat}; are they swapped?")
    return lon, lat


def _place(cells: Cells, mark: tuple[float, float] | None) -> Place | None:
    name = cells.text("place")
    if name is None:
        return None
    row = cells.json("gazetteer") or {}
    lon, lat = mark or (0.0, 0.0)
    return Place(
        id=cells.text("place_id") or f"user:{name}",
        name=name,
        lon=float(row.get("lon", lon)),
        lat=float(row.get("lat", lat)),
        feature_code=str(row.get("feature_code", "")),
        country=(cells.text("country_code") or "").upper(),
        admin1=cells.text("admin1_code") or "",
        admin1_name=cells.text("admin1") or "",
        admin2=str(row.get("admin2", "")),
        population=int(row.get("population", 0)),
        parents=tuple(row.get("parents", ())),
        region_id=row.get("region_id"),
    )


def _footprint(cells: Cells, mark: tuple[float, float] | None) -> Footprint | None:
    if mark is None:
        return None
    kind = cells.choice("kind", get_args(FootprintKind.__value__), "point")
    precision = cells.choice("precision", get_args(Precision.__value__), "point")
    return Footprint(
        geometry=cells.text("footprint"),
        lon=mark[0],
        lat=mark[1],
        radius_km=cells.number("radius_km") or 0.0,
        kind=cast(FootprintKind, kind),
        precision=cast(Precision, precision),
        approximate=cells.truth("place_approximate"),
    )


def _attributes(cells: Cells) -> tuple[tuple[str, int | float | str], ...]:
    """The figures, and every column that is not ours: a person's own notes are kept."""
    found: dict[str, int | float | str] = dict(cells.json("attributes") or {})
    for name in ("fatalities_min", "fatalities_max"):
        number = cells.integer(name)
        if number is not None:
            found[name] = number
    for name in cells.values:
        value = cells.raw(name)
        if name and name not in BY_NAME and name not in _TOOLS and name not in POINT and value is not None:
            found[name] = value if isinstance(value, (int, float, str)) else str(value)
    return tuple(sorted(found.items()))


def _evidence(cells: Cells) -> tuple[Evidence, ...]:
    reports = cells.json("evidence")
    flat = {
        "quote": cells.text("source_quote") or "",
        "place_reason": cells.text("place_reason") or "",
        "time_reason": cells.text("time_reason") or "",
        "time_text": cells.text("time_text"),
        "source": cells.text("source"),
        "source_url": cells.text("source_url"),
        "content_hash": cells.text("content_hash"),
        "retrieved": cells.text("retrieved"),
        "archive_url": cells.text("archive_url"),
    }
    if not reports:
        return (_report({}, flat),) if any(flat.values()) else ()
    first = _report(reports[0], flat)
    return (first, *(_report(report, {**report, "quote": report.get("source_quote")}) for report in reports[1:]))


def _report(detail: Mapping[str, Any], told: Mapping[str, Any]) -> Evidence:
    empty = Span(start=0, end=0)
    return Evidence(
        document_id=str(detail.get("document", "")),
        sentence=_span(detail.get("sentence")) or empty,
        trigger=_span(detail.get("trigger")) or empty,
        toponym=_span(detail.get("toponym")),
        time=_span(detail.get("time")),
        quote=told["quote"] or "",
        place_reason=told["place_reason"] or "",
        time_reason=told["time_reason"] or "",
        status_reason=str(detail.get("status_reason", "")),
        time_text=told["time_text"],
        source=told["source"],
        source_url=told["source_url"],
        content_hash=told.get("content_hash") or "",
        retrieved=told.get("retrieved"),
        archive_url=told.get("archive_url"),
    )


def _span(pair: Any) -> Span | None:
    return Span(start=int(pair[0]), end=int(pair[1])) if pair else None
