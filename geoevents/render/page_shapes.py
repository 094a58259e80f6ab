"""Footprints as flat lists of rounded numbers, each shape once, with no more points than a screen can show."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

MOST = 400
ROOM = 60_000
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


@dataclass(slots=True)
class Shapes:
    """Shapes by number. Each is (is it an area?, its rings or lines as lon, lat, lon, lat …).

    Once they hold more than `ROOM` numbers, further events are drawn by their circle.
    """

    tolerance: float = 0.001
    numbers: dict[str, int] = field(default_factory=dict)
    rings: list[tuple[int, list[list[float]]]] = field(default_factory=list)
    size: int = 0

    def number(self, geometry: str | None, *, unwrap: Callable[[float], float]) -> int:
        """The number of a WKT geometry; -1 for none and for points, which their circle shows."""
        if not geometry or "POINT" in geometry[:12].upper():
            return -1
        if geometry not in self.numbers and self.size > ROOM:
            return -1
        if geometry not in self.numbers:
            area = int("POLYGON" in geometry[:40].upper() or "COLLECTION" in geometry[:20].upper())
            lines = [thinned(ring, self.tolerance) for ring in _rings(geometry, unwrap)]
            kept = [line for line in lines if len(line) >= (3 if area else 2)]
            self.numbers[geometry] = len(self.rings) if kept else -1
            if kept:
                self.size += 2 * sum(map(len, kept))
                self.rings.append((area, [[value for pair in line for value in pair] for line in kept]))
        return self.numbers[geometry]


def _rings(geometry: str, unwrap: Callable[[float], float]) -> list[list[tuple[float, float]]]:
    """The innermost brackets of a WKT text as lists of (lon, lat), each ring kept in one piece."""
    found = []
    for body in re.findall(r"\(([^()]+)\)", geometry):
        pairs = [tuple(map(float, NUMBER.findall(pair)[:2])) for pair in body.split(",")]
        ring = [(pair[0], pair[1]) for pair in pairs if len(pair) == 2]
        if ring:
            turn = unwrap(ring[0][0]) - ring[0][0]
            found.append([(round(lon + turn, 4), round(lat, 4)) for lon, lat in ring])
    return found


def thinned(line: list[tuple[float, float]], tolerance: float) -> list[tuple[float, float]]:
    """The line by Douglas and Peucker's rule, its tolerance in degrees doubled until at most `MOST` points are left."""
    kept = _peucker(line, tolerance)
    while len(kept) > MOST:
        tolerance *= 2
        kept = _peucker(kept, tolerance)
    return kept


def _peucker(line: list[tuple[float, float]], tolerance: float) -> list[tuple[float, float]]:
    if len(line) < 5:
        return line
    keep = {0, len(line) // 2, len(line) - 1}
    stack = [(0, len(line) // 2), (len(line) // 2, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        far, index = 0.0, -1
        for at in range(first + 1, last):
            distance = _distance(line[at], line[first], line[last])
            if distance > far:
                far, index = distance, at
        if far > tolerance:
            keep.add(index)
            stack += [(first, index), (index, last)]
    return [line[at] for at in sorted(keep)]


def _distance(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    """Degrees from a point to the stretch between two others."""
    x, y = end[0] - start[0], end[1] - start[1]
    length = x * x + y * y
    part = max(0.0, min(1.0, ((point[0] - start[0]) * x + (point[1] - start[1]) * y) / length)) if length else 0.0
    return float(((point[0] - start[0] - part * x) ** 2 + (point[1] - start[1] - part * y) ** 2) ** 0.5)
