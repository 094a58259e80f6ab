"""What times mean: value, mod and interval, one table a kind, all seen from Thursday 27 February 2020."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents.resolve.times import resolve_times
from geoevents.tag.times import find_times
from geoevents.types import Document, ResolvedTime, Span, Tagged

DCT = date(2020, 2, 27)


def meant(text: str, dct: date | None = DCT) -> list[ResolvedTime]:
    document = Document(id="t", text=text, dct=dct)
    sentences = (Span(start=0, end=len(text)),)
    times = find_times(text, sentences=sentences)
    tagged = Tagged(document=document, sentences=sentences, clauses=(), toponyms=(), times=times)
    return list(resolve_times(tagged, document=document))


def days(time: ResolvedTime) -> tuple[str | None, str | None]:
    """First and last day, inclusive."""
    if time.interval is None:
        return (None, None)
    start, end = time.interval.start, time.interval.end
    last = date.fromordinal(end.toordinal() - (end.hour == 0)).isoformat() if end else None
    return (start.date().isoformat() if start else None, last)


@pytest.mark.parametrize(
    ("text", "value", "mod", "first", "last"),
    [
        ("They met on March 3, 2019.", "2019-03-03", None, "2019-03-03", "2019-03-03"),
        ("It happened on 5 January.", "2020-01-05", None, "2020-01-05", "2020-01-05"),
        ("They will meet on 5 January.", "2021-01-05", None, "2021-01-05", "2021-01-05"),
        ("It began in January.", "2020-01", None, "2020-01-01", "2020-01-31"),
        ("It is dated 01/02/2020.", "2020-02-01", None, "2020-02-01", "2020-02-01"),
        ("It is dated 2/25/2020.", "2020-02-25", None, "2020-02-25", "2020-02-25"),
        ("They met in early March 2019.", "2019-03", "START", "2019-03-01", "2019-03-10"),
        ("They met in mid-March 2019.", "2019-03", "MID", "2019-03-11", "2019-03-20"),
        ("They met in late March 2019.", "2019-03", "END", "2019-03-21", "2019-03-31"),
        ("He defected in mid-1996.", "1996", "MID", "1996-05-01", "1996-08-31"),
        ("It fell in the late 1970s.", "197", "END", "1975-01-01", "1979-12-31"),
        ("It rained in the summer of 2018.", "2018-SU", None, "2018-06-01", "2018-08-31"),
        ("It was built in the 19th century.", "18", None, "1801-01-01", "1900-12-31"),
        ("Profit fell in the third quarter of 2019.", "2019-Q3", None, "2019-07-01", "2019-09-30"),
        ("It rose in the first half of 2019.", "2019-H1", None, "2019-01-01", "2019-06-30"),
        ("He was born in 1961.", "1961", None, "1961-01-01", "1961-12-31"),
    ],
)
def test_calendar_addresses(text: str, value: str, mod: str | None, first: str, last: str) -> None:
    (time,) = meant(text)
    assert (time.value, time.mod, *days(time)) == (value, mod, first, last)


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("They fled yesterday.", "2020-02-26", "2020-02-26", "2020-02-26"),
        ("It fell on Tuesday.", "2020-02-25", "2020-02-25", "2020-02-25"),
        ("It fell on Thursday.", "2020-02-27", "2020-02-27", "2020-02-27"),
        ("They will meet on Tuesday.", "2020-03-03", "2020-03-03", "2020-03-03"),
        ("It fell last week.", "2020-W08", "2020-02-17", "2020-02-23"),
        ("It rained this week.", "2020-W09", "2020-02-24", "2020-02-27"),
        ("They will meet this week.", "2020-W09", "2020-02-24", "2020-03-01"),
        ("It rained earlier this week.", "2020-W09", "2020-02-24", "2020-02-27"),
        ("They will meet later this week.", "2020-W09", "2020-02-27", "2020-03-01"),
        ("They will meet later this year.", "2020", "2020-02-27", "2020-12-31"),
        ("They met late last week.", "2020-W08", "2020-02-22", "2020-02-23"),
        ("They met last month.", "2020-01", "2020-01-01", "2020-01-31"),
        ("They will meet next year.", "2021", "2021-01-01", "2021-12-31"),
        ("They met three days ago.", "2020-02-24", "2020-02-24", "2020-02-24"),
        ("They met two weeks ago.", "2020-W07", "2020-02-10", "2020-02-16"),
        ("They met five months ago.", "2019-09", "2019-09-01", "2019-09-30"),
        ("They met two years ago.", "2018", "2018-01-01", "2018-12-31"),
        ("They met last April.", "2019-04", "2019-04-01", "2019-04-30"),
        ("They met last Friday.", "2020-02-21", "2020-02-21", "2020-02-21"),
        ("Over the past day they advanced.", "P1D", "2020-02-26", "2020-02-27"),
        ("Over the past two months it rained.", "P2M", "2019-12-27", "2020-02-27"),
        ("In recent days it rained.", "PXD", "2020-02-20", "2020-02-27"),
        ("In the past few days it rained.", "PXD", "2020-02-24", "2020-02-27"),
        ("It will rain over the next few days.", "PXD", "2020-02-27", "2020-03-01"),
        ("Ten were killed in 24 hours.", "PT24H", "2020-02-26", "2020-02-27"),
        ("Ten were killed during 10 days of fighting.", "P10D", "2020-02-17", "2020-02-27"),
        ("They will meet within two weeks.", "P2W", "2020-02-27", "2020-03-12"),
        ("In the first five months of 2017 it rained.", "P5M", "2017-01-01", "2017-05-31"),
        ("In the first five months it rained.", "P5M", "2019-01-01", "2019-05-31"),
        ("It began in the second half of December.", "2019-12", "2019-12-17", "2019-12-31"),
        ("They will vote in the spring of next year.", "2021-SP", "2021-03-01", "2021-05-31"),
        ("They met on the last Thursday of January.", "2020-01-30", "2020-01-30", "2020-01-30"),
    ],
)
def test_relative_times(text: str, value: str, first: str, last: str) -> None:
    time = meant(text)[0]
    assert (time.value, *days(time)) == (value, first, last)


@pytest.mark.parametrize(
    ("text", "mod", "first", "last"),
    [
        ("They must leave by the end of February.", "END", "2020-02-27", "2020-02-29"),
        ("They will leave by Friday.", "ON_OR_BEFORE", "2020-02-27", "2020-02-28"),
        ("They have fought since January 2019.", "ON_OR_AFTER", "2019-01-01", "2020-02-27"),
        ("It was built before 1950.", "BEFORE", None, "1949-12-31"),
        ("They will leave after March 3.", "AFTER", "2020-03-04", None),
    ],
)
def test_bounds(text: str, mod: str, first: str | None, last: str | None) -> None:
    (time,) = meant(text)
    assert (time.mod, *days(time)) == (mod, first, last)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("The siege lasted from 3 to 20 March 2019.", "throughout"),
        ("The siege lasted from March 3 to March 20, 2019.", "throughout"),
        ("It happened between March 3 and 20, 2019.", "within"),
        ("It happened on March 3-20, 2019.", "within"),
        ("It happened in the nights of 3 to 20 March 2019.", "within"),
    ],
)
def test_ranges_share_one_interval(text: str, holds: str) -> None:
    first, second = meant(text)
    assert first.value == "2019-03-03"
    assert second.value == "2019-03-20"
    assert first.interval == second.interval
    assert first.interval is not None
    assert first.interval.holds == holds
    assert days(first) == ("2019-03-03", "2019-03-20")


def test_times_of_day_keep_their_zone() -> None:
    (time,) = meant("It struck at 10:35 p.m. EST Tuesday.")
    assert (time.value, time.expression.type) == ("2020-02-25T22:35", "TIME")
    assert time.interval is not None
    assert (time.interval.zone, time.interval.grain) == ("EST", "minute")


@pytest.mark.parametrize(
    "text",
    ["It was the first massacre in 70 days.", "He was dead within a week of his arrest.", "They met two days after."],
)
def test_a_length_that_counts_from_elsewhere_has_no_interval(text: str) -> None:
    assert meant(text)[0].interval is None


def test_a_local_time_has_its_own_day() -> None:
    local, world = meant("It struck at 6 a.m. (2200 GMT Tuesday).")
    assert (local.value, world.value) == ("2020-02-26T06:00", "2020-02-25T22:00")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on March 3.", "XXXX-03-03"),
        ("They met in February.", "XXXX-02"),
        ("They met on Friday.", "XXXX-WXX-5"),
        ("They met last week.", "XXXX-WXX"),
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met recently.", "PAST_REF"),
    ],
)
def test_without_a_document_date_nothing_is_invented(text: str, value: str) -> None:
    (time,) = meant(text, dct=None)
    assert (time.value, time.interval) == (value, None)
    assert time.reason


def test_without_a_document_date_a_story_goes_on_from_the_date_told_before() -> None:
    values = [time.value for time in meant("In November 2011 it began. In March they fled. Two days later", dct=None)]
    assert values[:2] == ["2011-11", "2012-03"]


@pytest.mark.parametrize("text", ["It was 2000 years ago.", "In February 30, 2020 it fell.", "after 9999 it fell"])
def test_impossible_dates_are_no_exception(text: str) -> None:
    for time in meant(text):
        assert time.reason


def test_every_answer_has_a_reason_and_its_own_offsets() -> None:
    text = "On Monday, two days after the March 3 talks, they will meet again at noon in early May."
    for time in meant(text):
        span = time.expression.span
        assert text[span.start : span.end] == time.expression.text
        assert time.reason


PIECES = st.sampled_from(
    [
        "the",
        "last",
        "next",
        "this",
        "year",
        "quarter",
        "a year earlier",
        "the past century",
        "two hundred years ago",
        "Ramadan",
        "Hanukkah",
        "Diwali",
        "the Lunar New Year",
        "May",
    ]
)
ENDS = st.sampled_from(
    ["February 30", "by Friday", "three decades later", "the year-ago period", "1999", "early", "noon"]
)


@settings(max_examples=100, deadline=None)
@given(
    words=st.lists(st.one_of(PIECES, ENDS), max_size=12),
    dct=st.sampled_from([None, date.min, date.max, date(2020, 2, 29)]),
)
def test_no_date_is_too_far(words: list[str], dct: date | None) -> None:
    for time in meant(" ".join(words), dct):
        assert time.value
        assert time.reason
        if time.interval and time.interval.start and time.interval.end:
            assert time.interval.start < time.interval.end


def test_a_term_of_what_is_past_lies_behind() -> None:
    (time,) = meant("By Tuesday they had reached the river.")
    assert days(time) == (None, "2020-02-25")


@pytest.mark.parametrize("text", ["late this weekend", "early Shavuot", "the end of Rosh Hashanah"])
def test_two_days_have_no_early_part(text: str) -> None:
    (time,) = meant(f"It rained {text}.")
    assert time.interval is not None
    assert time.interval.start is not None
    assert time.interval.end is not None
    assert (time.interval.end - time.interval.start).days == 2
