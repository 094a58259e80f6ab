"""Named days by their calendar rules."""

from dataclasses import replace
from datetime import date, timedelta

from geoevents.resolve import times_calendar as cal
from geoevents.resolve.times_addresses import choose
from geoevents.resolve.times_context import Context
from geoevents.resolve.times_movable import Feast, feasts
from geoevents.resolve.times_types import Meant
from geoevents.types import meaning as m

MONTH = 28
FIXED = {
    "orthodox-christmas": (1, 7),
    "anzac": (4, 25),
    "victory": (5, 9),
    "all-saints": (11, 1),
    "new-year": (1, 1),
    "new-years-eve": (12, 31),
    "valentine": (2, 14),
    "st-patrick": (3, 17),
    "may-day": (5, 1),
    "bastille": (7, 14),
    "us-independence": (7, 4),
    "halloween": (10, 31),
    "veterans": (11, 11),
    "christmas-eve": (12, 24),
    "christmas": (12, 25),
    "boxing": (12, 26),
    "nowruz": (3, 21),
}
NTH_WEEKDAY = {
    "martin-luther-king": (1, 1, 3),
    "presidents": (2, 1, 3),
    "mothers": (5, 7, 2),
    "memorial": (5, 1, -1),
    "fathers": (6, 7, 3),
    "labor": (9, 1, 1),
    "columbus": (10, 1, 2),
    "thanksgiving": (11, 4, 4),
}
EASTER = {"easter": 0, "good-friday": -2, "palm-sunday": -7, "ash-wednesday": -46, "easter-monday": 1, "pentecost": 49}
EASTER |= {"maundy-thursday": -3, "holy-saturday": -1, "ascension": 39, "whit-monday": 50}


def holiday(expr: m.Holiday, context: Context) -> Meant:
    """A named day of the year that is said, else of the one that the tense points to."""
    year = expr.year
    if expr.years is not None and context.dct:
        year = context.dct.year + expr.years
    years = [year] if year else []
    if not years and context.dct:
        years = [context.dct.year + step for step in (-1, 0, 1)]
    if not years:
        return Meant(value="XXXX-XX-XX", reason="no document date to count from")
    found = [feast for year in years for feast in _feasts(expr.key, year)]
    if not found:
        return Meant(value="XXXX-XX-XX", reason="no one day: it is another one from country to country")
    periods = [cal.of_week(feast.first) if expr.week else _period(feast) for feast in found]
    if year:
        meant = Meant(period=periods[0], reason="the named day of that year")
    else:
        meant = choose(periods, context, toward=expr.toward)
    if all(feast.sure for feast in found):
        return meant
    return replace(meant, slack=1, approximate=True, reason=f"{meant.reason}; reckoned, a day off either way")


def _period(feast: Feast) -> cal.Period:
    """The days of a feast, named by its first one or, where it fills a month, by its year."""
    last = feast.first + timedelta(days=feast.days - 1)
    value = feast.first.isoformat() if feast.days < MONTH else str(feast.first.year)
    return cal.Period(first=feast.first, last=last, grain="day", value=value)


def _feasts(key: str, year: int) -> tuple[Feast, ...]:
    day = _day(key, year)
    return (Feast(first=day),) if day else feasts(key, year)


def _day(key: str, year: int) -> date | None:
    if key in FIXED:
        return date(year, *FIXED[key])
    if key in NTH_WEEKDAY:
        return _nth_weekday(year, *NTH_WEEKDAY[key])
    if key in EASTER:
        return _easter(year) + timedelta(days=EASTER[key])
    if key == "election":
        return _nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    return None


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = cal.of_month(year, month).first
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7)
    if nth > 0:
        return day + timedelta(days=7 * (nth - 1))
    last = cal.of_month(year, month).last
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def _easter(year: int) -> date:
    """Gregorian Easter (Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114
    return date(year, n // 31, n % 31 + 1)
