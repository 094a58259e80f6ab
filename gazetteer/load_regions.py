"""Which polygon is a place's: by GeoNames id, ISO code or name, where the place lies in it or bears its name."""

import json
import sqlite3
from array import array
from itertools import pairwise
from typing import Any

from load_areas import hand, middle, units

LEVEL = 10  # so many divisions without a town are a level of their own, which no town names
NEAR = 200  # steps of 0.001 degrees that a division's point may lie outside of its polygon: small islands, rounding
STRAY = 500  # and from so many on the polygon's label point stands for it


def load(writer: Any) -> None:
    """Give every place that a polygon belongs to its region; needs the places and the areas to be there."""
    db = writer.db
    db.execute("UPDATE places SET region = country WHERE key IN (SELECT place FROM countries)")
    db.execute(
        "UPDATE places SET region = NULL WHERE length(region) = 2 AND region NOT IN (SELECT region_id FROM area_rings)"
    )
    for same in (
        "u.geonames = places.key",
        "u.iso = places.code AND u.iso <> '' AND u.country = places.country AND feature = 'ADM1'",
    ):
        db.execute(f"UPDATE places SET region = u.region_id FROM area_units u WHERE {same} AND region IS NULL")
    _drop_strays(writer)
    _settle_disputed(db)
    for row in hand("levels"):
        names = (row["name"], *filter(None, row["other_names"].split("|")))
        _name_unit(writer, row["id"], row["country"], names, feature="ADM1", point=middle(db, row["id"]))
    seen = {region for (region,) in db.execute("SELECT DISTINCT region FROM places WHERE region IS NOT NULL")}
    for row in sorted(units(), key=lambda row: row["id"]):
        if row["id"] not in seen and row["name"] and row["country"]:
            names = dict.fromkeys([row["name"], *(name.split("=", 1)[-1] for name in row["names"].split("|") if name)])
            feature = "ADM1" if row["level"] == row["id"] else "ADM2"
            point = (float(row["lon"]), float(row["lat"]))
            _name_unit(writer, row["id"], row["country"], tuple(names), feature=feature, point=point)
    _rough(db)
    db.execute("CREATE INDEX big_places ON places (population) WHERE population >= 50000")


def _drop_strays(writer: Any) -> None:
    """Take a polygon away from a division that lies outside of it, unless one name is the other's: then the point errs.

    Codes are given anew after reforms (Morocco's regions of 2015), and some of Natural Earth's GeoNames ids are wrong.
    """
    from geoevents.gazetteer.keys import fold
    from geoevents.gazetteer.layout import cell

    db = writer.db
    query = "SELECT key, region, lon / 100, lat / 100 FROM places WHERE region IN (SELECT region_id FROM area_units)"
    named = {row["id"]: row for row in units()}
    for key, region, x, y in db.execute(query + " AND feature GLOB 'ADM*'").fetchall():
        away = _outside(db, region, x, y)
        if away <= NEAR or region not in named:
            continue
        unit = named[region]
        said = {fold(unit["name"]), *(fold(name.split("=", 1)[-1]) for name in unit["names"].split("|"))}
        own = {name for (name,) in db.execute("SELECT key FROM staged WHERE place = ?", (key,))}
        if said.isdisjoint(own):
            db.execute("UPDATE places SET region = NULL WHERE key = ?", (key,))
        elif away > STRAY:
            lon, lat = float(unit["lon"]), float(unit["lat"])
            where = (round(lon * 100_000), round(lat * 100_000), cell(lon, lat), key)
            db.execute("UPDATE places SET lon = ?, lat = ?, cell = ? WHERE key = ?", where)


