"""Distances on the globe, and the runs of half-degree cells that a circle touches."""

from collections.abc import Iterator
from math import asin, cos, floor, radians, sin, sqrt

from geoevents.gazetteer.layout import CELLS

EARTH_KM = 6371.0088
KM_PER_DEGREE = 111.195


def distance_km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Great-circle distance in km of two points in degrees."""
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def runs(lon: float, lat: float, *, km: float) -> Iterator[tuple[int, int]]:
    """First and last cell of each run that the circle may touch, south to north."""
    reach = km / KM_PER_DEGREE
    for band in range(max(0, floor((lat - reach + 90) * 2)), min(359, floor((lat + reach + 90) * 2)) + 1):
        edge = max(abs(band / 2 - 90), abs(band / 2 - 89.5))
        width = reach / max(cos(radians(min(edge, 89.9))), 0.001)
        base = band * CELLS
        if width >= 180:
            yield base, base + CELLS - 1
            continue
        first, last = floor((lon - width + 180) * 2), floor((lon + width + 180) * 2)
        for start, stop in ((first, last),) if first >= 0 and last < CELLS else _wrapped(first, last):
            yield base + start, base + stop


def _wrapped(first: int, last: int) -> tuple[tuple[int, int], ...]:
    if first < 0:
        return (0, last), (first + CELLS, CELLS - 1)
    return (first, CELLS - 1), (0, last - CELLS)
