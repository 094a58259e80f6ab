"""One meaning to a calendar value: one function per kind of meaning, each with its reason."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from geoevents.resolve import times_calendar as cal
from geoevents.resolve import times_lengths as lengths
from geoevents.resolve.times_addresses import address, shift_years
from geoevents.resolve.times_context import Context
from geoevents.resolve.times_holidays import holiday
from geoevents.resolve.times_types import Meant, open_value
from geoevents.types import meaning as m

UNKNOWN_EVENT = "counted from an event whose own date is not said beside it"
SOME_HOUR = "TXX"  # the day alone would be no TIMEX3 TIME, and an hour counted from midnight would be made up
HALF_DAY = 6  # hours that may well lead into another day
STAMPS = {"EH": "MO", "DN": "MO", "DK": "EV", "ON": "NI"}  # parts of the day that TIMEX3 counts among its own


def meant(expr: m.Meaning, context: Context) -> Meant:
    """What a meaning is in a context; an impossible date has a value and no period."""
    try:
        return _meant(expr, context)
    except (ValueError, OverflowError):
        return Meant(value="XXXX", reason="no day of the calendar")


def _meant(expr: m.Meaning, context: Context) -> Meant:  # noqa: C901 (one case per kind of meaning)
    match expr:
        case m.Calendar():
            return address(expr, context)
        case m.Relative():
            return _relative(expr, context)
        case m.Length():
            return Meant(value=lengths.value(expr), reason="a length of time")
        case m.Window():
            return _window(expr, context)
        case m.Shift():
            return _shift(expr, context)
        case m.Nth():
            return _nth(expr, context)
        case m.Comparison():
            return _comparison(expr, context)
        case m.Moment():
            return _moment(expr, context)
        case m.Every():
            return _every(expr, context)
        case m.Reference():
            return _reference(expr, context)
        case m.Holiday():
            return holiday(expr, context)
        case m.Qualified():
            inner = meant(expr.of, context)
            from_now = expr.from_now or inner.from_now
            return replace(inner, mod=inner.mod or expr.mod, upto=inner.upto or expr.upto, from_now=from_now)
        case m.Beside():
            return Meant(value=open_value(expr.unit), reason=UNKNOWN_EVENT)


def _origin(origin: m.Origin, context: Context) -> tuple[cal.Period | None, str]:
    if origin == "focus" and context.focus:
        return context.focus, f"counted from {context.focus.value}, told before"
    if origin == "report" and context.report:
        return context.report, f"counted from the period under report, {context.report.value}"
    if context.dct is None:
        return None, "no document date to count from"
    return cal.of_day(context.dct), f"counted from the document date {context.dct}"


def _relative(expr: m.Relative, context: Context) -> Meant:
    base, reason = _origin(expr.origin, context)
    if base is None:
        return Meant(value=open_value(expr.unit), reason=reason)
    if expr.origin == "report" and expr.unit in ("week", "weekend", "month"):
        base = cal.of_day(context.dct) if context.dct else base
    if expr.unit == "weekend" and expr.offset == 0:
        return Meant(period=_weekend(base, context), reason=reason)
    day = base.first if expr.offset <= 0 else base.last
    if base is context.focus and expr.unit == "week" and abs(expr.offset) == 1 and base.grain == "day":
        reason = f"{reason}; a week of the calendar or seven days"
        return Meant(period=cal.of_week_beside(day, expr.offset), approximate=True, reason=reason)
    period = cal.holding(expr.unit, cal.moved(cal.holding(expr.unit, day).first, expr.unit, expr.offset))
    if expr.unit == "season":  # of a sport or a crop, which has months of its own
        period = cal.holding("year", cal.moved(day, "year", expr.offset))
        return Meant(period=period, approximate=True, reason=f"{reason}; its months are not said")
    return Meant(period=period, reason=reason)


def _weekend(base: cal.Period, context: Context) -> cal.Period:
    """The weekend of the week, or in the past tense before Saturday the one just gone."""
    this = cal.of_weekend(base.first)
    if context.tense != "future" and base.first < this.first:
        return cal.of_weekend(base.first - timedelta(days=7))
    return this


def _window(expr: m.Window, context: Context) -> Meant:
    value = lengths.value(expr.length)
    if expr.side == 0:
        return _first_of_year(expr, context, value)
    count = lengths.count_or_guess(expr.length, few=not expr.recent)
    if context.dct is None or count is None:
        edge = "no document date" if context.dct is None else "of unknown length"
        return Meant(value=value, reason=f"a stretch of time, {edge}")
    day = context.dct
    if expr.side < 0:
        first, last = cal.moved(day, expr.length.unit, -count), day
    else:
        first, last = day, cal.moved(day, expr.length.unit, count)
    if expr.length.unit in ("hour", "minute", "second"):
        first, last = (day - cal.DAY, day) if expr.side < 0 else (day, day + cal.DAY)
    grain = cal.GRAINS.get(expr.length.unit, "day")
    period = cal.Period(first=first, last=last, grain=grain, value=value)
    return Meant(
        value=value,
        period=period,
        approximate=expr.length.count is None,
        reason=f"a stretch up to the document date {day}"
        if expr.side < 0
        else f"a stretch from the document date {day}",
    )


def _first_of_year(expr: m.Window, context: Context, value: str) -> Meant:
    """The first months of a year are those of the last year in which they are over."""
    if context.dct is None:
        return Meant(value=value, reason="a length of time")
    for year in (context.dct.year, context.dct.year - 1):
        drawn = first_of(expr.length, cal.of_year(year).first)
        if drawn and drawn[1].date() <= context.dct:
            last = drawn[1].date() - cal.DAY
            period = cal.Period(first=drawn[0].date(), last=last, grain="month", value=value)
            return Meant(value=value, period=period, reason=f"counted from the beginning of {year}")
    return Meant(value=value, reason="a length of time")


def first_of(length: m.Length, start: date) -> tuple[datetime, datetime] | None:
    """The first and the end moment of the first months or quarters from a day on; None for other units."""
    if length.unit not in ("month", "quarter") or length.count is None or length.count > 12:
        return None
    return cal.midnight(start), cal.midnight(cal.moved(start, length.unit, length.count))


def _shift(expr: m.Shift, context: Context) -> Meant:
    if expr.base is not None:
        inner = meant(expr.base, context)
        base, reason = inner.period, f"counted from {inner.value}"
    elif context.report and expr.length == m.Length(unit="year", count=1, single=True):
        years = int(expr.sign * (expr.length.count or 1))
        if context.figures == "year" and context.dct:
            return Meant(period=cal.of_year(context.dct.year + years), reason=f"against the year of {context.dct}")
        return Meant(
            period=shift_years(context.report, years), reason=f"against the period under report, {context.report.value}"
        )
    else:
        base, reason = _origin(expr.origin, context)
    count = lengths.count_or_guess(expr.length, few=True)
    unit: m.Unit = expr.length.unit
    if base is None or count is None:
        return Meant(value=open_value(unit), reason=reason)
    day = cal.moved(base.first if expr.sign < 0 else base.last, unit, expr.sign * count)
    if unit in ("hour", "minute", "second"):
        spread = unit == "hour" and count >= HALF_DAY
        period = _around(day, expr.sign) if spread else cal.of_day(day)
        return Meant(
            value=f"{period.value}{SOME_HOUR}",
            period=period,
            reason=f"{reason}; its hour is not known",
            approximate=True,
        )
    shown: m.Unit = "year" if unit in ("decade", "century", "millennium") else unit
    if count != int(count):
        shown = {"year": "month", "month": "day", "week": "day"}.get(unit, shown)  # type: ignore[assignment]
    vague = expr.length.count is None
    period = cal.holding(base.grain if expr.exact else shown, day)  # type: ignore[arg-type]
    if vague:
        return Meant(value=_vague(unit, expr.sign), period=None, reason=f"{reason}; how many is not said")
    return Meant(period=period, reason=reason, approximate=unit != "day" and not expr.exact)


def _around(day: date, sign: int) -> cal.Period:
    """The two days that a moment many hours from an unknown time of a day can lie in, named by the nearer one."""
    other = day + sign * cal.DAY
    return cal.Period(first=min(day, other), last=max(day, other), grain="day", value=day.isoformat())


def _vague(unit: m.Unit, sign: int) -> str:
    return "PAST_REF" if sign < 0 else "FUTURE_REF"


def _nth(expr: m.Nth, context: Context) -> Meant:
    whole = meant(expr.of, context) if expr.of else Meant(period=context.told, reason="of the date told before")
    if whole.period is None:
        return Meant(value=open_value(expr.unit), reason=whole.reason)
    outer, unit = whole.period, expr.unit
    if unit == "half" and outer.grain != "year":
        middle = outer.first + (outer.last - outer.first) / 2
        first, last = (outer.first, middle) if expr.number == 1 else (middle + cal.DAY, outer.last)
        half = cal.Period(first=first, last=last, grain=outer.grain, value=outer.value)
        return Meant(period=half, reason=f"half of it; {whole.reason}")
    if expr.weekday:
        return Meant(period=cal.of_day(_nth_weekday(outer, expr.number, expr.weekday)), reason=whole.reason)
    if unit == "week" and outer.grain == "day":
        return Meant(period=cal.of_week(outer.first), reason=whole.reason)
    if unit == "week":
        first = (
            outer.first + timedelta(days=7 * (expr.number - 1)) if expr.number > 0 else outer.last - timedelta(days=6)
        )
        period = cal.Period(
            first=first,
            last=min(first + timedelta(days=6), outer.last),
            grain="week",
            value=cal.of_week(first + timedelta(days=3)).value,  # the ISO week that has most of its days
        )
    elif expr.number > 0:
        period = cal.holding(unit, cal.moved(outer.first, unit, expr.number - 1))
    else:
        period = cal.holding(unit, outer.last)
    return Meant(period=period, slack=whole.slack, approximate=whole.slack > 0, reason=whole.reason)


def _nth_weekday(outer: cal.Period, number: int, weekday: int) -> date:
    if number > 0:
        return outer.first + timedelta(days=(weekday - outer.first.isoweekday()) % 7 + 7 * (number - 1))
    return outer.last - timedelta(days=(outer.last.isoweekday() - weekday) % 7)


def _comparison(expr: m.Comparison, context: Context) -> Meant:
    base, reason = _origin("report", context)
    if base is None:
        return Meant(value=open_value("quarter"), reason=reason)
    if context.report is None:
        unit: m.Unit = "quarter" if expr.unit in ("quarter", "period") else expr.unit
        base = cal.holding(unit, base.first)
        if unit == "quarter":
            base = cal.holding(unit, cal.moved(base.first, unit, -1))
    if expr.quarter:
        base = cal.of_quarter(base.first.year, expr.quarter)
    if expr.unit in ("month", "week", "year"):
        base = cal.holding(expr.unit, base.first)
    offset = expr.year - base.first.year if expr.year else expr.offset
    return Meant(period=shift_years(base, offset), reason=reason)


def _moment(expr: m.Moment, context: Context) -> Meant:
    inner = meant(expr.date, context) if expr.date else Meant(period=context.told_day, reason="on the day told of")
    clock = expr.clock
    if clock.part == "ON" and expr.date is None:
        inner = _night_told(context)
    if clock.part:
        stamp = f"T{STAMPS.get(clock.part, clock.part)}"
    elif clock.minute is None and clock.second is None:
        stamp = f"T{clock.hour or 0:02}:00"
    else:
        stamp = f"T{clock.hour or 0:02}:{clock.minute or 0:02}"
    if clock.second:
        stamp += f":{clock.second:02}"
    day = inner.period if inner.period and inner.period.grain == "day" else None
    value = (day.value if day else inner.period.value if inner.period else inner.value or "XXXX-XX-XX") + stamp
    return Meant(value=value, period=inner.period, clock=clock, reason=inner.reason, mod=inner.mod)


def _night_told(context: Context) -> Meant:
    """The night that "overnight" means: the one before the document date, or the one after a day told of or planned."""
    told = context.told_day
    if told is None or told.grain != "day" or context.dct is None:
        return Meant(period=told, reason="on the day told of")
    if context.tense == "future" or told.first != context.dct:
        return Meant(period=told, reason=f"the night after {told.value}")
    return Meant(period=cal.of_day(told.first - cal.DAY), reason=f"the night before {told.value}")


def _every(expr: m.Every, context: Context) -> Meant:
    reason = "recurs"
    match expr.of:
        case m.Length():
            return Meant(value=lengths.value(expr.of), reason=reason)
        case m.Moment(clock=clock, date=day) if day is not None:
            return Meant(
                value=f"{meant(m.Every(of=day), context).value}T{STAMPS.get(clock.part or '', clock.part)}",
                reason=reason,
            )
        case _:
            return Meant(value=meant(expr.of, replace(context, dct=None, focus=None, report=None)).value, reason=reason)


def _reference(expr: m.Reference, context: Context) -> Meant:
    value = f"{expr.to}_REF"
    if context.dct is None:
        return Meant(value=value, reason="no document date to count from")
    return Meant(value=value, vague=expr.to, reason=f"vague, seen from the document date {context.dct}")
