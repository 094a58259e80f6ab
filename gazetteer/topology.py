"""Neighbouring polygons become arcs that each border stores once, so that no rounding can open a gap or an overlap."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import shapely
from shapely import Geometry
from shapely.geometry import Polygon

type Point = tuple[int, int]
type Ring = list[Point]


def snap(polygons: Sequence[Geometry], *, tolerance: float, grid: float) -> list[Geometry]:
    """Simplify a coverage and round it to a grid; every result is valid and neighbours still share each vertex.

    The lines are rounded and noded together, and every face between them is given to the polygon it lies in: rounding
    polygon by polygon would leave crossing edges.

    tolerance : degrees (`shapely.coverage_simplify`); grid : degrees. A polygon that fits in one cell comes out empty.
    """
    simple = shapely.coverage_simplify(np.asarray(polygons), tolerance)
    lines = shapely.unary_union(shapely.boundary(simple), grid_size=grid)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    inside = shapely.point_on_surface(faces)
    face, polygon = shapely.STRtree(inside).query(simple, predicate="contains")[::-1]
    owned: dict[int, list[Geometry]] = {}
    for index in np.unique(face):
        owners = polygon[face == index]
        owner = owners[np.argmin(shapely.area(simple[owners]))]
        owned.setdefault(int(owner), []).append(faces[index])
    digits = round(-np.log10(grid)) + 1
    return [_rounded(_merged(owned.get(index, [])), digits) for index in range(len(simple))]


def _merged(faces: list[Geometry]) -> Geometry:
    return shapely.coverage_union_all(faces) if faces else Polygon()


def _rounded(geometry: Geometry, digits: int) -> Geometry:
    return shapely.transform(geometry, lambda points: np.round(points, digits))


def topology(objects: dict[str, dict[str, Geometry]], *, scale: int) -> dict[str, object]:
    """Polygons as TopoJSON with whole-number arcs.

    objects : layers of polygons by id; the first is the finest, and every other line runs along its lines.
    scale : grid cells in a degree.
    """
    rings = {
        layer: {
            key: [list(_rings(part, scale)) for part in shapely.get_parts(polygon)] for key, polygon in rows.items()
        }
        for layer, rows in objects.items()
    }
    finest = next(iter(rings.values()))
    nodes = _nodes(
        (ring for parts in finest.values() for part in parts for ring in part), edge=(180 * scale, -90 * scale)
    )
    arcs: dict[tuple[Point, ...], int] = {}
    layers = {
        layer: {
            "type": "GeometryCollection",
            "geometries": [
                {
                    "type": "MultiPolygon",
                    "id": key,
                    "arcs": [[_references(ring, nodes, arcs) for ring in part] for part in parts],
                }
                for key, parts in rows.items()
            ],
        }
        for layer, rows in rings.items()
    }
    transform = {"scale": [1 / scale, 1 / scale], "translate": [0, 0]}
    return {"type": "Topology", "transform": transform, "objects": layers, "arcs": [_steps(arc) for arc in arcs]}


def _rings(polygon: Polygon, scale: int) -> Iterator[Ring]:
    """Its rings, the outer one first, counter-clockwise, the holes clockwise; each ends where it begins."""
    for ring in shapely.orient_polygons(polygon).exterior, *shapely.orient_polygons(polygon).interiors:
        yield [(x, y) for x, y in np.rint(shapely.get_coordinates(ring) * scale).astype(int).tolist()]


def _nodes(rings: Iterator[Ring], *, edge: Point) -> set[Point]:
    """Points where arcs end: where lines of the coverage meet or part, and on the edge of the map (180°, pole)."""
    neighbours: dict[Point, set[Point]] = {}
    for ring in rings:
        for here, there in pairwise(ring):
            neighbours.setdefault(here, set()).add(there)
            neighbours.setdefault(there, set()).add(here)
    return {
        point
        for point, others in neighbours.items()
        if len(others) != 2 or abs(point[0]) == edge[0] or point[1] == edge[1]
    }


def _references(ring: Ring, nodes: set[Point], arcs: dict[tuple[Point, ...], int]) -> list[int]:
    """The ring as numbers of arcs, ~n where arc n runs backwards; arcs not seen before are added."""
    closed = ring[:-1]
    first = next((at for at, point in enumerate(closed) if point in nodes), None)
    first = closed.index(min(closed)) if first is None else first
    turned = [*closed[first:], *closed[:first], closed[first]]
    cuts = [at for at, point in enumerate(turned) if point in nodes or at in (0, len(turned) - 1)]
    references = []
    for start, end in pairwise(cuts):
        arc = tuple(turned[start : end + 1])
        back = arc[::-1]
        references.append(~arcs[back] if back in arcs else arcs.setdefault(arc, len(arcs)))
    return references


def _steps(arc: tuple[Point, ...]) -> list[list[int]]:
    points = np.asarray(arc)
    return np.diff(points, axis=0, prepend=np.zeros((1, 2), dtype=int)).tolist()
