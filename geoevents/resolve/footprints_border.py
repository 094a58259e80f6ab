"""The edge of a region: its border with another place, and where a direction from its middle leaves it."""

import math
from functools import lru_cache
from typing import Any

from geoevents.gazetteer import Gazetteer
from geoevents.resolve.footprints_size import kilometres, level_of, mark, size_km
from geoevents.types import Footprint, Place

TOUCHING = 0.1  # degrees
ALONG = 0.05
LEAST_KM, ONE_SIDED_KM = 10.0, 25.0
COARSE = 0.02
FINE, LAST = 0.1, 0.95  # degrees; share of the way to the outermost point


def border(place: Place, others: tuple[Place, ...], gazetteer: Gazetteer) -> Footprint:
    """X's border with the other place, or X's edge where it comes nearest to it."""
    from shapely import Point
    from shapely.ops import nearest_points

    shape = outline(place, gazetteer)
    if shape is None or not others:
        return mark(place.lon, place.lat, 2 * size_km(place), kind="region", precision="region")
    other = others[0]
    shared = _shared(gazetteer, str(place.region_id), other.region_id) if level_of(other)[0] != "point" else None
    if shared is not None:
        return shared
    point, _ = nearest_points(shape.boundary, Point(other.lon, other.lat))
    return mark(point.x, point.y, ONE_SIDED_KM, kind="region", precision="region")


def outline(place: Place, gazetteer: Gazetteer) -> Any:
    """The polygon of a country or division, None for all else."""
    return gazetteer.polygon(place.region_id) if place.region_id and level_of(place)[0] != "point" else None


def edge(shape: Any, bearing: float) -> tuple[float, float]:
    """Longitude and latitude of the main part's end in that direction, as near its middle as it can be there."""
    import numpy as np
    from shapely import get_coordinates

    main = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
    points = get_coordinates(main.exterior.segmentize(FINE))
    away: Any = points - np.array([main.centroid.x, main.centroid.y])
    east, north = math.sin(math.radians(bearing)), math.cos(math.radians(bearing))
    ahead, aside = away @ np.array([east, north]), np.abs(away @ np.array([north, -east]))
    last = ahead >= LAST * ahead.max()
    x, y = points[last][np.argmin(aside[last])]
    return float(x), float(y)


@lru_cache(maxsize=500)
def _shared(gazetteer: Gazetteer, one: str, other: str | None) -> Footprint | None:
    """The border that two regions share, its point half-way along the longest stretch, or None where they have none."""
    from shapely import to_wkt
    from shapely.ops import linemerge

    shape, near = gazetteer.polygon(one), gazetteer.polygon(other) if other else None
    if shape is None or near is None or near.distance(shape) >= TOUCHING:
        return None
    line: Any = shape.boundary.intersection(near.buffer(ALONG)).simplify(COARSE)
    merged = linemerge(line) if line.geom_type == "MultiLineString" else line
    longest = max(getattr(merged, "geoms", [merged]), key=lambda part: part.length)
    if longest.length == 0:
        return None
    middle = longest.interpolate(0.5, normalized=True)
    west, south, east, north = line.bounds
    radius = max(kilometres(west, south, east, north) / 2, LEAST_KM)
    return mark(
        middle.x, middle.y, radius, kind="region", precision="region", geometry=to_wkt(line, rounding_precision=3)
    )
