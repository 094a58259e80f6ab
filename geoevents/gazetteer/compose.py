"""Areas that are made of others: regions of divisions, seas and islands of a box and the land, roads of their towns."""

from collections.abc import Callable, Sequence
from typing import Any

type Box = tuple[float, float, float, float]
type Land = Callable[[Box, bool], list[Any]]  # polygons of the countries that meet a box; True asks for the fine ones
ROAD = 0.03  # degrees on either side of a road


def united(polygons: Sequence[Any], *, clip: str) -> Any:
    """The union of polygons, cut to the box `clip` ("west south east north", or "" for none)."""
    from shapely import clip_by_rect, union_all

    whole = union_all(polygons)
    return union_all([clip_by_rect(whole, *box) for box in boxes(clip)]) if clip else whole


def feature(how: str, clip: str, land: Land) -> Any:
    """The area of a physical feature from its extent.

    how : "sea" (the box less the land), "island" (the land in the box), "ellipse" (in it, on land), "line" (a road).
    """
    from shapely import LineString, box, difference, intersection, union_all

    if how == "line":
        return LineString([tuple(map(float, point.split())) for point in clip.split("|")]).buffer(ROAD)
    found = []
    for window in boxes(clip):
        ground = union_all(land(window, how == "island"))
        if how == "sea":
            found.append(difference(box(*window), ground))
        else:
            found.append(intersection(box(*window) if how == "island" else _ellipse(window), ground))
    return union_all(found)


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
