"""Each rule's own examples: the positive ones give it, the negative ones do not."""

import pytest

from geoevents.lexicon.place_relations import RelationRule, relation_rules
from geoevents.lexicon.place_words import place_words
from geoevents.tag.toponyms_relations import relation_of
from geoevents.types import Relation, Span

RULES = relation_rules()
POSITIVE = [(rule, text) for rule in RULES for text in rule.positive]
NEGATIVE = [(rule, text) for rule in RULES for text in rule.negative]


def read(example: str) -> tuple[Relation, RelationRule] | None:
    start, end = example.index("["), example.index("]") - 1
    text = example.replace("[", "").replace("]", "")
    return relation_of(text, Span(start=start, end=end), words=place_words())


@pytest.mark.parametrize(("rule", "example"), POSITIVE, ids=[text for _, text in POSITIVE])
def test_positive_examples_give_their_rule(rule: RelationRule, example: str) -> None:
    found = read(example)
    assert found is not None
    assert found[1].id == rule.id


@pytest.mark.parametrize(("rule", "example"), NEGATIVE, ids=[text for _, text in NEGATIVE])
def test_negative_examples_do_not(rule: RelationRule, example: str) -> None:
    found = read(example)
    assert found is None or found[1].id != rule.id


@pytest.mark.parametrize(
    ("example", "bearing", "km"),
    [
        ("30 km north of [Homs]", 0.0, 30.0),
        ("ten miles south-west of [Homs]", 225.0, 16.09344),
        ("1,500 metres from [Homs]", None, 1.5),
        ("a dozen kilometers outside [Homs]", None, 12.0),
        ("southeast of [Homs]", 135.0, None),
        ("in the north-west of the [Republic]", 315.0, None),
        ("in southern [Turkey]", 180.0, None),
        ("in central [Turkey]", None, None),
    ],
)
def test_numbers_and_directions(example: str, bearing: float | None, km: float | None) -> None:
    found = read(example)
    assert found is not None
    assert found[0].bearing == bearing
    assert found[0].distance_km == (pytest.approx(km) if km else None)
