"""Towns on page and slides wear the names that the news gives them."""

from dataclasses import replace

import pytest
from page_stories import event, place, story

from geoevents.render.page_data import columns
from geoevents.render.page_frame import frame
from geoevents.render.said import as_said, said_names
from geoevents.types import Event, Span


def told(wording: str, listed: str, code: str = "PPL") -> Event:
    """An event whose report calls the place so."""
    quote = f"Rain fell on {wording} all day."
    town = replace(place(listed, 22.64, 32.77, "LY", "Derna"), feature_code=code)
    report = replace(
        event(0).evidence[0],
        quote=quote,
        sentence=Span(start=0, end=len(quote)),
        toponym=Span(start=13, end=13 + len(wording)),
    )
    return event(0, place=town, evidence=(report,))


SPELT = (
    ("Derna", "Darnah", "PPLA", "Derna"),
    ("Zueitina", "Az Zuwaytīnah", "PPL", "Zueitina"),
    ("DERNA", "Darnah", "PPLA", "Darnah"),
    ("the capital", "Tripoli", "PPLC", "Tripoli"),
    ("Libyan", "Libya", "PCLI", "Libya"),
)


@pytest.mark.parametrize(("wording", "listed", "code", "shown"), SPELT)
def test_a_town_is_named_as_it_is_spelt_in_the_news(wording: str, listed: str, code: str, shown: str) -> None:
    one = told(wording, listed, code)
    named = said_names([one])
    assert named.get(one.place.id, listed) == shown if one.place else False


def test_one_town_has_one_name_whatever_the_order_of_the_reports() -> None:
    events = [told("Derna", "Darnah"), told("Derneh", "Darnah"), told("Derneh", "Darnah")]
    assert said_names(events) == said_names(events[::-1])
    assert list(said_names(events).values()) == ["Derneh"]


def test_the_page_keeps_the_gazetteers_name_beside_it() -> None:
    collection = replace(story(), events=(told("Derna", "Darnah"),))
    box = frame(collection.events)
    assert box
    data = columns(collection, frame=box, new=frozenset())
    row = data["events"]
    assert [data["texts"][row[name][0]] for name in ("place", "listed")] == ["Derna", "Darnah"]


def test_the_collection_itself_is_not_changed() -> None:
    collection = replace(story(), events=(told("Derna", "Darnah"),))
    renamed = as_said(collection)
    assert [one.place.name for one in (*collection, *renamed) if one.place] == ["Darnah", "Derna"]
