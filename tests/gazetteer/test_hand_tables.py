"""The hand-made tables: every row parses, has its source, lies where it says, and its area is whole."""

import csv
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import shapely

from geoevents.gazetteer.areas import Areas

HAND = Path(__file__).parents[2] / "gazetteer" / "hand"
WATER = {"OCN", "SEA", "GULF", "BAY", "STRT"}
# drawn too coarsely or too small for the polygons: nearness to a coast is all that can be asked
LOOSE = {"ISL": 4.0, "ISLS": 4.0, "RF": 2.0, "STM": 0.5, "DLTA": 0.3, "CAPE": 0.3, "PEN": 0.3}


def table(name: str) -> list[dict[str, str]]:
    with (HAND / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def units() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    import lzma

    with lzma.open(HAND.parent / "sources" / "area_units.tsv.xz", "rt", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return (
        frozenset(row["id"] for row in rows),
        frozenset(row["iso_3166_2"] for row in rows),
        frozenset(row["country"] for row in rows),
    )


@pytest.mark.parametrize(
    ("name", "least"), [("regions", 200), ("physical", 300), ("spots", 150), ("levels", 150), ("disputed_areas", 15)]
)
def test_the_table_is_full_and_each_row_has_its_own_id_and_source(name: str, least: int) -> None:
    rows = table(name)
    assert len(rows) >= least
    assert [key for key, count in Counter(row["id"] for row in rows).items() if count > 1] == []
    assert [row["id"] for row in rows if not row["source"].strip() or not row["name"].strip()] == []


def test_ids_are_told_apart_across_the_tables() -> None:
    ids = [row["id"] for name in ("regions", "physical", "spots", "roads") for row in table(name)]
    assert [key for key, count in Counter(ids).items() if count > 1] == []


@pytest.mark.parametrize("name", ["regions", "physical", "spots", "roads", "levels"])
def test_names_are_plain_and_none_is_given_twice(name: str) -> None:
    for row in table(name):
        names = [row["name"], *filter(None, row["other_names"].split("|"))]
        assert names == [one.strip() for one in names]
        assert len(set(names)) == len(names), row["id"]
        assert not any(re.search(r"[<>{};\t]", one) for one in names)


def test_parts_of_regions_exist() -> None:
    ids, isos, countries = units()
    levels, regions = {row["id"] for row in table("levels")}, {row["id"] for row in table("regions")}
    known = ids | isos | countries | levels
    unknown = [
        (row["id"], part)
        for row in table("regions")
        for part in row["parts"].split()
        if not (part[1:] in regions if part.startswith("@") else part in known)
    ]
    assert unknown == []


def test_regions_are_valid_areas_around_their_points(areas: Areas) -> None:
    for row in table("regions"):
        shape = areas.polygon(f"hand:{row['id']}")
        assert shape is not None, row["id"]
        assert not shape.is_empty, row["id"]
        assert shape.is_valid, row["id"]
        point = shapely.Point(*map(float, row["point"].split()))
        assert shapely.distance(shape, point) < 1.5, row["id"]


def test_physical_features_lie_in_their_extents(areas: Areas) -> None:
    for row in table("physical"):
        west, south, east, north = map(float, row["extent"].split())
        lon, lat = float(row["lon"]), float(row["lat"])
        assert -180 <= west <= 180
        assert -180 <= east <= 180
        assert -90 <= south < north <= 90
        assert south <= lat <= north, row["id"]
        assert (west <= lon <= east) if west < east else (lon >= west or lon <= east), row["id"]


def test_seas_lie_at_sea_and_the_rest_in_their_countries(areas: Areas) -> None:
    wrong = []
    for row in table("physical"):
        point = shapely.Point(float(row["lon"]), float(row["lat"]))
        if row["feature"] in WATER:
            region = areas.region_at(point.x, point.y)
            wrong += [row["id"]] if region else []
        elif row["countries"]:
            shapes = [areas.polygon(code) for code in row["countries"].split()]
            away = min(float(shapely.distance(shape, point)) for shape in shapes)
            wrong += [row["id"]] if away > LOOSE.get(row["feature"], 0.12) else []
    assert wrong == []


def test_spots_lie_in_their_countries(areas: Areas) -> None:
    wrong = [
        row["id"]
        for row in table("spots")
        if shapely.distance(areas.polygon(row["country"]), shapely.Point(float(row["lon"]), float(row["lat"]))) > 0.06
    ]
    assert wrong == []


def test_seats_stand_for_a_country_or_for_none() -> None:
    _, _, countries = units()
    assert [row["id"] for row in table("spots") if row["stands_for"] not in countries | {""}] == []


def test_roads_run_through_their_countries(areas: Areas) -> None:
    for row in table("roads"):
        course = [tuple(map(float, stop.rsplit(" ", 2)[1:])) for stop in row["course"].split("|")]
        assert len(course) >= 3
        land = areas.polygon(row["countries"]).buffer(0.05)
        assert all(land.covers(shapely.Point(point)) for point in course), row["id"]
        assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) < 3.2 for a, b in pairwise(course))


def test_disputed_areas_name_known_units() -> None:
    ids, _, countries = units()
    for row in table("disputed_areas"):
        assert set(row["units"].split()) <= ids | countries
        assert row["note"]
