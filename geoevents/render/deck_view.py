"""Where things stand on a map picture: the extent, the projection, and room for badges that never collide."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

_KM_PER_DEGREE = 111.195
_DISTANCES = (0.0, 0.34, 0.5, 0.7, 0.95, 1.25, 1.6)
_DIRECTIONS = 16
# Points are drawn apart where most of the others lie within a sixth of the way to the farthest, so that on one map they
# would be a dot; the cut is at the widest jump, if it is that wide.
_MOST, _DOT, _JUMP, _AT_LEAST = 0.6, 6.0, 2.5, 0.7  # the last in degrees


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in inches from the top left."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.left + other.width <= self.left + self.width
            and other.top + other.height <= self.top + self.height
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A map extent in degrees (west < east; beyond 180 it crosses the antimeridian) on a frame in inches."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    def unwrap(self, lon: float) -> float:
        """The copy of the longitude that lies nearest to the middle of the view."""
        middle = (self.west + self.east) / 2
        return lon + 360 * round((middle - lon) / 360)

    def position(self, lon: float, lat: float) -> tuple[float, float]:
        """Inches from the frame's left and top; true to shape at the middle latitude."""
        x = (self.unwrap(lon) - self.west) / (self.east - self.west) * self.width
        return x, (self.north - lat) / (self.north - self.south) * self.height

    def shows(self, lon: float, lat: float) -> bool:
        """Whether the point lies in the frame."""
        return self.west <= self.unwrap(lon) <= self.east and self.south <= lat <= self.north


def view_of(
    points: Sequence[tuple[float, float]], *, width: float, height: float, least_km: float = 90.0, margin: float = 0.22
) -> View:
    """The view that shows all points (lon, lat) with a margin, at least `least_km` high."""
    west, east = _unwrapped(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    middle_lat, middle_lon = (south + north) / 2, (west + east) / 2
    shrink = max(math.cos(math.radians(middle_lat)), 0.1)
    tall = max((north - south) * (1 + 2 * margin), least_km / _KM_PER_DEGREE)
    wide = (east - west) * (1 + 2 * margin) * shrink
    tall = min(max(tall, wide * height / width), 175.0)
    wide = min(tall * width / height / shrink, 360.0)
    middle_lat = min(max(middle_lat, -88 + tall / 2), 88 - tall / 2)
    return View(
        west=middle_lon - wide / 2,
        east=middle_lon + wide / 2,
        south=middle_lat - tall / 2,
        north=middle_lat + tall / 2,
        width=width,
        height=height,
    )


def core(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points without the few that lie so far off that the rest would shrink to a dot."""
    if len(points) < 3:
        return list(points)
    west, east = _unwrapped(lon for lon, _ in points)
    middle = (west + east) / 2
    lons = [lon + 360 * round((middle - lon) / 360) for lon, _ in points]
    centre = median(lons), median(lat for _, lat in points)
    far = [_degrees(lon, lat, *centre) for lon, (_, lat) in zip(lons, points, strict=True)]
    ordered = sorted(far)
    start = max(1, math.ceil(_MOST * len(far)) - 1)
    if ordered[-1] < _DOT * max(ordered[start], _AT_LEAST):
        return list(points)
    jumps = [(ordered[n + 1] / max(ordered[n], _AT_LEAST), n) for n in range(start, len(far) - 1)]
    ratio, number = max(jumps, default=(0.0, 0))
    if ratio < _JUMP:
        return list(points)
    limit = max(ordered[number], _AT_LEAST)
    return [point for point, distance in zip(points, far, strict=True) if distance <= limit]


def place_badges(
    anchors: Sequence[tuple[float, float]], *, frame: Box, size: tuple[float, float], taken: Iterable[Box] = ()
) -> list[Box]:
    """A box for each anchor, as near as can be, inside the frame and on no other box; in the order of the anchors.

    anchors : inches from the slide's left and top; size : the badges' width and height.
    """
    done: list[Box] = []
    blocked = list(taken)
    for x, y in anchors:
        found = next(
            (box for box in _candidates(x, y, frame, size) if not any(map(box.meets, (*blocked, *done)))), None
        )
        if found is None:
            raise ValueError(
                f"no room for {len(anchors)} badges in a frame of {frame.width:.1f} x {frame.height:.1f} in"
            )
        done.append(found)
    return done


def _candidates(x: float, y: float, frame: Box, size: tuple[float, float]) -> Iterable[Box]:
    wide, high = size
    for distance in _DISTANCES:
        for turn in range(_DIRECTIONS if distance else 1):
            angle = 2 * math.pi * turn / _DIRECTIONS - math.pi / 4
            left = x + distance * math.cos(angle) - wide / 2
            box = Box(left=left, top=y + distance * math.sin(angle) - high / 2, width=wide, height=high)
            if frame.holds(box):
                yield box
    columns, rows = int(frame.width / wide), int(frame.height / high)
    cells = [
        Box(left=frame.left + column * wide, top=frame.top + row * high, width=wide, height=high)
        for column in range(columns)
        for row in range(rows)
    ]
    yield from sorted(cells, key=lambda box: (box.left + wide / 2 - x) ** 2 + (box.top + high / 2 - y) ** 2)


def _unwrapped(lons: Iterable[float]) -> tuple[float, float]:
    """West and east of the narrowest band that holds all longitudes; east may exceed 180."""
    ordered = sorted(lon % 360 for lon in lons)
    gaps = [(ordered[(n + 1) % len(ordered)] - lon) % 360 for n, lon in enumerate(ordered)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    west = ordered[(widest + 1) % len(ordered)]
    wide = 0.0 if len(set(ordered)) == 1 else 360 - gaps[widest]
    west = west - 360 if west + wide / 2 > 180 else west
    return west, west + wide


def _degrees(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    shrink = math.cos(math.radians((lat + other_lat) / 2))
    return math.hypot((lon - other_lon) * shrink, lat - other_lat)
