"""Where an act is put: by its own phrase, by the clauses around it, by what the text said before."""

from collections.abc import Callable

import pytest

from geoevents.link.attach import attach
from geoevents.types import Event, Resolved

type Read = Callable[..., Resolved]


def named(events: tuple[Event, ...], category: str) -> list[str | None]:
    return [one.place.name if one.place else None for one in events if one.category == category]


@pytest.mark.parametrize(
    ("text", "category", "expected"),
    [
        ("A trader was shot by rebels while visiting a friend in Suthby.", "attack", ["Suthby"]),
        ("People protested in Suthby against the raid in Norvale.", "protest", ["Suthby"]),
        ("The head of the police in Norvale was killed in Suthby.", "attack", ["Suthby"]),
        ("Rebels attacked a convoy in Norvale, 80 km south of Suthby.", "attack", ["Norvale"]),
        ("An Alvania air strike killed two soldiers in Suthby.", "strike", ["Suthby"]),
        ("Thousands fled from Norvale to Estbury.", "displacement", ["Norvale"]),
        ("Norvale-based rebels attacked Suthby.", "attack", ["Suthby"]),
    ],
)
def test_the_phrase_says_where(reading: Read, text: str, category: str, expected: list[str]) -> None:
    assert named(attach(reading(text)).events, category) == expected


def test_a_place_of_another_day_is_not_carried_on(reading: Read) -> None:
    text = (
        "Floods hit Esk on Monday, and Norvale in Esk was cut off from Suthby. Rescuers reached Estbury in Alvania."
        " Rebels shelled Estbury in March. A trader was kidnapped in 1999."
    )
    times = {"Monday": "2021-05-10", "in March": ("2021-03-01", "2021-03-31"), "in 1999": ("1999-01-01", "1999-12-31")}
    events = attach(reading(text, times=times)).events
    (kidnapped,) = [one for one in events if "kidnapped" in one.title]
    assert kidnapped.place is None or kidnapped.place.name != "Estbury"


def test_a_speech_lends_its_place_to_nothing(reading: Read) -> None:
    text = (
        "Rebels shelled Norvale. The president told lawmakers in Estbury on Monday that he mourns. Police arrested two."
    )
    events = attach(reading(text, times={"Monday": "2021-05-10"})).events
    assert named(events, "talks") == ["Estbury"]
    assert named(events, "justice") == ["Norvale"]


def test_a_dateline_is_no_place_of_the_act(reading: Read) -> None:
    text = "ESTBURY, Alvania (Agency) -- Rebels shelled Norvale on Monday."
    assert named(attach(reading(text, times={"Monday": "2021-05-10"})).events, "strike") == ["Norvale"]


def test_a_line_that_names_a_place_and_no_act_is_kept_with_little_confidence(reading: Read) -> None:
    (event,) = attach(reading("Daily report: Norvale")).events
    assert (event.category, event.confidence) == ("other", 0.3)
    assert "names no act" in event.evidence[0].status_reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clashes in Norvale while a calm sets in over Suthby", ["Norvale", "Suthby"]),
        ("Shelling hits Norvale, Esk", ["Norvale"]),
        ("Clashes in Norvale as Alvania looks on", ["Norvale"]),
    ],
)
def test_no_place_of_a_headline_is_lost(reading: Callable[..., Resolved], text: str, expected: list[str]) -> None:
    found = attach(reading(text)).events
    assert sorted(event.place.name for event in found if event.place) == expected
    assert len({event.id for event in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen stole cattle from Norvale village.", ["Norvale"]),
        ("Gunmen attacked a patrol in Suthby district, Estbury.", ["Suthby"]),
        ("Gunmen attacked a patrol on the mill road, Norvale district.", ["Norvale"]),
    ],
)
def test_names_set_side_by_side_say_one_place(reading: Callable[..., Resolved], text: str, expected: list[str]) -> None:
    assert [one.place.name for one in attach(reading(text)).events if one.place] == expected
