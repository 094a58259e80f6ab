"""The whole set of divisions is sound: each lies in its own polygon and country, and none is there twice."""

from collections import defaultdict

import pytest
import shapely
from shapely import Point

from geoevents.gazetteer import Gazetteer
from geoevents.gazetteer.areas import Areas
from geoevents.gazetteer.keys import fold
from geoevents.gazetteer.near import distance_km

DRAWN = (
    "SELECT name, country, region, lon / 1e5, lat / 1e5 FROM places WHERE feature GLOB ?"
    " AND region IS NOT NULL AND region NOT GLOB 'towns:*' AND region NOT GLOB 'seats:*'"
)
ISLANDS = {"GBR-5988"}  # Scilly: GeoNames' point is on the Cornish coast


def test_a_division_lies_in_its_own_polygon(areas: Areas) -> None:
    rows = areas.db.execute(DRAWN, ("ADM[12]",)).fetchall()
    far = [(name, key) for name, _, key, x, y in rows if shapely.distance(areas.polygon(key), Point(x, y)) > 0.4]
    assert len(rows) > 4_500
    assert [name for name, region in far if region not in ISLANDS] == []


def test_a_division_is_in_the_country_that_it_is_drawn_in(areas: Areas) -> None:
    rows = areas.db.execute(DRAWN, ("ADM[12]",))
    wrong = [
        (name, country, region)
        for name, country, region, *_ in rows
        if not region.startswith("hand:") and areas.country_of(region) not in ("", country)
    ]
    assert wrong == []


def test_no_code_is_given_to_two_first_level_divisions(areas: Areas) -> None:
    query = (
        "SELECT code FROM places WHERE feature = 'ADM1' AND code GLOB '??-*' GROUP BY code, country HAVING count(*) > 1"
    )
    assert areas.db.execute(query).fetchall() == []


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [("Washington State", "US", "US-WA"), ("District of Columbia", "US", "US-DC"), ("Kaunas", "LT", "LT-16")],
)
def test_codes_are_those_of_iso(gazetteer: Gazetteer, name: str, country: str, code: str) -> None:
    found = [place for place in gazetteer.lookup(name, countries={country}) if place.feature_code == "ADM1"]
    assert found[0].admin1 == code


@pytest.mark.parametrize(
    ("name", "country"), [("Golan Heights", "SY"), ("Crimea", "UA"), ("West Bank", "PS"), ("Northern Cyprus", "CY")]
)
def test_an_area_in_dispute_is_in_the_country_that_it_is_drawn_in(
    gazetteer: Gazetteer, name: str, country: str
) -> None:
    assert gazetteer.lookup(name)[0].country == country


@pytest.mark.parametrize("name", ["West Bank", "Gaza Strip", "Tigray", "Crimea", "Golan Heights", "Kosovo", "Darfur"])
def test_a_region_that_is_a_division_too_is_one_place_or_clearly_ranked(gazetteer: Gazetteer, name: str) -> None:
    first, *others = [place for place in gazetteer.lookup(name) if not place.feature_code.startswith("PPL")]
    near = [place for place in others if distance_km(first.lon, first.lat, place.lon, place.lat) < 300]
    assert first.region_id
    assert [place.id for place in near if place.region_id] == []


def test_no_second_first_level_division_of_one_name_stands_beside_it(areas: Areas) -> None:
    """Cities and their districts share names; within one polygon only a reform's old and new units do (Viet Nam)."""
    kept = defaultdict(list)
    for name, country, region, *_ in areas.db.execute(DRAWN, ("ADM1",)):
        kept[country, region, fold(name)].append(name)
    twice = {country for (country, _, _), names in kept.items() if len(names) > 1}
    assert twice <= {"VN"}
