"""Feasts that move through the civil year, by the arithmetic of their own calendars.

Islamic feasts by the tabular calendar, which may differ by a day from the month as sighted; Jewish ones by the fixed
Hebrew calendar; Orthodox Easter by the Julian reckoning (Reingold and Dershowitz, Calendrical Calculations); the lunar
New Year and Diwali by the new moon (Meeus, Astronomical Algorithms, chapter 49, its seven largest terms).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from math import radians, sin

UNIX_JD = 2440587.5
ORDINAL_JD = 1721425
HEBREW_EPOCH = -1373427  # ordinal of the first of Tishri of year 1
HEBREW_AHEAD = 3761
NEW_MOON, MONTH = 2451550.09766, 29.530588861
BEIJING = 8 / 24  # days ahead of Greenwich
DELHI_EVENING = (5.5 - 18) / 24  # a new moon of before sunset belongs to the night before
EARLIEST_NEW_YEAR = (1, 21)
ISLAMIC = {
    "islamic-new-year": (1, 1, 1),
    "ashura": (1, 10, 1),
    "arbaeen": (2, 20, 1),
    "mawlid": (3, 12, 1),
    "ramadan": (9, 1, 30),
    "laylat-al-qadr": (9, 27, 1),
    "eid-al-fitr": (10, 1, 1),
    "eid-al-adha": (12, 10, 1),
}
TISHRI = {"rosh-hashanah": (0, 2), "yom-kippur": (9, 1), "sukkot": (14, 7)}
PASSOVER = {"purim": (-30, 1), "passover": (0, 8), "shavuot": (50, 2)}
PASSOVER_BEFORE_TISHRI = 163
HANUKKAH = 83


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """One year's feast. first : its day; days : how many it lasts; sure : whether it is so to the day."""

    first: date
    days: int = 1
    sure: bool = True


def feasts(key: str, year: int) -> tuple[Feast, ...]:
    """The feasts of that name that begin in a civil year, in order; none for a name that is not known."""
    if key in ISLAMIC:
        return _islamic(key, year)
    if key in TISHRI:
        after, days = TISHRI[key]
        return (Feast(first=_tishri(year) + timedelta(days=after), days=days),)
    if key in PASSOVER:
        after, days = PASSOVER[key]
        return (Feast(first=_tishri(year) + timedelta(days=after - PASSOVER_BEFORE_TISHRI), days=days),)
    match key:
        case "hanukkah":
            long = (_tishri(year + 1) - _tishri(year)).days % 10 == 5
            return (Feast(first=_tishri(year) + timedelta(days=HANUKKAH + long), days=8),)
        case "orthodox-easter":
            return (Feast(first=_orthodox_easter(year)),)
        case "lunar-new-year":
            return (Feast(first=_lunar_new_year(year)),)
        case "diwali":
            return (Feast(first=_new_moon_until(date(year, 11, 14), DELHI_EVENING), sure=False),)
    return ()


def _islamic(key: str, year: int) -> tuple[Feast, ...]:
    month, day, days = ISLAMIC[key]
    hijri = round((year - 622) * 33 / 32)
    found = [_islamic_day(near, month, day) for near in (hijri - 1, hijri, hijri + 1, hijri + 2)]
    return tuple(Feast(first=first, days=days, sure=False) for first in found if first.year == year)


def _islamic_day(year: int, month: int, day: int) -> date:
    julian_day = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + 1948440 - 385
    return date.fromordinal(julian_day - ORDINAL_JD)


def _tishri(year: int) -> date:
    """The Jewish New Year that falls in a civil year."""
    hebrew = year + HEBREW_AHEAD
    before, this, after = (_elapsed(hebrew + step) for step in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(HEBREW_EPOCH + this + delay)


def _elapsed(hebrew: int) -> int:
    months = (235 * hebrew - 234) // 19
    parts = 12084 + 13753 * months
    day = months * 29 + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _orthodox_easter(year: int) -> date:
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    julian = date(year, (d + e + 114) // 31, (d + e + 114) % 31 + 1)
    return julian + timedelta(days=year // 100 - year // 400 - 2)


def _lunar_new_year(year: int) -> date:
    """The second new moon after the one that opens the month of the winter solstice, as seen from Beijing."""
    millennia = (year - 1 - 2000) / 1000
    solstice = _civil(2451900.05952 + 365242.74049 * millennia - 0.06223 * millennia**2, BEIJING)
    eleventh = _new_moon_until(solstice, BEIJING)
    second = _new_moon_until(eleventh + timedelta(days=62), BEIJING)
    leap = second < date(year, *EARLIEST_NEW_YEAR)
    return _new_moon_until(second + timedelta(days=31), BEIJING) if leap else second


def _new_moon_until(day: date, zone: float) -> date:
    """The day of the last new moon that is not after a day."""
    number = round((day.toordinal() + ORDINAL_JD - NEW_MOON) / MONTH)
    return max(found for step in (-2, -1, 0, 1) if (found := _civil(_new_moon(number + step), zone)) <= day)


def _civil(julian_day: float, zone: float) -> date:
    return date(1970, 1, 1) + timedelta(days=int((julian_day + zone - UNIX_JD) // 1))


def _new_moon(number: int) -> float:
    """The Julian day of a new moon, counted from that of January 2000, to a few minutes."""
    t = number / 1236.85
    sun = radians(2.5534 + 29.10535670 * number)
    moon = radians(201.5643 + 385.81693528 * number + 0.0107582 * t * t)
    node = radians(160.7108 + 390.67050284 * number)
    e = 1 - 0.002516 * t
    shift = -0.40720 * sin(moon) + 0.17241 * e * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
    shift += 0.00739 * e * sin(moon - sun) - 0.00514 * e * sin(moon + sun) + 0.00208 * e * e * sin(2 * sun)
    return NEW_MOON + MONTH * number + 0.00015437 * t * t + shift
