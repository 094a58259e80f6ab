"""Two times that bound one stretch ("from 3 to 20 March", "between May and July") share its interval."""

from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from geoevents.resolve.times_calendar import DAY, midnight, moved
from geoevents.resolve.times_meaning import first_of
from geoevents.types import Holds, ResolvedTime
from geoevents.types.meaning import Calendar, Window

GAP = 12
OPENERS = {"from": ("to", "until"), "between": ("and", "to")}
LONE = ("date.first-day", "date.second-day")
HYPHENS = ("-", "–", "—")
CLOCK = ("second", "minute", "hour")


def join(times: tuple[ResolvedTime, ...], *, text: str) -> tuple[ResolvedTime, ...]:
    """The times, those at the two ends of a range with the interval of the whole range."""
    joined = list(times)
    for index, (left, right) in enumerate(pairwise(times)):
        between = text[left.expression.span.end : right.expression.span.start].strip()
        if len(between) > GAP:
            continue
        part = _first_part(left, right)
        if part:
            joined[index] = part
        holds = _holds(left, right, between)
        if holds:
            right = joined[index + 1] = _next_week(left, _next_day(left, right))
        first, last = left.interval, right.interval
        if not (holds and first and last and first.start and last.end and first.start < last.end):
            continue
        whole = replace(last, start=first.start, holds=holds)
        joined[index] = replace(left, interval=whole, reason=f"{left.reason}; beginning of a range")
        joined[index + 1] = replace(right, interval=whole, reason=f"{right.reason}; end of a range")
    return tuple(joined)


def _holds(left: ResolvedTime, right: ResolvedTime, between: str) -> Holds | None:
    """Whether two neighbours are the ends of a range, and how what happens fills it."""
    if right.expression.lead in OPENERS.get(left.expression.lead, ()):
        return "throughout" if left.expression.lead == "from" else "within"
    shared = left.expression.rule in LONE or right.expression.rule in LONE
    if between in HYPHENS or (shared and right.expression.lead == "to"):
        return "within"
    return None


def _next_day(left: ResolvedTime, right: ResolvedTime) -> ResolvedTime:
    """The later of two times of one day is on the next day where it is the earlier: "from 8 p.m. to 6 a.m."."""
    first, last = left.interval, right.interval
    if not (first and last and first.start and last.start and last.end and last.grain in CLOCK):
        return right
    if first.start.date() != last.start.date() or last.end > first.start:
        return right
    moved = replace(last, start=last.start + DAY, end=last.end + DAY)
    day = (last.start + DAY).date().isoformat()
    return replace(right, interval=moved, value=day + right.value[len(day) :], reason=f"{right.reason}; the day after")


def _next_week(left: ResolvedTime, right: ResolvedTime) -> ResolvedTime:
    """The second weekday of a range comes after the first: "Monday-Friday"."""
    match left.expression.expr, right.expression.expr:
        case Calendar(weekday=int()), Calendar(weekday=int()) if left.interval and right.interval:
            first, last = left.interval, right.interval
            if first.start and last.start and last.end and last.start < first.start:
                moved = replace(last, start=last.start + 7 * DAY, end=last.end + 7 * DAY)
                value = moved.start.date().isoformat() if moved.start else right.value
                return replace(
                    right, value=value, interval=moved, reason=f"{right.reason}; the next after its beginning"
                )
    return right


def _first_part(left: ResolvedTime, right: ResolvedTime) -> ResolvedTime | None:
    """The first months or weeks of what is named right after them: "the first five months of 2019"."""
    expr, whole = left.expression.expr, right.interval
    if not isinstance(expr, Window) or expr.side or not whole or not whole.start:
        return None
    length, start = expr.length, whole.start
    if whole.grain == "month" and length.unit in ("day", "week") and length.count:
        drawn: tuple[datetime, datetime] | None = (start, midnight(moved(start.date(), length.unit, length.count)))
    else:
        drawn = first_of(length, start.date()) if whole.grain == "year" else None
    if drawn is None:
        return None
    return replace(
        left, interval=replace(whole, start=drawn[0], end=drawn[1]), reason=f"{left.reason}; of {right.value}"
    )
