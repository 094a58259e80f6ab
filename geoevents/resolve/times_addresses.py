"""Calendar addresses to periods: what is not said is the nearest that the tense allows."""

from dataclasses import replace
from datetime import date, timedelta

from geoevents.resolve import times_calendar as cal
from geoevents.resolve.times_calendar import Period
from geoevents.resolve.times_context import Context
from geoevents.resolve.times_types import Meant
from geoevents.types.meaning import Calendar

FAR = 60
PAST = 30
QUARTER = 120
MONTH = 14
SOON = 31
LEAN = 1.25  # news tells of the past: what lies ahead must be so much nearer


def address(said: Calendar, context: Context) -> Meant:
    """The period of a calendar address."""
    if (said.year or said.century or 0) < 0:
        return Meant(value=_before_christ(said), reason="before the first year that the calendar reaches")
    if said.century is not None:
        return Meant(period=cal.of_century(said.century), reason="a century by its number")
    if said.decade is not None:
        return Meant(period=cal.of_decade(said.decade), reason="a decade by its name")
    year = said.year
    if said.years is not None and context.dct:
        year = context.dct.year + said.years
    if said.either and context.dct and year and said.month and said.day:
        return _either(said.day, said.month, year, context.dct)
    if year is not None:
        return Meant(
            period=_in_year(said, year), reason="the year is said" if said.year else f"counted from {context.dct}"
        )
    known = context.full.get((said.month or 0, said.day or 0))
    if known and said.toward is None and context.tense != "future":
        return Meant(period=_in_year(said, known), reason=f"the text gives this day in full, in {known}")
    return _nearest(said, context)


def _either(day: int, month: int, year: int, dct: date) -> Meant:
    """A date in numbers whose order is not sure: the reading that is nearer to the document date."""
    chosen, other = sorted(
        (cal.of_day(date(year, month, day)), cal.of_day(date(year, day, month))),
        key=lambda period: period.distance(dct),
    )
    why = f"day and month may be either way round; this is nearer to the document date {dct}"
    return Meant(period=chosen, reason=why, readings=(other.value,))


def _in_year(said: Calendar, year: int) -> Period:
    if said.month and said.day:
        return cal.of_days(date(year, said.month, said.day), said.days)
    if said.month:
        return cal.of_month(year, said.month)
    if said.quarter:
        return cal.of_quarter(year, said.quarter)
    if said.half:
        return cal.of_half(year, 2 if said.half == -1 else said.half)
    if said.season:
        return cal.of_season(year, said.season)
    return cal.of_year(year)


def _nearest(said: Calendar, context: Context) -> Meant:
    origin = context.focus if said.origin == "focus" and context.focus else None
    day = origin.first if origin else context.dct
    if day is None:
        told = context.focus
        if told and said.month and said.toward is None and told.grain in ("day", "month", "season", "year"):
            return _told_on(said, told)
        return Meant(value=_open(said), reason="the year is not said and there is no document date")
    periods = _candidates(said, day)
    if not periods:
        return Meant(value=_open(said), reason="no such day in any near year")
    seen_from = replace(context, dct=day)
    return choose(periods, seen_from, toward=said.toward, held=() if context.over else _held(said))


def _told_on(said: Calendar, told: Period) -> Meant:
    """In a text without a date of its own, a bare month goes on from the date told before it."""
    for year in (told.first.year, told.first.year + 1):
        period = _in_year(said, year)
        if period.last >= told.first:
            break
    return Meant(period=period, reason=f"the next after {told.value}, told before; there is no document date")


def _held(said: Calendar) -> tuple[int, int]:
    """So many days back and ahead the nearest one holds against the tense.

    A day of a month is named for what it is; who says in August that something was done "in September" would call the
    one of last year "last September"; a quarter that has just ended is reported on whatever is still to come.
    """
    if said.day:
        return PAST, FAR
    if said.month:
        return 0, SOON
    return (QUARTER, 0) if said.quarter else (0, 0)


