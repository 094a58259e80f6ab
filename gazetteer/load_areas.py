"""Packed polygons to the gazetteer's tables: arcs (each border once) and areas (rings as arc numbers); no network."""

import csv
import json
import lzma
import re
import sqlite3
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TARGET = HERE.parent / "geoevents" / "gazetteer" / "data" / "gazetteer.sqlite"
SCHEMA = """
DROP TABLE IF EXISTS area_arcs; DROP TABLE IF EXISTS area_rings; DROP TABLE IF EXISTS area_units;
DROP TABLE IF EXISTS water; DROP TABLE IF EXISTS area_notes;
CREATE TABLE area_arcs (level TEXT, arc INTEGER, kind TEXT, disputed INTEGER, owners TEXT, west INTEGER, south INTEGER,
  east INTEGER, north INTEGER, points BLOB, PRIMARY KEY (level, arc)) WITHOUT ROWID;
CREATE TABLE area_rings (level TEXT, layer TEXT, region_id TEXT, west INTEGER, south INTEGER, east INTEGER,
  north INTEGER, rings TEXT, PRIMARY KEY (level, layer, region_id)) WITHOUT ROWID;
CREATE TABLE area_units (region_id TEXT PRIMARY KEY, level_id TEXT, country TEXT, iso TEXT, geonames INTEGER, name TEXT,
  lon REAL, lat REAL) WITHOUT ROWID;
CREATE TABLE area_notes (area TEXT PRIMARY KEY, name TEXT, units TEXT, note TEXT, source TEXT) WITHOUT ROWID;
CREATE TABLE water (kind TEXT, id TEXT, name TEXT, rank INTEGER, west INTEGER, south INTEGER, east INTEGER,
  north INTEGER, points BLOB, PRIMARY KEY (kind, id)) WITHOUT ROWID;
"""
KIND = re.compile(
    r"^(?:Autonomous )?Republic of "
    r"| (?:Governorate|Province|Oblast|County|Prefecture|Department|Voivodeship|Raion|District|Krai|Region)$"
)
COMPASS = {
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "Central",
    "North",
    "South",
    "East",
    "West",
    "Capital",
    "Upper",
}
SCALE = 1000  # all coordinates are whole 0.001 degrees


def hand(name: str) -> list[dict[str, str]]:
    """Rows of a hand-made table."""
    with (HERE / "hand" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(db: sqlite3.Connection) -> None:
    """Write the area tables anew."""
    db.executescript(SCHEMA)
    named = {row["id"]: row for row in units()}
    for level, data in _packed("areas.topojson.xz").items():
        _level(db, level, data, named)
    levels = {row["id"]: row["name"] for row in hand("levels")}
    ids = {row["id"]: int(row["geonames"] or 0) or None for row in hand("levels")}
    db.executemany(
        "INSERT INTO area_units VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                row["id"], row["level"], row["country"], row["iso_3166_2"], int(row["geonames"] or 0) or None,
                _short(row), float(row["lon"]), float(row["lat"]),
            )
            for row in named.values()
        ],
    )  # fmt: skip
    db.executemany(
        "INSERT INTO area_units VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(key, key, key.split(":")[0], "", ids[key], name, *middle(db, key)) for key, name in sorted(levels.items())],
    )
    db.executemany(
        "INSERT INTO area_notes VALUES (?, ?, ?, ?, ?)",
        [(row["id"], row["name"], row["units"], row["note"], row["source"]) for row in hand("disputed_areas")],
    )
    _water(db)


def load(writer: Any) -> None:
    """Write the area tables."""
    write(writer.db)


def _short(row: dict[str, str]) -> str:
    """The unit's English name as a map writes it: "Homs", where the source has "Homs Governorate"."""
    english = next((name[3:] for name in row["names"].split("|") if name.startswith("en=")), row["name"])
    bare = KIND.sub("", english)
    return english if bare in COMPASS else bare


def middle(db: sqlite3.Connection, region: str) -> tuple[float, float]:
    """The middle of the units of a level, near enough to label it."""
    query = "SELECT avg(lon), avg(lat) FROM area_units WHERE level_id = ? AND lon IS NOT NULL"
    lon, lat = db.execute(query, (region,)).fetchone()
    return round(lon, 3), round(lat, 3)


def _packed(name: str) -> Any:
    return json.loads(lzma.decompress((HERE / "sources" / name).read_bytes()))


