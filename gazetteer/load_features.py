"""Hand-made tables to places: regions, physical features, seats, crossings, camps, dams and roads; and the lakes."""

import json
import lzma
import re
from typing import Any

import courses
import pack

from geoevents.gazetteer.layout import Row, Writer

# how much more often news means the feature than a namesake: a sea more than a bay
WEIGHTS = {
    "OCN": 700,
    "SEA": 700,
    "GULF": 600,
    "STRT": 600,
    "CNL": 350,
    "DSRT": 300,
    "MTS": 250,
    "STM": 700,  # "the Nile" is the river, the Red Sea the sea, not the Sudanese states that are called so too
    "ADMF": 700,  # nor is the White House Casablanca
    "RGN": 300,
}
WEIGHTS |= {"ISLS": 200, "MT": 200, "ISL": 150, "BAY": 150, "LK": 100, "PSTB": 150, "CMP": 150, "DAM": 50, "RD": 50}
WATER = ("OCN", "SEA", "GULF", "BAY", "STRT", "STM", "RF")  # a stream without a course is an estuary: Río de la Plata
TRACED, FROM_STOPS = 0.03, 0.08  # degrees on either side of a line, 3 and 9 km
LAKE = re.compile(
    r"\b(?:lake|lakes|lac|lacs|lago|lagos|laguna|lagoa|lagoon|loch|lough|see|sea|reservoir|embalse|represa|dam|basin|pond"
    r"|ozero|gölü|barajı|meer|hamun|salar|sor|sound|inlet|bay|flowage)\b",
    re.IGNORECASE,
)
SCHEMA = """
DROP TABLE IF EXISTS area_parts;
CREATE TABLE area_parts (region_id TEXT PRIMARY KEY, how TEXT, parts TEXT, clip TEXT) WITHOUT ROWID;
"""


def load(writer: Writer) -> None:
    """Write the tables' places, and of what their areas are made; needs countries and divisions to be there."""
    writer.db.executescript(SCHEMA)
    resolved = _Parts()
    for row in pack.hand("regions"):
        _region(writer, row, parts=resolved(row["parts"]))
    water = json.loads(lzma.decompress((pack.SOURCES / "water.json.xz").read_bytes()))
    drawn = _Courses(water["rivers"])
    for row in pack.hand("physical"):
        _physical(writer, row, drawn(row["id"], row["extent"]))
    _own_names(writer)
    for row in pack.hand("spots"):
        _add(writer, row, feature=row["feature"], country=row["country"])
    for row in pack.hand("roads"):
        _road(writer, row)
    for lake in water["lakes"]:
        _lake(writer, lake)


class _Parts:
    """Codes of a region's parts as ids of polygons: ISO 3166-2 becomes the units that have it, "@maghreb" its parts."""

    def __init__(self) -> None:
        self.units: dict[str, list[str]] = {}
        self.regions = {row["id"]: row for row in pack.hand("regions")}
        for row in pack.read("area_units"):
            self.units.setdefault(row["iso_3166_2"], []).append(row["id"])

    def __call__(self, codes: str) -> str:
        return " ".join(dict.fromkeys(part for code in codes.split() for part in self._of(code)))

    def _of(self, code: str) -> list[str]:
        if code.startswith("@"):
            region = self.regions[code[1:]]
            return [f"hand:{code[1:]}"] if region["clip"] else self(region["parts"]).split()
        return self.units.get(code, [code]) if "-" in code else [code]


def _region(writer: Writer, row: dict[str, str], *, parts: str) -> None:
    """A region is the GeoNames place of its row where that is known, else a place of its own."""
    known = writer.key(f"geonames:{row['geonames']}") if row["geonames"] else None
    whole = not row["clip"] and " " not in parts and not parts.startswith("hand:")
    region = parts if whole else f"hand:{row['id']}"
    if known is None:
        lon, lat = (float(value) for value in row["point"].split())
        place = {**row, "lon": str(lon), "lat": str(lat)}
        _add(writer, place, feature="RGN", country=row["country"], region=region)
    else:
        writer.names(known, _names(row), order=1200)
        writer.db.execute("UPDATE places SET region = ? WHERE key = ?", (region, known))
    _area(writer, f"hand:{row['id']}", how="land", parts=parts, clip=row["clip"])


class _Courses:
    """How each river, canal and range of `courses.csv` is drawn: the area's kind, its half width, its line."""

    def __init__(self, rivers: list[dict[str, Any]]) -> None:
        self.network = courses.Network(river["line"] for river in rivers)
        self.rows = {row["id"]: row for row in pack.hand("courses")}

    def __call__(self, feature: str, extent: str) -> dict[str, str] | None:
        """Keywords of `_area`, or None where the feature has no course; a line from stop to stop is known less well."""
        row = self.rows.get(feature)
        if row is None:
            return None
        stops = [(float(lon), float(lat)) for _, lon, lat in (stop.rsplit(" ", 2) for stop in row["course"].split("|"))]
        if row["width"] == "ring":
            return {"how": "ocean", "parts": _path(stops), "clip": extent}
        if row["width"]:
            return {"how": "ridge", "parts": row["width"], "clip": _path(stops)}
        line, traced = self.network.course(stops)
        width = TRACED if traced else FROM_STOPS
        return {"how": "line" if traced else "stops", "parts": str(width), "clip": _path(line)}


