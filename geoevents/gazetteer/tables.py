"""A user's file of places, read row by row: a GeoNames dump (plain or zipped) or a CSV with named columns."""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from geoevents.errors import InputError
from geoevents.gazetteer.keys import is_spelling

DUMP_COLUMNS = 19  # geonameid name asciiname alternatenames lat lon class code country cc2 admin1-4 population …
SPOTS = frozenset(("AIRB", "AIRF", "AIRP", "CMP", "CMPRF", "CSTM", "DAM", "MILB", "PRT"))
CLASSES = frozenset("APL")  # administrative, populated, regions; of the rest only SPOTS, unless the user asks for more
GUESSES = {
    "name": ("name", "place", "title", "asciiname"),
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "x"),
    "geonameid": ("geonameid", "geonames_id", "geoname_id", "gn_id"),
    "country": ("country", "country_code", "countrycode", "iso2"),
    "admin1": ("admin1", "admin1_code", "iso_3166_2"),
    "feature": ("feature_code", "fcode", "feature"),
    "population": ("population", "pop"),
    "names": ("alternates", "alternatenames", "alternate_names", "names", "aliases"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of the file as read; line : its number, from 1. lon, lat : degrees, EPSG:4326."""

    line: int
    name: str
    lon: float
    lat: float
    geonameid: int | None
    country: str
    admin1: str
    feature: str
    population: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """A row that cannot be used, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A sound row of a kind that is not imported (hotels, streams …)."""

    line: int


class Source:
    """An open file of places. size, position : bytes, of the unpacked text."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._raw: BinaryIO | None = None

    @property
    def position(self) -> int:
        """Bytes read so far."""
        return self._raw.tell() if self._raw else 0

    @contextmanager
    def open(self) -> Iterator[TextIO]:
        """Its text, UTF-8, line by line."""
        try:
            with _unpacked(self.path) as (raw, self.size):
                self._raw = raw
                yield io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
        except (OSError, EOFError, zipfile.BadZipFile, UnicodeDecodeError) as error:
            raise InputError(f"{self.path}: cannot be read ({error}); nothing was imported") from error


@contextmanager
def _unpacked(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    if path.suffix != ".zip":
        with path.open("rb") as raw:
            yield raw, path.stat().st_size
        return
    with zipfile.ZipFile(path) as bundle:
        inner = [entry for entry in bundle.infolist() if entry.filename.endswith((".txt", ".csv", ".tsv"))]
        found = [entry for entry in inner if entry.filename != "readme.txt"]
        if len(found) != 1:
            raise InputError(f"{path}: holds {len(found)} tables, one is expected; unpack it and name the one to add")
        with bundle.open(found[0]) as raw:
            yield raw, found[0].file_size  # type: ignore[misc]


def is_dump(path: Path) -> bool:
    """Whether the first line looks like a GeoNames dump's: nineteen columns, tab between them, no header."""
    source = Source(path)
    with source.open() as lines:
        cells = lines.readline().rstrip("\r\n").split("\t")
    return len(cells) == DUMP_COLUMNS and cells[0].isdecimal()


def read_dump(lines: TextIO, *, classes: frozenset[str] = CLASSES) -> Iterator[Entry | BadRow | LeftOut]:
    """Rows of a GeoNames dump; classes : feature classes to keep."""
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != DUMP_COLUMNS:
            yield BadRow(line=number, reason=f"{len(cells)} columns, not {DUMP_COLUMNS}")
        elif cells[6] not in classes and cells[7] not in SPOTS:
            yield LeftOut(line=number)
        else:
            admin1 = f"{cells[8]}.{cells[10]}" if cells[10] not in ("", "00") else ""
            fields = {
                "name": cells[1], "lat": cells[4], "lon": cells[5], "geonameid": cells[0], "country": cells[8],
                "admin1": admin1, "feature": cells[7], "population": cells[14],
            }  # fmt: skip
            yield entry(number, fields, names=[cells[2], *filter(is_spelling, cells[3].split(","))])


def read_csv(
    lines: TextIO, *, columns: Mapping[str, str], country: str = "", separator: str = "|"
) -> Iterator[Entry | BadRow | LeftOut]:
    """Rows of a CSV with a header; columns : field ("name", "lat" …) to its column's name, guessed where not given."""
    sample = lines.readline()
    delimiter = max(",;\t", key=sample.count)
    header = next(csv.reader([sample], delimiter=delimiter), [])
    places = {field: header.index(column) for field, column in choose(header, columns).items()}
    rows = csv.reader(lines, delimiter=delimiter)
    for row in rows:
        number = rows.line_num + 1
        if len(row) != len(header):
            yield BadRow(line=number, reason=f"{len(row)} columns, not {len(header)}")
            continue
        fields = {field: row[index] for field, index in places.items()}
        fields["country"] = fields.get("country") or country
        yield entry(number, fields, names=fields.get("names", "").split(separator))


def choose(header: list[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Which column holds which field: as the user says, else by its usual name."""
    wrong = [f"{field}={column}" for field, column in columns.items() if column not in header]
    if wrong:
        raise InputError(f"no such column: {', '.join(wrong)}; the file has {', '.join(header)}")
    lower = {column.strip().lower(): column for column in reversed(header)}
    guessed = {field: lower[name] for field, names in GUESSES.items() for name in reversed(names) if name in lower}
    chosen = guessed | dict(columns)
    missing = [field for field in ("name", "lat", "lon") if field not in chosen]
    if missing:
        hint = " ".join(f"--column {field}=COLUMN" for field in missing)
        raise InputError(f"which column holds {', '.join(missing)}? Say {hint}; the file has {', '.join(header)}")
    return chosen


def entry(line: int, fields: Mapping[str, str], *, names: list[str]) -> Entry | BadRow:
    """The checked row, or what is wrong with it."""
    name = " ".join(fields["name"].split())
    if not name:
        return BadRow(line=line, reason="no name")
    try:
        lat, lon = float(fields["lat"]), float(fields["lon"])
        number = int(fields.get("geonameid") or 0)
        population = int(float(fields.get("population") or 0))
    except (ValueError, OverflowError) as error:
        return BadRow(line=line, reason=f"{name}: {error}")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return BadRow(line=line, reason=f"{name}: latitude {lat}, longitude {lon} is no point on the globe")
    country = fields.get("country", "").strip().upper()
    if country and (len(country) != 2 or not country.isalpha()):
        return BadRow(line=line, reason=f"{name}: country {country!r} is no ISO 3166-1 alpha-2 code")
    return Entry(
        line=line,
        name=name,
        lon=lon,
        lat=lat,
        geonameid=number if number > 0 else None,
        country=country,
        admin1=fields.get("admin1", "").strip(),
        feature=fields.get("feature", "").strip() or "PPL",
        population=max(0, population),
        names=tuple(stripped for other in names if (stripped := " ".join(other.split())) and stripped != name),
    )