def _outside(db: sqlite3.Connection, region: str, x: float, y: float) -> float:
    """How far a point lies outside of a polygon, in steps of 0.001 degrees, to its nearest vertex; 0 inside."""
    row = db.execute(
        "SELECT rings FROM area_rings WHERE level = 'fine' AND region_id = ? LIMIT 1", (region,)
    ).fetchone()
    rings = [ring for part in json.loads(row[0]) for ring in part]
    inside, nearest = False, float("inf")
    for number in {ref if ref >= 0 else ~ref for ring in rings for ref in ring}:
        path = array("i")
        found = db.execute("SELECT points FROM area_arcs WHERE level = 'fine' AND arc = ?", (number,)).fetchone()
        path.frombytes(found[0])
        points = list(zip(path[::2], path[1::2], strict=True))
        for (ax, ay), (bx, by) in pairwise(points):
            inside ^= (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
        nearest = min(nearest, *(max(abs(px - x), abs(py - y)) for px, py in points))
    return 0.0 if inside else nearest


def _settle_disputed(db: sqlite3.Connection) -> None:
    """What is an area of `disputed_areas.csv`, or a division in it, is in the country that the area is drawn in."""
    inside = (
        "SELECT p.key, p.lon / 100, p.lat / 100 FROM places p JOIN area_rings r ON r.level = 'fine' AND r.region_id = ?"
        " WHERE p.feature IN ('ADM1', 'ADM2') AND p.country <> ? AND instr(?, p.country)"
        " AND p.lon / 100 BETWEEN r.west AND r.east AND p.lat / 100 BETWEEN r.south AND r.north"
    )
    for row in hand("disputed_areas"):
        for unit in row["units"].split() if row["country"] else ():
            if len(unit) == 2:
                continue
            db.execute("UPDATE places SET country = ? WHERE region = ?", (row["country"], unit))
            for key, x, y in db.execute(inside, (unit, row["country"], row["dashed_against"])).fetchall():
                if not _outside(db, unit, x, y):
                    db.execute("UPDATE places SET country = ?, region = ? WHERE key = ?", (row["country"], unit, key))


def _rough(db: sqlite3.Connection) -> None:
    """Divisions that no source draws: a rough area of their towns, or of their points where a whole level lacks one."""
    from geoevents.gazetteer.cells import SEATS, TOWNS

    for feature, column in (("ADM1", "admin1"), ("ADM2", "admin2")):
        db.execute(
            f"UPDATE places SET region = '{TOWNS}' || key WHERE feature = ? AND region IS NULL"
            f" AND key IN (SELECT {column} FROM places WHERE feature GLOB 'PPL*')",
            (feature,),
        )
    db.execute(
        f"UPDATE places SET region = '{SEATS}' || key WHERE feature = 'ADM1' AND region IS NULL AND country IN (SELECT"
        " country FROM places WHERE feature = 'ADM1' AND region IS NULL GROUP BY country HAVING count(*) >= ?)",
        (LEVEL,),
    )


def _name_unit(
    writer: Any, region: str, country: str, names: tuple[str, ...], *, feature: str, point: tuple[float, float]
) -> None:
    """Give the division of that name its polygon; where there is none, make it a place of its own."""
    from geoevents.gazetteer.keys import fold
    from geoevents.gazetteer.layout import Row

    held = writer.db.execute("SELECT key FROM places WHERE region = ?", (region,)).fetchone()
    held = held or _made_of(writer.db, region)
    keys = [key for name in names if (key := fold(name))]
    marks = ", ".join("?" * len(keys))
    query = (
        f"SELECT p.key FROM staged n JOIN places p ON p.key = n.place WHERE n.key IN ({marks}) AND p.country = ?"
        " AND p.feature IN ('ADM1', 'ADM2') AND p.region IS NULL ORDER BY p.feature, p.key LIMIT 1"
    )
    found = held or writer.db.execute(query, (*keys, country)).fetchone()
    if found:
        writer.db.execute("UPDATE places SET region = ? WHERE key = ? AND region IS NULL", (region, found[0]))
        if feature == "ADM1":
            writer.names(found[0], names, order=1800)
        return
    place = {"id": f"ne:{region}", "name": names[0], "lon": point[0], "lat": point[1], "feature": feature}
    writer.add(Row(**place, country=country, names=names[1:], region_id=region))


def _made_of(db: sqlite3.Connection, region: str) -> tuple[int] | None:
    """The division that a hand-made region of that unit already is: Crimea."""
    query = (
        "SELECT p.key FROM area_parts a JOIN places p ON p.region = a.region_id AND p.feature = 'ADM1'"
        " WHERE a.how = 'land' AND a.clip = '' AND a.parts LIKE ? || ' %' LIMIT 1"
    )
    return db.execute(query, (region,)).fetchone()  # type: ignore[no-any-return]
