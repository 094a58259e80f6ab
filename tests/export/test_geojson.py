import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from story import mark, story, story_events

from geoevents.collection import EventCollection
from geoevents.errors import InputError
from geoevents.export.geojson import feature, read_geojson, to_footprints, to_geojson, to_geojsonl, write_geojson
from geoevents.schema import FIELDS, clean
from geoevents.types import Event


def cleaned(event: Event) -> Event:
    return replace(
        event, title=clean(event.title), evidence=tuple(replace(e, quote=clean(e.quote)) for e in event.evidence)
    )


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "events.geojson"
    write_geojson(story(), path)
    back = read_geojson(path)
    assert back.events == tuple(map(cleaned, story_events()))
    assert (back.provenance, back.rejected, back.readings, back.warnings) == (
        story().provenance, story().rejected, story().readings, story().warnings,
    )  # fmt: skip
    assert to_geojson(back) == to_geojson(story()) == path.read_text(encoding="utf-8")


def test_properties_stand_in_the_order_of_the_schema() -> None:
    assert [*feature(story()[0])["properties"]] == [field.name for field in FIELDS]
    assert [*feature(story()[0])["properties"]][:4] == ["start", "end", "date_from", "date_to"]


def test_days_are_inclusive_and_moments_half_open() -> None:
    values = feature(story()[1])["properties"]
    assert (values["start"], values["end"]) == ("2021-03-06T00:00:00Z", "2021-03-08T00:00:00Z")
    assert (values["date_from"], values["date_to"]) == ("2021-03-06", "2021-03-07")
    assert values["times"] == [values["start"], values["end"]]


def test_lines_hold_every_event(tmp_path: Path) -> None:
    path = tmp_path / "events.geojsonl"
    path.write_text(to_geojsonl(story()), encoding="utf-8")
    assert read_geojson(path).events == tuple(map(cleaned, story_events()))


def test_rfc_7946() -> None:
    document = json.loads(to_geojson(story()))
    assert "crs" not in document
    assert [one["geometry"] for one in document["features"]].count(None) == len(story().unplaced)
    assert all(isinstance(one["id"], str) for one in document["features"])


@pytest.mark.parametrize(
    ("geometry", "parts"),
    [
        ("POLYGON ((178 -17, 178 -16, 182 -16, 182 -17, 178 -17))", 2),  # Taveuni, over the antimeridian, clockwise
        ("POLYGON ((36 35, 36 36, 37 36, 37 35, 36 35))", 1),
        ("POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))", 2),  # a bow tie
    ],
)
def test_footprints_are_cut_and_turned(geometry: str, parts: int) -> None:
    one = replace(story_events()[0], footprint=mark(179.9, -16.5, geometry=geometry))
    shape = json.loads(to_footprints(EventCollection(events=(one,))))["features"][0]["geometry"]
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    assert len(polygons) == parts
    for (ring,) in polygons:
        assert all(-180 <= lon <= 180 for lon, _ in ring)
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
        assert area > 0, "outer rings turn counter-clockwise"


def test_a_circle_over_the_antimeridian_is_cut() -> None:
    one = replace(story_events()[0], footprint=mark(179.9, -16.5, 60.0))
    shape = json.loads(to_footprints(EventCollection(events=(one,))))["features"][0]["geometry"]
    assert shape["type"] == "MultiPolygon"
    assert len(shape["coordinates"]) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", r"x\.geojson:1: broken JSON"),
        ('{"type": "Topology"}', 'no "features"'),
        ("[]", "no GeoJSON"),
        ('{"features": [3]}', "feature 1: it is no GeoJSON feature"),
        ('{"features": [{"properties": {"start": "soon"}}]}', "feature 1: start is 'soon', not a date"),
        ('{"features": [{"properties": {"status": "maybe"}}]}', "status is 'maybe'; write one of happened"),
        ('{"features": [{"geometry": {"type": "Point", "coordinates": [35, 136]}}]}', "are they swapped"),
        ('{"crs": {"properties": {"name": "EPSG:3857"}}, "features": []}', "save it again in EPSG:4326"),
        ('{"features": [{"properties": {"start": "2021-03-02", "end": "2021-03-01"}}]}', "before it starts"),
    ],
)
def test_broken_files_are_refused_with_their_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "x.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_geojson(path)
