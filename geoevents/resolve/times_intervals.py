"""The interval that a time can lie in: its period, narrowed by "early", bounded by "by", "since", "within"."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from geoevents.resolve import times_calendar as cal
from geoevents.resolve import times_lengths as lengths
from geoevents.resolve.times_calendar import DAY, Period, midnight
from geoevents.resolve.times_context import Context
from geoevents.resolve.times_types import Meant
from geoevents.types import Grain, TimeExpression, TimeInterval
from geoevents.types import meaning as m
from geoevents.types.meaning import Clock

SPANS = {"in": 14, "within": 31, "over": 366, "since": 366}  # lead to the longest span in days
PARTS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 30)}
PARTS |= {"EH": (0, 6), "DN": (4, 8), "DK": (17, 21), "ON": (18, 30)}
THIRDS = 3  # of fewer days there is no early part
LEAD_MODS = {
    "by": "ON_OR_BEFORE",
    "until": "ON_OR_BEFORE",
    "before": "BEFORE",
    "since": "ON_OR_AFTER",
    "after": "AFTER",
}


def interval(said: TimeExpression, meant: Meant, context: Context) -> TimeInterval | None:
    """Where the time can lie, or None if that is not known."""
    try:
        return _interval(said, meant, context)
    except (OverflowError, ValueError):
        return None


def _interval(said: TimeExpression, meant: Meant, context: Context) -> TimeInterval | None:
    if said.type == "SET":
        return None
    if meant.vague and context.dct:
        return _vague(meant.vague, context.dct)
    if meant.period is None:
        return _within(said, context)
    if meant.clock is not None and meant.period.grain == "day":
        return _led(said.lead, _clock(meant.period.first, meant.clock, meant.approximate), context)
    first, last = _up_to_now(said.expr, meant, context, *_parts(meant.period, meant))
    first, last = first - meant.slack * DAY, last + meant.slack * DAY
    return _bounded(said.lead, first, last, meant, context)


def _vague(to: str, dct: date) -> TimeInterval:
    now, after = midnight(dct), midnight(dct + DAY)
    start = None if to == "PAST" else now
    end = None if to == "FUTURE" else after
    return TimeInterval(start=start, end=end, grain="day", approximate=True)


def _within(said: TimeExpression, context: Context) -> TimeInterval | None:
    """A bare length says when something happens only as a term, "within two weeks", or as a span, "in 24 hours".

    What is told as past ("killed in 24 hours") lies in the span up to the document date, if that is short enough to
    tell of news at all; "in" opens longer lengths only in "the first in 70 days".
    """
    length = said.expr.of if isinstance(said.expr, m.Qualified) else said.expr
    if not isinstance(length, m.Length) or context.dct is None or said.trail:
        return None
    count = lengths.count_or_guess(length, few=True)
    if count is None or said.lead not in SPANS:
        return None
    if context.tense != "future" and not (context.tense == "present" and said.lead in ("in", "within")):
        first = cal.moved(context.dct, length.unit, -count)
        known = length.count is not None and 0 < (context.dct - first).days <= SPANS[said.lead]
        return _span(first, context.dct, cal.GRAINS.get(length.unit, "day"), True) if known else None
    if said.lead not in ("in", "within"):
        return None
    last = cal.moved(context.dct, length.unit, count)
    return _span(context.dct, last, cal.GRAINS.get(length.unit, "day"), said.lead == "in")


def narrowed(period: Period, mod: str | None) -> tuple[date, date]:
    """The first and last day of the period's early, middle or late part; of the whole without such a word."""
    first, last = period.first, period.last
    if mod not in ("START", "MID", "END") or (last - first).days < THIRDS - 1:
        return first, last
    third = ("START", "MID", "END").index(mod)
    match period.grain:
        case "month":
            edges = (first, first + 10 * DAY, first + 20 * DAY, last + DAY)
        case "year":
            edges = (first, first.replace(month=5), first.replace(month=9), last + DAY)
        case "decade":
            starts = (first, first.replace(year=first.year + 4), first.replace(year=first.year + 5))
            ends = (first.replace(year=first.year + 5), first.replace(year=first.year + 7), last + DAY)
            return starts[third], ends[third] - DAY
        case _:
            days = (last - first).days + 1
            edges = (first, first + timedelta(days=days // 3), first + timedelta(days=days - days // 3), last + DAY)
    return edges[third], edges[third + 1] - DAY


def _parts(period: Period, meant: Meant) -> tuple[date, date]:
    """The days of the part that is named, or of the two between which it lies ("mid to late")."""
    first, last = narrowed(period, meant.mod)
    return first, narrowed(period, meant.upto)[1] if meant.upto else last


def _up_to_now(expr: m.Meaning, meant: Meant, context: Context, first: date, last: date) -> tuple[date, date]:
    """A current period ("this week") ends with the document date where the clause tells of the past."""
    current = expr.of if isinstance(expr, m.Qualified) else expr
    dct, period = context.dct, meant.period
    if meant.from_now and dct and period and period.first <= dct <= period.last and period.grain != "day":
        return (period.first, dct) if meant.mod == "START" else (dct, period.last)
    if dct is None or not isinstance(current, m.Relative) or current.offset or not first <= dct <= last:
        return first, last
    if current.unit == "day":
        return first, last
    if context.tense == "past" and meant.mod is None:
        return first, dct
    return first, last


def _bounded(lead: str, first: date, last: date, meant: Meant, context: Context) -> TimeInterval:
    grain: Grain = meant.period.grain if meant.period else "day"
    dct, past = context.dct, context.tense == "past"
    start: datetime | None = midnight(first)
    end: datetime | None = midnight(last + DAY)
    now = midnight(dct) if dct else None
    after_now = midnight(dct + DAY) if dct else None
    match lead:
        case "by" | "until":
            start = now if now and now < midnight(last + DAY) and not past else None
        case "before":
            start, end = (now if now and now < midnight(first) and not past else None), midnight(first)
        case "since":
            end = after_now if after_now and after_now > midnight(first) else None
        case "after":
            start, end = midnight(last + DAY), (after_now if past and after_now and last < (dct or last) else None)
        case _:
            pass
    return TimeInterval(
        start=start, end=end, grain=grain, approximate=meant.approximate or meant.mod == "APPROX", holds="within"
    )


def _span(first: date, last: date, grain: Grain, approximate: bool) -> TimeInterval:
    return TimeInterval(start=midnight(first), end=midnight(last + DAY), grain=grain, approximate=approximate)


def _led(lead: str, moment: TimeInterval, context: Context) -> TimeInterval:
    """A time of day with its preposition: "before dawn", "by noon" and "after 5 p.m." are told of one day."""
    if moment.start is None or moment.end is None:
        return moment
    day = midnight(moment.start.date())
    match lead:
        case "by" | "until":
            now = midnight(context.dct) if context.dct and context.tense != "past" else None
            return replace(moment, start=now if now and now < moment.end else None)
        case "before" if moment.start > day:
            return replace(moment, start=day, end=moment.start)
        case "after" if moment.grain != "daypart" and moment.end < day + DAY:
            return replace(moment, start=moment.start, end=day + DAY)
        case _:
            return moment


def _clock(day: date, clock: Clock, approximate: bool) -> TimeInterval:
    base = midnight(day)
    if clock.part:
        begin, finish = PARTS[clock.part]
        return TimeInterval(
            start=base + timedelta(hours=begin),
            end=base + timedelta(hours=finish),
            grain="daypart",
            approximate=approximate,
        )
    moment = base + timedelta(hours=clock.hour or 0, minutes=clock.minute or 0, seconds=clock.second or 0)
    grain: Grain = "second" if clock.second else "minute" if clock.minute is not None else "hour"
    step = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1)}[grain]
    return TimeInterval(start=moment, end=moment + step, grain=grain, approximate=approximate, zone=clock.zone)
