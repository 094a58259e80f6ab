"""The rough area of a division that no source draws: the ground nearer to its towns than to others' (Voronoi cells)."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from geoevents.gazetteer.layout import CELLS, SCALE

# beginnings of the region ids of such areas, the row number of the division follows: cells of its towns, or where no
# town says that it belongs to it, the cell of its own point among those of its like
TOWNS, SEATS = "towns:", "seats:"
ALONE = 0.05  # degrees around the towns of a division whose country has no outline either
QUERY = (
    "SELECT lon, lat, coalesce({column}, 0) FROM places WHERE cell BETWEEN ? AND ? AND country = ?"
    " AND feature GLOB 'PPL*'"
)
LIKE = (
    "SELECT o.lon, o.lat, o.key FROM places p JOIN places o ON o.country = p.country AND o.feature = p.feature"
    " AND o.admin1 IS p.admin1 WHERE p.key = ? AND o.region GLOB 'seats:*'"
)


def rough(region_id: str) -> bool:
    """Whether the region of that id is made of such cells."""
    return region_id.startswith((TOWNS, SEATS))


def parent(db: sqlite3.Connection, region_id: str) -> tuple[str, str, str] | None:
    """Of a rough region: its country, the column in which towns name it, and the region that holds it."""
    query = "SELECT d.feature, d.country, a.region FROM places d LEFT JOIN places a ON a.key = d.admin1 WHERE d.key = ?"
    row = db.execute(query, (int(region_id.partition(":")[2]),)).fetchone()
    if row is None:
        return None
    feature, country, above = row
    return (country, "admin1", country) if feature == "ADM1" else (country, "admin2", above or country)


def area(db: sqlite3.Connection, region_id: str, *, within: Any, country: str, column: str) -> Any:
    """The polygon of a rough region, None where it has no town. within : the outline that holds it, or None."""
    from shapely import MultiPoint, intersection, union_all, voronoi_polygons

    number = int(region_id.partition(":")[2])
    if within is None:
        found = db.execute(f"SELECT lon, lat FROM places WHERE {column} = ? AND feature GLOB 'PPL*'", (number,))
        points = [(lon / SCALE, lat / SCALE) for lon, lat in found]
        return MultiPoint(points).convex_hull.buffer(ALONE) if points else None
    rows = db.execute(LIKE, (number,)) if region_id.startswith(SEATS) else _towns(db, within.bounds, country, column)
    owners: dict[tuple[float, float], int] = {}
    for lon, lat, owner in rows:
        owners.setdefault((lon / SCALE, lat / SCALE), owner)
    if number not in owners.values():
        return None
    if set(owners.values()) == {number}:
        return within
    cells = voronoi_polygons(MultiPoint(list(owners)), extend_to=within, ordered=True).geoms
    own = [cell for cell, owner in zip(cells, owners.values(), strict=True) if owner == number]
    return intersection(union_all(own), within)


def _towns(db: sqlite3.Connection, bounds: tuple[float, ...], country: str, column: str) -> Iterator[tuple[int, ...]]:
    """Longitude, latitude and division of each town of the country in the box."""
    west, south, east, north = bounds
    for band in range(int((south + 90) * 2), min(359, int((north + 90) * 2)) + 1):
        first, last = band * CELLS + int((west + 180) * 2), band * CELLS + min(CELLS - 1, int((east + 180) * 2))
        yield from db.execute(QUERY.format(column=column), (first, last, country))
