"""Rivers, ranges and waters are drawn where they are, and divisions that no source draws around their towns."""

import pytest
import shapely
from shapely import Point, box

from geoevents.gazetteer import Gazetteer
from geoevents.gazetteer.areas import Areas
from geoevents.resolve.footprints import footprint
from geoevents.resolve.footprints_outlines import outlined
from geoevents.types import Event, Evidence, Span
from tests.gazetteer.test_hand_tables import table


@pytest.mark.parametrize(
    ("name", "feature", "on", "off"),
    [
        ("Euphrates", "STM", (39.01, 35.94), (36.29, 33.51)),  # Raqqa, not Damascus
        ("the Nile", "STM", (31.2, 30.0), (36.0, 15.0)),
        ("Danube", "STM", (19.05, 47.5), (16.6, 49.2)),
        ("Tigris", "STM", (43.13, 36.34), (44.0, 36.19)),
        ("Strait of Hormuz", "STRT", (56.5, 26.4), (54.4, 24.5)),
        ("Bab al-Mandab", "STRT", (43.35, 12.55), (43.2, 11.6)),
        ("Suez Canal", "CNL", (32.31, 30.6), (31.2, 30.0)),
        ("Bosphorus", "STRT", (29.07, 41.12), (28.6, 40.8)),
        ("Hindu Kush", "MTS", (71.0, 36.0), (74.35, 31.55)),
        ("Himalayas", "MTS", (86.9, 28.0), (77.2, 28.6)),
        ("Sahara", "DSRT", (5.0, 24.0), (3.4, 6.5)),
        ("Mount Everest", "MT", (86.925, 27.988), (85.3, 27.7)),
        ("Red Sea", "SEA", (38.5, 20.0), (36.0, 19.6)),
        ("Pacific Ocean", "OCN", (-170.0, 0.0), (-90.0, 25.0)),
        ("Indian Ocean", "OCN", (80.0, -10.0), (50.5, 28.0)),
        ("Zagros", "MTS", (49.0, 32.8), (44.4, 33.3)),
    ],
)
def test_a_feature_is_found_before_its_namesakes_and_drawn_where_it_is(
    gazetteer: Gazetteer, name: str, feature: str, on: tuple[float, float], off: tuple[float, float]
) -> None:
    place = gazetteer.lookup(name)[0]
    assert place.feature_code == feature
    shape = gazetteer.polygon(place.region_id or "")
    assert shape is not None
    assert shape.distance(Point(on)) < 0.15
    assert shape.distance(Point(off)) > 0.15


def test_every_natural_feature_has_an_extent(areas: Areas) -> None:
    drawn = {key for (key,) in areas.db.execute("SELECT region_id FROM area_parts")}
    assert {f"hand:{row['id']}" for row in table("physical")} <= drawn
    small = [row for row in table("physical") if row["feature"] in ("ISL", "RF", "CAPE", "MT")]
    for row in (*table("physical")[::10], *small[::2]):  # all of them take a minute
        shape = areas.polygon(f"hand:{row['id']}")
        assert shape is not None, row["id"]
        assert not shape.is_empty, row["id"]
        assert shape.is_valid, row["id"]


def test_courses_keep_to_their_features(areas: Areas) -> None:
    extents = {row["id"]: tuple(map(float, row["extent"].split())) for row in table("physical")}
    for row in table("courses"):
        assert row["source"].strip(), row["id"]
        west, south, east, north = extents[row["id"]]
        stops = [Point(*map(float, stop.rsplit(" ", 2)[1:])) for stop in row["course"].split("|")]
        assert len(stops) >= 2
        if row["width"] != "ring":
            around = box(west, south, east, north).buffer(2.5)
            assert all(around.covers(stop) for stop in stops), row["id"]
            drawn = areas.polygon(f"hand:{row['id']}")
            assert all(drawn.distance(stop) < 0.45 for stop in stops), row["id"]


