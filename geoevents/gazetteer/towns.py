"""What a map of a box may name: its greatest towns, spread over it, its seas and its divisions."""

import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import floor, log10
from operator import itemgetter
from typing import Any

from geoevents.gazetteer.layout import CELLS, SCALE

type Box = tuple[float, float, float, float]
WIDE = 25  # degrees from which on only towns of the population index are looked at
# where the Latin spelling is a transliteration, whose marks news leaves out: Sarmīn, Ōsaka
ROMANISED = frozenset(
    (
        "AE", "AF", "BH", "DJ", "DZ", "EG", "EH", "IL", "IN", "IQ", "IR", "JO", "JP", "KW", "LB", "LY", "MA",
        "MM", "MR", "NP", "OM", "PK", "PS", "QA", "SA", "SD", "SO", "SY", "TN", "YE",
    )
)  # fmt: skip
VILLAGES = 2  # degrees of width up to which villages of unknown size are looked at
PATCHES = (10, 7)  # a map is divided into so many columns and rows, and each names so many towns at most
EACH = 4
SEATS = {
    "PPLC": 300,
    "PPLG": 100,
    "PPLA": 60,
    "PPLA2": 30,
}  # a capital is named before a town a thousand times its size
WATER = ("SEA", "GULF", "STRT", "BAY")
WIDEST = 70  # degrees of width from which on only oceans and seas are named


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
    rows = ((-_rank(row), _name(row), row[1] / SCALE, row) for row in _rows(db, box))
    found = sorted(rows, key=itemgetter(0, 1, 2))
    kept, taken, names = [], Counter[tuple[int, int]](), set()
    for rank, name, lon, row in found:
        lat = row[2] / SCALE
        patch = floor((lon - west) / (east - west) * PATCHES[0]), floor((lat - south) / (north - south) * PATCHES[1])
        if taken[patch] < EACH and name not in names:
            taken[patch] += 1
            names.add(name)
            kept.append(
                Named(name=name, lon=lon, lat=lat, rank=-rank, population=row[4], capital=row[3] == "PPLC"),
            )
            if len(kept) == limit:
                break
    return tuple(kept)


def _rows(db: sqlite3.Connection, box: Box) -> Iterable[tuple[Any, ...]]:
    west, south, east, north = (round(value * SCALE) for value in box)
    query = "SELECT name, lon, lat, feature, population, country FROM places WHERE"
    inside = (
        "lon BETWEEN ? AND ? AND lat BETWEEN ? AND ? AND feature GLOB 'PPL*'"
        " AND feature NOT IN ('PPLX', 'PPLH', 'PPLQ', 'PPLW')"
    )
    if box[2] - box[0] > WIDE or box[3] - box[1] > WIDE:
        least = 50_000 if box[2] - box[0] < WIDEST else 300_000
        return db.execute(f"{query} population >= {least} AND {inside}", (west, east, south, north))
    known = "(population >= 500 OR feature <> 'PPL')" if box[2] - box[0] > VILLAGES else "1"
    return (
        row
        for first, last in _bands(box)
        for row in db.execute(
            f"{query} cell BETWEEN ? AND ? AND {known} AND {inside}",
            (first, last, west, east, south, north),
        )
    )


def _bands(box: Box) -> Iterator[tuple[int, int]]:
    west, south, east, north = box
    columns = floor((west + 180) * 2), min(CELLS - 1, floor((east + 180) * 2))
    for band in range(max(0, floor((south + 90) * 2)), min(359, floor((north + 90) * 2)) + 1):
        yield band * CELLS + columns[0], band * CELLS + columns[1]


def _rank(row: tuple[Any, ...]) -> float:
    return 100 * log10(row[4] + 1) + SEATS.get(row[3], 0)


def _name(row: tuple[Any, ...]) -> str:
    return plain(row[0]) if row[5] in ROMANISED else str(row[0])


def plain(name: str) -> str:
    """The name without the marks of a transliteration: "Ma‘arrat an Nu‘mān" is "Maarrat an Numan" on a map."""
    if name.isascii() and "`" not in name:
        return name
    letters = unicodedata.normalize("NFKD", name)
    return "".join(one for one in letters if unicodedata.category(one) != "Mn" and one not in "‘’ʻʼʿʾ`")


def waters(db: sqlite3.Connection, box: Box) -> tuple[Named, ...]:
    """Oceans, seas, gulfs and straits whose extents meet the box, the greatest first."""
    wide = box[2] - box[0] > WIDEST
    kinds = ("OCN", "SEA") if wide else ("OCN", *WATER)
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
    return tuple(sorted((sea for sea in found if not _part(sea, found)), key=lambda sea: (-sea.rank, sea.name)))


def _part(sea: Named, seas: Iterable[Named]) -> bool:
    """Whether its name makes it a part of another one: "Eastern Mediterranean" beside "Mediterranean Sea"."""
    words = set(sea.name.split())
    return any(other is not sea and set(other.name.split()[:-1]) < words - {other.name.split()[-1]} for other in seas)


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
