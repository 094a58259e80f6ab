"""The map as a picture: land, borders and names below, the events' areas on it; for slides and by itself."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from geoevents.export.shapes import footprint_shape
from geoevents.render.deck_fit import text_width
from geoevents.render.deck_view import Box, View
from geoevents.render.words import sentence
from geoevents.style import look
from geoevents.types import BBox

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.render.basemap import Basemap, Label, Path, Shape
    from geoevents.types import Event


DPI = 200
_LARGE = 0.3  # of the view
_SAME = 0.05  # inches between two labels of one place
SEA, LAND, LINE, WATER, TEXT = "#E8F0F5", "#FBFAF6", "#B8B4AA", "#CBDDE8", "#5A5A5A"


class Maps:
    """The basemaps of one run, cut to each view from one open gazetteer."""

    def __init__(self) -> None:
        self._gazetteer: Gazetteer | None = None

    def __call__(self, view: View, *, names: bool = True) -> Basemap:
        """What to draw below a view."""
        from geoevents.gazetteer import Gazetteer
        from geoevents.render.basemap import cut

        if self._gazetteer is None:
            self._gazetteer = Gazetteer()
        box = BBox(view.west, view.south, view.east, view.north)
        return cut(box, gazetteer=self._gazetteer, labels=names, beyond=False)


def map_png(
    view: View,
    basemap: Basemap,
    *,
    events: Sequence[Event] = (),
    others: Sequence[tuple[float, float]] = (),
    keep_free: Iterable[Box] = (),
) -> bytes:
    """The map of the view as a PNG of few colours; names stay off the boxes (inches from its left and top)."""
    figure, axes = frame(view)
    with any_letter():
        draw(axes, view, basemap, events=events, keep_free=keep_free)
    dots(axes, view, others)
    data = io.BytesIO()
    with any_letter():
        figure.savefig(data, format="raw", dpi=DPI)
    width, height = (int(inches * DPI) for inches in figure.get_size_inches())
    return _few_colours(data.getvalue(), (width, height))


@contextmanager
def any_letter() -> Iterator[None]:
    """Let a letter that the font lacks be drawn as a box; a warning would be one for each letter of a script."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph|Matplotlib currently does not support", category=UserWarning)
        yield


def dots(axes: Any, view: View, points: Sequence[tuple[float, float]]) -> None:
    """The events that have no number, as small grey points."""
    shown = [(view.unwrap(lon), lat) for lon, lat in points if view.shows(lon, lat)]
    if shown:
        lons, lats = zip(*shown, strict=True)
        axes.plot(lons, lats, "o", ms=5, mfc="#5B6B7C", mec="white", mew=0.5, alpha=0.6, zorder=8, rasterized=True)


def frame(view: View) -> tuple[Any, Any]:
    """A figure as large as the view, its axes the view's degrees; no window, no global state."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(view.width, view.height), facecolor=SEA)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    limits(axes, view)
    return figure, axes


def limits(axes: Any, view: View) -> None:
    """Make the axes the view's degrees, with the sea behind and a thin frame."""
    axes.set(xlim=(view.west, view.east), ylim=(view.south, view.north), xticks=[], yticks=[], aspect="auto")
    axes.set_facecolor(SEA)
    for spine in axes.spines.values():
        spine.set(color=LINE, linewidth=1.0)


def draw(
    axes: Any, view: View, basemap: Basemap, *, events: Sequence[Event] = (), keep_free: Iterable[Box] = ()
) -> None:
    """Draw from the bottom up: land, water, lines, the events' areas, names."""
    _areas(axes, basemap.land, view, LAND, 1)
    _lines(axes, basemap.divisions, view, LINE, 0.5, 2)
    _areas(axes, basemap.lakes, view, WATER, 3)
    _lines(axes, basemap.rivers, view, "#A9C6D8", 0.7, 3)
    _lines(axes, basemap.coast, view, "#8FA9B8", 0.8, 4)
    _lines(axes, basemap.borders, view, "#8A857A", 1.2, 5)
    _lines(axes, basemap.disputed, view, "#8A857A", 1.2, 5, style=(0, (4, 3)))
    _footprints(axes, events, view)
    _names(axes, [*_places(events), *basemap.labels], view, list(keep_free))


def _areas(axes: Any, shapes: Sequence[Shape], view: View, colour: str, order: int) -> None:
    from matplotlib.patches import PathPatch

    for shape in shapes:
        path = _path(shape.rings, view)
        if path is not None:
            # not `add_patch`, which measures each outline: the limits of the axes are the view's
            axes.add_artist(PathPatch(path, facecolor=colour, edgecolor="none", zorder=order))


