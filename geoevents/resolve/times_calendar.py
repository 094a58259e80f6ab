"""Periods of the calendar: a day, a week, a quarter… with their TIMEX3 values, and steps from one to another."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from geoevents.types import Grain
from geoevents.types.meaning import Unit

DAY = timedelta(days=1)
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
GRAINS: dict[Unit, Grain] = {
    "day": "day",
    "weekend": "weekend",
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "quarter": "quarter",
    "half": "half",
    "season": "season",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "millennium": "century",
}
MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A named stretch of the calendar. first, last : its days, inclusive; value : its TIMEX3 value."""

    first: date
    last: date
    grain: Grain
    value: str

    def distance(self, day: date) -> int:
        """Days from `day` to the nearest day of the period, 0 inside."""
        return max((self.first - day).days, (day - self.last).days, 0)


def midnight(day: date) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, time())


def of_day(day: date) -> Period:
    """The day itself."""
    return Period(first=day, last=day, grain="day", value=day.isoformat())


def of_days(day: date, count: int) -> Period:
    """So many days on end, named by the first one."""
    return Period(first=day, last=day + (count - 1) * DAY, grain="day", value=day.isoformat())


def of_week(day: date) -> Period:
    """The ISO week that holds the day."""
    first = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return Period(first=first, last=first + timedelta(days=6), grain="week", value=f"{year:04}-W{week:02}")


def of_week_beside(day: date, sign: int) -> Period:
    """The week before or after a day, by either reading: the calendar's, whose value it has, or seven days from it."""
    week = of_week(day + sign * 7 * DAY)
    if sign < 0:
        return Period(first=week.first, last=day - DAY, grain="week", value=week.value)
    return Period(first=day + DAY, last=week.last, grain="week", value=week.value)


def of_weekend(day: date) -> Period:
    """Saturday and Sunday of the ISO week that holds the day."""
    week = of_week(day)
    return Period(first=week.first + timedelta(days=5), last=week.last, grain="weekend", value=f"{week.value}-WE")


def of_months(year: int, month: int, count: int, grain: Grain, value: str) -> Period:
    """`count` months from the first of the given month; month counts on beyond 12."""
    return Period(first=_first(year, month), last=_first(year, month + count) - DAY, grain=grain, value=value)


def of_month(year: int, month: int) -> Period:
    """A month of a year."""
    return of_months(year, month, 1, "month", f"{year:04}-{month:02}")


def of_quarter(year: int, quarter: int) -> Period:
    """A quarter, 1 to 4."""
    return of_months(year, 3 * quarter - 2, 3, "quarter", f"{year:04}-Q{quarter}")


def of_half(year: int, half: int) -> Period:
    """A half, 1 or 2."""
    return of_months(year, 6 * half - 5, 6, "half", f"{year:04}-H{half}")


def of_season(year: int, season: str) -> Period:
    """A northern season; winter begins in December of its year."""
    return of_months(year, SEASONS[season], 3, "season", f"{year:04}-{season}")


def of_year(year: int) -> Period:
    """A calendar year."""
    return of_months(year, 1, 12, "year", f"{year:04}")


def of_decade(year: int) -> Period:
    """The decade that holds the year."""
    return of_months(year // 10 * 10, 1, 120, "decade", f"{year // 10:03}")


def of_century(number: int) -> Period:
    """A century by its number (20 began in 1901); TIMEX3 counts it by its years' first digits."""
    return of_months(100 * number - 99, 1, 1200, "century", f"{number - 1:02}")


def holding(unit: Unit, day: date) -> Period:
    """The period of the given unit that holds the day."""
    match unit:
        case "week" | "fortnight":
            return of_week(day)
        case "weekend":
            return of_weekend(day)
        case "month":
            return of_month(day.year, day.month)
        case "quarter" | "period":
            return of_quarter(day.year, (day.month + 2) // 3)
        case "half":
            return of_half(day.year, (day.month + 5) // 6)
        case "season":
            season = ("WI", "SP", "SU", "FA")[day.month % 12 // 3]
            return of_season(day.year - (day.month < 3), season)
        case "year":
            return of_year(day.year)
        case "decade":
            return of_decade(day.year)
        case "century" | "millennium":
            return of_century((day.year + 99) // 100)
        case _:
            return of_day(day)


def moved(day: date, unit: Unit, count: float) -> date:
    """The day `count` units away; of a shorter month, its last day.

    Raises
    ------
    ValueError, OverflowError
        if it lies outside the years 1 to 9999.
    """
    if unit in DAYS:
        return day + timedelta(days=round(DAYS[unit] * count))
    if unit in ("hour", "minute", "second"):
        seconds = {"hour": 3600, "minute": 60, "second": 1}[unit] * count
        return day + timedelta(days=int(seconds / 86400))
    months = round(MONTHS.get(unit, 12000 if unit == "millennium" else 1) * count)
    first = _first(day.year, day.month + months)
    after = _first(first.year, first.month + 1)
    return min(first + timedelta(days=day.day - 1), after - DAY)


def _first(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
