"""Hand-made tables to places: regions, physical features, seats, crossings, camps, dams and roads; and the lakes."""

import json
import lzma
from typing import Any

import pack

from geoevents.gazetteer.layout import Row, Writer

# how much more often news means the feature than a namesake: a sea more than a bay
WEIGHTS = {
    "OCN": 450,
    "SEA": 450,
    "GULF": 350,
    "STRT": 350,
    "CNL": 350,
    "DSRT": 300,
    "MTS": 250,
    "STM": 250,
    "ADMF": 250,
}
WEIGHTS |= {"ISLS": 200, "MT": 200, "ISL": 150, "BAY": 150, "LK": 100, "PSTB": 150, "CMP": 150, "DAM": 50, "RD": 50}
WATER = ("OCN", "SEA", "GULF", "BAY", "STRT")
SCHEMA = """
DROP TABLE IF EXISTS area_parts;
CREATE TABLE area_parts (region_id TEXT PRIMARY KEY, how TEXT, parts TEXT, clip TEXT) WITHOUT ROWID;
"""


def load(writer: Writer) -> None:
    """Write the tables' places, and of what their areas are made; needs countries and divisions to be there."""
    writer.db.executescript(SCHEMA)
    for row in pack.hand("regions"):
        _region(writer, row)
    for row in pack.hand("physical"):
        _physical(writer, row)
    for row in pack.hand("spots"):
        _add(writer, row, feature=row["feature"], country=row["country"])
    for row in pack.hand("roads"):
        _road(writer, row)
    for lake in json.loads(lzma.decompress((pack.SOURCES / "water.json.xz").read_bytes()))["lakes"]:
        _lake(writer, lake)


def _region(writer: Writer, row: dict[str, str]) -> None:
    """A region is the GeoNames place of its row where that is known, else a place of its own."""
    known = writer.key(f"geonames:{row['geonames']}") if row["geonames"] else None
    region = f"hand:{row['id']}"
    if known is None:
        lon, lat = (float(value) for value in row["point"].split())
        place = {**row, "lon": str(lon), "lat": str(lat)}
        _add(writer, place, feature="RGN", country=row["country"], region=region)
    else:
        writer.names(known, _names(row), order=1500)
        writer.db.execute("UPDATE places SET region = ? WHERE key = ?", (region, known))
    _area(writer, region, how="land", parts=row["parts"], clip=row["clip"])


def _physical(writer: Writer, row: dict[str, str]) -> None:
    region = f"hand:{row['id']}"
    countries = row["countries"].split()
    drawn = row["feature"] not in ("OCN", "STM", "CNL", "MT", "CAPE", "STRT")
    country = countries[0] if len(countries) == 1 else ""
    _add(writer, row, feature=row["feature"], country=country, region=region if drawn else None)
    if drawn:
        how = "sea" if row["feature"] in WATER else "island" if row["feature"] in ("ISL", "ISLS") else "ellipse"
        _area(writer, region, how=how, parts="", clip=row["extent"])


def _road(writer: Writer, row: dict[str, str]) -> None:
    """A road is the line through its towns; its point is the middle one's."""
    towns = [stop.rsplit(" ", 2)[1:] for stop in row["course"].split("|")]
    lon, lat = towns[len(towns) // 2]
    region = f"hand:{row['id']}"
    _add(writer, {**row, "lon": lon, "lat": lat}, feature="RD", country=row["countries"], region=region)
    _area(writer, region, how="line", parts="", clip="|".join(" ".join(town) for town in towns))


def _lake(writer: Writer, lake: dict[str, Any]) -> None:
    if not lake["names"]:
        return
    country = lake["countries"][0] if len(lake["countries"]) == 1 else ""
    region = f"ne:{lake['id']}"
    lon, lat = lake["point"]
    row = {"id": "", "name": lake["names"][0], "other_names": "|".join(lake["names"][1:]), "lon": lon, "lat": lat}
    _add(writer, row, feature=lake["feature"], country=country, region=region, place_id=region)
    _area(writer, region, how="lake", parts=lake["id"], clip="")


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
