"""The names on the map as a picture: the events' own first, each where it meets nothing, with a dot at each town."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from geoevents.render.deck_fit import text_width
from geoevents.render.deck_view import Box, View
from geoevents.render.words import sentence

if TYPE_CHECKING:
    from geoevents.render.basemap import Label
    from geoevents.types import Event

LAND, TEXT = "#FBFAF6", "#5A5A5A"
_SAME = 0.05  # inches between two labels of one place


def own_places(events: Sequence[Event]) -> list[Label]:
    """The events' own places, named as the text names them; they stand first."""
    from geoevents.render.basemap import Label

    found = {event.place.name: event.place for event in events if event.place and event.footprint}
    return [
        Label(text=sentence(place.name), kind=kind, lon=place.lon, lat=place.lat, priority=-1)
        for place in found.values()
        if (kind := "city" if place.feature_code.startswith("PP") else "division" if place.country else "")
        and not place.feature_code.startswith("PCL")
    ]


def write_names(axes: Any, labels: Sequence[Label], view: View, taken: list[Box]) -> None:
    """Names by priority, each where it meets nothing; what finds no room, or stands already, is not written."""
    done: set[str] = set()
    written: list[Label] = []
    own: list[tuple[float, float]] = []
    # few enough that the events stay what is seen first
    minor, most = 0, round(view.width * view.height / 3.5)
    edge = Box(left=0.05, top=0.05, width=view.width - 0.1, height=view.height - 0.1)
    sizes = {"country": 11, "capital": 9.5, "city": 8.5, "division": 8, "water": 8}
    for label in sorted(labels, key=lambda label: label.priority):
        if label.text in done or not view.shows(label.lon, label.lat):
            continue
        x, y = view.position(label.lon, label.lat)
        if label.priority < 0:
            own.append((x, y))
        elif any(abs(x - left) + abs(y - top) < _SAME for left, top in own):
            continue  # the event's own place, as the gazetteer spells it
        if label.priority >= 0 and label.kind not in ("country", "capital"):
            if minor >= most:
                continue
            minor += 1
        points = sizes.get(label.kind, 8)
        town = label.kind in ("capital", "city")
        wide, high = text_width(label.text, points, bold=label.kind == "country") * 1.06, points / 72 * 1.3
        for left, top in _spots(x, y, wide, high, beside=town or label.priority < 0):
            box = Box(left=left, top=top, width=wide, height=high)
            if edge.holds(box) and not any(map(box.meets, taken)):
                taken.append(box)
                done.add(label.text)
                _name(axes, view, label, box, points)
                written.append(label)
                break
    _dots(axes, view, written)


def _spots(x: float, y: float, wide: float, high: float, *, beside: bool) -> list[tuple[float, float]]:
    """Left and top of where a name can stand: on the middle of its area, or beside a dot or the marker on it."""
    if not beside:
        return [(x - wide / 2, y - high / 2), (x - wide / 2, y - 1.6 * high), (x - wide / 2, y + 0.6 * high)]
    spots = []
    for gap in (0.06, 0.17, 0.3, 0.45, 0.6):
        right, left, above, below = x + gap, x - gap - wide, y - gap - high, y + gap
        spots += [(right, y - high / 2), (left, y - high / 2), (x - wide / 2, above), (x - wide / 2, below)]
        spots += [(right, above), (right, below), (left, above), (left, below)]
    return spots


def _name(axes: Any, view: View, label: Any, box: Box, points: float) -> None:
    from matplotlib.patheffects import withStroke

    style = {"water": "italic"}.get(label.kind, "normal")
    colour = {"water": "#5B86A0", "division": "#8A857A", "country": "#6B665C"}.get(label.kind, TEXT)
    axes.text(
        (box.left + box.width / 2) / view.width,
        1 - (box.top + box.height / 2) / view.height,
        label.text,
        transform=axes.transAxes,
        fontsize=points,
        style=style,
        color=colour,
        weight="bold" if label.kind == "country" else "normal",
        ha="center",
        va="center",
        parse_math=False,
        zorder=9,
        path_effects=[withStroke(linewidth=2, foreground=LAND)],
    )


def _dots(axes: Any, view: View, labels: Sequence[Label]) -> None:
    """A dot at each town that is named."""
    for kind, mark in (("capital", "s"), ("city", "o")):
        points = [(view.unwrap(label.lon), label.lat) for label in labels if label.kind == kind]
        if points:
            axes.plot(*zip(*points, strict=True), mark, ms=3, color=TEXT, zorder=8)