def _candidates(said: Calendar, day: date) -> list[Period]:
    if said.weekday:
        first = day - timedelta(days=day.weekday())
        return [cal.of_day(first + timedelta(days=7 * week + said.weekday - 1)) for week in (-2, -1, 0, 1, 2)]
    if said.day and not said.month:
        months = [cal.moved(cal.of_month(day.year, day.month).first, "month", step) for step in (-1, 0, 1)]
        return [
            cal.of_day(month.replace(day=said.day))
            for month in months
            if said.day <= cal.holding("month", month).last.day
        ]
    found = []
    for year in (
        range(day.year - 4, day.year + 5)
        if said.day == 29 and said.month == 2
        else (day.year - 2, day.year - 1, day.year, day.year + 1)
    ):
        try:
            found.append(_in_year(said, year))
        except ValueError:
            continue
    return found


def choose(periods: list[Period], context: Context, *, toward: int | None = None, held: tuple[int, ...] = ()) -> Meant:
    """The one of the periods (in order) that a "last", "next" or the tense asks for, else the nearest.

    held : so many days back and ahead the nearest one holds against the tense.
    """
    day = context.dct
    if day is None:
        return Meant(value="XXXX", reason="no document date")
    if toward is not None:
        return _toward(periods, day, toward)
    lean = LEAN if any(held) or (periods[-1].first - periods[0].first).days > FAR else 1
    chosen = min(periods, key=lambda period: period.distance(day) * (lean if period.first > day else 1))
    why = f"the nearest to the document date {day}"
    by_tense = _by_tense(periods, context, day)
    stays = bool(held) and 0 < chosen.distance(day) <= held[chosen.first > day]
    if by_tense and by_tense is not chosen and not stays:
        chosen = by_tense
        side = "last before" if chosen.first <= day else "next after"
        told = {"future": "the clause tells of the future", "past": "the clause tells of the past"}
        why = f"the {side} the document date {day}, as {told.get(context.tense, 'news tells of the past')}"
    others = tuple(period.value for period in periods if period is not chosen)
    return Meant(period=chosen, reason=why, readings=others)


def _by_tense(periods: list[Period], context: Context, day: date) -> Period | None:
    if context.tense == "future":
        return next((period for period in periods if period.last >= day), None)
    weekdays = periods[0].grain == "day" and (periods[-1].first - periods[0].first).days < FAR
    if context.tense == "past" or weekdays:
        return next((period for period in reversed(periods) if period.first <= day), None)
    return None


def _toward(periods: list[Period], day: date, toward: int) -> Meant:
    others = tuple(period.value for period in periods)
    if toward < 0:
        gap = MONTH if periods[0].grain == "month" else 0
        fitting = [period for period in periods if (day - period.last).days > gap]
        chosen = fitting[-1] if fitting else periods[0]
        return Meant(period=chosen, reason=f"the last one before {day}", readings=others)
    if toward > 0:
        fitting = [period for period in periods if period.first > day]
        chosen = fitting[0] if fitting else periods[-1]
        return Meant(period=chosen, reason=f"the next one after {day}", readings=others)
    same = [period for period in periods if period.first.year == day.year] or periods
    if periods[0].grain == "day":
        monday = day - timedelta(days=day.weekday())
        same = [period for period in periods if monday <= period.first < monday + timedelta(days=7)] or periods
    chosen = min(same, key=lambda period: period.distance(day))
    return Meant(period=chosen, reason=f"the one of the same week or year as {day}", readings=others)


def shift_years(period: Period, years: int) -> Period:
    """The same period so many years on."""
    if years == 0:
        return period
    first = period.first
    match period.grain:
        case "quarter":
            return cal.of_quarter(first.year + years, (first.month + 2) // 3)
        case "month":
            return cal.of_month(first.year + years, first.month)
        case "half":
            return cal.of_half(first.year + years, (first.month + 5) // 6)
        case "year":
            return cal.of_year(first.year + years)
        case "week":
            return cal.of_week(cal.moved(first, "year", years))
        case "day":
            return cal.of_day(cal.moved(first, "year", years))
        case _:
            return cal.of_year(first.year + years)


def _before_christ(said: Calendar) -> str:
    return f"BC{-said.year:04}" if said.year else f"BC{-(said.century or -1) - 1:02}"


def _open(said: Calendar) -> str:
    if said.month:
        return f"XXXX-{said.month:02}" + (f"-{said.day:02}" if said.day else "")
    if said.weekday:
        return f"XXXX-WXX-{said.weekday}"
    if said.quarter:
        return f"XXXX-Q{said.quarter}"
    if said.half:
        return f"XXXX-H{abs(said.half)}"
    if said.season:
        return f"XXXX-{said.season}"
    return "XXXX-XX-XX" if said.day else "XXXX"
