"""The page to hand on: no article, one sentence an event, hidden places hidden in every field."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from page_stories import alone, event, evidence, story

from geoevents.collection import EventCollection
from geoevents.errors import UsageError
from geoevents.render.page import page, page_data, write_page
from geoevents.render.page_share import shared, snapped


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    import math

    x = (one[0] - other[0]) * math.cos(math.radians((one[1] + other[1]) / 2))
    return 111.32 * math.hypot(x, one[1] - other[1])


def test_a_shared_page_has_no_article_and_one_sentence_an_event() -> None:
    data = page_data(shared(story()), shared=True)
    assert data["articles"] == []
    quoted = [number for number in data["evidence"]["quote"] if number]
    assert len(quoted) == len(story())
    assert "The bakers of Idlib marched" not in page(data)
    assert data["documents"][0]["dct"] == "2020-02-27"


def test_a_hidden_place_is_in_no_field() -> None:
    quote = "Mortar rounds fell on Saraqib, the mayor of SARAQIB said."
    secret = event(
        1,
        category="strike",
        title="Mortar rounds fall on Saraqib",
        actors=("the mayor of Saraqib",),
        evidence=(
            replace(
                evidence(quote, "Saraqib", None),
                document_id="saraqib.txt",
                source_url="https://example.org/strike-on-Sara-qib",
                place_reason="Saraqib in Idlib",
                time_reason="told at Saraqib",
            ),
        ),
    )
    open_one = event(0, category="talks")
    kept = shared(EventCollection(events=(secret, open_one)), blurred=frozenset({"strike"}), blur_km=15)
    data = page_data(kept, shared=True)
    del data["basemap"]  # names every town of the region
    assert "saraqib" not in json.dumps(data).lower()
    assert kept[1].footprint == open_one.footprint
    assert kept[0].evidence[0].source_url is None
    assert kept[0].footprint
    assert kept[0].footprint.radius_km >= 15


@pytest.mark.parametrize(("lon", "lat"), [(36.8, 35.9), (-179.99, -16.8), (15.6, 78.2), (0.0, 0.0), (12.5, 89.9)])
@pytest.mark.parametrize("km", [1, 10, 50])
def test_a_blurred_point_lies_within_the_stated_radius_and_always_on_the_same_spot(
    lon: float, lat: float, km: float
) -> None:
    mark = alone()[0].footprint
    assert mark
    moved = snapped(replace(mark, lon=lon, lat=lat), km)
    assert kilometres((moved.lon, moved.lat), (lon, lat)) <= km * 1.01
    assert snapped(replace(mark, lon=lon, lat=lat), km) == moved
    assert moved.approximate


REFUSED = (
    ({"share": True, "blur": ["strikes"]}, "no category 'strikes'"),
    ({"blur": ["strike"]}, "add share"),
    ({"share": True, "blur": ["strike"], "blur_km": 0}, "makes no sense"),
    ({"language": "xx"}, "does not speak 'xx'; it speaks en"),
    ({"language": "../x"}, "does not speak"),
)


@pytest.mark.parametrize(("options", "message"), REFUSED)
def test_what_cannot_be_done_is_refused_before_anything_is_written(
    options: dict[str, Any], message: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=message):
        write_page(alone(), tmp_path / "map.html", **options)
    assert not list(tmp_path.iterdir())
