"""Every format is read by GDAL or its own reader, and loses no more than `losses.toml` says."""

import json
import sqlite3
import tomllib
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import geopandas
import pyarrow.parquet
import pyogrio
import pytest
from lxml import etree
from story import during, story

from geoevents.collection import EventCollection
from geoevents.export.geojson import read_geojson, to_geojson
from geoevents.export.qgis import styles
from geoevents.review import read_events
from geoevents.writers import write

LOSSES = tomllib.loads(files("geoevents.export").joinpath("losses.toml").read_text(encoding="utf-8"))
BACK = [name for name, loss in LOSSES.items() if loss["reads_back"]]


@pytest.fixture
def clean_story(tmp_path: Path) -> EventCollection:
    """The story as GeoJSON holds it."""
    path = tmp_path / "origin.geojson"
    path.write_text(to_geojson(story()), encoding="utf-8")
    return read_geojson(path)


@pytest.mark.parametrize("suffix", BACK)
def test_geojson_to_format_to_geojson_loses_nothing_but_the_table(
    tmp_path: Path, clean_story: EventCollection, suffix: str
) -> None:
    path = tmp_path / f"events.{suffix}"
    write(clean_story, path)
    before, after = (json.loads(to_geojson(one)) for one in (clean_story, read_events(path)))
    assert after["features"] == before["features"]
    for name in ("provenance", "rejected", "warnings", "readings"):
        assert (after["geoevents"][name] == before["geoevents"][name]) is (name not in LOSSES[suffix]["lost"])


@pytest.mark.parametrize("suffix", ["geojson", "gpkg", "kml", "kmz"])
def test_gdal_finds_moments_count_and_points(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"events.{suffix}"
    write(story(), path)
    layers = [name for name, _ in pyogrio.list_layers(path)]
    assert layers[0] == "events"
    assert layers[1:] == (["footprints", "layer_styles"] if suffix == "gpkg" else [])
    info = pyogrio.read_info(path, layer="events", force_feature_count=True)
    types = dict(zip(info["fields"], info["ogr_types"], strict=True))
    start = "begin" if suffix.startswith("km") else "start"
    assert (types[start], types["end"]) == ("OFTDateTime", "OFTDateTime")
    frame = pyogrio.read_dataframe(path, layer="events")
    points = [None if point is None else point.coords[0][:2] for point in frame.geometry]
    assert points == [None if e.footprint is None else (e.footprint.lon, e.footprint.lat) for e in story()]


def test_geopackage_style_switches_time_on(tmp_path: Path) -> None:
    path = tmp_path / "events.gpkg"
    write(story(), path)
    with closing(sqlite3.connect(path)) as base:
        rows = base.execute(
            "SELECT f_table_name, f_geometry_column, useAsDefault, styleQML FROM layer_styles"
        ).fetchall()
        geometry = dict(base.execute("SELECT table_name, column_name FROM gpkg_geometry_columns"))
    assert [row[0] for row in rows] == ["events", "footprints"]
    for name, column, default, qml in rows:
        assert (geometry[name], default) == (column, 1)
        temporal = etree.fromstring(qml).find("temporal")
        assert temporal is not None
        assert (temporal.get("enabled"), temporal.get("startField"), temporal.get("endField")) == ("1", "start", "end")


def test_every_category_of_the_events_has_a_symbol() -> None:
    root = etree.fromstring(styles(story())[0][1])
    named = {entry.get("value") for entry in root.iter("category")}
    assert named == {event.category for event in story()}
    assert len(root.findall(".//symbol")) == len(named)


def test_geoparquet_is_typed(tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    write(story(), path)
    schema = pyarrow.parquet.read_schema(path)
    assert json.loads(schema.metadata[b"geo"])["version"] == "1.1.0"
    assert str(schema.field("start").type) == "timestamp[us, tz=UTC]"
    assert len(geopandas.read_parquet(path)) == len(story())


def test_kml_is_valid_against_the_ogc_schema(tmp_path: Path) -> None:
    path = tmp_path / "events.kml"
    write(story(), path)
    schema = etree.XMLSchema(etree.parse(str(files("fastkml").joinpath("schema/ogckml22.xsd"))))
    schema.assertValid(etree.parse(str(path)))


def test_kml_balloons_hold_no_markup_of_the_news(tmp_path: Path) -> None:
    path = tmp_path / "events.kml"
    write(story(), path)
    texts = [node.text or "" for node in etree.parse(str(path)).iter("{http://www.opengis.net/kml/2.2}description")]
    assert any("&lt;script&gt;" in text for text in texts)
    assert not any("<script" in text for text in texts)


@pytest.mark.parametrize("suffix", ["geojson", "geojsonl", "csv", "kml", "kmz", "json", "ics"])
def test_the_same_events_give_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"a.{suffix}", tmp_path / f"b.{suffix}"
    write(story(), first)
    write(story(), second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("suffix", ["geojson", "csv", "kml", "kmz", "gpkg", "parquet", "json", "ics"])
def test_no_events_make_a_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"events.{suffix}"
    write(EventCollection(), path)
    assert path.stat().st_size > 0


HOSTILE = (
    "",
    "x" * 300,
    "$x^2$ \\frac{1}",
    "漢字" * 40,
    "\ud800\x00",
    "<b>&amp;</b>",
    " \n\t ",
    "a;b; c",
    "🙂",
    "line\u2028end",
)


@pytest.mark.parametrize("suffix", [*BACK, "json", "ics", "html"])
def test_hostile_text_and_the_calendar_s_edges_break_no_writer(tmp_path: Path, suffix: str) -> None:
    first = story()[0]
    edges = (during("0001-01-01", None), during(None, "0001-01-01T00:10:00"), during("9999-12-30", None), None)
    events = tuple(
        replace(
            first, id=f"{number}{text[:2]}", title=text, actors=(text, "b"), category=text, interval=edges[number % 4]
        )
        for number, text in enumerate(HOSTILE)
    )
    path = tmp_path / f"events.{suffix}"
    write(EventCollection(events=events), path)
    if suffix in BACK:
        again = read_events(path)
        assert len(again) == len(events)
        assert not any(event.reviewed for event in again), "what nobody edited is not reviewed"
