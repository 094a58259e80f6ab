"""The same event told twice is one; two events stay two; the order of the input changes nothing."""

from collections.abc import Callable
from itertools import permutations

from geoevents.link import link
from geoevents.types import Resolved

type Read = Callable[..., Resolved]

MONDAY = {"Monday": "2021-05-10"}


def first(reading: Read) -> Resolved:
    return reading("Rebels shelled a market in Norvale on Monday, killing 12 people.", times=MONDAY, id="a")


def second(reading: Read) -> Resolved:
    return reading("Shelling by rebels hit the Norvale market on Monday and killed 14 people.", times=MONDAY, id="b")


def other(reading: Read) -> Resolved:
    text = "Rebels shelled a market in Norvale on Tuesday, killing two people."
    return reading(text, times={"Tuesday": "2021-05-11"}, id="c")


def test_two_reports_of_one_event_are_one_with_both_sources(reading: Read) -> None:
    (event,) = link([first(reading), second(reading)]).events
    assert sorted(event.sources) == ["a paper", "b paper"]
    assert len(event.evidence) == 2
    assert dict(event.attributes)["fatalities_min"] == 12
    assert dict(event.attributes)["fatalities_max"] == 14
    assert event.confidence > max(one.confidence for one in link([first(reading)]).events)


def test_two_strikes_on_two_days_stay_two(reading: Read) -> None:
    assert len(link([first(reading), other(reading)]).events) == 2


def test_the_order_of_the_input_changes_nothing(reading: Read) -> None:
    results = {link(list(order)).events for order in permutations([first(reading), second(reading), other(reading)])}
    assert len(results) == 1


def test_a_copy_of_a_wire_story_adds_no_confidence(reading: Read) -> None:
    copy = reading(first(reading).document.text, times=MONDAY, id="z")
    (event,) = link([first(reading), copy]).events
    assert len(event.evidence) == 2
    assert event.confidence == link([first(reading)]).events[0].confidence


def test_copies_of_one_text_are_one_event_also_without_a_place(reading: Read) -> None:
    copies = [reading("A bomb killed two people on Monday.", times=MONDAY, id=name) for name in ("a", "b", "c")]
    (event,) = link(copies).events
    assert event.place is None
    assert len(event.evidence) == 3
    assert event.confidence == link(copies[:1]).events[0].confidence