def _own_names(writer: Writer) -> None:
    """A water's name is no by-name of a division: "Euphrates" is not Deir ez-Zor, nor "Nile" the River Nile State.

    Not even the division's main one where it is a sea's: the Sudanese state is "Red Sea State".
    """
    from geoevents.gazetteer.keys import fold

    marks = ", ".join("?" * len(WATER))
    query = (
        "SELECT DISTINCT d.rowid, d.place, d.ord, p.name, d.key, f.feature IN ('OCN', 'SEA') FROM places f"
        " JOIN staged n ON n.place = f.key JOIN staged d ON d.key = n.key JOIN places p ON p.key = d.place"
        f" WHERE f.id GLOB 'hand:*' AND f.feature IN ({marks}) AND p.feature = 'ADM1'"
    )
    for rowid, place, order, name, key, sea in writer.db.execute(query, WATER).fetchall():
        if fold(name) != key or sea:
            writer.db.execute("DELETE FROM staged WHERE rowid = ?", (rowid,))
        if fold(name) == key and sea:
            writer.names(place, [f"{key} {kind}" for kind in ("state", "governorate", "province")], order=order)


def _path(line: list[courses.Point]) -> str:
    return "|".join(f"{lon:.3f} {lat:.3f}" for lon, lat in line)


def _physical(writer: Writer, row: dict[str, str], course: dict[str, str] | None) -> None:
    region, kind = f"hand:{row['id']}", row["feature"]
    countries = row["countries"].split()
    _add(writer, row, feature=kind, country=countries[0] if len(countries) == 1 else "", region=region)
    how = "sea" if kind in WATER else "island" if kind in ("ISL", "ISLS") else "ellipse"
    point = f"{row['lon']} {row['lat']}" if how == "sea" and kind != "OCN" else ""
    _area(writer, region, **(course or {"how": how, "parts": point, "clip": row["extent"]}))


def _road(writer: Writer, row: dict[str, str]) -> None:
    """A road is the line through its towns; its point is the middle one's."""
    towns = [stop.rsplit(" ", 2)[1:] for stop in row["course"].split("|")]
    lon, lat = towns[len(towns) // 2]
    region = f"hand:{row['id']}"
    _add(writer, {**row, "lon": lon, "lat": lat}, feature="RD", country=row["countries"], region=region)
    _area(writer, region, how="line", parts=str(TRACED), clip=_path([(float(x), float(y)) for x, y in towns]))


def _lake(writer: Writer, lake: dict[str, Any]) -> None:
    """A lake under names that say so: "Assad" alone would be the man's."""
    names = dict.fromkeys(name for given in lake["names"] for name in _full(given, lake["feature"]))
    if not names:
        return
    country = lake["countries"][0] if len(lake["countries"]) == 1 else ""
    region = f"ne:{lake['id']}"
    lon, lat = lake["point"]
    first, *others = names
    row = {"id": "", "name": first, "other_names": "|".join(others), "lon": lon, "lat": lat}
    _add(writer, row, feature=lake["feature"], country=country, region=region, place_id=region)
    _area(writer, region, how="lake", parts=lake["id"], clip="")


def _full(name: str, feature: str) -> list[str]:
    if not name.isascii() and not any("a" <= letter <= "z" for letter in name.lower()):
        return [name] if " " in name or len(name) > 3 else []
    if LAKE.search(name):
        return [name]
    if not name.isascii():
        return []
    return [f"Lake {name}", f"{name} Lake"] if feature == "LK" else [f"Lake {name}", f"{name} Reservoir"]


def _add(
    writer: Writer, row: dict[str, Any], *, feature: str, country: str, region: str | None = None, place_id: str = ""
) -> None:
    writer.add(
        Row(
            id=place_id or f"hand:{row['id']}",
            name=row["name"],
            lon=float(row["lon"]),
            lat=float(row["lat"]),
            feature=feature,
            country=country,
            names=tuple(_names(row)[1:]),
            region_id=region,
            weight=WEIGHTS.get(feature, 0),
        )
    )


def _names(row: dict[str, Any]) -> list[str]:
    return [row["name"], *filter(None, row["other_names"].split("|"))]


def _area(writer: Writer, region: str, *, how: str, parts: str, clip: str) -> None:
    writer.db.execute("INSERT INTO area_parts VALUES (?, ?, ?, ?)", (region, how, parts, clip))