def _path(rings: Sequence[Path], view: View) -> Any:
    """The rings as one path, None where they lie wholly outside the view."""
    import numpy as np
    from matplotlib.path import Path as Outline

    corners = [np.asarray(ring, dtype=float).reshape(-1, 2) for ring in rings if len(ring) >= 8]
    kept = [ring for ring in corners if _visible(ring, view)]
    return Outline.make_compound_path(*(Outline(ring, closed=True) for ring in kept)) if kept else None


def _visible(points: Any, view: View) -> bool:
    west, south = points.min(axis=0)
    east, north = points.max(axis=0)
    return bool(west <= view.east and east >= view.west and south <= view.north and north >= view.south)


def _lines(
    axes: Any, paths: Sequence[Path], view: View, colour: str, width: float, order: int, style: Any = "-"
) -> None:
    import numpy as np
    from matplotlib.collections import LineCollection

    lines = [np.asarray(path, dtype=float).reshape(-1, 2) for path in paths if len(path) >= 4]
    lines = [line for line in lines if _visible(line, view)]
    axes.add_collection(
        LineCollection(lines, colors=colour, linewidths=width, zorder=order, linestyles=[style]), autolim=False
    )


def _footprints(axes: Any, events: Sequence[Event], view: View) -> None:
    """Where they can have happened: each area once, tinted, a large one as its outline only; no whole country."""
    done = set()
    for event in events:
        mark = event.footprint
        if mark is None or mark.kind == "country" or mark.precision == "country":
            continue
        key = mark.geometry or (mark.lon, mark.lat, mark.radius_km)
        shape = None if key in done else footprint_shape(mark)
        done.add(key)
        if shape is None:
            continue
        west, south, east, north = shape.bounds
        share = (east - west) * (north - south) / ((view.east - view.west) * (view.north - view.south))
        for part in getattr(shape, "geoms", [shape]):
            _area(axes, part, view, look(event.category).color, tint=share < _LARGE)


def _area(axes: Any, part: Any, view: View, colour: str, *, tint: bool) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path as Outline

    if part.geom_type == "LineString":
        axes.plot(*zip(*_shifted(part.coords, view), strict=True), color=colour, linewidth=3, alpha=0.5, zorder=7)
    if part.geom_type != "Polygon":
        return
    rings = [_shifted(ring.coords, view) for ring in (part.exterior, *part.interiors)]
    path = Outline.make_compound_path(*(Outline(ring, closed=True) for ring in rings))
    edge = {"edgecolor": colour, "linewidth": 1.0, "linestyle": (0, (3, 2)), "alpha": 0.7}
    if tint:
        axes.add_patch(PathPatch(path, facecolor=colour, edgecolor="none", alpha=0.13, zorder=7))
    axes.add_patch(PathPatch(path, facecolor="none", zorder=7, **edge))


def _shifted(coords: Iterable[tuple[float, ...]], view: View) -> list[tuple[float, float]]:
    """The ring on the view's copy of the world, kept in one piece."""
    points = [(point[0], point[1]) for point in coords]
    turn = view.unwrap(points[0][0]) - points[0][0]
    return [(lon + turn, lat) for lon, lat in points]


def _places(events: Sequence[Event]) -> list[Label]:
    """The events' own places, named as the text names them; they stand first."""
    from geoevents.render.basemap import Label

    found = {event.place.name: event.place for event in events if event.place and event.footprint}
    return [
        Label(text=sentence(place.name), kind=kind, lon=place.lon, lat=place.lat, priority=-1)
        for place in found.values()
        if (kind := "city" if place.feature_code.startswith("PP") else "division" if place.country else "")
        and not place.feature_code.startswith("PCL")
    ]


def _names(axes: Any, labels: Sequence[Label], view: View, taken: list[Box]) -> None:
    """Names by priority, each where it meets nothing; what finds no room, or stands already, is not written."""
    done: set[str] = set()
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
                break


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
    if label.kind in ("capital", "city"):
        axes.plot(
            view.unwrap(label.lon), label.lat, "s" if label.kind == "capital" else "o", ms=3, color=TEXT, zorder=8
        )


def _few_colours(dots: bytes, size: tuple[int, int]) -> bytes:
    """The picture, as red, green, blue and alpha of each dot, with a palette of its own: no difference to the eye."""
    from PIL import Image

    out = io.BytesIO()
    image = Image.frombytes("RGBA", size, dots).convert("RGB")
    few = image.quantize(palette=_palette(image), dither=Image.Dither.NONE)
    few.save(out, format="PNG", compress_level=6)  # the highest level takes eight times as long for a thirtieth less
    return out.getvalue()


def _palette(image: Any) -> Any:
    """The colours of the picture, learned from every third dot of every third row: as good, for a ninth of the work."""
    from PIL import Image

    sample = image.resize((-(-image.width // 3), -(-image.height // 3)), Image.Resampling.NEAREST)
    return sample.quantize(colors=128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
