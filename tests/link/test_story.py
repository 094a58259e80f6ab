"""What a story lends to its sentences, and what in them is no act of its own."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from geoevents.link.attach import attach
from geoevents.link.titles_apart import told_apart, told_once
from geoevents.types import Resolved, ResolvedTime, Span, TimeExpression

type Read = Callable[..., Resolved]

MONDAY = {"Monday": "2021-05-10"}


def told(read: Resolved) -> list[tuple[str, str, str | None]]:
    return [(one.category, one.status, one.place.name if one.place else None) for one in attach(read).events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Villagers blocked a road in Norvale on Monday to protest.", [("protest", "happened", "Norvale")]),
        ("Troops were deployed in Norvale on Monday to enforce a curfew.", [("forces", "happened", "Norvale")]),
        ("Deputies in Norvale voted on Monday to leave the union.", [("politics", "happened", "Norvale")]),
        ("A firefighter stopped a man from stealing a car in Norvale on Monday.", []),
        ("The march in Norvale was called off on Monday.", []),
        ("Police charged a man in Norvale with arson and theft on Monday.", [("justice", "happened", "Norvale")]),
        ("Both sides agreed to a ceasefire in Norvale on Monday.", [("agreement", "happened", "Norvale")]),
    ],
)
def test_what_is_told_with_an_act_is_no_act_of_its_own(
    reading: Read, text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert told(reading(text, times=MONDAY)) == expected


def test_a_condition_is_no_event_and_what_hangs_on_it_is_hypothetical(reading: Read) -> None:
    (only,) = attach(reading("If rebels attack Suthby, the army will shell Norvale.")).events
    assert (only.status, only.place.name if only.place else None) == ("hypothetical", "Norvale")
    assert "if rebels attack Suthby" in only.title


def test_an_act_of_state_is_at_home(reading: Read) -> None:
    (only,) = attach(reading("Alvania closed its border on Monday.", times=MONDAY, actors=("Alvania",))).events
    assert only.place is not None
    assert only.place.name == "Alvania"
    assert "no other place is named" in only.evidence[0].place_reason


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels shelled Norvale in Esk on Monday. A hotel collapsed in the town.", "Norvale"),
        (
            "Rebels shelled Norvale on Monday. Norvale is calm. Suthby sleeps. Hot. A mill collapsed in the town.",
            "Norvale",
        ),
    ],
)
def test_the_town_is_a_town_that_the_text_has_named(reading: Read, text: str, place: str) -> None:
    found = attach(reading(text, times=MONDAY)).events[-1]
    assert found.place is not None
    assert found.place.name == place


def test_a_sentence_of_another_time_is_not_dated_by_the_story(reading: Read) -> None:
    text = "Rebels shelled Norvale on Monday. Many were killed in the riots that followed the 1999 vote."
    events = attach(reading(text, times={**MONDAY, "1999": ("1999-01-01", "1999-12-31")})).events
    assert all(
        one.interval is None or one.interval.start is None or one.interval.start.year != 2021 for one in events[1:]
    )


def test_what_a_report_says_in_the_pluperfect_is_its_news(reading: Read) -> None:
    (only,) = attach(reading("The navy said that a missile had hit a ship in Norvale.")).events
    assert only.interval is not None
    assert only.interval.start is not None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Alvania's military carried out air strikes on Norvale village in Suthby township, Esk region on Monday.",
            "Alvania's military carried out air strikes on Norvale village in Suthby township, Esk region on Monday",
        ),
        (
            "The wildfire destroyed most of the town of Paradise in Butte County, California, on Monday.",
            "The wildfire destroyed most of the town of Paradise in Butte County on Monday",
        ),
        ("However, rebels shelled Norvale on Monday.", "Rebels shelled Norvale on Monday"),
        (
            "Three men were held on Monday, the same day they left Norvale.",
            "Three men were held on Monday, the same day they left Norvale",
        ),
        (
            "Officials in Norvale are warning residents that rains will cause landslides.",
            "Officials in Norvale are warning residents that rains will cause landslides",
        ),
        (
            "The mayor demanded that troops withdraw from Norvale on Monday.",
            "The mayor demanded that troops withdraw from Norvale on Monday",
        ),
        (
            "The council voted 5-0 on Monday to close the bridge in Norvale.",
            "The council voted 5-0 on Monday to close the bridge in Norvale",
        ),
        (
            "Leaders met on Monday after the blasts at embassies in Norvale, which have killed ten.",
            "Leaders met on Monday after the blasts at embassies in Norvale, which have killed ten",
        ),
        ('"He died in Norvale," Mary Smith said.', "Mary Smith: He died in Norvale"),
        ("A bomber blew himself up in Norvale.", "A bomber blew himself up in Norvale"),
        ("The mayor resigned after riots in Norvale.", "The mayor resigned after riots in Norvale"),
        (
            "The truce fell apart a day after it began in Norvale.",
            "The truce fell apart a day after it began in Norvale",
        ),
        (
            "Police say a Norvale man has died after being found floating in a pool.",
            "A Norvale man has died after being found floating in a pool",
        ),
        (
            "The talks came a day before a vote to be held in Norvale.",
            "The talks came a day before a vote to be held in Norvale",
        ),
        (
            "Two people were killed and nine injured in a knife attack in Norvale.",
            "Two people were killed and nine injured in a knife attack in Norvale",
        ),
        ("Police said they had arrested ten men in Norvale.", "Police had arrested ten men in Norvale"),
        ("Mayor Ann Bell lives in Norvale. She was shot on Monday.", "Mayor Ann Bell was shot on Monday"),
        ("Ann Bell met a man in Norvale. She was shot on Monday.", "She was shot on Monday"),
        ("Ann Bell attacked Mary Smith in Norvale. She was shot on Monday.", "She was shot on Monday"),
        (
            "Prosecutor Ann Bell announced the charges Friday accusing Tom Reed of fraud in Norvale.",
            "Prosecutor Ann Bell announced the charges Friday accusing Tom Reed of fraud in Norvale",
        ),
        ("ESTBURY, Alvania (Agency) -- Rebels shelled Norvale.", "Rebels shelled Norvale"),
        ("The family found him injured in a ditch in Norvale.", "The family found him injured in a ditch in Norvale"),
        ("They were beaten and pushed into vans in Norvale.", "They were beaten and pushed into vans in Norvale"),
    ],
)
def test_titles_have_no_loose_ends(reading: Read, text: str, title: str) -> None:
    times = MONDAY if "Monday" in text else None
    assert title in [one.title for one in attach(reading(text, times=times)).events]


def test_a_date_that_nothing_gives_a_day_is_not_the_day_of_the_event_before(reading: Read) -> None:
    text = "Rebels shelled Norvale in March 2020. Police arrested two men in Suthby on Monday."
    document = reading(text, times={"March 2020": ("2020-03-01", "2020-03-31")}, dct=None)
    monday = text.index("Monday")
    span = Span(start=monday, end=monday + 6)
    said = TimeExpression(span=span, text="Monday", type="DATE", expr=None, rule="hand")
    open_ = ResolvedTime(
        expression=said, value="XXXX-WXX-1", mod=None, interval=None, reference=None, reason="no document date"
    )
    events = attach(replace(document, times=(*document.times, open_))).events
    (arrest,) = [one for one in events if one.category == "justice"]
    assert arrest.interval is None
    assert "open" in arrest.evidence[0].time_reason


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels shelled Norvale on Monday. An envoy left for consultations on Tuesday.", None),
        ("Rebels shelled Norvale on Monday. An envoy left the town on Tuesday.", "Norvale"),
        ("Rebels shelled Norvale on Monday. The attack left six villagers dead.", "Norvale"),
    ],
)
def test_who_leaves_does_not_leave_from_where_the_story_was(reading: Read, text: str, place: str | None) -> None:
    days = {**MONDAY, "Tuesday": "2021-05-11"}
    read = reading(text, times={day: date for day, date in days.items() if day in text})
    told = [one for one in attach(read).events if one.evidence[-1].sentence == read.sentences[1]]
    assert {one.place.name for one in told if one.place} == ({place} if place else set())


def test_titles_that_read_the_same_at_two_places_say_them_as_the_text_does(reading: Read) -> None:
    (one, *_) = attach(reading("Rebels shelled Norvale on Monday.", times=MONDAY)).events
    assert one.place is not None
    text, here = "It rained in Norvale and Suthbie.", Span(start=25, end=32)
    far = replace(one, place=replace(one.place, id="b", name="Suthby"))
    first, second = (replace(event, title="It rained") for event in (one, far))
    second = replace(second, evidence=(replace(far.evidence[0], toponym=here),))
    assert [event.title for event in told_apart([first, second], text)][1] == "It rained (Suthbie)"
    assert [event.title for event in told_apart([first], text)] == ["It rained"]


def test_two_acts_that_read_the_same_are_one_mark(reading: Read) -> None:
    (one, *_) = attach(reading("Rebels shelled Norvale on Monday.", times=MONDAY)).events
    plain, placed = replace(one, id="b", category="other"), replace(one, id="c", place=None)
    other = replace(one, id="d", category="justice")
    assert told_once([plain, one, placed, other]) == ([one, placed, other], [plain])
    assert told_once([one, replace(one, id="e")]) == ([one], [replace(one, id="e")])
