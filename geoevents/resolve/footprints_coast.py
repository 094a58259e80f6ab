"""The water off a coast: a band along a region's sea-facing border, or the sea beside a town.

"off the coast of X" reaches 50 km from the shore of a country or region, its point half-way out at the middle of the
longest stretch of coast (of the coast that faces the wind said, if one is); off a town it is the water within 30 km of
it. "60 km off X" is that far out, give or take a fifth.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from geoevents.gazetteer import Gazetteer
from geoevents.resolve.footprints_size import KM_PER_DEGREE, kilometres, level_of, mark
from geoevents.types import Footprint, Place, Relation

BAND_KM, TOWN_KM = 50.0, 30.0
WATERS = frozenset({"SEA", "OCN", "GULF", "BAY", "STRT", "LK", "CHN"})
MINOR = 0.05  # of the largest part's area: parts less than this are islands overseas
COARSE_KM = 2.0
FACING = 60.0  # degrees from the wind said
SAMPLES = 400
SHARE = 0.2
OPEN = 0.7  # of the distance out: nearer other land a point is no open sea


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """A flat map around a latitude, in km, true enough for a few hundred km."""

    lat: float

    def flat(self, shape: Any) -> Any:
        """A geometry of degrees on the plane."""
        from shapely import transform

        return transform(shape, lambda xy: xy * (KM_PER_DEGREE * math.cos(math.radians(self.lat)), KM_PER_DEGREE))

    def length(self, run: list[tuple[float, float]]) -> float:
        """Length of a line of points of the plane in km on the globe, roughly."""
        steps = (
            math.hypot((x - u) * math.cos(math.radians(v / KM_PER_DEGREE)) / math.cos(math.radians(self.lat)), y - v)
            for (u, v), (x, y) in pairwise(run)
        )
        return sum(steps)

    def globe(self, shape: Any) -> Any:
        """A geometry of the plane in degrees, cut at the antimeridian."""
        from shapely import clip_by_rect, transform

        back = transform(shape, lambda xy: xy / (KM_PER_DEGREE * math.cos(math.radians(self.lat)), KM_PER_DEGREE))
        return clip_by_rect(back, -180.0, -90.0, 180.0, 90.0)


def offshore(place: Place, relation: Relation, gazetteer: Gazetteer) -> Footprint | None:
    """The water off the place, or None where no sea is known beside it."""
    if place.feature_code in WATERS:
        return None
    if level_of(place)[0] == "point" or not place.region_id:
        return _off_town(gazetteer, place.lon, place.lat, relation.bearing, relation.distance_km)
    return _off_region(gazetteer, place.region_id, relation.bearing, relation.distance_km)


@lru_cache(maxsize=1_000)
def _off_town(
    gazetteer: Gazetteer, lon: float, lat: float, bearing: float | None, distance: float | None
) -> Footprint | None:
    from shapely import Point, Polygon

    plane = Plane(lat=lat)
    reach = (1 + SHARE) * distance if distance else TOWN_KM
    here = plane.flat(Point(lon, lat))
    disc = here.buffer(reach)
    ring = disc.difference(here.buffer((1 - SHARE) * distance)) if distance else disc
    water = ring.difference(_land(gazetteer, plane, disc))
    if bearing is not None:
        turns = [math.radians(bearing - 90 + 30 * step) for step in range(7)]
        edge = [(here.x + 2 * reach * math.sin(turn), here.y + 2 * reach * math.cos(turn)) for turn in turns]
        water = water.intersection(Polygon(edge)) or water
    sea = max(getattr(water, "geoms", [water]), key=lambda part: part.area)
    if sea.area < COARSE_KM**2:
        return None
    inside = sea.centroid if sea.contains(sea.centroid) else sea.representative_point()
    return _marked(plane, sea, inside)


@lru_cache(maxsize=1_000)
def _off_region(
    gazetteer: Gazetteer, region_id: str, bearing: float | None, distance: float | None
) -> Footprint | None:
    from shapely import Point, union_all

    shape = gazetteer.polygon(region_id, coarse=True)
    if shape is None or shape.is_empty:
        return None
    plane = Plane(lat=shape.centroid.y)
    parts = sorted(_parts(plane.flat(shape)), key=lambda part: -part.area)
    main = union_all([part for part in parts if part.area >= MINOR * parts[0].area]).simplify(COARSE_KM)
    out = distance or BAND_KM / 2
    half = SHARE * distance if distance else BAND_KM / 2
    land = _land(gazetteer, plane, main.buffer(out + half))
    lines = [part.exterior for part in _parts(main.buffer(out))]
    stretches = [run for line in lines for run in _at_sea(line, main, land, out, bearing)]
    if not stretches:
        return None
    longest = max(stretches, key=plane.length)
    if bearing is not None:  # every coast has a cove or two that looks that way
        stretches = [run for run in stretches if _toward(run, main.centroid, bearing) or run is longest]
    water = union_all([Point(*point).buffer(half, quad_segs=4) for run in stretches for point in run])
    water = water.difference(land).simplify(max(COARSE_KM, half / 8))
    return _marked(plane, water, Point(*longest[len(longest) // 2]))


def _at_sea(line: Any, main: Any, land: Any, out: float, bearing: float | None) -> list[list[tuple[float, float]]]:
    """The runs of points of a line round the land that are at sea, off the coast of that wind where there is one."""
    import numpy as np
    from shapely import distance, get_coordinates, line_interpolate_point, shortest_line

    points = line_interpolate_point(line, np.arange(0.0, line.length, max(out / 4, line.length / SAMPLES)))
    sea = distance(points, land) > OPEN * out
    if bearing is not None:
        shore = get_coordinates(shortest_line(main, points)).reshape(-1, 2, 2)
        east, north = (shore[:, 1] - shore[:, 0]).T
        turn = np.abs((np.degrees(np.arctan2(east, north)) - bearing + 180) % 360 - 180)
        sea = sea & (turn <= FACING)
    if not sea.any():
        return []
    first = int(np.argmin(sea))  # begin on land, so that no run is cut in two
    turned, sea = np.roll(get_coordinates(points), -first, axis=0), np.roll(sea, -first)
    ends = np.flatnonzero(np.diff(sea.astype(int), prepend=0, append=0)).reshape(-1, 2)
    return [[(float(x), float(y)) for x, y in turned[start:stop]] for start, stop in ends]


def _toward(run: list[tuple[float, float]], middle: Any, bearing: float) -> bool:
    """Whether the middle of the run lies on that side of the region."""
    x, y = run[len(run) // 2]
    east, north = math.sin(math.radians(bearing)), math.cos(math.radians(bearing))
    return bool((x - middle.x) * east + (y - middle.y) * north > 0)


def _land(gazetteer: Gazetteer, plane: Plane, around: Any) -> Any:
    from shapely import clip_by_rect, union_all

    west, south, east, north = plane.globe(around).bounds
    pieces = [
        plane.flat(clip_by_rect(each, west, south, east, north)) for each in gazetteer.land((west, south, east, north))
    ]
    return union_all([piece.buffer(0) for piece in pieces])


def _parts(shape: Any) -> list[Any]:
    return list(getattr(shape, "geoms", [shape]))


def _marked(plane: Plane, water: Any, inside: Any) -> Footprint | None:
    from shapely import to_wkt

    shape, point = plane.globe(water), plane.globe(inside)
    if shape.is_empty or point.is_empty:
        return None
    west, south, east, north = shape.bounds
    return mark(
        point.x,
        point.y,
        kilometres(west, south, east, north) / 2,
        kind="region",
        precision="area",
        geometry=to_wkt(shape, rounding_precision=3),
    )
