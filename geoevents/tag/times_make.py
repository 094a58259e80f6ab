"""What time rules may make: the meanings by name, and numbers and years that are put together from words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from geoevents.types import meaning as m


def _same(of: Any) -> Any:
    return of


def _clock12(*, half: int, hour: int | None = None, minute: int | None = None, zone: str | None = None) -> m.Clock:
    """12-hour time; half : 0 in the morning, 12 after noon."""
    return m.Clock(hour=(hour or 0) % 12 + half, minute=minute, zone=zone)


def _clock_part(*, half: str, hour: int = 0, minute: int | None = None) -> m.Clock:
    late = half in ("AF", "EV") or (half == "NI" and hour > 5)
    return m.Clock(hour=hour % 12 + (12 if late else 0), minute=minute)


def _hour_of(*, half: str, offset: int, hour: int, minute: int) -> m.Moment:
    return m.Moment(clock=_clock_part(half=half, hour=hour, minute=minute), date=m.Relative(unit="day", offset=offset))


def _hour_on(*, half: str, hour: int, date: m.Meaning) -> m.Moment:
    return m.Moment(clock=_clock_part(half=half, hour=hour), date=date)


def _day_part(
    *, part: str, date: m.Meaning | None = None, offset: int | None = None, origin: m.Origin = "speech"
) -> m.Moment:
    if offset is not None:
        date = m.Relative(unit="day", offset=offset, origin=origin)
    return m.Moment(clock=m.Clock(part=part), date=date)


def _beside_part(*, part: str, sign: int) -> m.Moment:
    return m.Moment(clock=m.Clock(part=part), date=m.Beside(unit="day", sign=sign))


def _at_hour(*, hour: int, date: m.Meaning | None = None) -> m.Moment:
    return m.Moment(clock=m.Clock(hour=hour), date=date)


def _night_of(*, day: int, month: int, year: int | None = None) -> m.Moment:
    return m.Moment(clock=m.Clock(part="NI"), date=m.Calendar(day=day, month=month, year=year))


def _past_hour(
    *, minute: float, sign: int, hour: int, half: str | int | None = None, date: m.Meaning | None = None
) -> m.Moment:
    """A time told from an hour ("half past nine", "quarter to ten at night"); half : part of the day, or 0 or 12."""
    if isinstance(half, int):
        hour = hour % 12 + half
    elif half is not None:
        hour = _clock_part(half=half, hour=hour).hour or 0
    minutes = (hour * 60 + sign * int(minute)) % (24 * 60)
    return m.Moment(clock=m.Clock(hour=minutes // 60, minute=minutes % 60), date=date)


def _two_days(*, day: int, month: int, year: int | None = None) -> m.Calendar:
    return m.Calendar(day=day, month=month, year=year, days=2)


def _era_year(*, year: int, sign: int) -> m.Calendar:
    return m.Calendar(year=sign * year)


def _era_century(*, century: int, sign: int) -> m.Calendar:
    return m.Calendar(century=sign * century)


def _iso_moment(*, hour: int, minute: int, year: int, month: int, day: int) -> m.Moment:
    return m.Moment(clock=m.Clock(hour=hour, minute=minute), date=m.Calendar(year=year, month=month, day=day))


def _in_year(*, day: m.Holiday, **said: Any) -> m.Holiday:
    return replace(day, **said)


def _week_of(*, of: m.Meaning) -> m.Nth:
    return m.Nth(number=1, unit="week", of=of)


def _season_of(*, season: str, year: m.Relative) -> m.Calendar:
    return m.Calendar(season=season, years=year.offset)


def _every_unit(*, unit: m.Unit) -> m.Every:
    return m.Every(of=m.Length(unit=unit, count=1))


def _every_part(*, weekday: int, part: str) -> m.Every:
    return m.Every(of=m.Moment(clock=m.Clock(part=part), date=m.Calendar(weekday=weekday)))


def number(words: Sequence[Mapping[str, Any]]) -> float | None:
    """The number that the classes and values of its words say; None if it is vague ("several")."""
    total = current = 0.0
    for index, word in enumerate(words):
        if "several" in word or "few" in word or ("some" in word and len(words) == 1):
            return None
        if "'dozens'" in word or "'hundreds'" in word or "'thousands'" in word or "'number'" in word:
            return None
        if "dozen" in word:
            current = (current or 1) * word["dozen"]
        elif "scale" in word:
            current = (current or 1) * word["scale"]
            if word["scale"] > 100:
                total, current = total + current, 0
        elif "half" in word:
            current += 0.5
        elif (value := _simple(word)) is not None and not (value == 1 and "a" in word and index + 1 < len(words)):
            current += value
    return total + current


def _simple(word: Mapping[str, Any]) -> float | None:
    for name in ("int", "decimal", "fraction", "num", "couple", "a"):
        if name in word:
            return float(word[name])
    return None


def year_in_words(words: Sequence[Mapping[str, Any]]) -> int:
    """The year of "nineteen ninety-six", "two thousand and one"."""
    values = [int(word["num"]) for word in words if "num" in word]
    if any("scale" in word and word["scale"] == 1000 for word in words):
        return values[0] * 1000 + sum(values[1:])
    return values[0] * 100 + sum(values[1:])


MAKERS: Mapping[str, Callable[..., Any]] = {
    "AtHour": _at_hour,
    "Beside": m.Beside,
    "BesidePart": _beside_part,
    "Calendar": m.Calendar,
    "Clock": m.Clock,
    "Clock12": _clock12,
    "ClockPart": _clock_part,
    "Comparison": m.Comparison,
    "DayPart": _day_part,
    "EraCentury": _era_century,
    "EraYear": _era_year,
    "Every": m.Every,
    "EveryPart": _every_part,
    "EveryUnit": _every_unit,
    "Holiday": m.Holiday,
    "HourOf": _hour_of,
    "HourOn": _hour_on,
    "InYear": _in_year,
    "IsoMoment": _iso_moment,
    "Length": m.Length,
    "Moment": m.Moment,
    "NightOf": _night_of,
    "Nth": m.Nth,
    "PastHour": _past_hour,
    "Qualified": m.Qualified,
    "Reference": m.Reference,
    "Relative": m.Relative,
    "Same": _same,
    "SeasonOf": _season_of,
    "TwoDays": _two_days,
    "Shift": m.Shift,
    "WeekOf": _week_of,
    "Window": m.Window,
}
