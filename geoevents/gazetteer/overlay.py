"""The user's own places: one file an import, put in place when it is whole, taken out again by its number."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from geoevents.errors import InputError, UsageError
from geoevents.gazetteer.index import Index, degrees
from geoevents.gazetteer.keys import fold, latin, skeleton
from geoevents.gazetteer.layout import USER_KEYS, Row, Writer
from geoevents.gazetteer.near import distance_km
from geoevents.gazetteer.tables import BadRow, Entry, LeftOut

SAME_KM = 2.0  # two rows of one skeleton this near are one place
NAMED = 20  # bad rows that are named, the rest are counted
EACH = 1 << 32  # row numbers kept for each import


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """A finished import. known : rows of places held already, whose new spellings were added; bad : rows refused."""

    number: int
    file: str
    licence: str
    added_on: str
    places: int
    known: int


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of the rows so far."""

    added: int = 0
    known: int = 0
    left_out: int = 0
    bad: int = 0
    named: list[BadRow] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """All rows read."""
        return self.added + self.known + self.left_out + self.bad

    def refuse(self, row: BadRow) -> None:
        """Count a bad row and name the first ones."""
        self.bad += 1
        if len(self.named) < NAMED:
            self.named.append(row)


def imported(folder: Path) -> tuple[Path, ...]:
    """The files of the imports, oldest first."""
    return tuple(sorted(folder.glob("[0-9]*.sqlite"))) if folder.is_dir() else ()


def imports(folder: Path) -> tuple[Import, ...]:
    """What was imported, oldest first."""
    return tuple(_described(path) for path in imported(folder))


def remove(folder: Path, *, number: int | None = None) -> Import:
    """Take an import out again, the newest where no number is given."""
    found = imported(folder)
    if not found:
        raise UsageError("there is no import to remove")
    chosen = [path for path in found if number is None or int(path.stem) == number]
    if not chosen:
        numbers = ", ".join(str(int(path.stem)) for path in found)
        raise UsageError(f"there is no import {number}; there are: {numbers}")
    gone = _described(chosen[-1])
    chosen[-1].unlink()
    return gone


def add(
    rows: Iterable[Entry | BadRow | LeftOut],
    *,
    folder: Path,
    bundled: Path,
    file: str,
    licence: str = "",
    strict: bool = False,
    progress: Callable[[Tally], None] = lambda _: None,
) -> Tally:
    """Write the rows into a new import file; nothing is left behind where it fails.

    strict : one bad row refuses the whole file; progress : called after every 2,000 rows.
    """
    folder.mkdir(parents=True, exist_ok=True)
    others = tuple(Index(path) for path in (bundled, *imported(folder)))
    number = max((int(path.stem) for path in imported(folder)), default=0) + 1
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        loader = Loader(Path(scratch) / "new.sqlite", others=others, number=number)
        tally = Tally()
        for row in rows:
            loader.take(row, tally)
            if strict and tally.bad:
                raise InputError(f"{file}:{tally.named[0].line}: {tally.named[0].reason}; nothing was imported")
            if tally.rows % 2_000 == 0:
                progress(tally)
        if not tally.added + tally.known:
            first = f"; line {tally.named[0].line}: {tally.named[0].reason}" if tally.named else ""
            raise InputError(f"{file}: no usable row among {tally.rows}{first}; nothing was imported")
        about = {"file": file, "licence": licence, "added_on": date.today().isoformat()}
        loader.writer.finish(meta=[*about.items(), ("places", str(tally.added)), ("known", str(tally.known))])
        loader.writer.path.replace(folder / f"{number:04}.sqlite")
    return tally


class Loader:
    """Puts rows into one import file, each place once."""

    def __init__(self, path: Path, *, others: tuple[Index, ...], number: int) -> None:
        self.writer = Writer(path, first_key=USER_KEYS + number * EACH, beside=True)
        self.writer.db.execute("CREATE TEMP TABLE seen (country TEXT, bones TEXT, place INTEGER, lon REAL, lat REAL)")
        self.writer.db.execute("CREATE INDEX temp.by_bones ON seen (country, bones)")
        self.others = others
        self.number = number
        self.divisions = others[0].codes()

    def take(self, row: Entry | BadRow | LeftOut, tally: Tally) -> None:
        """Write one row, or the new spellings of a place that is known, and count it."""
        if isinstance(row, BadRow):
            tally.refuse(row)
        elif isinstance(row, LeftOut):
            tally.left_out += 1
        elif (known := self._known(row)) is not None:
            tally.known += 1
            self._spell(known, row)
        else:
            tally.added += 1
            self._write(row)

    def _known(self, row: Entry) -> int | None:
        if row.geonameid is not None:
            held = f"geonames:{row.geonameid}" in self.writer.keys
            return row.geonameid if held or any(index.record(row.geonameid) for index in self.others) else None
        for place, lon, lat in self._alike(row):
            if distance_km(row.lon, row.lat, lon, lat) <= SAME_KM:
                return place
        return None

    def _alike(self, row: Entry) -> Iterator[tuple[int, float, float]]:
        """Row number and point of the places of that skeleton (of that very name where it has none)."""
        key = fold(row.name)
        bones = _bones(key)
        query = "SELECT place, lon, lat FROM seen WHERE country = ? AND bones = ?"
        yield from self.writer.db.execute(query, (row.country, bones)).fetchall()
        for index in self.others:
            for other in {key, *index.bones(row.country, bones)}:
                for _, place, *record in index.named("names", other, limit=50):
                    if record[6] == row.country:
                        yield place, degrees(record[3]), degrees(record[4])

    def _spell(self, place: int, row: Entry) -> None:
        held = {key for index in self.others for key in index.keys_of(place, (row.name, *row.names))}
        new = {key for name in (row.name, *row.names) if (key := fold(name))} - held
        if new:
            self.writer.spell(place, new, country=row.country, feature=row.feature, population=row.population)

    def _write(self, row: Entry) -> None:
        admin1 = self.divisions.get(row.admin1)
        own = f"geonames:{row.geonameid}" if row.geonameid is not None else f"user:{self.number}:{row.line}"
        place = self.writer.add(
            Row(
                id=own,
                name=row.name,
                lon=row.lon,
                lat=row.lat,
                feature=row.feature,
                country=row.country,
                admin1=f"geonames:{admin1}" if admin1 else "",
                population=row.population,
                names=row.names,
            )
        )
        if row.geonameid is None:
            bones = _bones(fold(row.name))
            self.writer.db.execute(
                "INSERT INTO seen VALUES (?, ?, ?, ?, ?)", (row.country, bones, place, row.lon, row.lat)
            )


def _bones(key: str) -> str:
    return skeleton(latin(key)) or key


def _described(path: Path) -> Import:
    meta = Index(path).meta()
    return Import(
        number=int(path.stem),
        file=meta["file"],
        licence=meta["licence"],
        added_on=meta["added_on"],
        places=int(meta["places"]),
        known=int(meta["known"]),
    )
