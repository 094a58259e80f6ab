"""Times that share a part with their neighbour: "3 to 20 March", "April 24 and 25", "May to July 2014"."""

import re
from dataclasses import replace

from geoevents.types import TimeExpression
from geoevents.types.meaning import Calendar, Clock, Length, Meaning, Moment, Qualified, Relative, Shift

GAP = 8
DAY_FIRST = re.compile(r"(?:1[3-9]|2\d|3[01])/\d{1,2}/\d")
WORLD = ("GMT", "UTC")
RANGES = ("from", "between")
ON = "on"
SHORT_YEAR = "date.second-year"
FIRST_YEAR = "era.first-year"
FIRST_HOUR = "moment.first-hour"


def completed(found: list[TimeExpression], text: str) -> list[TimeExpression]:
    """The expressions, each lone day with its neighbour's month and year, each month with the year that follows it."""
    day_first = any(DAY_FIRST.match(said.text) for said in found)
    done = [_swapped(said) if day_first else said for said in found]
    for index in range(1, len(done)):
        done[index] = _counted_from(done[index - 1], _from(done[index - 1], done[index], text))
    for index in range(len(done) - 2, -1, -1):
        done[index] = _ahead(done[index], done[index + 1], text)
    return done


def _counted_from(before: TimeExpression, said: TimeExpression) -> TimeExpression:
    """A date that the length before it counts from, marked so: it bounds nothing ("two days after March 3")."""
    if before.trail and said.lead == before.trail and said.span.start - before.span.end <= GAP + len(before.trail):
        return replace(said, lead="beside")
    return said


def _swapped(said: TimeExpression) -> TimeExpression:
    """A date in numbers ("3/4/2020") in a text where another one ("25/4/2020") shows that days come first."""
    match said.expr:
        case Calendar(day=int(day), month=int(month), either=True):
            return replace(said, expr=replace(said.expr, day=month, month=day, either=False))
    return said


def _near(left: TimeExpression, right: TimeExpression, text: str) -> bool:
    between = text[left.span.end : right.span.start]
    return len(between) <= GAP and "." not in between


def _from(before: TimeExpression, said: TimeExpression, text: str) -> TimeExpression:
    match before.expr, said.expr:
        case Calendar(year=int(first)), Calendar(year=int(last)) if said.rule == SHORT_YEAR:
            return replace(
                said, expr=replace(said.expr, year=first - first % 100 + last + (100 if last < first % 100 else 0))
            )
        case Calendar(month=int(), day=int()), Calendar(day=int(), month=None, weekday=None) if _near(
            before, said, text
        ):
            return replace(
                said, expr=replace(said.expr, month=before.expr.month, year=said.expr.year or before.expr.year)
            )
    return said


def _ahead(said: TimeExpression, after: TimeExpression, text: str) -> TimeExpression:
    if not _near(said, after, text):
        return said
    between = "".join(filter(str.isalpha, text[said.span.end : after.span.start]))
    if said.lead in RANGES or not between or between == after.lead == ON:
        said = _on_day(said, after)
    match said.expr, after.expr:
        case Calendar(year=int(year)), Calendar(year=int(last)) if said.rule == FIRST_YEAR and last < 0:
            return replace(said, expr=replace(said.expr, year=-year))
        case Calendar(day=int(), month=None, weekday=None), Calendar(month=int(), day=int()):
            return replace(said, expr=replace(said.expr, month=after.expr.month, year=after.expr.year))
        case Calendar(season=str(), year=None, toward=None), Calendar(season=str(), year=int()):
            return replace(said, expr=replace(said.expr, year=after.expr.year))
        case Calendar(month=int(), year=None, years=None, toward=None), Calendar(month=int(), year=int()):
            return replace(said, expr=_dated(said.expr, after.expr))
        case Qualified(of=Calendar(month=int(), year=None, years=None) as inner), Calendar(month=int(), year=int()):
            return replace(said, expr=replace(said.expr, of=_dated(inner, after.expr)))
    return said


def _on_day(said: TimeExpression, after: TimeExpression) -> TimeExpression:
    """A time of day right before its day or before another time of that day: "10:35 a.m. (0735 GMT) Friday"."""
    match said.expr, after.expr:
        case Moment(date=None | Relative(origin="focus", offset=0)), (
            Calendar(weekday=int()) | Calendar(day=int()) | Relative(unit="day")
        ):
            return replace(said, expr=replace(said.expr, date=after.expr))
        case Moment(), Moment(clock=Clock(hour=int(last))) if said.rule == FIRST_HOUR:
            return replace(said, expr=replace(after.expr, clock=_same_half(said.expr.clock, last)))
        case Moment(date=None), Moment(date=day) if day is not None:
            return replace(said, expr=replace(said.expr, date=_local_day(said.expr.clock, after.expr.clock, day)))
    return said


def _same_half(first: Clock, last: int) -> Clock:
    """The hour that opens a range in the half of the day that lets it come first: "between 9 and 11 p.m."."""
    hour = (first.hour or 0) % 12
    return replace(first, hour=hour + 12 if hour + 12 < last else hour)


def _local_day(local: Clock, world: Clock, day: Meaning) -> Meaning:
    """The day of a local time that is given again in world time: "6 a.m. (2200 GMT Friday)" is on Saturday."""
    if world.zone not in WORLD or local.hour is None or world.hour is None:
        return day
    ahead = local.hour - world.hour
    if -12 <= ahead <= 14:
        return day
    return Shift(length=Length(unit="day", count=1), sign=1 if ahead < 0 else -1, base=day)


def _dated(said: Calendar, after: Calendar) -> Calendar:
    later = (said.month or 0, said.day or 0) > (after.month or 0, after.day or 32)
    return replace(said, year=(after.year or 0) - later)
