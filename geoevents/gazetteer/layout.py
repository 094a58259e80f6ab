"""The gazetteer's one file: its tables, and the writer that the build and the user's imports share."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10
from pathlib import Path

from geoevents.gazetteer.keys import fold, skeleton

VERSION = 1
SCALE = 100_000  # coordinates are stored as whole 1e-5 degrees (1 m): four bytes in place of eight
CELLS = 720  # cells of half a degree round the globe
OWN_KEYS = 1 << 33  # rows without a GeoNames id are numbered from here
USER_KEYS = 1 << 40  # and the user's own from here
ALTERNATE = 300  # how much less a name means that is not the place's main one
FOREIGN = 800  # and a country's: "Columbia" is in some language, but seldom Colombia in an English text
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE places (key INTEGER PRIMARY KEY, id TEXT, name TEXT, lon INTEGER, lat INTEGER, feature TEXT, country TEXT,
  code TEXT, admin1 INTEGER, admin2 INTEGER, population INTEGER, cell INTEGER, region TEXT);
CREATE TABLE names (key TEXT, ord INTEGER, place INTEGER, PRIMARY KEY (key, ord, place)) WITHOUT ROWID;
CREATE TABLE adjectives (key TEXT, ord INTEGER, place INTEGER, PRIMARY KEY (key, ord, place)) WITHOUT ROWID;
CREATE TABLE abbreviations (key TEXT, ord INTEGER, place INTEGER, PRIMARY KEY (key, ord, place)) WITHOUT ROWID;
CREATE TABLE skeletons (country TEXT, bones TEXT, key TEXT, PRIMARY KEY (country, bones, key)) WITHOUT ROWID;
CREATE TABLE countries (code TEXT PRIMARY KEY, place INTEGER, capital INTEGER, name TEXT) WITHOUT ROWID;
CREATE TABLE divisions (country TEXT, level INTEGER, place INTEGER, code TEXT,
  PRIMARY KEY (country, level, place)) WITHOUT ROWID;
CREATE TEMP TABLE staged (key TEXT, ord INTEGER, place INTEGER);
CREATE TEMP TABLE staged_bones (country TEXT, bones TEXT, key TEXT);
"""
WEIGHTS = {
    "PCLI": 600, "PCLD": 350, "PCLF": 400, "PCLS": 450, "PCLX": 350, "PCLIX": 350, "PCL": 400, "TERR": 300,
    "CONT": 1200, "PPLC": 300, "PPLG": 150, "PPLA": 120, "PPLA2": 30, "PPLA3": 20, "PPLA4": 20, "PPLX": -150,
    "PPLL": -60, "PPLQ": -200, "PPLH": -200, "PPLW": -150, "ADM1": 50, "ADM2": -120, "ADM3": -200,
    "ADM4": -250, "ADM5": -250, "ADMD": -200, "ADM1H": -200, "ADM2H": -350, "ADM3H": -400, "RGN": 150, "AIRP": 150,
    "AIRB": 200, "PRT": 100,
}  # fmt: skip


class Connection(sqlite3.Connection):
    """Closes itself with its last reader, which Python 3.13 and later ask for."""

    def __del__(self) -> None:
        self.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place to write. lon, lat : float, degrees, EPSG:4326; code : of a division, ISO 3166-2 or GeoNames;
    admin1, admin2 : ids of the enclosing divisions; names : further spellings; weight : added to the importance.
    """

    id: str
    name: str
    lon: float
    lat: float
    feature: str
    country: str
    code: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    names: tuple[str, ...] = ()
    region_id: str | None = None
    weight: int = 0


def importance(feature: str, population: int) -> int:
    """How likely news means this one among namesakes: log population plus the feature code's weight, [0, 2000]."""
    size = round(100 * log10(population + 1)) if population > 0 else 0
    return max(0, min(2000, size + WEIGHTS.get(feature, 0) + 250))


def cell(lon: float, lat: float) -> int:
    """Number of the half-degree cell that holds the point; a band of latitude is one run of numbers."""
    return min(floor((lat + 90) * 2), 359) * CELLS + floor((lon + 180) * 2) % CELLS


