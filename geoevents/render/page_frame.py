"""The part of the world a page shows, its longitudes laid so that a story at the antimeridian stays in one piece."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geoevents.types import BBox, Event

LEAST = 0.6
MARGIN = 0.3
MERCATOR = 85.0
WIDE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A box in degrees. west, east : float, west <= east, east beyond 180 where the box crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> float:
        """The longitude in the middle, which may lie beyond 180."""
        return (self.west + self.east) / 2

    @property
    def tolerance(self) -> float:
        """Degrees that cannot be seen when the frame fills a screen."""
        return max(self.east - self.west, self.north - self.south) / 3000

    def unwrap(self, lon: float) -> float:
        """The longitude moved by whole turns to within half a turn of the middle."""
        return lon + 360 * round((self.middle - lon) / 360)

    def wider(self, share: float) -> "Frame":
        """The frame with a margin of that share of its size on every side."""
        x, y = (self.east - self.west) * share, (self.north - self.south) * share
        return _clipped(self.west - x, self.south - y, self.east + x, self.north + y)

    def broad(self, aspect: float) -> "Frame":
        """The frame widened, where it is narrower on a Mercator map, to `aspect` times its height."""
        half = (_stretched(self.north) - _stretched(self.south)) * aspect / 2
        west, east = min(self.west, self.middle - half), max(self.east, self.middle + half)
        return _clipped(west, self.south, east, self.north)

    def high(self, aspect: float) -> "Frame":
        """The frame made higher, where it is lower on a Mercator map, until it is at most `aspect` times as wide."""
        south, north = _stretched(self.south), _stretched(self.north)
        more = max(0.0, (self.east - self.west) / aspect - (north - south)) / 2
        return _clipped(self.west, _latitude(south - more), self.east, _latitude(north + more))

    def bbox(self) -> BBox:
        """The same box as the map's data know it: west > east where it crosses the antimeridian."""
        if self.east - self.west >= 360:
            return BBox(-180, self.south, 180, self.north)
        return BBox(_wrapped(self.west), self.south, _wrapped(self.east), self.north)


def frame(events: Iterable[Event]) -> Frame | None:
    """The smallest frame, with a margin, of the placed events; of the precise ones if there are any. None without."""
    marks = [event.footprint for event in events if event.footprint]
    near = [mark for mark in marks if mark.kind != "country"] or marks
    return frame_of([(mark.lon, mark.lat) for mark in near])


def frame_of(points: Sequence[tuple[float, float]]) -> Frame | None:
    """The smallest frame, with a margin, of points as lon, lat in degrees; None without."""
    if not points:
        return None
    lons, lats = [lon for lon, _ in points], [max(-MERCATOR, min(MERCATOR, lat)) for _, lat in points]
    west, east = arc(lons)
    if east - west > WIDE:
        west, east = min(lons), max(lons)
    x = max((east - west) * MARGIN, LEAST)
    y = max((max(lats) - min(lats)) * MARGIN, LEAST)
    return _clipped(west - x, min(lats) - y, east + x, max(lats) + y)


def arc(lons: Iterable[float]) -> tuple[float, float]:
    """The shortest stretch of the circle that holds all longitudes: west, and east >= west."""
    ring = sorted({_wrapped(lon) for lon in lons})
    gaps = [(after - before, after) for before, after in zip(ring, [*ring[1:], ring[0] + 360], strict=True)]
    size, west = max(gaps)
    west = _wrapped(west)
    return west, west + 360 - size


def _stretched(lat: float) -> float:
    """Degrees of a Mercator map from the equator to a latitude."""
    return math.degrees(math.asinh(math.tan(math.radians(lat))))


def _latitude(stretched: float) -> float:
    """The latitude at so many degrees from the equator of a Mercator map."""
    return math.degrees(math.atan(math.sinh(math.radians(stretched))))


def _wrapped(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _clipped(west: float, south: float, east: float, north: float) -> Frame:
    if east - west > 360:
        middle = (west + east) / 2
        west, east = middle - 180, middle + 180
    return Frame(west=west, south=max(south, -MERCATOR), east=east, north=min(north, MERCATOR))
