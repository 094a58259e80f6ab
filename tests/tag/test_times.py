"""Times in running text: spans fit the text, ranges are two times, look-alikes are left alone, no text is too odd."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents.tag.times import find_times, rivals
from geoevents.tag.times_shapes import shape
from geoevents.types import Span
from geoevents.types.meaning import Calendar, Length, Moment, Qualified, Shift, Window


def found(text: str) -> list[str]:
    return [time.text for time in find_times(text, sentences=())]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("He left on Friday, March 3, and came back two weeks later.", ["Friday, March 3", "two weeks"]),
        ("Between May and July 2014 it rained.", ["May", "July 2014"]),
        ("From 5 p.m. to 7 p.m. Tuesday the road is shut.", ["5 p.m.", "7 p.m. Tuesday"]),
        ("the two-year-old war of the 1990s", ["the 1990s"]),
        ("on Feb. 11 and about three-quarters of its food", ["Feb. 11"]),
        ("a twenty-four-hour truce", ["twenty-four-hour"]),
        ("It may rain; they march second to none; the fall of Rome.", []),
        ("The ship has 1990 tons and $1995 in its safe.", []),
        ("A man in his 30s, 52 years old, ran 1,998 miles.", []),
        ("on 12 Nov. 2019 and on Nov. 13", ["12 Nov. 2019", "Nov. 13"]),
        ("in the year nineteen ninety-six", ["the year nineteen ninety-six"]),
        ("Last year's vote and this Friday's talks", ["Last year", "this Friday"]),
        ("SYRIA, MARCH 3 -- FIGHTING ON FRIDAY", ["MARCH 3", "FRIDAY"]),
        ("at 10:35 on 3 March 2020", ["10:35 on 3 March 2020"]),
        ("It ended on Halloween. It began at Rosh Hashanah.", ["Halloween", "Rosh Hashanah"]),
        ("The MH2011 and the iPhone2012 of Q3 2013, in FY2014.", ["Q3 2013", "FY2014"]),
    ],
)
def test_running_text(text: str, times: list[str]) -> None:
    assert found(text) == times


@pytest.mark.parametrize(
    ("text", "expr"),
    [
        ("March 3, 2020", Calendar(year=2020, month=3, day=3)),
        ("the '80s", Calendar(decade=1980)),
        ("two and a half years", Length(unit="year", count=2.5)),
        ("several weeks", Length(unit="week")),
        ("three to four days", Length(unit="day", count=3, upto=4)),
        ("the past two months", Window(length=Length(unit="month", count=2), side=-1)),
        ("two days ago", Shift(length=Length(unit="day", count=2), sign=-1)),
        ("late 2014", Qualified(of=Calendar(year=2014), mod="END")),
        ("nineteen ninety-six", Calendar(year=1996)),
        ("two thousand and four years", Length(unit="year", count=2004)),
    ],
)
def test_meanings(text: str, expr: object) -> None:
    (time,) = find_times(text, sentences=())
    assert time.expr == expr


@pytest.mark.parametrize(("text", "month"), [("on 3/4/2020", 3), ("on 3/4/2020, not on 25/4/2020", 4)])
def test_one_clear_date_tells_the_order_of_the_others(text: str, month: int) -> None:
    expr = find_times(text, sentences=())[0].expr
    assert isinstance(expr, Calendar)
    assert expr.month == month


def test_clock_times_keep_their_parts() -> None:
    (time,) = find_times("5:30 p.m. EST Friday", sentences=())
    assert isinstance(time.expr, Moment)
    assert (time.expr.clock.hour, time.expr.clock.minute, time.expr.clock.zone) == (17, 30, "EST")
    assert time.expr.date == Calendar(weekday=5)


def test_a_time_before_its_day_takes_it() -> None:
    times = find_times("It struck at 10:35 a.m. (0735 GMT) Friday.", sentences=())
    assert [time.text for time in times] == ["10:35 a.m.", "0735 GMT", "Friday"]
    assert [time.expr.date for time in times if isinstance(time.expr, Moment)] == [Calendar(weekday=5)] * 2
    hours = find_times("The road is shut from 5 p.m. to 7 p.m. Friday.", sentences=())
    assert [time.expr.date for time in hours if isinstance(time.expr, Moment)] == [Calendar(weekday=5)] * 2


@pytest.mark.parametrize(
    ("text", "lead"),
    [("by Friday", "by"), ("no later than Friday", "by"), ("since Friday", "since"), ("prior to Friday", "before")],
)
def test_the_preposition_is_kept_in_the_lexicons_terms(text: str, lead: str) -> None:
    (time,) = find_times(f"They leave {text}.", sentences=())
    assert (time.text, time.lead) == ("Friday", lead)


def test_a_sentence_break_divides_and_an_abbreviation_does_not() -> None:
    text = "It ended in March. 3 men left. He came on Nov. 9."
    starts = [0, text.index("3 men"), text.index("He came"), text.index("9.")]
    sentences = tuple(Span(start=start, end=len(text)) for start in starts)
    assert [time.text for time in find_times(text, sentences=sentences)] == ["March", "Nov. 9"]


def test_rivals_name_what_other_rules_would_have_found() -> None:
    text = "in early March 2020"
    (time,) = find_times(text, sentences=())
    assert ("date.month-year", "March 2020") in rivals(text, said=time)


@pytest.mark.parametrize("token", ["1" * 40, "99/99/99", "2020-13-45", "25:61", "13pm", "0", "00", "1,2,3"])
def test_odd_numbers_have_no_whole_date_or_time(token: str) -> None:
    assert not {"isodate", "wholedate", "shortdate", "clock", "clockm"} & set(shape(token))


OPENERS = ("the", "of", "a", "last", "next", "early", "between", "end", "day", "days", "ago", "year")
NAMES = ("may", "May", "March", "Friday", "3", "1999", "2020-02-30", "12:30", "p.m.", "two", "½")
MARKS = ("-", "'", "'s", ",", ".", "\n\n")
WORDS = st.sampled_from([*OPENERS, *NAMES, *MARKS])


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=25).map("".join)
    )
)
def test_no_text_breaks_it_and_every_span_fits(text: str) -> None:
    end = 0
    for time in find_times(text, sentences=(Span(start=0, end=len(text)),)):
        assert text[time.span.start : time.span.end] == time.text
        assert end <= time.span.start < time.span.end
        end = time.span.end