class Writer:
    """Writes places and their names into a new gazetteer file; `finish` sorts them in and closes."""

    def __init__(self, path: Path, *, first_key: int = OWN_KEYS, beside: bool = False) -> None:
        """Start a new file; `beside`: it is searched beside the bundled one, whose GeoNames ids it may point to."""
        self.beside = beside
        self.path = path
        self.db = sqlite3.connect(path, factory=Connection, check_same_thread=False)
        self.db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE;" + SCHEMA)
        self.next_key = first_key
        self.keys: dict[str, int] = {}

    def key(self, place_id: str) -> int | None:
        """The row number of a place already written, or None."""
        if place_id.startswith("geonames:"):
            return int(place_id[9:]) if self.beside or place_id in self.keys else None
        return self.keys.get(place_id)

    def add(self, row: Row) -> int:
        """Write a place, or only its names where the id is known already; returns its row number."""
        known = self.keys.get(row.id)
        number = self._place(row) if known is None else known
        order = 2000 - importance(row.feature, row.population) - row.weight
        main = fold(row.name)
        keys = {main: order} if main else {}
        further = order + (FOREIGN if row.feature.startswith("PCL") else ALTERNATE)
        for name in row.names:
            keys.setdefault(fold(name), further)
        keys.pop("", None)
        self._stage(keys, number, country=row.country)
        return number

    def names(self, place: int, names: Iterable[str], *, order: int) -> None:
        """Add names to the place of that row number; order : 0 is the most important."""
        country = self.db.execute("SELECT country FROM places WHERE key = ?", (place,)).fetchone()[0]
        self._stage({fold(name): order for name in names}, place, country=country)

    def word(self, table: str, word: str, place: int, *, order: int) -> None:
        """Add an adjective (folded) or an abbreviation (as written) of a place."""
        key = word if table == "abbreviations" else fold(word)
        self.db.execute(f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?)", (key, order, place))

    def finish(self, *, meta: Iterable[tuple[str, str]] = ()) -> None:
        """Sort the names in, build the indexes, compact the file and close it."""
        self.db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", [("version", str(VERSION)), *meta])
        self.db.execute(
            "INSERT INTO names SELECT key, min(ord), place FROM staged GROUP BY key, place ORDER BY key, 2, place"
        )
        self.db.execute("INSERT INTO skeletons SELECT DISTINCT * FROM staged_bones ORDER BY country, bones, key")
        self.db.executescript(
            "CREATE INDEX by_cell ON places (cell); CREATE UNIQUE INDEX by_id ON places (id) WHERE id IS NOT NULL;"
            "DROP TABLE staged; DROP TABLE staged_bones;"
        )
        self.db.commit()
        self.db.execute("VACUUM")
        self.db.close()

    def spell(self, place: int, keys: Iterable[str], *, country: str, feature: str, population: int) -> None:
        """Add folded names to a place, of this file or of one beside it, as further spellings."""
        order = 2000 - importance(feature, population) + ALTERNATE
        self._stage(dict.fromkeys(keys, order), place, country=country)

    def _stage(self, keys: dict[str, int], place: int, *, country: str) -> None:
        self.db.executemany("INSERT INTO staged VALUES (?, ?, ?)", [(k, max(0, o), place) for k, o in keys.items()])
        if country:
            bones = [(country, skeleton(key), key) for key in keys if key.isascii()]
            self.db.executemany("INSERT INTO staged_bones VALUES (?, ?, ?)", [row for row in bones if row[1]])

    def _place(self, row: Row) -> int:
        if row.id.startswith("geonames:"):
            number, own_id = int(row.id[9:]), None
        else:
            number, own_id = self.next_key, row.id
            self.next_key += 1
        self.keys[row.id] = number
        self.db.execute(
            "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                own_id,
                row.name,
                round(row.lon * SCALE),
                round(row.lat * SCALE),
                row.feature,
                row.country,
                row.code,
                self.key(row.admin1),
                self.key(row.admin2),
                row.population,
                cell(row.lon, row.lat),
                row.region_id,
            ),
        )
        return number
