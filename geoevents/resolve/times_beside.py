"""Times told from an event: what a date beside them says of where they lie ("a day after the March 3 vote")."""

from dataclasses import replace
from itertools import pairwise

from geoevents.resolve import times_calendar as cal
from geoevents.types import ResolvedTime, TimeInterval
from geoevents.types.meaning import Beside, Calendar, Length, Meaning, Qualified

GAP = 18
SIGNS = {"before": -1, "after": 1}
FITTING: dict[str, tuple[str, ...]] = {"month": ("day", "month"), "year": ("day", "month", "year")}
NAMED_AGAIN = "nth.bare"


def beside(times: tuple[ResolvedTime, ...], *, text: str) -> tuple[ResolvedTime, ...]:
    """The times, those told from an event with what the date before or behind them tells."""
    told = list(times)
    for index, (left, right) in enumerate(pairwise(times)):
        between = text[left.expression.span.end : right.expression.span.start]
        if between.strip() == ",":
            told[index + 1] = _apposed(told[index], right)
        elif len(between) <= GAP and right.expression.lead in ("noun", "beside"):
            told[index] = _weekday(_counted(left, right), right)
    return tuple(told)


def _apposed(left: ResolvedTime, right: ResolvedTime) -> ResolvedTime:
    """A day that is named again by an event: "on Nov. 3, the day before the vote"."""
    expr, day = right.expression.expr, left.interval
    again = isinstance(expr, Beside) or right.expression.rule == NAMED_AGAIN
    if not again or getattr(expr, "unit", "") != "day" or left.expression.type != "DATE":
        return right
    if day is None or day.grain != "day":
        return right
    return replace(right, value=left.value, interval=day, reason=f'another name of "{left.expression.text}" before it')


def _counted(left: ResolvedTime, right: ResolvedTime) -> ResolvedTime:
    """A time counted from the date of the event behind it: "two days after the March 3 talks"."""
    sign, length, seen = SIGNS.get(left.expression.trail, 0), _length(left.expression.expr), right.interval
    if not sign or length is None or length.count is None or right.expression.type != "DATE":
        return left
    if seen is None or seen.start is None or seen.end is None or seen.grain not in FITTING.get(length.unit, ("day",)):
        return left
    base = seen.start.date() if sign < 0 else (seen.end - cal.DAY).date()
    try:
        period = cal.holding(length.unit, cal.moved(base, length.unit, sign * length.count))
    except (ValueError, OverflowError):
        return left
    interval = TimeInterval(
        start=cal.midnight(period.first),
        end=cal.midnight(period.last + cal.DAY),
        grain=period.grain,
        approximate=length.unit != "day",
    )
    value = period.value if isinstance(left.expression.expr, Beside) else left.value
    return replace(left, value=value, interval=interval, reason=f"counted from {right.value}, told beside it")


def _weekday(left: ResolvedTime, right: ResolvedTime) -> ResolvedTime:
    """A weekday by a date: "the Friday before Christmas"."""
    expr, seen, sign = left.expression.expr, right.interval, SIGNS.get(left.expression.trail, 0)
    if not isinstance(expr, Calendar) or not expr.weekday or left.expression.lead != "noun" or not sign:
        return left
    if seen is None or seen.start is None or seen.end is None:
        return left
    base = seen.start.date() if sign < 0 else (seen.end - cal.DAY).date()
    away = (base.isoweekday() - expr.weekday) % 7 if sign < 0 else (expr.weekday - base.isoweekday()) % 7
    period = cal.of_day(cal.moved(base, "day", sign * (away or 7)))
    interval = TimeInterval(start=cal.midnight(period.first), end=cal.midnight(period.last + cal.DAY), grain="day")
    return replace(left, value=period.value, interval=interval, reason=f"counted from {right.value}, told beside it")


def _length(expr: Meaning) -> Length | None:
    match expr:
        case Length():
            return expr
        case Qualified(of=Length() as inner):
            return inner
        case Beside(unit=unit):
            return Length(unit=unit, count=1)
        case _:
            return None
