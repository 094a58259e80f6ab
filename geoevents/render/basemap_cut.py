"""Cutting a basemap: arcs are thinned once and both fills and lines are made of them, so that they coincide."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, radians
from typing import Any

import numpy as np
import shapely
from shapely import Geometry

from geoevents.gazetteer.areas import Arc, Areas, Level, shape
from geoevents.render.basemap import Path, Shape
from geoevents.render.basemap_labels import labels_of

type Bounds = tuple[float, float, float, float]
LINES = {"coast": "coast", "country": "borders", "level": "divisions", "unit": "divisions"}
FINE, MEDIUM = 36, 130  # degrees of width up to which a level of detail is used
NEAR, FAR, ISLAND = 0.05, 0.4, 1.0  # the backdrop: tolerances in degrees, and the least area in square degrees
SPECK = 2  # pixels below which an island is left out, unless it is all that is seen of a country
PIXELS = 1600  # the detail is thinned to what a map so wide can show


def layers(areas: Areas, bounds: Bounds, *, labels: bool, beyond: bool) -> dict[str, Any]:
    """All fields of a `Basemap` but its bounds."""
    width = span(bounds)
    level: Level = "fine" if width <= FINE else "medium" if width <= MEDIUM else "world"
    decimals = 3 if width <= 12 else 2
    found: dict[str, list[Any]] = defaultdict(list)
    for window, shift in windows(bounds):
        for key, geometries in _window(areas, window, level, width).items():
            found[key] += [_shifted(geometry, shift) for geometry in geometries]
    land = _by_owner(found["land"], found["owner"])
    view: dict[str, Any] = {
        "land": tuple(_shape(geometry, key, decimals) for key, geometry in land.items()),
        "lakes": tuple(_shape(geometry, "", decimals) for geometry in found["lakes"]),
        "decimals": decimals,
    }
    for key in ("coast", "borders", "disputed", "divisions", "rivers"):
        view[key] = tuple(_paths(found[key], decimals))
    beyond = beyond and level != "world"
    view["backdrop"], view["backdrop_lines"] = _backdrop(areas, bounds) if beyond else ((), ())
    view["labels"] = labels_of(areas, bounds, windows=list(windows(bounds)), land=land, width=width) if labels else ()
    return view


def span(bounds: Bounds) -> float:
    """Width of a map of that extent in degrees of latitude (111 km), as if it were half as high again as wide."""
    west, south, east, north = bounds
    return max((east - west) * cos(radians((south + north) / 2)), (north - south) * 1.5)


def windows(bounds: Bounds) -> Iterator[tuple[Bounds, int]]:
    """The boxes in [-180, 180] that make up the bounds, each with what to add to its longitudes."""
    west, south, east, north = bounds
    for turn in (-360, 0, 360):
        left, right = max(-180.0, west - turn), min(180.0, east - turn)
        if left < right:
            yield (left, south, right, north), turn


def _window(areas: Areas, box: Bounds, level: Level, width: float) -> dict[str, list[Any]]:
    arcs = areas.arcs(level, box=box)
    tolerance = width / PIXELS
    lines: Any = shapely.simplify(_lines(arcs), tolerance)
    thin = dict(zip(arcs, lines, strict=True))
    found: dict[str, list[Any]] = defaultdict(list)
    for key, geometry in _land(areas, level, box, arcs, thin, tolerance):
        found["owner"].append(key)
        found["land"].append(geometry)
    for arc, line, speck in zip(arcs.values(), lines, _specks(lines, tolerance), strict=True):
        kind = "disputed" if arc.disputed else LINES.get(arc.kind)
        hidden = (arc.kind == "unit" and width > 4) or (kind == "divisions" and level == "world")
        if kind and not hidden and not speck:
            found[kind].append(line)
    for kind in ("coast", "borders", "disputed", "divisions"):
        found[kind] = _clipped(found[kind], box)
    found["lakes"], found["rivers"] = _water(areas, box, width, tolerance)
    return found


def _lines(arcs: dict[int, Arc]) -> Any:
    """The arcs as an array of lines, made all at once: one by one they cost more than all that is done with them."""
    if not arcs:
        return np.array([], dtype=object)
    paths = [arc.points for arc in arcs.values()]
    return shapely.linestrings(np.concatenate(paths), indices=np.repeat(np.arange(len(paths)), list(map(len, paths))))


def _specks(lines: Any, tolerance: float) -> Any:
    """Of each line whether it is the shore of an island too small to see."""
    west, south, east, north = shapely.bounds(lines).T
    return shapely.is_ring(lines) & ((east - west) * (north - south) < (SPECK * tolerance) ** 2)


def _land(
    areas: Areas, level: Level, box: Bounds, arcs: dict[int, Arc], thin: dict[int, Geometry], tolerance: float
) -> Iterator[tuple[str, Geometry]]:
    """Countries clipped to the box; of arcs that lie wholly outside of it, the end points do."""
    countries = list(areas.areas(level, "country", box=box))
    numbers = {ref if ref >= 0 else ~ref for area in countries for part in area.parts for ring in part for ref in ring}
    paths = _points(thin)
    paths |= areas.ends(level, sorted(numbers - arcs.keys()))
    for area in countries:
        geometry = shape(area, paths)
        if not shapely.is_valid(geometry):
            geometry = shapely.make_valid(geometry)
        clipped = shapely.clip_by_rect(geometry, *box)
        parts = shapely.get_parts(clipped)
        sizes = shapely.area(parts)
        order = [at for at in np.argsort(-sizes, kind="stable") if sizes[at] > 0]
        seen = [parts[at] for at in order if at == order[0] or sizes[at] > (SPECK * tolerance) ** 2 / 2]
        if seen:
            yield area.region_id, shapely.orient_polygons(shapely.MultiPolygon(seen))


def _points(lines: dict[int, Geometry]) -> dict[int, Any]:
    """The points of each line, array (n, 2)."""
    points, counts = shapely.get_coordinates([*lines.values()]), shapely.get_num_coordinates([*lines.values()])
    ends = np.cumsum(counts).tolist()
    return {number: points[first:last] for number, (first, last) in zip(lines, pairwise([0, *ends]), strict=True)}


def _clipped(lines: list[Geometry], box: Bounds) -> list[Geometry]:
    """The parts of the lines inside the box, joined end to end."""
    if not lines:
        return []
    merged = shapely.line_merge(shapely.multilinestrings(lines))
    return [part for part in shapely.get_parts(shapely.clip_by_rect(merged, *box)) if part.length > 0]


def _water(areas: Areas, box: Bounds, width: float, tolerance: float) -> tuple[list[Geometry], list[Geometry]]:
    """Lakes and rivers worth drawing at that width."""
    rank = 9 if width < 8 else 7 if width < 15 else 5 if width < 40 else 3 if width < 90 else 1
    lakes = [shapely.Polygon(rings[0], rings[1:]) for rings in areas.water("lake", box=box, rank=rank)]
    simple = shapely.simplify(lakes, tolerance)
    shown = shapely.clip_by_rect(simple[shapely.area(simple) > 4 * tolerance * tolerance], *box)
    rivers = shapely.simplify(
        [shapely.LineString(rings[0]) for rings in areas.water("river", box=box, rank=rank)], tolerance
    )
    return [shapely.orient_polygons(lake) for lake in shown if not lake.is_empty], _clipped(list(rivers), box)


def _backdrop(areas: Areas, bounds: Bounds) -> tuple[tuple[Shape, ...], tuple[Path, ...]]:
    """The world, coarser the farther off, longitudes within 180 degrees of the middle: all land, and the borders."""
    middle = (bounds[0] + bounds[2]) / 2
    arcs = areas.arcs("world")
    raw = _lines(arcs)
    around = shapely.box(*bounds).buffer(bounds[2] - bounds[0])
    near = shapely.intersects(raw, shapely.union_all([_shifted(around, turn) for turn in (-360, 0, 360)]))
    thin = dict(zip(arcs, shapely.simplify(raw, np.where(near, NEAR, FAR)), strict=True))
    paths = _points(thin)
    world = shape(next(areas.areas("world", "land", box=(-180, -90, 180, 90))), paths)
    big = shapely.make_valid(shapely.MultiPolygon([part for part in world.geoms if part.area > ISLAND]))
    border = shapely.multilinestrings([thin[number] for number, arc in arcs.items() if arc.kind == "country"])
    land, lines = [], []
    for window, shift in windows((middle - 180, -90, middle + 180, 84)):
        land += list(shapely.get_parts(_shifted(shapely.clip_by_rect(big, *window), shift)))
        lines += [_shifted(line, shift) for line in _clipped([*shapely.get_parts(border)], window)]
    whole = shapely.orient_polygons(shapely.MultiPolygon([part for part in land if part.geom_type == "Polygon"]))
    return (_shape(whole, "", 2),), tuple(_paths(lines, 2))


def _by_owner(geometries: list[Geometry], owners: list[str]) -> dict[str, Geometry]:
    parts: dict[str, list[Geometry]] = defaultdict(list)
    for owner, geometry in zip(owners, geometries, strict=True):
        parts[owner].append(geometry)
    return {
        key: rows[0] if len(rows) == 1 else shapely.orient_polygons(shapely.union_all(rows))
        for key, rows in parts.items()
    }


def _shifted(geometry: Any, shift: int) -> Any:
    return (
        shapely.transform(geometry, lambda points: points + np.array([shift, 0]))
        if shift and not isinstance(geometry, str)
        else geometry
    )


def _shape(geometry: Geometry, key: str, decimals: int) -> Shape:
    rings = _rounded(shapely.get_rings(shapely.get_parts(geometry)), decimals)
    return Shape(id=key, name="", rings=tuple(path for path in rings if len(path) >= 8))


def _paths(lines: Sequence[Geometry], decimals: int) -> Iterator[Path]:
    return (path for path in _rounded(lines, decimals) if len(path) >= 4)


def _rounded(lines: Any, decimals: int) -> Iterator[Path]:
    """Each flat and rounded, points that rounding makes equal to the one before left out."""
    points, owner = shapely.get_coordinates(lines, return_index=True)
    points = np.round(points, decimals)
    kept = np.append(True, (np.diff(points, axis=0) != 0).any(axis=1) | (np.diff(owner) != 0))[: len(points)]
    flat, owner = points[kept].ravel().tolist(), owner[kept]
    ends = np.searchsorted(owner, np.arange(len(lines) + 1)).tolist()
    return (tuple(flat[2 * first : 2 * last]) for first, last in pairwise(ends))
