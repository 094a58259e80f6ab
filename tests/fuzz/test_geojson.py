"""The GeoJSON reader: what was written comes back the same, and what was damaged is read or refused in one line."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
import story
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents.errors import InputError
from geoevents.export.geojson import read_geojson, to_geojson, write_geojson

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
PIECES = (b"", b"}", b"null", b"1e999", b"\\ud800", b"[", b"\xff")
WHOLE = json.loads(to_geojson(story.story()))


def read_or_refused(path: Path) -> None:
    refusal, collection = "one line", None
    try:
        collection = read_geojson(path)
    except InputError as error:
        refusal = str(error)
    assert len(refusal.splitlines()) == 1
    if collection is not None:
        edges = [(one.interval.start, one.interval.end) for one in collection if one.interval]
        assert all(None in edge or edge[0] < edge[1] for edge in edges)
        write_geojson(collection, path)


def test_reading_and_writing_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.geojson"
    write_geojson(story.story(), path)
    once = path.read_bytes()
    write_geojson(read_geojson(path), path)
    assert path.read_bytes() == once


@pytest.mark.parametrize("seed", range(40))
def test_damaged_bytes(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    data = bytearray(to_geojson(story.story()).encode())
    for _ in range(chance.choice((1, 3, 20))):
        at = chance.randrange(len(data))
        data[at : at + chance.choice((0, 1, 40))] = chance.choice(
            (b"", b"}", b"null", b"1e999", b"\\ud800", b"[", b"\xff")
        )
    (tmp_path / "x.geojson").write_bytes(data)
    read_or_refused(tmp_path / "x.geojson")


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_value_in_any_property(tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    document = json.loads(json.dumps(WHOLE))
    feature = data.draw(st.sampled_from(document["features"]))
    target = data.draw(st.sampled_from(("properties", "geometry", "feature", "document", "ours")))
    spot = {
        "properties": feature["properties"],
        "geometry": feature["geometry"] or feature,
        "feature": feature,
        "document": document,
        "ours": document["geoevents"],
    }[target]
    spot[data.draw(st.sampled_from(sorted(spot)))] = data.draw(JSON)
    path = tmp_path_factory.mktemp("fuzz") / "x.geojson"
    path.write_text(json.dumps(document), encoding="utf-8")
    read_or_refused(path)
