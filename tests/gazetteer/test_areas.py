"""Polygons are valid, neighbours share their borders without gap or overlap, and points find their area."""

import pytest
import shapely

from geoevents.gazetteer import Gazetteer
from geoevents.gazetteer.areas import Areas, Level

AROUND = {"levant": (33, 30, 43, 38), "alps": (4, 44, 18, 49), "great lakes": (25, -6, 36, 5)}


def shapes(areas: Areas, level: Level, layer: str, box: tuple[float, float, float, float]) -> list[shapely.Geometry]:
    return [areas.polygon(area.region_id, level=level) for area in areas.areas(level, layer, box=box)]


@pytest.mark.parametrize(("level", "layer"), [("medium", "level"), ("medium", "country"), ("world", "country")])
def test_coarse_levels_are_valid_and_without_gap_or_overlap(areas: Areas, level: Level, layer: str) -> None:
    found = shapes(areas, level, layer, (-180, -90, 180, 90))
    assert len(found) > 230
    assert all(shapely.is_valid(found))
    assert shapely.coverage_is_valid(found)


@pytest.mark.parametrize("box", AROUND.values(), ids=AROUND)
def test_fine_divisions_are_valid_and_without_gap_or_overlap(
    areas: Areas, box: tuple[float, float, float, float]
) -> None:
    found = shapes(areas, "fine", "unit", box)
    assert len(found) > 50
    assert all(shapely.is_valid(found))
    assert shapely.coverage_is_valid(found)
    whole = shapely.union_all(found)
    slivers = [
        ring for part in shapely.get_parts(whole) for ring in part.interiors if shapely.Polygon(ring).area < 1e-4
    ]
    assert slivers == []


def test_a_country_is_exactly_its_divisions(areas: Areas) -> None:
    units = [
        areas.polygon(key)
        for (key,) in areas.db.execute(
            "SELECT region_id FROM area_units WHERE country = 'SY' AND region_id NOT GLOB '*:*'"
        )
    ]
    assert shapely.coverage_union_all(units).equals(areas.polygon("SY"))


@pytest.mark.parametrize(
    ("lon", "lat", "country"),
    [
        (36.63, 35.93, "SY"),  # Idlib
        (32.85, 39.93, "TR"),  # Ankara
        (34.1, 44.95, "UA"),  # Simferopol: Crimea is drawn in Ukraine
        (35.75, 33.25, "SY"),  # Majdal Shams: the Golan is drawn in Syria
        (33.32, 35.29, "CY"),  # Kyrenia
        (44.07, 9.56, "SO"),  # Hargeisa
        (-13.2, 27.15, "EH"),  # El Aaiún
        (35.1, 31.53, "PS"),  # Hebron
        (34.45, 31.5, "PS"),  # Gaza
        (21.16, 42.66, "XK"),  # Pristina
        (55.45, -20.9, "RE"),  # Saint-Denis
        (179.3, -16.5, "FJ"),
        (-170, 0, ""),  # the Pacific
    ],
)
def test_points_find_their_country(areas: Areas, lon: float, lat: float, country: str) -> None:
    region = areas.region_at(lon, lat)
    assert (areas.country_of(region) if region else "") == country


@pytest.mark.parametrize(
    ("name", "countries", "lon", "lat"),
    [
        ("Idlib Governorate", {"SY"}, 36.63, 35.93),
        ("Bavaria", {"DE"}, 11.57, 48.14),
        ("Scotland", {"GB"}, -4.2, 56.8),
        ("England", {"GB"}, -1.5, 52.5),
        ("Catalonia", {"ES"}, 1.5, 41.8),
        ("Lombardy", {"IT"}, 9.9, 45.6),
        ("Brittany", {"FR"}, -2.8, 48.2),
        ("Middle East", {""}, 44, 33),
        ("Sahel", {""}, 2, 14),
        ("Darfur", {"SD"}, 25, 13),
        ("Donbas", {"UA"}, 38, 48.3),
        ("Kashmir", {""}, 74.8, 34.1),
        ("Black Sea", {""}, 34, 43),
        ("Lake Victoria", {""}, 33, -1),
        ("M4 highway", {"SY"}, 36.61, 35.81),
    ],
)
def test_named_areas_cover_a_point_of_theirs(
    gazetteer: Gazetteer, name: str, countries: set[str], lon: float, lat: float
) -> None:
    place = next(place for place in gazetteer.lookup(name, countries=countries) if place.region_id)
    shape = gazetteer.polygon(place.region_id or "")
    assert shape is not None
    assert shape.is_valid
    assert shape.covers(shapely.Point(lon, lat))


def test_an_unknown_region_has_no_polygon(areas: Areas) -> None:
    assert areas.polygon("no such region") is None
