"""Status, tolls and titles: what the grammar says of an act, how many it harmed, what it is called."""

from collections.abc import Callable

import pytest

from geoevents.link.attach import attach
from geoevents.types import Resolved

type Read = Callable[..., Resolved]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A rescue mission was underway in Norvale.", "ongoing"),
        ("Troops continued to shell Norvale.", "ongoing"),
        ("“We will bomb Norvale,” the general said.", "threatened"),
        ("The general said that the army would evacuate Norvale.", "planned"),
        ("The general warned the rebels to pull back from Norvale.", "demanded"),
        ("The army may have bombed Norvale.", "hypothetical"),
        ("If it rains, floods will hit Norvale.", "hypothetical"),
        ("Rebels failed to hold the bridge but shelled Norvale.", "happened"),
        ("The owner called the police after the attack in Norvale.", "happened"),
    ],
)
def test_status_by_grammar(reading: Read, text: str, status: str) -> None:
    assert status in {one.status for one in attach(reading(text)).events}


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Rebels shelled Norvale, leaving six dead and ten wounded.", {"fatalities_max": 6, "injured": 10}),
        ("Gunmen shot dead two traders in Norvale.", {"fatalities_max": 2}),
        ("A blast in Norvale claimed three lives.", {"fatalities_max": 3}),
        ("Floods in Norvale killed 1,200 people.", {"fatalities_max": 1200}),
    ],
)
def test_tolls(reading: Read, text: str, counted: dict[str, int]) -> None:
    (event, *rest) = attach(reading(text)).events
    assert not rest
    assert counted.items() <= dict(event.attributes).items()


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Police opened fire in Norvale.", "strike"),
        ("Two men died in a crash in Norvale.", "accident"),
        ("Rebels pulled back from Norvale.", "fighting"),
        ("Five men were placed under arrest in Norvale.", "justice"),
        ("A series of attacks left many homeless in Norvale.", "attack"),
        ("Drink was a factor in an accident that occurred in Norvale.", "accident"),
        ("A patient from the coast visited Norvale.", "other"),
        ("The minister visited Norvale.", "talks"),
    ],
)
def test_the_kind_of_an_act(reading: Read, text: str, category: str) -> None:
    assert [one.category for one in attach(reading(text)).events] == [category]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The envoy said that he will visit Norvale.", "He will visit Norvale"),
        ("Mara Holt said that she will visit Norvale.", "Mara Holt will visit Norvale"),
        ("“We will bomb Norvale,” Mara Holt said.", "Mara Holt: We will bomb Norvale"),
        ("Gunmen attacked Norvale, forcing traders to flee.", "Gunmen attacked Norvale, forcing traders to flee"),
    ],
)
def test_titles_are_true(reading: Read, text: str, title: str) -> None:
    assert title in [one.title for one in attach(reading(text)).events]
