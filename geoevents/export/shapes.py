"""Shapes as RFC 7946 wants them: counter-clockwise rings, cut at the antimeridian; and circles of kilometres."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geoevents.types import Footprint

_KM_PER_DEGREE = 111.195
_CORNERS = 48


def representative(geometry: dict[str, Any]) -> tuple[str | None, float, float] | None:
    """WKT, longitude and latitude of a GeoJSON geometry; a point has no WKT, an empty geometry is None."""
    from shapely.geometry import shape

    if geometry.get("type") == "Point" and geometry.get("coordinates"):
        return None, geometry["coordinates"][0], geometry["coordinates"][1]
    read: BaseGeometry = shape(geometry)
    if read.is_empty:
        return None
    middle = read.representative_point()
    return read.wkt, round(middle.x, 6), round(middle.y, 6)


def footprint_shape(mark: Footprint) -> BaseGeometry | None:
    """The area or line where it can have happened, fit for RFC 7946; None for a bare point."""
    from shapely import from_wkt

    if mark.geometry:
        shape = from_wkt(mark.geometry, on_invalid="ignore")
        return tidy(shape) if shape is not None and not shape.is_empty else None
    return tidy(circle(mark.lon, mark.lat, mark.radius_km)) if mark.radius_km > 0 else None


def covers(wkt: str, lon: float, lat: float, *, slack: float = 0.02) -> bool:
    """Whether the point lies in the shape or within `slack` degrees of it; a broken WKT covers nothing."""
    from shapely import Point, from_wkt

    shape = from_wkt(wkt, on_invalid="ignore")
    return shape is not None and bool(shape.distance(Point(lon, lat)) <= slack)


def circle(lon: float, lat: float, radius_km: float) -> BaseGeometry:
    """The points within `radius_km`, as a polygon in degrees; it may reach over the antimeridian, not over a pole."""
    from shapely.geometry import Polygon

    angle = radius_km / _KM_PER_DEGREE
    ring = []
    for step in range(_CORNERS):
        turn = 2 * math.pi * step / _CORNERS
        north = max(-90.0, min(90.0, lat + angle * math.sin(turn)))
        shrink = max(math.cos(math.radians(north)), 0.01)
        ring.append((round(lon + angle * math.cos(turn) / shrink, 6), round(north, 6)))
    return Polygon(ring)


def tidy(shape: BaseGeometry) -> BaseGeometry:
    """The shape in longitudes [-180, 180], cut at the antimeridian, outer rings counter-clockwise."""
    from shapely import make_valid, orient_polygons

    if not shape.is_valid:
        shape = make_valid(shape)
    west, _, east, _ = shape.bounds
    if west < -180 or east > 180:
        shape = _cut(shape)
    return orient_polygons(shape, exterior_cw=False)


def _cut(shape: BaseGeometry) -> BaseGeometry:
    """Each world copy's part of the shape, shifted home."""
    from shapely import box, union_all
    from shapely.affinity import translate

    parts = []
    for turn in (-1, 0, 1):
        part = shape.intersection(box(-180 + 360 * turn, -90, 180 + 360 * turn, 90))
        if not part.is_empty:
            parts.append(translate(part, -360 * turn))
    return union_all(parts)
