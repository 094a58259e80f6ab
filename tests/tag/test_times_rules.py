"""Every time rule finds its positive examples and leaves its negative ones alone."""

import re

import pytest

from geoevents.lexicon.times import TimeRule, time_rules
from geoevents.tag.times import find_times

BRACKETED = re.compile(r"\[(.*?)\]")
RULES = [rule for rule in time_rules() if rule.emit]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_its_examples(rule: TimeRule) -> None:
    assert rule.yes, f"{rule.id} has no example"
    for example in rule.yes:
        text = example.replace("[", "").replace("]", "")
        found = [time.text for time in find_times(text, sentences=())]
        assert found == BRACKETED.findall(example), example


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.no], ids=lambda rule: rule.id)
def test_a_rule_leaves_its_counterexamples(rule: TimeRule) -> None:
    for example in rule.no:
        assert rule.id not in [time.rule for time in find_times(example, sentences=())], example
