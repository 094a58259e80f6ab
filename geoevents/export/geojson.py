"""GeoJSON, the save format: what is written comes back, also when it was edited in between."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from math import isfinite
from pathlib import Path
from typing import Any

from geoevents.collection import EventCollection, Provenance
from geoevents.errors import InputError
from geoevents.export.files import read_text, write_text
from geoevents.export.readings import decode, decode_reading, encode, encode_reading
from geoevents.export.shapes import footprint_shape, representative
from geoevents.schema import clean, event_from, point, properties
from geoevents.text import one_line
from geoevents.types import Event, Rejected

_OURS = "geoevents"
_WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326")


def to_geojson(collection: EventCollection) -> str:
    """The collection as RFC 7946 GeoJSON, one feature a line; what is not an event stands in one foreign member."""
    lines = ",\n".join(_dump(feature(event)) for event in collection)
    ours = _dump(_collection_member(collection))
    return f'{{"type":"FeatureCollection","name":"events","features":[\n{lines}\n],"{_OURS}":{ours}}}\n'


def to_geojsonl(collection: EventCollection) -> str:
    """One feature a line and nothing else, for tools that stream."""
    return "".join(_dump(feature(event)) + "\n" for event in collection)


def to_footprints(collection: EventCollection) -> str:
    """The areas where the events can have happened, as GeoJSON polygons and lines; bare points are left out."""
    lines = ",\n".join(_dump(one) for one in _footprints(collection))
    ours = _dump({"origins": collection.origins()})
    return f'{{"type":"FeatureCollection","name":"footprints","features":[\n{lines}\n],"{_OURS}":{ours}}}\n'


def write_geojson(collection: EventCollection, path: Path) -> None:
    """Write `to_geojson`."""
    write_text(path, to_geojson(collection))


def write_footprints(collection: EventCollection, path: Path) -> None:
    """Write `to_footprints`."""
    write_text(path, to_footprints(collection))


def write_geojsonl(collection: EventCollection, path: Path) -> None:
    """Write `to_geojsonl`."""
    write_text(path, to_geojsonl(collection))


def feature(event: Event) -> dict[str, Any]:
    """One event as a GeoJSON feature; without a point its geometry is null."""
    lon, lat = point(event)
    geometry = None if lon is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": clean(event.id), "geometry": geometry, "properties": properties(event)}


def read_geojson(path: Path) -> EventCollection:
    """The collection of a GeoJSON or newline-delimited GeoJSON file, as written or as edited."""
    text = read_text(path)
    with _damage_told(str(path)):
        document = _load(text, path)
        _check_crs(document, path)
    features = document.get("features")
    if not isinstance(features, list):
        raise InputError(f'{path}: it has no "features"; is it GeoJSON?')
    notes: list[str] = []
    events = tuple(
        feature_event(one, where=f"{path.name}: feature {number}", notes=notes)
        for number, one in enumerate(features, 1)
    )
    with _damage_told(f'{path}: its member "{_OURS}" (without it the events can be read alone)'):
        return _collection(document.get(_OURS) or {}, events, notes)


def feature_event(one: Any, *, where: str, notes: list[str] | None = None) -> Event:
    """The event of one feature, as `feature` made it or as it was edited."""
    if not isinstance(one, dict) or not isinstance(one.get("properties") or {}, dict):
        raise InputError(f"{where}: it is no GeoJSON feature")
    with _damage_told(where):
        return _feature_event(one, where, notes)


def _feature_event(one: Mapping[str, Any], where: str, notes: list[str] | None) -> Event:
    values = dict(one.get("properties") or {})
    place = representative(one["geometry"]) if one.get("geometry") else None
    values["longitude"], values["latitude"] = (place[1], place[2]) if place else (None, None)
    if place and place[0]:
        values |= {"footprint": place[0], "precision": values.get("precision") or "area"}
        values["kind"] = values.get("kind") or "region"
    key = one.get("id")
    return event_from(values, id=None if key is None else str(key), where=where, notes=notes)


def _collection_member(collection: EventCollection) -> dict[str, Any]:
    return {
        "provenance": encode(collection.provenance),
        "rejected": [encode(item) for item in collection.rejected],
        "warnings": [clean(warning) for warning in collection.warnings],
        "readings": [encode_reading(reading) for reading in collection.readings],
    }


def _collection(ours: Mapping[str, Any], events: tuple[Event, ...], notes: list[str]) -> EventCollection:
    return EventCollection(
        events=events,
        provenance=decode(Provenance, ours.get("provenance") or {}),
        rejected=decode(tuple[Rejected, ...], ours.get("rejected")),
        readings=tuple(decode_reading(reading) for reading in ours.get("readings") or ()),
        warnings=(*decode(tuple[str, ...], ours.get("warnings")), *notes),
    )


def _footprints(collection: EventCollection) -> Iterator[dict[str, Any]]:
    for event in collection:
        shape = footprint_shape(event.footprint) if event.footprint else None
        if shape is not None:
            values = properties(event)
            kept = {
                name: values[name] for name in ("start", "end", "title", "category", "status", "place", "precision")
            }
            geometry = shape.__geo_interface__
            yield {"type": "Feature", "id": clean(event.id), "geometry": geometry, "properties": kept}


def _load(text: str, path: Path) -> dict[str, Any]:
    """The document; lines of features are put together as one."""
    try:
        document = _parsed(text)
    except json.JSONDecodeError as error:
        lines = [line.lstrip("\x1e") for line in text.split("\n")]
        if len([line for line in lines if line.strip()]) < 2 or not lines[0].endswith("}"):
            raise InputError(f"{path}:{error.lineno}: broken JSON: {error.msg}") from error
        return {"features": [_line(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]}
    if isinstance(document, dict) and document.get("type") == "Feature":
        return {"features": [document]}
    if not isinstance(document, dict):
        raise InputError(f"{path}: it is JSON but no GeoJSON")
    return document


def _line(line: str, where: str) -> Any:
    try:
        return _parsed(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: broken JSON: {error.msg}") from error


def _parsed(text: str) -> Any:
    """The value of JSON; numbers that no JSON can hold again are refused."""
    return json.loads(text, parse_constant=_finite, parse_float=_finite)


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise InputError(f"{text} is no number that JSON can hold")
    return number


@contextmanager
def _damage_told(where: str) -> Iterator[None]:
    """One line instead of a traceback for a file that someone or something has damaged, in whatever way."""
    try:
        yield
    except InputError as error:
        raise error if str(error).startswith(where.partition(":")[0]) else InputError(f"{where}: {error}") from error
    except Exception as error:
        said = one_line(error, limit=100)
        raise InputError(f"{where}: it is damaged ({type(error).__name__}: {said})") from error


def _check_crs(document: Mapping[str, Any], path: Path) -> None:
    crs = document.get("crs")
    name = str((crs.get("properties") or {}).get("name", "")) if isinstance(crs, dict) else ""
    if name and not name.endswith(_WGS84):
        raise InputError(f"{path}: its coordinates are in {name}; save it again in EPSG:4326 (WGS 84)")


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
