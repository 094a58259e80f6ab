"""Rivers as lines: from stop to stop of `hand/courses.csv` along Natural Earth's river lines, which bear no names."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import cos, hypot, radians

type Point = tuple[float, float]
SCALE = 1000  # of the packed lines
REACH = 0.4  # degrees from a stop within which the river's line is looked for: 1:50 million is that rough
DETOUR, SLACK = 2.5, 0.5  # a way is believed up to so many times the straight one, and so many degrees more
GAP, GAP_COST = (
    0.35,
    3.0,
)  # lines end at lakes and before the river that they join: gaps are crossed, at a price
DETAIL = 0.02  # degrees to which the line is simplified


class Network:
    """The river lines as one graph. lines : of points in steps of 0.001 degrees, as `water.json.xz` has them."""

    def __init__(self, lines: Iterable[list[list[int]]]) -> None:
        self.ways: dict[Point, dict[Point, float]] = defaultdict(dict)
        self.cells: dict[tuple[int, int], list[Point]] = defaultdict(list)
        ends = set()
        for steps in lines:
            points = list(_points(steps))
            ends |= {points[0], points[-1]}
            for here, there in pairwise(points):
                self._join(here, there, 1.0)
        for point in self.ways:
            self.cells[int(point[0] // 1), int(point[1] // 1)].append(point)
        for end in sorted(ends):
            for other in self.near(end, GAP):
                if other not in self.ways[end]:
                    self._join(end, other, GAP_COST)

    def _join(self, here: Point, there: Point, cost: float) -> None:
        length = cost * apart(here, there)
        self.ways[here][there] = self.ways[there][here] = length

    def near(self, point: Point, reach: float) -> list[Point]:
        """Points of the lines within so many degrees, nearest first."""
        x, y = int(point[0] // 1), int(point[1] // 1)
        around = [other for i in (x - 1, x, x + 1) for j in (y - 1, y, y + 1) for other in self.cells.get((i, j), ())]
        found = sorted((apart(point, other), other) for other in around)
        return [other for away, other in found if 0 < away <= reach]

    def way(self, start: Point, stop: Point) -> list[Point] | None:
        """The shortest way along the lines, or None where only a long detour would join the two."""
        limit = DETOUR * apart(start, stop) + SLACK
        queue: list[tuple[float, float, Point]] = [(0.0, 0.0, start)]
        came: dict[Point, Point | None] = {start: None}
        best = {start: 0.0}
        while queue:
            _, gone, here = heapq.heappop(queue)
            if here == stop:
                return list(_back(came, here))[::-1]
            for there, length in self.ways[here].items():
                total = gone + length
                if total < best.get(there, limit):
                    best[there], came[there] = total, here
                    heapq.heappush(queue, (total + apart(there, stop), total, there))
        return None

    def course(self, stops: list[Point]) -> tuple[list[Point], bool]:
        """The line through all stops, along the network where it knows the stretch; whether it knew most."""
        held = [next(iter(self.near(stop, REACH)), None) for stop in stops]
        line: list[Point] = []
        known = 0
        for (here, there), (stop, next_stop) in zip(pairwise(held), pairwise(stops), strict=True):
            found = self.way(here, there) if here and there and here != there else None
            line += found or [stop, next_stop]
            known += found is not None
        line = [point for point, after in zip(line, [*line[1:], None], strict=True) if point != after]
        return simplified(line), 2 * known > len(stops) - 1


def apart(one: Point, other: Point) -> float:
    """Distance in degrees of latitude, good enough for neighbours."""
    return hypot((one[0] - other[0]) * cos(radians((one[1] + other[1]) / 2)), one[1] - other[1])


def simplified(line: list[Point]) -> list[Point]:
    """The line without the points that change it by less than DETAIL degrees (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    far, at = max((_off(point, line[0], line[-1]), at) for at, point in enumerate(line[1:-1], 1))
    if far < DETAIL:
        return [line[0], line[-1]]
    return simplified(line[: at + 1])[:-1] + simplified(line[at:])


def _off(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / square if square else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)


def _points(steps: list[list[int]]) -> Iterator[Point]:
    x = y = 0
    for dx, dy in steps:
        x, y = x + dx, y + dy
        yield x / SCALE, y / SCALE


def _back(came: dict[Point, Point | None], here: Point | None) -> Iterator[Point]:
    while here is not None:
        yield here
        here = came[here]
