"""Grouping by an index gives the groups that comparing every event with every other gives."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest

from geoevents.link.groups import grouped
from geoevents.link.same import traits, traits_agree
from geoevents.types import Event, Evidence, Footprint, Span, Status, TimeInterval

CATEGORIES = ("strike", "clash", "protest")
STATUSES: tuple[Status, ...] = ("happened", "ongoing", "planned")
WORDS = ("rebels", "shelled", "market", "village", "soldiers", "bridge", "hospital")


def drawn(draw: Random, document: int) -> Event:
    """A made-up event of a small world, so that many are the same."""
    start = datetime(2021, 5, 1) + timedelta(hours=6 * draw.randrange(200))
    length = timedelta(hours=draw.choice((1, 24, 24, 48, 72, 73, 24 * 6, 24 * 7, 24 * 31, 24 * 365)))
    interval = TimeInterval(start=start, end=start + length, grain="day")
    mark = Footprint(
        geometry=None,
        lon=draw.choice((36.4, 36.6, 37.2)),
        lat=draw.choice((35.49, 35.51, 36.0)),
        radius_km=0.0,
        kind="point",
        precision="point",
    )
    here = Span(start=draw.randrange(1000), end=1000)
    return Event(
        id=f"{draw.randrange(10**6)}",
        title=" ".join(draw.sample(WORDS, 4)),
        category=draw.choice(CATEGORIES),
        status=draw.choice(STATUSES),
        place=None,
        footprint=draw.choice((mark, mark, mark, None)),
        interval=draw.choice((interval, interval, interval, None, TimeInterval(start=start, end=None, grain="day"))),
        evidence=(told_in(document, here),),
    )


def told_in(document: int, here: Span) -> Evidence:
    """A report of a document."""
    return Evidence(
        document_id=f"{document:02}",
        sentence=here,
        trigger=here,
        toponym=None,
        time=None,
        quote="",
        place_reason="",
        time_reason="",
        status_reason="",
    )


def by_pairs(events: list[Event]) -> list[list[Event]]:
    """The same, each event against the members of each group."""
    groups: list[list[Event]] = []
    for event in events:
        for group in groups:
            apart = all(one.evidence[0].document_id != event.evidence[0].document_id for one in group)
            if apart and all(traits_agree(traits(event), traits(one)) for one in group):
                group.append(event)
                break
        else:
            groups.append([event])
    return groups


@pytest.mark.parametrize("seed", range(20))
def test_the_groups_are_those_of_all_pairs(seed: int) -> None:
    draw = Random(seed)
    events = [drawn(draw, number // 4) for number in range(240)]
    found = grouped(events)
    assert found == by_pairs(events)
    assert any(len(group) > 1 for group in found)


def test_copies_of_one_text_are_one_without_a_place_and_a_day() -> None:
    first = drawn(Random(1), 1)
    bare = replace(first, footprint=None, interval=None)
    copy = replace(bare, evidence=drawn(Random(2), 2).evidence)
    assert grouped([bare, copy]) == [[bare, copy]]
