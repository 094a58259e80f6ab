"""Areas that are made of others: regions of divisions, seas and islands of a box and the land, roads of their towns."""

from collections.abc import Callable, Sequence
from typing import Any

type Box = tuple[float, float, float, float]
type Land = Callable[[Box, bool], list[Any]]  # polygons of the countries that meet a box; True asks for the fine ones
TURN = 2  # segments of a quarter circle: a line's ends need no more


def united(polygons: Sequence[Any], *, clip: str) -> Any:
    """The union of polygons, cut to the box `clip` ("west south east north", or "" for none)."""
    from shapely import clip_by_rect, union_all

    whole = union_all(polygons)
    return union_all([clip_by_rect(whole, *box) for box in boxes(clip)]) if clip else whole


def line(path: str, *, width: float, land: Land | None = None) -> Any:
    """A river, canal, road or range as the strip of so many degrees on either side of its line ("lon lat|lon lat|…").

    land : where the strip must not reach into the sea.
    """
    from shapely import LineString, intersection, union_all

    points = [tuple(map(float, point.split())) for point in path.split("|")]
    strip = LineString(points).buffer(width, quad_segs=TURN, join_style="bevel")
    return intersection(strip, union_all(land(strip.bounds, False))) if land else strip


def feature(how: str, parts: str, clip: str, land: Land) -> Any:
    """The area of a physical feature from its extent `clip`.

    how : "sea" (the box less the land, as far as it is one water with the point `parts`), "ocean" (the ring `parts`
    less the land, in the box), "island" (the land in the box), "ellipse" (in it, on land).
    """
    from shapely import box, difference, intersection, union_all

    found = []
    for window in boxes(clip):
        ground = union_all(land(window, how == "island"))
        if how == "sea":
            found.append(_water(difference(box(*window), ground), window, parts))
        elif how == "ocean":
            found.append(difference(intersection(box(*window), _ring(parts)), ground))
        else:
            found.append(intersection(box(*window) if how == "island" else _ellipse(window), ground))
    whole = union_all(found)
    # an islet that the map is too coarse for is round
    return whole if not whole.is_empty else union_all([_ellipse(window) for window in boxes(clip)])


def _water(waters: Any, window: Box, point: str) -> Any:
    """Of the waters in the box those that are joined to the point; all of them beyond the antimeridian."""
    from shapely import Point, get_parts

    if not point:
        return waters
    at = Point(*map(float, point.split()))
    if not window[0] <= at.x <= window[2]:
        return waters
    parts = get_parts(waters)
    return min(parts, key=at.distance) if len(parts) else waters


def _ring(path: str) -> Any:
    """The polygon, and again a turn of the globe to the west, for longitudes beyond 180."""
    from shapely import Polygon
    from shapely.affinity import translate

    ring = Polygon([tuple(map(float, point.split())) for point in path.split("|")])
    return ring.union(translate(ring, xoff=-360.0)) if ring.bounds[2] > 180 else ring


def boxes(clip: str) -> list[Box]:
    """The box as one, or as two where it crosses the antimeridian."""
    west, south, east, north = map(float, clip.split())
    if west <= east:
        return [(west, south, east, north)]
    return [(west, south, 180.0, north), (-180.0, south, east, north)]


def _ellipse(window: Box) -> Any:
    from shapely import Point
    from shapely.affinity import scale

    west, south, east, north = window
    circle = Point((west + east) / 2, (south + north) / 2).buffer(1)
    return scale(circle, (east - west) / 2, (north - south) / 2)
