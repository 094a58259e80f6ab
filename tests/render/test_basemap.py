"""A cut basemap is small plain data whose lines and fills coincide, wherever on the globe it lies."""

import json

import numpy as np
import pytest
from shapely import Polygon, make_valid

from geoevents.gazetteer import Gazetteer
from geoevents.render.basemap import Basemap, cut, steps
from geoevents.types import BBox

EXTENTS = {
    "province": (BBox(33.5, 33.5, 39.5, 38.5), 65_000),
    "country": (BBox(21, 43.5, 41, 53), 130_000),
    "region": (BBox(25, 10, 65, 42), 250_000),
    "world": (BBox(-180, -60, 180, 84), 300_000),
    "antimeridian": (BBox(175, -21, -177, -14), 75_000),
    "polar": (BBox(5, 74, 35, 82), 75_000),
}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.fixture(scope="module", params=EXTENTS)
def named(request: pytest.FixtureRequest, gazetteer: Gazetteer) -> tuple[str, Basemap]:
    return request.param, cut(EXTENTS[request.param][0], gazetteer=gazetteer)


def points(path: tuple[float, ...]) -> np.ndarray:
    return np.asarray(path).reshape(-1, 2)


def test_size_is_within_budget(named: tuple[str, Basemap]) -> None:
    name, basemap = named
    text = json.dumps(basemap.as_dict(), separators=(",", ":"), ensure_ascii=False)
    assert len(text.encode()) <= EXTENTS[name][1]


def test_detail_stays_inside_the_bounds(named: tuple[str, Basemap]) -> None:
    west, south, east, north = named[1].bounds
    lines = [*named[1].coast, *named[1].borders, *named[1].divisions, *named[1].rivers]
    rings = [ring for shape in named[1].land for ring in shape.rings]
    assert rings
    for path in lines + rings:
        xy = points(path)
        assert west - 1e-9 <= xy[:, 0].min()
        assert xy[:, 0].max() <= east + 1e-9
        assert south - 1e-9 <= xy[:, 1].min()
        assert xy[:, 1].max() <= north + 1e-9


def test_rings_are_closed_and_outer_ones_run_counter_clockwise(named: tuple[str, Basemap]) -> None:
    for shape in named[1].land:
        rings = [points(ring) for ring in shape.rings]
        assert all((ring[0] == ring[-1]).all() for ring in rings)
        largest = max(rings, key=lambda ring: float(Polygon(ring).area))
        assert Polygon(largest).exterior.is_ccw


def test_land_covers_each_spot_once(named: tuple[str, Basemap]) -> None:
    rings = [Polygon(points(ring)) for shape in named[1].land for ring in shape.rings]
    shapes = [make_valid(ring) for ring in rings if ring.exterior.is_ccw]
    west, south, east, north = named[1].bounds
    assert sum(shape.area for shape in shapes) <= (east - west) * (north - south) * 1.01


def test_no_line_runs_along_the_antimeridian(gazetteer: Gazetteer) -> None:
    basemap = cut(BBox(160, 58, -150, 72), gazetteer=gazetteer)
    along = [path for path in (*basemap.coast, *basemap.borders) if (abs(points(path)[:, 0] - 180) < 1e-6).all()]
    assert basemap.bounds == (160, 58, 210, 72)
    assert along == []


def test_longitudes_run_on_across_the_antimeridian(gazetteer: Gazetteer) -> None:
    basemap = cut(BBox(175, -21, -177, -14), gazetteer=gazetteer)
    assert basemap.bounds == (175, -21, 183, -14)
    assert basemap.unroll(-179) == 181
    assert basemap.unroll(177) == 177


def test_steps_give_the_path_back() -> None:
    path = (36.5, 35.25, 36.75, 35.0, 36.745, 35.125)
    flat = steps(path, scale=1000)
    assert flat == [36500, 35250, 250, -250, -5, 125]
    assert np.cumsum(np.reshape(flat, (-1, 2)), axis=0).ravel().tolist() == [value * 1000 for value in path]


def test_disputed_lines_are_apart_and_said(gazetteer: Gazetteer) -> None:
    kashmir = cut(BBox(71, 31, 82, 38), gazetteer=gazetteer)
    assert kashmir.disputed
    assert "disputed" in kashmir.note
    assert "Natural Earth" in kashmir.attribution
    assert "GeoNames" in kashmir.attribution


@pytest.mark.parametrize(
    ("box", "named", "unnamed"),
    [
        (
            BBox(33.5, 33.5, 39.5, 38.5),
            {"Syria", "Turkey", "Damascus", "Aleppo", "Idlib", "Mediterranean Sea"},
            {"Black Sea"},
        ),
        (BBox(21, 43.5, 41, 53), {"Ukraine", "Kyiv", "Black Sea", "Sea of Azov", "Crimea"}, {"Mediterranean Sea"}),
        (BBox(-128, 23, -65, 51), {"United States", "New York City", "Los Angeles", "Atlantic Ocean"}, {"Honolulu"}),
        (BBox(-180, -60, 180, 84), {"Brazil", "China", "Pacific Ocean"}, {"Svalbard and Jan Mayen", "Guam"}),
        (BBox(175, -21, -177, -14), {"Fiji", "Suva", "Labasa"}, {"Auckland"}),
        (BBox(71, 31, 82, 38), {"India", "Pakistan", "Srinagar", "Islamabad"}, {"New Delhi"}),
    ],
    ids=["Idlib", "Ukraine", "United States", "world", "Fiji", "Kashmir"],
)
def test_labels_name_what_a_reader_looks_for(
    gazetteer: Gazetteer, box: BBox, named: set[str], unnamed: set[str]
) -> None:
    basemap = cut(box, gazetteer=gazetteer)
    texts = [label.text for label in basemap.labels]
    assert named <= set(texts)
    assert not unnamed & set(texts)
    assert len(texts) <= 250
    assert [label.priority for label in basemap.labels] == list(range(len(texts)))


def test_labels_come_in_the_order_of_their_weight(gazetteer: Gazetteer) -> None:
    labels = cut(BBox(33.5, 33.5, 39.5, 38.5), gazetteer=gazetteer).labels
    first = {
        kind: min(label.priority for label in labels if label.kind == kind) for kind in ("country", "city", "division")
    }
    assert first["country"] < first["city"] < first["division"]


def test_what_no_country_owns_is_not_labelled_as_one(gazetteer: Gazetteer) -> None:
    kashmir = cut(BBox(71, 31, 82, 38), gazetteer=gazetteer).labels
    assert {label.kind for label in kashmir if label.text == "Kashmir"} <= {"division"}


def test_drawing_without_labels(gazetteer: Gazetteer) -> None:
    assert cut(BBox(0, 45, 5, 48), gazetteer=gazetteer, labels=False).labels == ()


def test_islands_too_small_to_see_are_left_out_but_never_a_whole_country(gazetteer: Gazetteer) -> None:
    world = cut(BBox(-180, -60, 180, 84), gazetteer=gazetteer)
    keys = {shape.id for shape in world.land}
    assert {"MT", "SG", "MV"} & keys
    assert sum(len(shape.rings) for shape in world.land) < 1500
