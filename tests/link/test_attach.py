"""Events of one document from its clauses, places and times: what, where, when, how sure, and what is left out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from geoevents.link.attach import attach
from geoevents.resolve.times import resolve_times
from geoevents.tag.times import find_times
from geoevents.types import Event, Resolved, Tagged

type Read = Callable[..., Resolved]


def days(event: Event) -> tuple[str | None, str | None]:
    span = event.interval
    if span is None:
        return None, None
    start, end = (edge.date().isoformat() if edge else None for edge in (span.start, span.end))
    return start, end


def told(read: Resolved) -> list[tuple[str, str, str | None]]:
    return [(one.category, one.status, one.place.name if one.place else None) for one in attach(read).events]


def with_times(read: Resolved) -> Resolved:
    """The reading with the times that its own text states."""
    times = find_times(read.document.text, sentences=read.sentences)
    tagged = Tagged(document=read.document, sentences=read.sentences, clauses=read.clauses, toponyms=(), times=times)
    return replace(read, times=resolve_times(tagged, document=read.document))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels shelled Norvale on Monday.", [("strike", "happened", "Norvale")]),
        (
            "Gunmen attacked convoys in Norvale and Suthby.",
            [("attack", "happened", "Norvale"), ("attack", "happened", "Suthby")],
        ),
        ("Rebels attacked a mill in Norvale, Esk, on Monday.", [("attack", "happened", "Norvale")]),
        ("Floods hit the villages of Esk on Monday.", [("disaster", "happened", "Esk")]),
        ("The president will visit Estbury on Monday.", [("talks", "planned", "Estbury")]),
        ("Troops are patrolling the streets of Suthby.", [("forces", "ongoing", "Suthby")]),
        ("The general urged the rebels to withdraw from Suthby.", [("fighting", "demanded", "Suthby")]),
        ("The militia threatened to bomb the bridge in Suthby.", [("strike", "threatened", "Suthby")]),
        ("The army could launch an offensive in Esk.", [("fighting", "hypothetical", "Esk")]),
        ("Talks between the two sides took place in Estbury.", [("talks", "happened", "Estbury")]),
        ("Clashes in Norvale", [("fighting", "happened", "Norvale")]),
    ],
)  # fmt: skip
def test_what_happened_where(reading: Read, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(reading(text, times={"Monday": "2021-05-10"} if "Monday" in text else None)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The troops did not attack Norvale on Monday.",
        "Officials in Norvale said that prices matter.",
        "It was the third raid this year.",
        "Police regularly patrol the streets of Suthby.",
        "The mayor of Norvale likes music.",
    ],
)
def test_what_is_no_event(reading: Read, text: str) -> None:
    assert told(reading(text)) == []


def test_an_unknown_village_falls_back_to_the_area_named_around_it(reading: Read) -> None:
    (event,) = attach(reading("Floods hit the village of Hobb in Esk province on Friday.", unknown=("Hobb",))).events
    assert event.place is not None
    assert event.place.name == "Esk"
    assert "no place called 'Hobb' is known" in event.evidence[0].place_reason


def test_a_sentence_without_a_place_takes_the_one_told_before(reading: Read) -> None:
    text = "Rebels attacked Norvale on Monday. The army evacuated the villagers. Police arrested a man in Suthby."
    events = attach(reading(text, times={"Monday": "2021-05-10"})).events
    assert [one.place.name for one in events if one.place] == ["Norvale", "Norvale", "Suthby"]
    assert events[1].confidence < events[0].confidence
    assert "told before" in events[1].evidence[0].place_reason
    assert {days(one) for one in events} == {("2021-05-10", "2021-05-11")}


def test_the_toll_is_no_event_of_its_own(reading: Read) -> None:
    text = "Rebels attacked Norvale on Monday. Three soldiers were killed."
    (event,) = attach(reading(text, times={"Monday": "2021-05-10"})).events
    assert dict(event.attributes) == {"fatalities_min": 3, "fatalities_max": 3}
    assert len(event.evidence) == 2


def test_a_deadline_runs_from_the_statement(reading: Read) -> None:
    text = "The government urged the rebels to withdraw from Suthby by the end of May."
    (event,) = attach(reading(text, times={"by the end of May": ("", "2021-05-31")})).events
    assert days(event) == ("2021-05-14", "2021-06-01")


def test_without_a_document_date_nothing_is_dated(reading: Read) -> None:
    (event,) = attach(reading("Rebels shelled Norvale.", dct=None)).events
    assert event.interval is None
    assert event.evidence[0].time_reason == "the text states no time for it"


def test_link_titles_between_paragraphs_tell_nothing(reading: Read) -> None:
    titles = "Why Did Rebels Shell Suthby Last Monday?\n\nPolice arrested rebels in Suthby"
    text = f"Rebels attacked Norvale on Monday.\n\n{titles}\n\nTwo died."
    linked = attach(reading(text, times={"Monday": "2021-05-10"}))
    assert {one.place.name for one in linked.events if one.place} == {"Norvale"}
    assert "arrested" in [item.text for item in linked.rejected if "between paragraphs" in item.reason]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("On Monday, rebels shelled Norvale, officials said.", "Rebels shelled Norvale"),
        ("Police freed a trader who was abducted by gunmen in Suthby.", "A trader was abducted by gunmen in Suthby"),
        ("The army plans to attack Norvale.", "The army plans to attack Norvale"),
        ("A trader kidnapped in Suthby is free.", "A trader was kidnapped in Suthby"),
    ],
)
def test_titles_are_sentences_headed_by_who(reading: Read, text: str, title: str) -> None:
    assert title in [one.title for one in attach(reading(text)).events]


def test_the_dead_and_the_injured_are_attributes(reading: Read) -> None:
    text = "A bomb in Norvale killed at least twelve people and injured 30."
    (event, *_) = attach(reading(text)).events
    assert dict(event.attributes) == {"fatalities_min": 12, "fatalities_max": 12, "injured": 30}


def test_ids_do_not_depend_on_place_or_date(reading: Read) -> None:
    text = "Rebels shelled Norvale."
    first = attach(reading(text)).events[0]
    second = attach(reading(text, dct=date(2001, 1, 1))).events[0]
    assert first.id == second.id


def test_a_month_is_no_march_and_two_days_of_one_act_are_one_stretch(reading: Read) -> None:
    text = "The envoy could visit Estbury on 5 or 6 March."
    (event,) = attach(reading(text, times={"5": "2021-03-05", "6 March": "2021-03-06"})).events
    assert event.category == "talks"
    assert days(event) == ("2021-03-05", "2021-03-07")


def test_the_day_of_a_report_dates_what_nothing_else_does(reading: Read) -> None:
    text = "As reported on 3 May 2021, rebels shelled Norvale."
    (event,) = attach(reading(text, times={"3 May 2021": "2021-05-03"})).events
    assert days(event) == ("2021-05-03", "2021-05-04")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raiders abducted and killed a trader in Norvale.", [("attack", "happened", "Norvale")]),
        ("Arsonists set fire to a barn in Norvale.", [("attack", "happened", "Norvale")]),
        ("Norvale lies where the two highways meet.", []),
        ("On Monday hundreds of people gathered in Norvale.", [("other", "happened", "Norvale")]),
        ("On Monday rescuers pulled two boys out of a well in Norvale.", [("aid", "happened", "Norvale")]),
    ],
)
def test_who_acts_and_on_what_says_what_it_was(
    reading: Read, text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert told(reading(text, times={"Monday": "2021-05-10"} if "Monday" in text else None)) == expected


def test_a_second_one_is_what_the_first_was_and_no_place_stands_for_several(reading: Read) -> None:
    text = (
        "An earthquake struck Norvale. A second one, of magnitude 6, hit Suthby. "
        "More than 300 people have died in the two regions."
    )
    events = told(reading(text))
    assert events[:2] == [("disaster", "happened", "Norvale"), ("disaster", "happened", "Suthby")]
    assert all(place is None for _, _, place in events[2:])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Raiders abducted and killed a trader in Norvale.", "Raiders abducted and killed a trader in Norvale"),
        ("A roadside IED targeted a patrol in Norvale.", "A roadside IED targeted a patrol in Norvale"),
        ("Raiders killed a man in Norvale village, Esk.", "Raiders killed a man in Norvale village, Esk"),
        ("Rebels attacked Hobb village (Norvale, Esk).", "Rebels attacked Hobb village (Norvale, Esk)"),
        ("A storm, the third of May, hit Norvale at 4 p.m.", "A storm, the third of May, hit Norvale at 4 p.m."),
    ],
)  # fmt: skip
def test_titles_keep_the_texts_own_marks(reading: Read, text: str, title: str) -> None:
    assert title in [event.title for event in attach(reading(text)).events]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Rebels shelled Norvale two days after March 3.", "2021-03-05"),
        ("Rebels shelled Norvale two days after the March 3 talks.", "2021-03-05"),
        ("Rebels shelled Norvale a day before Tuesday's vote.", "2021-05-10"),
    ],
)
def test_the_date_that_a_length_counts_from_is_not_the_events_own(reading: Read, text: str, first: str) -> None:
    (event, *_) = attach(with_times(reading(text))).events
    assert days(event)[0] == first


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Rebels shelled Norvale on March 5, two days after gunmen attacked Suthby.", "2021-03-03", "2021-03-04"),
        ("Rebels shelled Norvale on March 5, two days before gunmen attacked Suthby.", "2021-03-07", "2021-03-08"),
        ("A week after gunmen attacked Suthby, rebels shelled Norvale on March 5.", "2021-02-26", "2021-02-27"),
        ("Rebels shelled Norvale on March 5, hours after gunmen attacked Suthby.", "2021-03-04", "2021-03-06"),
        ("Rebels shelled Norvale on March 5, months after gunmen attacked Suthby.", None, None),
    ],
)
def test_what_a_length_counts_from_is_so_far_from_the_other_day(
    reading: Read, text: str, first: str | None, last: str | None
) -> None:
    events = attach(with_times(reading(text))).events
    (attack,) = [event for event in events if event.place is not None and event.place.name == "Suthby"]
    assert days(attack) == (first, last)
    (other,) = [event for event in events if event.place is not None and event.place.name == "Norvale"]
    assert days(other)[0] == "2021-03-05"


def test_what_was_before_names_its_own_day_and_place(reading: Read) -> None:
    text = "Police in Norvale arrested two men in connection with last month's deadly blast in Suthby."
    events = attach(with_times(reading(text))).events
    found = {event.category: event for event in events}
    assert {name: event.place and event.place.name for name, event in found.items()} == {
        "justice": "Norvale",
        "strike": "Suthby",
    }
    assert days(found["strike"])[0] == "2021-04-01"
    assert days(found["justice"])[0] != "2021-04-01"
