"""Places side by side: a list is an event each, an area between, a route and a container are one."""

from collections.abc import Callable

import pytest

from geoevents.link.attach import attach
from geoevents.types import Resolved

type Read = Callable[..., Resolved]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Buildings collapsed in Norvale, Suthby and Estbury.", ["Norvale", "Suthby", "Estbury"]),
        ("Air strikes hit Norvale and Suthby.", ["Norvale", "Suthby"]),
        ("Rebels shelled Norvale, Suthby and in Estbury.", ["Norvale", "Suthby", "Estbury"]),
        ("Gunmen killed five people in Norvale and three in Suthby.", ["Norvale", "Suthby"]),
        ("Troops opened fire on marchers in Norvale and Suthby.", ["Norvale", "Suthby"]),
        ("Rebels shelled Norvale, Suthby and Littleham.", ["Norvale", "Suthby"]),
        ("Rebels shelled a mill in Norvale, Esk, and a barn in Estbury.", ["Norvale", "Estbury"]),
        ("A gunman shot a trader in Norvale, Esk.", ["Norvale"]),
        ("Fighting broke out in Esk on Monday.", ["Esk"]),
    ],
)
def test_each_place_of_a_list_is_an_event(reading: Read, text: str, expected: list[str]) -> None:
    events = attach(reading(text, times={"Monday": "2021-05-10"} if "Monday" in text else None)).events
    assert [one.place.name for one in events if one.place] == expected


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Air strikes hit Norvale and Suthby.", ["Air strikes hit Norvale", "Air strikes hit Suthby"]),
        (
            "Gunmen killed five people in Norvale and three in Suthby.",
            ["Gunmen killed five people in Norvale", "Gunmen killed three people in Suthby"],
        ),
        (
            "Floods hit the towns of Norvale and Suthby.",
            ["Floods hit the town of Norvale", "Floods hit the town of Suthby"],
        ),
        (
            "The oil ports of Norvale and Suthby were closed for three days.",
            [
                "The oil ports of Norvale and Suthby were closed for three days (Norvale)",
                "The oil ports of Norvale and Suthby were closed for three days (Suthby)",
            ],
        ),
        ("Marchers met in Norvale as well as in Suthby.", ["Marchers met in Norvale", "Marchers met in Suthby"]),
    ],
)
def test_titles_of_one_act_say_each_its_place(reading: Read, text: str, titles: list[str]) -> None:
    assert [one.title for one in attach(reading(text)).events] == titles


def test_each_place_of_a_list_has_its_own_dead(reading: Read) -> None:
    first, second = attach(reading("Gunmen killed five people in Norvale and three in Suthby.")).events
    assert (dict(first.attributes)["fatalities_max"], dict(second.attributes)["fatalities_max"]) == (5, 3)


def test_what_an_act_came_to_is_told_with_it(reading: Read) -> None:
    (event,) = attach(reading("A bus crashed near Norvale, killing twelve people.")).events
    assert event.category == "accident"
    assert dict(event.attributes)["fatalities_max"] == 12
