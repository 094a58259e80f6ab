"""What a map of a box may name: its greatest towns, spread over it, its seas and its divisions."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import floor
from typing import Any

from geoevents.gazetteer.layout import CELLS, SCALE, importance

type Box = tuple[float, float, float, float]
WIDE = 25  # degrees from which on only towns of the population index are looked at
PATCHES = (10, 7)  # a map is divided into so many columns and rows, and each names so many towns at most
EACH = 4
WATER = ("SEA", "GULF", "STRT", "BAY")
OCEANS = 70  # degrees of width from which on oceans are named and straits are not


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something to name. extent : of a sea; rank : the greater the more important."""

    name: str
    lon: float
    lat: float
    rank: float
    population: int = 0
    capital: bool = False
    extent: Box | None = None


def largest(db: sqlite3.Connection, box: Box, *, limit: int) -> tuple[Named, ...]:
    """The most important towns of a box, first those; no patch of it gets more than a few."""
    west, south, east, north = box
    found = sorted((_town(row) for row in _rows(db, box)), key=lambda town: (-town.rank, town.name, town.lon))
    kept, taken, names = [], Counter[tuple[int, int]](), set()
    for town in found:
        patch = (
            floor((town.lon - west) / (east - west) * PATCHES[0]),
            floor((town.lat - south) / (north - south) * PATCHES[1]),
        )
        if taken[patch] < EACH and town.name not in names:
            taken[patch] += 1
            names.add(town.name)
            kept.append(town)
    return tuple(kept[:limit])


def _rows(db: sqlite3.Connection, box: Box) -> Iterable[tuple[Any, ...]]:
    west, south, east, north = (round(value * SCALE) for value in box)
    query = "SELECT name, lon, lat, feature, population FROM places WHERE"
    inside = (
        "lon BETWEEN ? AND ? AND lat BETWEEN ? AND ? AND feature GLOB 'PPL*'"
        " AND feature NOT IN ('PPLX', 'PPLH', 'PPLQ', 'PPLW')"
    )
    if box[2] - box[0] > WIDE or box[3] - box[1] > WIDE:
        return db.execute(f"{query} population >= 50000 AND {inside}", (west, east, south, north))
    return (
        row
        for first, last in _bands(box)
        for row in db.execute(
            f"{query} cell BETWEEN ? AND ? AND (population >= 500 OR feature <> 'PPL') AND {inside}",
            (first, last, west, east, south, north),
        )
    )


def _bands(box: Box) -> Iterator[tuple[int, int]]:
    west, south, east, north = box
    columns = floor((west + 180) * 2), min(CELLS - 1, floor((east + 180) * 2))
    for band in range(max(0, floor((south + 90) * 2)), min(359, floor((north + 90) * 2)) + 1):
        yield band * CELLS + columns[0], band * CELLS + columns[1]


def _town(row: tuple[Any, ...]) -> Named:
    name, lon, lat, feature, population = row
    return Named(
        name=name,
        lon=lon / SCALE,
        lat=lat / SCALE,
        rank=importance(feature, population),
        population=population,
        capital=feature == "PPLC",
    )


def waters(db: sqlite3.Connection, box: Box) -> tuple[Named, ...]:
    """Seas, gulfs, straits (and oceans on a wide map) whose extents meet the box, the greatest first."""
    wide = box[2] - box[0] > OCEANS
    kinds = ("OCN", "SEA") if wide else WATER
    query = (
        "SELECT p.name, p.lon, p.lat, a.clip FROM places p JOIN area_parts a ON a.region_id = p.id"
        f" WHERE p.id GLOB 'hand:*' AND p.feature IN ({', '.join('?' * len(kinds))})"
    )
    found = []
    for name, lon, lat, clip in db.execute(query, kinds):
        west, south, east, north = (float(value) for value in clip.split())
        east += 360 * (east < west)
        if west < box[2] and east > box[0] and south < box[3] and north > box[1]:
            place = {"name": name, "lon": lon / SCALE, "lat": lat / SCALE, "extent": (west, south, east, north)}
            found.append(Named(**place, rank=(east - west) * (north - south)))
    return tuple(sorted(found, key=lambda sea: (-sea.rank, sea.name)))


def divisions(db: sqlite3.Connection, box: Box) -> tuple[Named, ...]:
    """First-level divisions, as news names them, whose label points lie in the box, the widest first."""
    query = (
        "SELECT u.name, u.lon, u.lat, r.east - r.west FROM area_units u JOIN area_rings r"
        " ON r.level = 'fine' AND r.layer = 'level' AND r.region_id = u.region_id"
        " WHERE u.region_id = u.level_id AND u.lon BETWEEN ? AND ? AND u.lat BETWEEN ? AND ? AND u.name <> ''"
    )
    rows = db.execute(query, (box[0], box[2], box[1], box[3]))
    found = [Named(name=name, lon=lon, lat=lat, rank=width) for name, lon, lat, width in rows]
    return tuple(sorted(found, key=lambda unit: (-unit.rank, unit.name)))
