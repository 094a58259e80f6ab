"""A broken rule or word list is refused with its name and what is wrong."""

import pytest

from geoevents.errors import DataError
from geoevents.tag.times_patterns import Atom, Group, Maybe, literals, longest, parse
from geoevents.tag.times_prefixes import Prefixes


def test_a_pattern_is_read_as_a_tree() -> None:
    tree = parse("'the'? month:month ( day:day | '-' )", rule="r")
    assert tree == Group(
        options=(
            (
                Maybe(of=Atom(name="'the'")),
                Atom(name="month", capture="month"),
                Group(options=((Atom(name="day", capture="day"),), (Atom(name="'-'"),))),
            ),
        )
    )
    assert literals(tree) == {"the", "-"}
    assert longest(tree) == 3


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("( month", "is missing"),
        ("month )", "too many"),
        ("? month", "follows nothing"),
        ("month | ", "empty alternative"),
        ("month & day", "cannot read"),
    ],
)
def test_a_broken_pattern_is_refused(pattern: str, complaint: str) -> None:
    with pytest.raises(DataError, match=f"'r'.*{complaint}"):
        parse(pattern, rule="r")


def test_openings_tell_which_two_tokens_a_match_can_begin_with() -> None:
    prefixes = Prefixes(classes={"a": "A", "b": "B", "c": "C"}, members={"x": [parse("b c?", rule="x")]})
    assert prefixes.starts(parse("a? b", rule="r")) == {"A": "B", "B": None}
    assert prefixes.starts(parse("a {x}", rule="r")) == {"A": "B"}
    assert prefixes.starts(parse("{x}", rule="r")) == {"B": None}