def units() -> Iterator[dict[str, str]]:
    """Natural Earth's units, what is known of each and its names."""
    with lzma.open(HERE / "sources" / "area_units.tsv.xz", "rt", encoding="utf-8", newline="\n") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _level(db: sqlite3.Connection, level: str, data: dict[str, Any], units: dict[str, dict[str, str]]) -> None:
    factor = round(SCALE * data["transform"]["scale"][0])
    paths = [_path(arc, factor) for arc in data["arcs"]]
    boxes = [_box(path) for path in paths]
    objects = data["objects"]
    finest = next(iter(objects))
    owners = _owners(objects[finest]["geometries"], len(paths))
    disputed, dashed = set(data["disputed"]), _Dashed(units, finest)
    rows = []
    for number, (path, box, sides) in enumerate(zip(paths, boxes, owners, strict=True)):
        kind = _kind(path, box, sides, units, finest)
        doubt = kind != "coast" and (number in disputed or dashed(sides))
        rows.append((level, number, kind, int(doubt), " ".join(sides), *box, array("i", path).tobytes()))
    db.executemany("INSERT INTO area_arcs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    for layer, collection in objects.items():
        db.executemany(
            "INSERT INTO area_rings VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    level,
                    layer,
                    row["id"],
                    *_union_box(row["arcs"], boxes),
                    json.dumps(row["arcs"], separators=(",", ":")),
                )
                for row in collection["geometries"]
            ],
        )


def _path(arc: list[list[int]], factor: int) -> list[int]:
    xs, ys = accumulate(x for x, _ in arc), accumulate(y for _, y in arc)
    return [value * factor for point in zip(xs, ys, strict=True) for value in point]


def _box(path: list[int]) -> tuple[int, int, int, int]:
    return min(path[::2]), min(path[1::2]), max(path[::2]), max(path[1::2])


def _union_box(parts: list[list[list[int]]], boxes: list[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    found = [boxes[ref if ref >= 0 else ~ref] for part in parts for ring in part for ref in ring]
    west, south, east, north = zip(*found, strict=True)
    return min(west), min(south), max(east), max(north)


def _owners(geometries: Iterable[dict[str, Any]], count: int) -> list[list[str]]:
    owners: list[list[str]] = [[] for _ in range(count)]
    for row in geometries:
        for ref in (ref for part in row["arcs"] for ring in part for ref in ring):
            owners[ref if ref >= 0 else ~ref].append(row["id"])
    return owners


def _country(owner: str, units: dict[str, dict[str, str]]) -> str:
    row = units.get(owner)
    return (row["country"] or owner) if row else owner.split(":")[0]


def _kind(path: list[int], box: tuple[int, int, int, int], sides: list[str], units: Any, finest: str) -> str:
    """Seam (the map's own edge), coast, country, level or unit: the strongest line that the arc is part of."""
    edge = 180 * SCALE
    if len(sides) == 1:
        seam = (box[0] == box[2] and abs(box[0]) == edge) or (box[1] == box[3] and box[1] == -90 * SCALE)
        return "seam" if seam else "coast"
    if _country(sides[0], units) != _country(sides[1], units):
        return "country"
    if finest == "unit" and units[sides[0]]["level"] == units[sides[1]]["level"]:
        return "unit"
    return "level"


class _Dashed:
    """Whether the line between two areas is one that `disputed_areas.csv` wants dashed."""

    def __init__(self, units: dict[str, dict[str, str]], finest: str) -> None:
        self.units, self.against = units, defaultdict(set)
        for row in hand("disputed_areas"):
            for unit in row["units"].split():
                key = unit if finest == "unit" or unit not in units else units[unit]["level"]
                self.against[key] |= set(row["dashed_against"].split())
                self.against[key] -= {""}

    def __call__(self, sides: list[str]) -> bool:
        if len(sides) < 2:
            return False
        keys = [{side, _country(side, self.units)} for side in sides]
        ours = [set().union(*(self.against.get(key, set()) for key in names)) for names in keys]
        inside = [any(key in self.against for key in names) for names in keys]
        same = (
            inside[0]
            and inside[1]
            and ours[0] == ours[1]
            and _country(sides[0], self.units) == _country(sides[1], self.units)
        )
        return not same and bool(ours[0] & keys[1] or ours[1] & keys[0])


def _water(db: sqlite3.Connection) -> None:
    data = _packed("water.json.xz")
    rows = []
    for lake in data["lakes"]:
        for number, rings in enumerate(lake["rings"]):
            path = [_path(ring, 1) for ring in rings]
            blob = json.dumps(path, separators=(",", ":")).encode()
            rows.append(
                ("lake", f"{lake['id']}:{number}", (lake["names"] or [""])[0], lake["rank"], *_box(path[0]), blob)
            )
    for number, river in enumerate(data["rivers"]):
        path = _path(river["line"], 1)
        blob = json.dumps([path], separators=(",", ":")).encode()
        rows.append(("river", f"river:{number}", river.get("name", ""), min(9, number // 30), *_box(path), blob))
    db.executemany("INSERT INTO water VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def main(target: Path = TARGET) -> None:
    """Write or replace the area tables of a gazetteer file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(target)
    write(db)
    db.commit()
    db.execute("VACUUM")
    db.close()
    sys.stderr.write(f"{target}: {target.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
