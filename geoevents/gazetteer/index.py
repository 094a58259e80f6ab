"""One gazetteer file, opened read-only: rows by key, name, point and word; each thread has its own connection."""

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoevents.errors import GazetteerError
from geoevents.gazetteer.keys import fold
from geoevents.gazetteer.layout import SCALE, VERSION, Connection

if TYPE_CHECKING:
    from geoevents.gazetteer.areas import Areas

COLUMNS = "p.key, p.id, p.name, p.lon, p.lat, p.feature, p.country, p.code, p.admin1, p.admin2, p.population, p.region"
NAMED = {
    table: f"SELECT n.ord, n.place, {COLUMNS} FROM {table} n LEFT JOIN places p ON p.key = n.place"
    " WHERE n.key = ? ORDER BY n.ord LIMIT ?"
    for table in ("names", "adjectives", "abbreviations")
}
RECORD = f"SELECT {COLUMNS} FROM places p WHERE p.key = ?"
MMAP = 256 << 20
type Record = tuple[Any, ...]


class Index:
    """The tables of one file. path : the SQLite file; it must not change while open."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    def __getstate__(self) -> Path:
        return self.path

    def __setstate__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    @property
    def db(self) -> sqlite3.Connection:
        """The connection of the current thread and process."""
        local = self._local
        if getattr(local, "process", None) != os.getpid():
            local.db, local.process = self._open(), os.getpid()
        return local.db  # type: ignore[no-any-return]

    @property
    def areas(self) -> "Areas":
        """The polygons of this file, read through the current thread's connection."""
        db, local = self.db, self._local
        if getattr(local, "areas", None) is None or local.areas.db is not db:
            from geoevents.gazetteer.areas import Areas

            local.areas = Areas(db)
        return local.areas  # type: ignore[no-any-return]

    def _open(self) -> sqlite3.Connection:
        try:
            name = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            # each thread opens its own; only the closing may come from another one
            db = sqlite3.connect(name, uri=True, cached_statements=64, check_same_thread=False, factory=Connection)
            db.execute(f"PRAGMA mmap_size={MMAP}")
            db.execute("PRAGMA query_only=ON")
            version = db.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(f"{self.path}: not a gazetteer file ({error}); build or import it anew") from error
        if version is None or version[0] != str(VERSION):
            raise GazetteerError(f"{self.path}: made by another version of geoevents; build or import it anew")
        return db

    def named(self, table: str, key: str, *, limit: int) -> list[Record]:
        """Order, row number, then the row (`RECORD`) of the places that a name or word stands for, likeliest first.

        The row is all None where the place itself is in the other file.
        """
        return self.db.execute(NAMED[table], (key, limit)).fetchall()

    def keys_of(self, place: int, names: Iterable[str]) -> Iterator[str]:
        """The keys of `names` that the place has in this file."""
        for key in map(fold, names):
            if self.db.execute("SELECT 1 FROM names WHERE key = ? AND place = ?", (key, place)).fetchone():
                yield key

    def has(self, key: str) -> bool:
        """Whether a name has that key."""
        return self.db.execute("SELECT 1 FROM names WHERE key = ? LIMIT 1", (key,)).fetchone() is not None

    def starts(self, key: str) -> tuple[bool, bool]:
        """Whether a name is exactly `key`, and whether a longer one goes on after it with a new word."""
        query = "SELECT key FROM names WHERE key >= ? LIMIT 1"
        found = self.db.execute(query, (key,)).fetchone()
        whole = found is not None and found[0] == key
        onward = key + " "
        if whole:
            found = self.db.execute(query, (onward,)).fetchone()
        return whole, found is not None and found[0].startswith(onward)

    def adjectives(self) -> list[str]:
        """The keys of all adjectives and demonyms."""
        return [row[0] for row in self.db.execute("SELECT DISTINCT key FROM adjectives")]

    def record(self, number: int) -> Record | None:
        """The row of that number."""
        return self.db.execute(RECORD, (number,)).fetchone()  # type: ignore[no-any-return]

    def title(self, number: int) -> tuple[str, str] | None:
        """Code and name of the row of that number, all that is told of a division in the places that it holds."""
        query = "SELECT code, name FROM places WHERE key = ?"
        return self.db.execute(query, (number,)).fetchone()  # type: ignore[no-any-return]

    def number(self, place_id: str) -> int | None:
        """The row number of a place id, or None."""
        if place_id.startswith("geonames:") and place_id[9:].isdecimal():
            return int(place_id[9:])
        row = self.db.execute("SELECT key FROM places WHERE id = ?", (place_id,)).fetchone()
        return row[0] if row else None

    def bones(self, country: str, bones: str) -> list[str]:
        """The name keys of a country that have that consonant skeleton."""
        rows = self.db.execute("SELECT key FROM skeletons WHERE country = ? AND bones = ?", (country, bones))
        return [row[0] for row in rows]

    def cells(self, first: int, last: int) -> Iterator[Record]:
        """Rows in that run of half-degree cells."""
        query = f"SELECT {COLUMNS} FROM places p WHERE p.cell BETWEEN ? AND ?"
        yield from self.db.execute(query, (first, last))

    def countries(self) -> dict[str, tuple[int, int | None, str]]:
        """Row numbers of each country and of its capital, and its name, by code."""
        return {row[0]: row[1:] for row in self.db.execute("SELECT code, place, capital, name FROM countries")}

    def divisions(self, country: str, level: int) -> list[int]:
        """Row numbers of a country's divisions of that level."""
        rows = self.db.execute("SELECT place FROM divisions WHERE country = ? AND level = ?", (country, level))
        return [row[0] for row in rows]

    def codes(self) -> dict[str, int]:
        """Row numbers of the first-level divisions by GeoNames code ("SY.12") and by ISO 3166-2 code."""
        query = "SELECT d.code, p.code, d.place FROM divisions d JOIN places p ON p.key = d.place WHERE d.level = 1"
        return {code: row[2] for row in self.db.execute(query) for code in row[:2]}

    def counts(self) -> dict[str, int]:
        """Rows of each table that a user may ask about."""
        tables = ("places", "names", "divisions", "countries")
        return {table: self.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}

    def meta(self) -> dict[str, str]:
        """What the file says of itself."""
        return dict(self.db.execute("SELECT key, value FROM meta"))


def degrees(stored: int) -> float:
    """Degrees of a stored coordinate."""
    return stored / SCALE
