"""Why a time means what it means, in one plain sentence: the words, the days, what they were counted from."""

from datetime import date, timedelta

from geoevents.lexicon.times import month_names
from geoevents.resolve.times_types import Meant
from geoevents.schema.moments import shifted
from geoevents.types import TimeExpression, TimeInterval

DAY = timedelta(days=1)
ONWARD = "later"
FROM_EVENTS = ("before", "after")
BOUNDS = ("by", "until", "before", "since", "after", "within")


def reason(said: TimeExpression, meant: Meant, interval: TimeInterval | None) -> str:
    """For example: "early March" = 1-10 March 2020, the nearest to the document date 2020-02-27."""
    parts = (said.lead if said.lead in BOUNDS else "", said.text, said.trail if said.trail == ONWARD else "")
    words = " ".join(" ".join(parts).split())
    shown = span(interval) if interval else meant.value
    if said.trail in FROM_EVENTS and said.type == "DURATION" and interval is None:
        return f'"{words}" = {shown}, a length of time {said.trail} something whose date is not said beside it'
    return f'"{words}" = {shown}, {meant.reason}' if meant.reason else f'"{words}" = {shown}'


def span(interval: TimeInterval) -> str:
    """The days of an interval in words: "1-10 March 2020", "from 3 May 2019 on", "until 29 February 2020"."""
    first = interval.start.date() if interval.start else None
    end = interval.end
    last = None if end is None else shifted(end, -DAY if end.time() == end.min.time() else timedelta()).date()
    if first and last:
        about = "about " if interval.approximate else ""
        return about + _between(first, max(first, last))
    if first:
        return f"from {_day(first)} on"
    return f"until {_day(last)}" if last else "any time"


def _day(day: date) -> str:
    return f"{day.day} {_month(day)} {day.year}"


def _month(day: date) -> str:
    return month_names()[day.month]


def _between(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        whole = first.day == 1 and (last + DAY).day == 1
        return f"{_month(first)} {first.year}" if whole else f"{first.day}–{_day(last)}"
    if first.year == last.year:
        whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        return str(first.year) if whole else f"{first.day} {_month(first)} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"
