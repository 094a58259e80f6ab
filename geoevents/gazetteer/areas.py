"""Areas: polygons by region id, the area at a point, and the border lines between them, each stored once."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any, Literal

from geoevents.gazetteer import cells, compose

type Level = Literal["fine", "medium", "world"]
type Box = tuple[float, float, float, float]
SCALE = 1000  # coordinates are stored as whole 0.001 degrees
ROUGH = ("sea", "ocean", "ellipse", "ridge", "stops")  # ways of drawing a feature of which only the extent is known
OCEAN = 40  # degrees of width from which on the coast of a water is taken from the coarsest map
MANY = 12  # parts from which on a region is drawn with medium detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A stretch of border or coast between two junctions.

    kind : "coast", "country", "level" (first-level divisions as news names them), "unit" (finer ones), "seam" (180°);
    disputed : to be drawn dashed; points : numpy array (n, 2) of lon, lat in degrees.
    """

    number: int
    kind: str
    disputed: bool
    owners: tuple[str, ...]
    points: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A polygon as rings of arc numbers (~n: arc n backwards): parts, each an outer ring and its holes."""

    region_id: str
    parts: tuple[tuple[tuple[int, ...], ...], ...]


class Areas:
    """Polygons and lines of one gazetteer file. db : a connection to it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._polygon = lru_cache(maxsize=512)(self._made)

    def polygon(self, region_id: str, *, level: Level = "fine") -> Any:
        """The shapely geometry of a region, EPSG:4326, or None where there is none at that level."""
        return self._polygon(region_id, level)

    def rough(self, region_id: str) -> bool:
        """Whether a region is drawn from a division's towns or a feature's extent, not from anyone's outline."""
        if cells.rough(region_id):
            return True
        row = self.db.execute("SELECT how FROM area_parts WHERE region_id = ?", (region_id,)).fetchone()
        return row is not None and row[0] in ROUGH

    def region_at(self, lon: float, lat: float, *, within: float = 0.0) -> str | None:
        """The finest division that holds the point, or None at sea.

        within : degrees from the shore up to which the nearest one is taken; towns on capes and quays need 0.1.
        """
        from shapely import Point, contains_xy, distance

        x, y, reach = lon * SCALE, lat * SCALE, within * SCALE
        rows = self.db.execute(
            "SELECT region_id FROM area_rings WHERE level = 'fine' AND layer = 'unit'"
            " AND west <= ? AND east >= ? AND south <= ? AND north >= ?",
            (x + reach, x - reach, y + reach, y - reach),
        ).fetchall()
        held = next((key for (key,) in rows if contains_xy(self.polygon(key), lon, lat)), None)
        if held or not within:
            return held
        near = sorted((float(distance(self.polygon(key), Point(lon, lat))), key) for (key,) in rows)
        return near[0][1] if near and near[0][0] <= within else None

    def country_of(self, region_id: str) -> str:
        """ISO 3166-1 alpha-2 of the country that a division is drawn in; "" for areas that are left to none."""
        row = self.db.execute("SELECT country FROM area_units WHERE region_id = ?", (region_id,)).fetchone()
        return str(row[0]) if row else region_id if len(region_id) == 2 else ""

    def areas(self, level: Level, layer: str, *, box: Box) -> Iterator[Area]:
        """Areas of a layer ("unit", "level", "country") whose boxes meet the box (west, south, east, north)."""
        rows = self.db.execute(
            "SELECT region_id, rings FROM area_rings WHERE level = ? AND layer = ?"
            " AND west <= ? AND east >= ? AND south <= ? AND north >= ? ORDER BY region_id",
            (level, layer, *_window(box)),
        )
        for key, rings in rows:
            yield Area(region_id=key, parts=tuple(tuple(tuple(ring) for ring in part) for part in json.loads(rings)))

    def arcs(self, level: Level, *, box: Box | None = None) -> dict[int, Arc]:
        """Arcs by number, of the whole level or those whose boxes meet the box."""
        query = "SELECT arc, kind, disputed, owners, points FROM area_arcs WHERE level = ?"
        if box is None:
            return _arcs(self.db.execute(query, (level,)).fetchall())
        query += " AND west <= ? AND east >= ? AND south <= ? AND north >= ?"
        return _arcs(self.db.execute(query, (level, *_window(box))).fetchall())

    def arcs_of(self, level: Level, numbers: Sequence[int]) -> dict[int, Arc]:
        """Arcs by their numbers."""
        query = "SELECT arc, kind, disputed, owners, points FROM area_arcs WHERE level = ? AND arc = ?"
        return _arcs([self.db.execute(query, (level, number)).fetchone() for number in numbers])

    def ends(self, level: Level, numbers: Sequence[int]) -> dict[int, Any]:
        """Of each arc the first and last point: all that is needed of one outside a box that the area is cut to."""
        import numpy as np

        query = (
            "SELECT arc, CAST(substr(points, 1, 8) || substr(points, -8) AS BLOB) FROM area_arcs"
            " WHERE level = ? AND arc IN (SELECT value FROM json_each(?))"
        )
        rows = self.db.execute(query, (level, json.dumps(list(numbers))))
        return {row[0]: np.frombuffer(row[1], dtype="<i4").reshape(-1, 2) / SCALE for row in rows}

    def water(self, kind: str, *, box: Box, rank: int) -> Iterator[list[Any]]:
        """Rings of lakes or lines of rivers, arrays (n, 2) in degrees; rank : 0 takes the greatest only, 9 all."""
        import numpy as np

        rows = self.db.execute(
            "SELECT points FROM water WHERE kind = ? AND rank <= ?"
            " AND west <= ? AND east >= ? AND south <= ? AND north >= ? ORDER BY id",
            (kind, rank, *_window(box)),
        )
        for (blob,) in rows:
            yield [np.asarray(path, dtype=float).reshape(-1, 2) / SCALE for path in json.loads(blob)]

    def name(self, region_id: str) -> str:
        """English name of a country or division, "" where none is known."""
        if self._has("countries"):
            row = self.db.execute("SELECT name FROM countries WHERE code = ?", (region_id,)).fetchone()
            if row:
                return str(row[0])
        row = self.db.execute("SELECT name FROM area_units WHERE region_id = ?", (region_id,)).fetchone()
        return str(row[0]) if row else ""

    def _has(self, table: str) -> bool:
        return bool(self.db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone())

    def _made(self, region_id: str, level: Level) -> Any:
        if cells.rough(region_id):
            return self._rough(region_id)
        stored = self._assemble(region_id, level)
        if stored is not None:
            return stored
        if not self._has("area_parts"):
            return None
        row = self.db.execute("SELECT how, parts, clip FROM area_parts WHERE region_id = ?", (region_id,)).fetchone()
        if row is None:
            return None
        how, parts, clip = row
        if how == "lake":
            return self._lake(parts)
        if how in ("line", "stops", "ridge"):
            return compose.line(clip, width=float(parts), land=self.land if how == "ridge" else None)
        return self._region(parts.split(), clip) if how == "land" else compose.feature(how, parts, clip, self.land)

    def _rough(self, region_id: str) -> Any:
        held = cells.parent(self.db, region_id)
        if held is None:
            return None
        country, column, region = held
        within = self.polygon(region)
        if within is None and region != country:
            within = self.polygon(country)
        return cells.area(self.db, region_id, within=within, country=country, column=column)

    def _region(self, parts: list[str], clip: str) -> Any:
        countries = sum(len(part) == 2 for part in parts)
        level: Level = "world" if countries > MANY else "medium" if countries or len(parts) > MANY else "fine"
        found = [self.polygon(part, level=level) for part in parts]
        polygons = [self.polygon(part) if shape is None else shape for part, shape in zip(parts, found, strict=True)]
        return compose.united([polygon for polygon in polygons if polygon is not None], clip=clip)

    def land(self, box: Box, fine: bool) -> list[Any]:
        """Polygons of the countries that meet the box, finely drawn or less so."""
        level: Level = "fine" if fine else "world" if box[2] - box[0] > OCEAN else "medium"
        return [self.polygon(area.region_id, level=level) for area in self.areas(level, "country", box=box)]

    def _lake(self, lake: str) -> Any:
        import numpy as np
        from shapely import MultiPolygon, Polygon

        rows = self.db.execute(
            "SELECT points FROM water WHERE kind = 'lake' AND id GLOB ? ORDER BY id", (lake + ":*",)
        ).fetchall()
        parts = [[np.reshape(ring, (-1, 2)) / SCALE for ring in json.loads(blob)] for (blob,) in rows]
        return MultiPolygon([Polygon(rings[0], rings[1:]) for rings in parts]) if parts else None

    def _assemble(self, region_id: str, level: Level) -> Any:
        row = self.db.execute(
            "SELECT rings FROM area_rings WHERE level = ? AND region_id = ? LIMIT 1", (level, region_id)
        ).fetchone()
        if row is None:
            return None
        area = Area(region_id=region_id, parts=json.loads(row[0]))
        numbers = sorted({ref if ref >= 0 else ~ref for part in area.parts for ring in part for ref in ring})
        return shape(area, {number: arc.points for number, arc in self.arcs_of(level, numbers).items()})


