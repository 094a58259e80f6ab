"""Words of the language that are also a place's name somewhere: with the bundled gazetteer, which has them all."""

import pytest

from geoevents.pipeline import Pipeline
from geoevents.read import make_document


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def places(pipeline: Pipeline, text: str) -> list[tuple[str, str]]:
    (tagged,) = pipeline.tag_all([make_document(text, id="a")])
    meant = pipeline.resolve(tagged).toponyms
    return [(one.toponym.text, one.place.country) for one in meant if one.place is not None]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Polio has come back to Kabul.", [("Kabul", "AF")]),
        ("Pain Clinic Raided in Lyon, Police Say", [("Lyon", "FR")]),
        ("Sin City opened in Lyon.", [("Lyon", "FR")]),
        ("End of the siege is near, officials in Aleppo said.", [("Aleppo", "SY")]),
        ("Gene therapy is offered in Oslo.", [("Oslo", "NO")]),
        ("Swissport made numerous offers to Unite.", []),
    ],
)
def test_a_word_is_not_the_country_that_is_called_so_elsewhere(
    pipeline: Pipeline, text: str, kept: list[tuple[str, str]]
) -> None:
    assert places(pipeline, text) == kept


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A court in Mobile ruled on Monday.", ("Mobile", "US")),
        ("The lawyer from Nice was arrested.", ("Nice", "FR")),
        ("The hotel in Split burned down.", ("Split", "HR")),
        ("He flew to Male on Tuesday.", ("Male", "MV")),
        ("Eight people fell ill in the city of Van, Turkey.", ("Van", "TR")),
        ("The governor said in Van that the army had left.", ("Van", "TR")),
    ],
)
def test_a_great_place_is_found_behind_what_leads_to_it(pipeline: Pipeline, text: str, found: tuple[str, str]) -> None:
    assert found in places(pipeline, text)
