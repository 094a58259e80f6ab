"""KML and KMZ for Google Earth and ArcGIS: one Document, one layer, a time span and a style by category."""

import io
import zipfile
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Tree

from geoevents.collection import EventCollection
from geoevents.export.files import write_bytes
from geoevents.export.icons import icon
from geoevents.schema import FIELDS, row
from geoevents.style import CATEGORIES, look
from geoevents.types import Event

_NAMESPACE = "http://www.opengis.net/kml/2.2"
# What has an element of its own; GDAL would find two columns `end`.
_ELSEWHERE = ("start", "end", "title")
_TYPES = {"number": "double", "integer": "int", "truth": "bool"}
_FIELDS = tuple(field for field in FIELDS if field.name not in _ELSEWHERE)


def to_kml(collection: EventCollection, *, icons: bool = False) -> bytes:
    """The events as KML 2.2; without a date no TimeSpan, without a place no Point. `icons`: as files beside it."""
    root = Tree.Element("kml", {"xmlns": _NAMESPACE})
    document = Tree.SubElement(root, "Document")
    _text(document, "name", "events")
    _text(document, "description", "<br>".join(escape(line) for line in collection.origins()))
    names = _categories(collection)
    for number, name in enumerate(names):
        _style(document, number, name, icons=icons)
    schema = Tree.SubElement(document, "Schema", {"name": "event", "id": "event"})
    Tree.SubElement(schema, "SimpleField", {"type": "string", "name": "event_id"})
    for field in _FIELDS:
        Tree.SubElement(schema, "SimpleField", {"type": _TYPES.get(field.type, "string"), "name": field.name})
    for event in collection:
        _placemark(document, event, names)
    text = Tree.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}".encode()


def write_kml(collection: EventCollection, path: Path) -> None:
    """Write `to_kml`."""
    write_bytes(path, to_kml(collection))


def write_kmz(collection: EventCollection, path: Path) -> None:
    """Write `to_kml` zipped with its icons, so that it looks the same without a network."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        _store(archive, "doc.kml", to_kml(collection, icons=True))
        for number, name in enumerate(_categories(collection)):
            _store(archive, f"icons/{number}.png", icon(look(name)))
    write_bytes(path, data.getvalue())


def _store(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    # a fixed time, so that the same events give the same bytes
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    archive.writestr(info, data, compress_type=zipfile.ZIP_DEFLATED)


def _categories(collection: EventCollection) -> list[str]:
    known = [category.id for category in CATEGORIES]
    used = {event.category for event in collection}
    return [name for name in known if name in used] + sorted(used.difference(known))


def _style(document: Tree.Element, number: int, name: str, *, icons: bool) -> None:
    style = Tree.SubElement(document, "Style", {"id": f"category{number}"})
    mark = Tree.SubElement(style, "IconStyle")
    if icons:
        _text(mark, "scale", "0.8")
        _text(Tree.SubElement(mark, "Icon"), "href", f"icons/{number}.png")
    else:
        red, green, blue = (look(name).color[at : at + 2].lower() for at in (1, 3, 5))
        _text(mark, "color", f"ff{blue}{green}{red}")
    # only our own escaped description: the default balloon would show the title as markup
    _text(Tree.SubElement(style, "BalloonStyle"), "text", "$[description]")


def _placemark(document: Tree.Element, event: Event, names: list[str]) -> None:
    cells = row(event)
    place = Tree.SubElement(document, "Placemark")
    place.tail = "\n"
    _text(place, "name", cells["title"])
    _text(place, "description", _description(cells))
    if cells["start"] or cells["end"]:
        span = Tree.SubElement(place, "TimeSpan")
        for tag, key in (("begin", "start"), ("end", "end")):
            if cells[key]:
                _text(span, tag, cells[key])
    _text(place, "styleUrl", f"#category{names.index(event.category)}")
    data = Tree.SubElement(Tree.SubElement(place, "ExtendedData"), "SchemaData", {"schemaUrl": "#event"})
    _text(data, "SimpleData", cells["id"], name="event_id")
    for field in _FIELDS:
        value = cells[field.name]
        if value is not None:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            _text(data, "SimpleData", text, name=field.name)
    if cells["longitude"] is not None:
        _text(Tree.SubElement(place, "Point"), "coordinates", f"{cells['longitude']},{cells['latitude']}")


def _description(values: dict[str, Any]) -> str:
    """What Earth shows in its balloon: it reads HTML, so every text is escaped for HTML first."""
    lines = [f"<b>{escape(values['title'])}</b>"]
    days = " – ".join(dict.fromkeys(day for day in (values["date_from"], values["date_to"]) if day))
    where = ", ".join(part for part in (values["place"], values["admin1"], values["country"]) if part)
    lines += [escape(text) for text in (days or "undated", where or "no place", values["status"]) if text]
    if values["source_quote"]:
        lines.append(f"<i>“{escape(values['source_quote'])}”</i>")
    lines += [escape(values[key]) for key in ("source", "source_url", "place_reason", "time_reason") if values[key]]
    return "<br/>".join(lines)


def _text(parent: Tree.Element, tag: str, text: str, **attributes: str) -> None:
    Tree.SubElement(parent, tag, attributes).text = text
