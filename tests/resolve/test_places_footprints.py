"""What a relation makes of a place: where the footprint lies and how large it is."""

import pytest
from shapely import Point, box, from_wkt

from geoevents.gazetteer import Gazetteer
from geoevents.resolve.footprints import footprint
from geoevents.resolve.footprints_size import kilometres
from geoevents.types import Footprint, Place, Relation


class Shapes(Gazetteer):
    """A gazetteer that knows two square countries beside each other and nothing else."""

    def polygon(self, region_id: str, *, coarse: bool = False):  # type: ignore[no-untyped-def,override]
        return {"A": WEST, "B": EAST}.get(region_id)

    def land(self, box: tuple[float, float, float, float]):  # type: ignore[no-untyped-def,override]
        return [WEST, EAST]


WEST, EAST = box(30, 30, 40, 40), box(40, 30, 50, 40)

GAZETTEER = Shapes()


def place(code: str = "PPL", population: int = 500, **more: object) -> Place:
    row = {"id": "x:1", "name": "X", "lon": 36.0, "lat": 35.0, "country": "XX", **more}
    return Place(feature_code=code, population=population, **row)  # type: ignore[arg-type]


def mark(relation: Relation | None, *, of: Place | None = None, others: tuple[Place, ...] = ()) -> Footprint:
    return footprint(of or place(), relation, gazetteer=GAZETTEER, others=others)


@pytest.mark.parametrize(
    ("population", "near"), [(500, 3.0), (9_999, 3.0), (10_000, 5.0), (99_999, 5.0), (100_000, 10.0)]
)
def test_near_reaches_as_far_as_the_settlement_is_large(population: int, near: float) -> None:
    found = mark(Relation(text="near", kind="near"), of=place(population=population))
    assert (found.radius_km, found.precision, found.approximate) == (near, "near", True)
    assert (found.lon, found.lat) == (36.0, 35.0)


def test_a_bare_settlement_is_a_point() -> None:
    found = mark(None)
    assert (found.radius_km, found.kind, found.precision, found.approximate) == (0.0, "point", "point", False)


@pytest.mark.parametrize(
    ("bearing", "east", "north"), [(0, 0, 1), (90, 1, 0), (180, 0, -1), (270, -1, 0), (45, 1, 1), (225, -1, -1)]
)
def test_a_direction_points_there(bearing: float, east: int, north: int) -> None:
    found = mark(Relation(text="of", kind="direction", bearing=bearing))
    assert (round((found.lon - 36) * 100) > 0) - (round((found.lon - 36) * 100) < 0) == east
    assert (round((found.lat - 35) * 100) > 0) - (round((found.lat - 35) * 100) < 0) == north
    assert found.kind == "region"
    assert found.geometry is not None
    assert found.geometry.startswith("POLYGON")


def test_a_continent_is_a_wide_disc_and_says_so() -> None:
    found = mark(None, of=place("CONT", region_id="A"))
    assert (found.geometry, found.kind, found.approximate) == (None, "region", True)
    assert found.radius_km > 1000


def test_a_distance_with_a_direction_is_a_point_there() -> None:
    found = mark(Relation(text="30 km north of", kind="distance", bearing=0.0, distance_km=30.0))
    assert kilometres(36, 35, found.lon, found.lat) == pytest.approx(30, abs=0.1)
    assert found.radius_km == 6.0


def test_a_distance_without_a_direction_is_a_disc() -> None:
    found = mark(Relation(text="30 km from", kind="distance", distance_km=30.0))
    assert (found.lon, found.lat, found.radius_km) == (36.0, 35.0, 30.0)


@pytest.mark.parametrize(
    ("bearing", "lon", "lat"), [(180.0, 35.0, 31.667), (0.0, 35.0, 38.333), (315.0, 32.5, 37.5), (None, 35.0, 35.0)]
)
def test_a_part_is_cut_from_the_polygon(bearing: float | None, lon: float, lat: float) -> None:
    found = mark(Relation(text="southern", kind="part", bearing=bearing), of=place("PCLI", region_id="A"))
    assert (found.lon, found.lat) == (pytest.approx(lon, abs=0.01), pytest.approx(lat, abs=0.01))
    assert (found.kind, found.precision, found.approximate) == ("region", "region", True)


def test_between_is_midway_along_a_line() -> None:
    other = place(lon=37.0)
    found = mark(Relation(text="between", kind="between"), others=(other,))
    assert found.lon == pytest.approx(36.5)
    assert found.geometry == "LINESTRING (36.0000 35.0000, 37.0000 35.0000)"


def test_a_border_lies_where_the_two_countries_meet() -> None:
    other = place("PCLI", region_id="B", lon=45.0)
    found = mark(Relation(text="border", kind="along"), of=place("PCLI", region_id="A"), others=(other,))
    assert (found.lon, found.lat) == (pytest.approx(40.0, abs=0.1), pytest.approx(35.0, abs=0.1))


@pytest.mark.parametrize(("bearing", "lon", "lat"), [(0.0, 35, 40), (90.0, 40, 35), (180.0, 35, 30)])
def test_a_direction_from_a_country_counts_from_its_edge(bearing: float, lon: float, lat: float) -> None:
    country = place("PCLI", region_id="A")
    near = mark(Relation(text="north of", kind="direction", bearing=bearing), of=country)
    assert 0 < kilometres(lon, lat, near.lon, near.lat) <= 50
    far = mark(Relation(text="80 km north of", kind="distance", bearing=bearing, distance_km=80.0), of=country)
    assert kilometres(lon, lat, far.lon, far.lat) == pytest.approx(80, abs=1)


@pytest.mark.parametrize("bearing", [None, 0.0, 180.0, 270.0])
def test_off_a_country_is_the_water_along_its_coast(bearing: float | None) -> None:
    found = mark(Relation(text="off", kind="off", bearing=bearing), of=place("PCLI", region_id="A"))
    assert found.geometry is not None
    water = from_wkt(found.geometry)
    assert water.contains(Point(found.lon, found.lat))
    assert water.intersection(WEST.union(EAST)).area < 0.01 * water.area
    assert WEST.distance(Point(found.lon, found.lat)) * 111 < 50
    sides = {0.0: found.lat > 40, 180.0: found.lat < 30, 270.0: found.lon < 30}
    assert sides.get(bearing, True)


def test_off_a_town_is_the_water_beside_it_and_as_far_as_is_said() -> None:
    town = place(lon=30.05, lat=35.0)
    found = mark(Relation(text="off", kind="off"), of=town)
    assert found.lon < 30
    assert kilometres(30.05, 35, found.lon, found.lat) <= 30
    far = mark(Relation(text="100 km off", kind="off", distance_km=100.0), of=town)
    assert kilometres(30.05, 35, far.lon, far.lat) == pytest.approx(100, abs=30)


def test_where_no_sea_is_near_there_is_no_water_off_it() -> None:
    inland = mark(Relation(text="off", kind="off"), of=place(lon=35.0, lat=35.0))
    assert inland.geometry is None
    assert inland.approximate


@pytest.mark.parametrize("kind", ["area", "off", "outside", "near", "along", "between", "route", "part", "direction"])
@pytest.mark.parametrize("code", ["PPL", "PPLC", "ADM1", "PCLI", "SEA", "AIRP", ""])
def test_every_relation_of_every_kind_of_place_gives_a_footprint(kind: str, code: str) -> None:
    found = mark(Relation(text=kind, kind=kind), of=place(code))  # type: ignore[arg-type]
    assert -180 <= found.lon <= 180
    assert -90 <= found.lat <= 90
    assert found.radius_km > 0
