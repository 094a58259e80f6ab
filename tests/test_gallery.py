"""The gallery's GeoJSON is what the program makes of its articles today."""

import json
from pathlib import Path

import pytest

from geoevents.pipeline import Pipeline
from geoevents.read import read
from geoevents.writers import write

MAPS = Path(__file__).parents[1] / "maps"
ARTICLES = sorted(MAPS.glob("*/article.md"))


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.parent.name)
def test_golden_geojson(article: Path, pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(MAPS.parent)
    events = pipeline.extract(read([article.relative_to(MAPS.parent)]))
    write(events, tmp_path / "events.geojson")
    made, golden = (
        json.loads((folder / "events.geojson").read_text(encoding="utf-8")) for folder in (tmp_path, article.parent)
    )
    assert made["features"] == golden["features"]