def test_a_river_follows_its_line_not_the_straight_one(areas: Areas) -> None:
    euphrates = areas.polygon("hand:euphrates")
    assert euphrates.length > 2 * 15  # both banks of some 2,700 km; the straight line is half of it
    assert not euphrates.covers(Point(39.5, 33.9))


@pytest.mark.parametrize(
    ("country", "name", "inside"), [("KE", "Turkana County", (35.6, 3.1)), ("KE", "Mombasa County", (39.66, -4.05))]
)
def test_a_division_that_no_source_draws_holds_its_towns(
    gazetteer: Gazetteer, country: str, name: str, inside: tuple[float, float]
) -> None:
    place = gazetteer.lookup(name, countries={country})[0]
    assert place.region_id
    assert gazetteer.rough(place.region_id)
    shape = gazetteer.polygon(place.region_id)
    assert shape is not None
    assert shape.distance(Point(inside)) < 0.05
    report = Evidence(
        document_id="d",
        sentence=Span(start=0, end=1),
        trigger=Span(start=0, end=1),
        toponym=None,
        time=None,
        quote="x",
        place_reason="it says so",
        time_reason="",
        status_reason="",
    )
    mark = footprint(place, None, gazetteer=gazetteer)
    event = Event(
        id="e",
        title="x",
        category="other",
        status="happened",
        place=place,
        footprint=mark,
        interval=None,
        evidence=(report,),
    )
    drawn = outlined(event, gazetteer=gazetteer)
    assert mark.geometry is None
    assert drawn.footprint
    assert drawn.footprint.geometry
    assert drawn.footprint.approximate
    assert "approximate" in drawn.evidence[0].place_reason
    assert outlined(drawn, gazetteer=gazetteer) == drawn


def test_rough_divisions_of_a_country_share_it_without_overlap(gazetteer: Gazetteer, areas: Areas) -> None:
    regions = [
        place.region_id or "" for place in gazetteer.divisions_of("KE") if gazetteer.rough(place.region_id or "")
    ]
    shapes = [shape for region in regions if (shape := areas.polygon(region)) is not None]
    assert len(shapes) > 40
    whole = shapely.union_all(shapes)
    assert sum(shape.area for shape in shapes) == pytest.approx(whole.area, rel=1e-6)
    assert whole.area == pytest.approx(areas.polygon("KE").area, rel=0.03)


@pytest.mark.parametrize(("level", "least"), [("ADM2", 58), ("ADM3", 265)])
def test_syrias_districts_and_subdistricts_are_whole_and_cover_it(areas: Areas, level: str, least: int) -> None:
    """The country has 65 districts and 272 sub-districts (UN OCHA); those whose seats GeoNames marks are here."""
    query = "SELECT region FROM places WHERE country = 'SY' AND feature = ?"
    shapes = [areas.polygon(region) for (region,) in areas.db.execute(query, (level,))]
    assert len(shapes) >= least
    country = areas.polygon("SY")
    assert sum(shape.area for shape in shapes) == pytest.approx(country.area, rel=0.03)


@pytest.mark.parametrize(
    ("name", "feature"),
    [
        ("Harim District", "ADM2"),
        ("Saraqib subdistrict", "ADM3"),
        ("ناحية سراقب", "ADM3"),
        ("Wadi Barada", "VAL"),
        ("Jabal al-Akrad", "MTS"),
        ("Arbin", "PPLA3"),
        ("Mleiha", "PPLA3"),
    ],
)
def test_syrias_units_and_regions_are_found(gazetteer: Gazetteer, name: str, feature: str) -> None:
    place = gazetteer.lookup(name, countries={"SY"})[0]
    assert (place.feature_code, place.country) == (feature, "SY")
    if feature != "PPLA3":
        assert gazetteer.polygon(place.region_id or "") is not None


def test_few_divisions_have_no_area(areas: Areas) -> None:
    query = "SELECT count(*), sum(region IS NULL) FROM places WHERE feature = ?"
    first, without = areas.db.execute(query, ("ADM1",)).fetchone()
    assert without / first < 0.02
    second, without = areas.db.execute(query, ("ADM2",)).fetchone()
    assert without / second < 0.05
