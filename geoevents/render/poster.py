"""The map with its numbered key as one picture, PNG or SVG, for reports."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geoevents.collection import EventCollection
from geoevents.export.files import write_bytes
from geoevents.render.deck_fit import cut, lines_of
from geoevents.render.deck_plan import Item, best, numbered
from geoevents.render.deck_shapes import GREY, INK, WHITE, text_on
from geoevents.render.deck_view import Box, core, place_badges, view_of
from geoevents.render.deck_words import MAP_CREDIT, key_line, overview_title
from geoevents.render.picture import Maps, any_letter, dots, draw, limits
from geoevents.render.said import as_said
from geoevents.style import look

_HEAD, _FOOT, _STEP, _KEY = 0.5, 0.3, 0.58, 3.4
# matplotlib's own letters are so much wider than those that are measured
_BOLD, _PLAIN = 0.85, 0.93
_MARK = 0.25


def write_poster(
    collection: EventCollection, path: Path, *, width: float = 11.0, height: float = 7.0, dpi: int = 200
) -> None:
    """Write the picture; its suffix says whether PNG or SVG.

    width, height : inches, at least 4 by 3; dpi : dots an inch of a PNG, and of nothing in an SVG.
    """
    with any_letter():
        figure = poster(collection, width=width, height=height)
    kind = path.suffix.lower().removeprefix(".")
    out = io.BytesIO()
    import matplotlib as mpl

    # letters as outlines: no font is needed where it is opened, and no news text becomes markup
    with any_letter(), mpl.rc_context({"svg.hashsalt": "geoevents", "svg.fonttype": "path"}):
        unmade: dict[str, str | None] = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
        metadata = {**unmade, "Description": "\n".join(collection.origins())}
        figure.savefig(out, format=kind, dpi=dpi, metadata=metadata)
    write_bytes(path, out.getvalue())


def poster(collection: EventCollection, *, width: float, height: float) -> Any:
    """The figure: title, map with markers, key, credit."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), facecolor=WHITE)
    FigureCanvasAgg(figure)
    items = numbered(as_said(collection))
    key = min(_KEY, width * 0.42)
    rows = int((height - _HEAD - _FOOT) / _STEP)
    placed = [item for item in items if item.event.footprint]
    shown = best(placed, rows)
    _write(figure, 0.2, 0.16, _cut(overview_title(items), width - 0.4, 15, lines=1, bold=True), 15, bold=True)
    chart = Box(left=0.2, top=_HEAD, width=width - key - 0.6, height=height - _HEAD - _FOOT)
    inside = _map(figure, chart, shown, [item for item in placed if item not in shown]) if shown else []
    for number, item in enumerate(shown):
        _key(figure, item, width - key - 0.2, _HEAD + number * _STEP, key, mapped=item in inside)
    left = len(items) - len(shown)
    credit = MAP_CREDIT + (f" {left} more events are not numbered here." if left else "")
    _write(figure, 0.2, height - _FOOT + 0.08, _cut(credit, width - 0.4, 8, lines=1), 8, colour=GREY)
    return figure


def _map(figure: Any, chart: Box, shown: Sequence[Item], others: Sequence[Item]) -> list[Item]:
    """Draw the map and its markers; returns the items that lie on it."""
    wide, high = figure.get_size_inches()
    points = [_point(item) for item in shown]
    view = view_of(core(points), width=chart.width, height=chart.height)
    inside = [item for item in shown if view.shows(*_point(item))]
    frame = Box(left=0.04, top=0.04, width=chart.width - 0.08, height=chart.height - 0.08)
    anchors = [view.position(*_point(item)) for item in inside]
    boxes = place_badges(anchors, frame=frame, size=(_MARK, _MARK))
    area = (chart.left / wide, 1 - (chart.top + chart.height) / high, chart.width / wide, chart.height / high)
    axes = figure.add_axes(area)
    limits(axes, view)
    draw(axes, view, Maps()(view), events=[item.event for item in inside], keep_free=boxes)
    dots(axes, view, [_point(item) for item in others])
    for item, (x, y), box in zip(inside, anchors, boxes, strict=True):
        middle = chart.left + box.left + _MARK / 2, chart.top + box.top + _MARK / 2
        start = chart.left + x, chart.top + y
        if max(abs(middle[0] - start[0]), abs(middle[1] - start[1])) > 0.05:
            _line(figure, start, middle)
        _mark(figure, item, *middle)
    return inside


def _key(figure: Any, item: Item, left: float, top: float, width: float, *, mapped: bool) -> None:
    title, detail = key_line(item)
    detail = detail if mapped else f"off the map: {detail}"
    room = width - 0.4
    _mark(figure, item, left + _MARK / 2, top + _MARK / 2)
    lines = lines_of(_cut(title, room, 9, lines=2, bold=True), room * _BOLD, 9, bold=True)
    for number, line in enumerate(lines):
        _write(figure, left + 0.36, top + 0.16 * number, line, 9, bold=True)
    _write(figure, left + 0.36, top + 0.16 * len(lines) + 0.02, _cut(detail, room, 8, lines=1), 8, colour=GREY)


def _mark(figure: Any, item: Item, x: float, y: float) -> None:
    """A numbered disc; hollow for what has not happened."""
    from matplotlib.patches import Ellipse

    wide, high = figure.get_size_inches()
    colour = look(item.event.category).color
    hollow = item.event.status not in ("happened", "ongoing")
    place = (x / wide, 1 - y / high)
    disc = Ellipse(
        place,
        _MARK / wide,
        _MARK / high,
        transform=figure.transFigure,
        facecolor=WHITE if hollow else colour,
        edgecolor=colour if hollow else WHITE,
        linewidth=1.5,
        zorder=20,
    )
    figure.add_artist(disc)
    ink = INK if hollow else text_on(colour)
    figure.text(*place, str(item.number), fontsize=8, weight="bold", color=ink, ha="center", va="center", zorder=21)


def _line(figure: Any, start: tuple[float, float], end: tuple[float, float]) -> None:
    from matplotlib.lines import Line2D

    wide, high = figure.get_size_inches()
    xs, ys = [start[0] / wide, end[0] / wide], [1 - start[1] / high, 1 - end[1] / high]
    figure.add_artist(Line2D(xs, ys, transform=figure.transFigure, color=INK, linewidth=0.8, zorder=19))


def _write(
    figure: Any, left: float, top: float, text: str, points: float, *, bold: bool = False, colour: str = INK
) -> None:
    wide, high = figure.get_size_inches()
    weight = "bold" if bold else "normal"
    where = {"ha": "left", "va": "top", "parse_math": False}
    figure.text(left / wide, 1 - top / high, text, fontsize=points, weight=weight, color=colour, **where)


def _cut(text: str, width: float, points: float, *, lines: int, bold: bool = False) -> str:
    """As `cut`, for matplotlib's own font, which is wider than the slides'."""
    return cut(text, width * (_BOLD if bold else _PLAIN), points, lines=lines, bold=bold)


def _point(item: Item) -> tuple[float, float]:
    mark = item.event.footprint
    return (mark.lon, mark.lat) if mark else (0.0, 0.0)
