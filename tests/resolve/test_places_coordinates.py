"""Coordinates written in a text, from the words to the point."""

import pytest

from geoevents.resolve.coordinates import written_place
from geoevents.tag.toponyms_coordinates import coordinates


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("A crater at 35.87 N, 36.72 E was filmed.", 35.87, 36.72),
        ("The wreck lies at 35°52′N 36°43′E today.", 35.8667, 36.7167),
        ("Position 12° 30' 36\" S, 45° 00' 00\" W.", -12.51, -45.0),
        ("Filmed at 35.87012, 36.72034 on Monday.", 35.87012, 36.72034),
        ("Grid 37S BV 91000 72000 was hit.", 35.87, 36.685),
    ],
)
def test_written_coordinates(text: str, lat: float, lon: float) -> None:
    (found,) = coordinates(text)
    assert found.span.of(text) == found.text
    place = written_place(found.text)
    assert place is not None
    assert (place.lat, place.lon) == (pytest.approx(lat, abs=0.01), pytest.approx(lon, abs=0.01))


@pytest.mark.parametrize(
    "text", ["It cost 35.5, 36.7 or 40.", "In 2020, 15 people died.", "version 1.234, 2.345 of it"]
)
def test_other_numbers_are_no_coordinates(text: str) -> None:
    assert [
        found for found in coordinates(text) if "signed" not in found.rule or written_place(found.text) is None
    ] == []


def test_a_point_beyond_the_pole_is_none() -> None:
    assert written_place("135.2 N, 36.7 E") is None
