"""What a meaning comes to before its interval is drawn."""

from dataclasses import dataclass

from geoevents.resolve.times_calendar import Period
from geoevents.types.meaning import Clock, Unit

OPEN: dict[Unit, str] = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "hour": "XXXX-XX-XXTXX",
    "minute": "XXXX-XX-XXTXX",
    "second": "XXXX-XX-XXTXX",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """value : TIMEX3 value, taken from the period where it is ""; period : where it lies, or None.

    upto : the mod at whose end the time ends, for "mid to late March"; slack : days that it may lie off either way;
    vague : PAST, PRESENT or FUTURE of a reference; clock : time of day; from_now : as of `Qualified`;
    readings : other values that were possible.
    """

    value: str = ""
    period: Period | None = None
    reason: str = ""
    mod: str | None = None
    upto: str | None = None
    approximate: bool = False
    slack: int = 0
    clock: Clock | None = None
    vague: str | None = None
    from_now: bool = False
    readings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.value and self.period:
            object.__setattr__(self, "value", self.period.value)


def open_value(unit: Unit) -> str:
    """The TIMEX3 value of some unknown day, week, year."""
    return OPEN.get(unit, "XXXX")