def shape(area: Area, paths: dict[int, Any]) -> Any:
    """The area's shapely geometry from the points of its arcs; rings with fewer than four points fall away."""
    import numpy as np
    import shapely

    rings: list[Any] = []
    owners: list[int] = []
    number = 0
    for part in area.parts:
        outer, *holes = (ring_points(ring, paths) for ring in part)
        if len(outer) >= 4:
            kept = [outer, *(hole for hole in holes if len(hole) >= 4)]
            rings += kept
            owners += [number] * len(kept)
            number += 1
    if not rings:
        return shapely.MultiPolygon()
    sizes = np.repeat(np.arange(len(rings)), list(map(len, rings)))
    lines: Any = shapely.linearrings(np.concatenate(rings), indices=sizes)
    made: Any = shapely.polygons(lines, indices=owners)
    return made[0] if len(made) == 1 else shapely.multipolygons(made)


def ring_points(ring: Sequence[int], paths: dict[int, Any]) -> Any:
    """Points of a closed ring, joined from its arcs."""
    import numpy as np

    pieces = [paths[ref] if ref >= 0 else paths[~ref][::-1] for ref in ring]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])


def _arcs(rows: Sequence[tuple[Any, ...]]) -> dict[int, Arc]:
    """Arcs by number; their points are read from all rows at once."""
    import numpy as np

    points = np.frombuffer(b"".join(row[4] for row in rows), dtype="<i4").reshape(-1, 2) / SCALE
    ends = accumulate((len(row[4]) // 8 for row in rows), initial=0)
    return {
        row[0]: Arc(number=row[0], kind=row[1], disputed=bool(row[2]), owners=tuple(row[3].split()), points=points[a:b])
        for row, (a, b) in zip(rows, pairwise(ends), strict=True)
    }


def _window(box: Box) -> tuple[float, float, float, float]:
    west, south, east, north = (value * SCALE for value in box)
    return east, west, north, south
