"""What a page shows of the world, and the shapes it draws there."""

import pytest
from page_stories import event, mark, place, story

from geoevents.render.page_frame import Frame, arc, frame
from geoevents.render.page_shapes import MOST, Shapes, thinned

ARCS = (
    ([10.0], 10.0, 10.0),
    ([10, 20, 15], 10, 20),
    ([178, -179], 178, 181),
    ([-179, 179, 170], 170, 181),
    ([180, -180], -180, -180),
)


@pytest.mark.parametrize(("lons", "west", "east"), ARCS)
def test_the_shortest_arc_crosses_the_antimeridian_where_the_story_does(
    lons: list[float], west: float, east: float
) -> None:
    assert arc(lons) == (west, east)


def test_a_country_does_not_widen_the_view_of_a_precise_story() -> None:
    far = event(3, place=place("Chile", -71, -35, "CL", "", "country"), footprint=mark(-71, -35, 600, "country"))
    near = [event(0), event(1)]
    assert frame([*near, far]) == frame(near)
    assert frame([far]) is not None


def test_no_place_gives_no_frame() -> None:
    assert frame([]) is None
    assert frame([event(0, footprint=None)]) is None


def test_longitudes_are_turned_to_the_frame() -> None:
    box = frame([event(0, footprint=mark(179, -17)), event(1, footprint=mark(-179, -17))])
    assert box
    assert box.unwrap(-179) == 181
    assert box.bbox().west > box.bbox().east


SHAPES = (
    ("POINT (1 2)", -1),
    ("POLYGON ((0 0, 1 0, 1 1, 0 0))", 0),
    ("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))", 0),
    ("LINESTRING (0 0, 1e1 1.5)", 0),
    ("POLYGON EMPTY", -1),
    ("", -1),
)


@pytest.mark.parametrize(("wkt", "number"), SHAPES)
def test_shapes_are_numbered_once(wkt: str, number: int) -> None:
    shapes = Shapes(tolerance=0.001)
    assert shapes.number(wkt, unwrap=float) == number
    assert shapes.number(wkt, unwrap=float) == number
    assert len(shapes.rings) == number + 1


def test_long_outlines_are_thinned_and_stay_near() -> None:
    import math

    ring = [(math.cos(at / 500), math.sin(at / 500) + 0.001 * (at % 2)) for at in range(3142)]
    kept = thinned(ring, 0.0001)
    assert 20 < len(kept) <= MOST
    assert kept[0] == ring[0]
    assert kept[-1] == ring[-1]


def test_the_story_has_an_area() -> None:
    assert [one.id for one in story() if one.footprint and one.footprint.geometry] == ["e0008"]


def test_a_frame_fills_a_window_that_is_higher_or_broader_than_the_story() -> None:
    flat = Frame(west=20, south=12, east=34, north=15)
    assert flat.high(1.5).broad(1.4) == flat.high(1.5)
    low, high = flat.high(1.5), flat
    assert low.south < high.south
    assert low.north > high.north
    assert (low.west, low.east) == (high.west, high.east)
    tall = Frame(west=10, south=0, east=12, north=20)
    assert tall.high(1.5) == tall
