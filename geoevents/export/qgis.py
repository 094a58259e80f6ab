"""A QGIS style: events coloured by category, the temporal controller fed from `start` and `end`, lists of choices."""

from typing import get_args
from xml.etree import ElementTree as Tree

from geoevents.collection import EventCollection
from geoevents.schema import clean
from geoevents.style import CATEGORIES, STATUS_LABELS, look
from geoevents.types import Status

# QgsSimpleMarkerSymbolLayer's names for our shapes
_SHAPES = {
    "circle": ("circle", 0),
    "diamond": ("diamond", 0),
    "star": ("star", 0),
    "triangle": ("triangle", 0),
    "square": ("square", 0),
    "down": ("triangle", 180),
    "right": ("triangle", 90),
    "hexagon": ("hexagon", 0),
    "plus": ("cross_fill", 0),
}


def styles(collection: EventCollection) -> list[tuple[str, str]]:
    """The QML of the layers `events` and `footprints`."""
    known = [category.id for category in CATEGORIES]
    used = {clean(event.category) for event in collection}
    names = [name for name in known if name in used] + sorted(used.difference(known))
    return [("events", _qml(names, area=False)), ("footprints", _qml(names, area=True))]


def _qml(names: list[str], *, area: bool) -> str:
    root = Tree.Element("qgis", {"version": "3.34.0", "styleCategories": "Symbology|Temporal|Forms|Fields"})
    # mode 2: start and end from fields; limitMode 0: the start counts, the end does not
    fields = {"startField": "start", "endField": "end", "startExpression": "", "endExpression": "", "durationField": ""}
    temporal = {
        "enabled": "1",
        "mode": "2",
        "limitMode": "0",
        "accumulate": "0",
        "fixedDuration": "0",
        "durationUnit": "min",
    }
    Tree.SubElement(root, "temporal", temporal | fields)
    renderer = Tree.SubElement(
        root,
        "renderer-v2",
        {"type": "categorizedSymbol", "attr": "category", "symbollevels": "0", "enableorderby": "0"},
    )
    categories, symbols = Tree.SubElement(renderer, "categories"), Tree.SubElement(renderer, "symbols")
    labels = {category.id: category.label for category in CATEGORIES}
    for number, name in enumerate(names):
        label = labels.get(name, name)
        entry = {"symbol": str(number), "value": name, "label": label, "render": "true", "type": "string"}
        Tree.SubElement(categories, "category", entry)
        _symbol(symbols, number, name, area=area)
    if not area:
        _choices(root)
    return '<!DOCTYPE qgis PUBLIC "http://mrcc.com/qgis.dtd" "SYSTEM">\n' + Tree.tostring(root, encoding="unicode")


def _symbol(symbols: Tree.Element, number: int, name: str, *, area: bool) -> None:
    kind = "fill" if area else "marker"
    symbol = Tree.SubElement(symbols, "symbol", {"type": kind, "name": str(number), "alpha": "0.35" if area else "1"})
    layer = Tree.SubElement(
        symbol, "layer", {"class": "SimpleFill" if area else "SimpleMarker", "enabled": "1", "pass": "0", "locked": "0"}
    )
    style = look(name)
    colour = ",".join(str(int(style.color[at : at + 2], 16)) for at in (1, 3, 5)) + ",255"
    shape, angle = _SHAPES.get(style.symbol, ("circle", 0))
    options = {"color": colour, "outline_color": colour if area else "255,255,255,255", "outline_width": "0.3"}
    options |= (
        {"outline_style": "dash", "style": "solid"} if area else {"name": shape, "angle": str(angle), "size": "3.4"}
    )
    box = Tree.SubElement(layer, "Option", {"type": "Map"})
    for key, value in options.items():
        Tree.SubElement(box, "Option", {"type": "QString", "name": key, "value": value})


def _choices(root: Tree.Element) -> None:
    """Status and category are picked from a list, so that what comes back can be read."""
    statuses = dict(STATUS_LABELS)
    lists = {
        "status": [(statuses.get(name, name), name) for name in get_args(Status.__value__)],
        "category": [(category.label, category.id) for category in CATEGORIES],
    }
    fields = Tree.SubElement(root, "fieldConfiguration")
    for name, choices in lists.items():
        widget = Tree.SubElement(Tree.SubElement(fields, "field", {"name": name}), "editWidget", {"type": "ValueMap"})
        box = Tree.SubElement(Tree.SubElement(widget, "config"), "Option", {"type": "Map"})
        entries = Tree.SubElement(box, "Option", {"type": "List", "name": "map"})
        for label, value in choices:
            entry = Tree.SubElement(entries, "Option", {"type": "Map"})
            Tree.SubElement(entry, "Option", {"type": "QString", "name": label, "value": value})
