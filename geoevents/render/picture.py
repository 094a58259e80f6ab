"""The map as a picture: land, borders and names below, the events' areas on it; for slides and by itself."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from geoevents.export.shapes import footprint_shape
from geoevents.render.deck_view import Box, View
from geoevents.render.picture_names import LAND, own_places, write_names
from geoevents.style import look
from geoevents.types import BBox

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.render.basemap import Basemap, Path, Shape
    from geoevents.types import Event


DPI = 200
_LARGE = 0.3  # of the view
SEA, LINE, WATER = "#E8F0F5", "#B8B4AA", "#CBDDE8"


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
    write_names(axes, [*own_places(events), *basemap.labels], view, list(keep_free))


def _areas(axes: Any, shapes: Sequence[Shape], view: View, colour: str, order: int) -> None:
    from matplotlib.patches import PathPatch

    path = _path([ring for shape in shapes for ring in shape.rings], view)
    if path is not None:
        # not `add_patch`, which measures each outline: the limits of the axes are the view's
        axes.add_artist(PathPatch(path, facecolor=colour, edgecolor="none", zorder=order))


def _path(rings: Sequence[Path], view: View) -> Any:
    """The rings as one path, None where they lie wholly outside the view: all at once, which leaves no seam either."""
    import numpy as np
    from matplotlib.path import Path as Outline

    corners = [np.asarray(ring, dtype=float).reshape(-1, 2) for ring in rings if len(ring) >= 8]
    kept = [ring for ring in corners if _visible(ring, view)]
    if not kept:
        return None
    codes = [np.full(len(ring), Outline.LINETO, dtype=Outline.code_type) for ring in kept]
    for code in codes:
        code[0], code[-1] = Outline.MOVETO, Outline.CLOSEPOLY
    return Outline(np.concatenate(kept), np.concatenate(codes))


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


def _few_colours(dots: bytes, size: tuple[int, int]) -> bytes:
    """The picture, as red, green, blue and alpha of each dot, with a palette of its own: no difference to the eye."""
    from PIL import Image

    out = io.BytesIO()
    image = Image.frombytes("RGBA", size, dots).convert("RGB")
    few = image.quantize(palette=_palette(image), dither=Image.Dither.NONE)
    few.save(out, format="PNG", compress_level=6)  # the highest level takes eight times as long for a thirtieth less
    return out.getvalue()


def _palette(image: Any) -> Any:
    """The colours of the picture, learned from every third dot of every third row for a ninth of the work."""
    from PIL import Image

    sample = image.resize((-(-image.width // 3), -(-image.height // 3)), Image.Resampling.NEAREST)
    return sample.quantize(colors=128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
