"""Journeys are one event with a line, read by the whole pipeline."""

from datetime import date
from functools import cache

import pytest

from geoevents.pipeline import Pipeline
from geoevents.read import make_document


@cache
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize(
    ("text", "place", "ends"),
    [
        ("Thousands of people marched from Lyon to Grenoble on Monday.", "Grenoble", (4.85, 45.75, 5.71, 45.18)),
        ("A convoy of 30 lorries travelled from Gaziantep to Aleppo on Monday.", "Aleppo", (37.38, 37.06, 37.16, 36.2)),
        ("Families fled from Mosul to Erbil on Sunday.", "Mosul", (43.12, 36.33, 44.01, 36.19)),
        ("The army withdrew from Saraqib on Monday.", "Saraqib", None),
        ("The president flew from France to Germany on Monday.", "Germany", None),
        ("Police in Lyon arrested five men from Grenoble on Monday.", "Lyon", None),
    ],
)
def test_a_journey_has_a_line_and_other_acts_have_none(text: str, place: str, ends: tuple[float, ...] | None) -> None:
    document = make_document(text, id="one", dct=date(2023, 11, 10))
    (event,) = pipeline().extract([document])
    assert event.place
    assert event.place.name == place
    assert event.footprint
    geometry = event.footprint.geometry
    assert ("as a line" in event.evidence[0].place_reason) == (ends is not None) == (geometry is not None)
    if geometry:
        numbers = geometry.removeprefix("LINESTRING (").rstrip(")").replace(",", "").split()
        assert [float(number) for number in numbers] == pytest.approx(ends, abs=0.02)
