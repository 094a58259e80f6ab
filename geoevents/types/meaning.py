"""The closed algebra of what a time expression can mean, before any calendar position is known."""

from dataclasses import dataclass
from typing import Literal

type Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
    "millennium",
    "period",
]
type Origin = Literal["speech", "focus", "report"]
type Mod = Literal[
    "START",
    "MID",
    "END",
    "APPROX",
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """An address in the calendar ("3 March 2020", "Friday", "the 1990s"); a part that is not said is None.

    year : negative before Christ; weekday : ISO, 1 Monday to 7 Sunday; season : "SP" "SU" "FA" "WI";
    decade : its first year; century : its number (20 began in 1901), negative before Christ;
    days : how many days from that one on ("14/15 March": 2);
    toward : -1 ("last April"), 0 ("this"), 1 ("next") or None, counted from `origin`;
    years : the year, in years from the origin's ("June last year": -1);
    either : whether day and month may be the other way round ("3/4/2020").
    """

    year: int | None = None
    years: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    days: int = 1
    toward: int | None = None
    origin: Origin = "speech"
    either: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """The unit `offset` units from the one that holds the origin ("today", "last week", "the following month")."""

    unit: Unit
    offset: int = 0
    origin: Origin = "speech"


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A stretch of time of no place ("two to three weeks"); count None is an unknown number, upto a range's end.

    plus : what a finer unit adds: "two hours and ten minutes".
    """

    unit: Unit
    count: float | None = None
    upto: float | None = None
    single: bool = False
    plus: "Length | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch that touches the origin: side -1 "the past two months", 1 "the next two weeks", 0 neither.

    recent : "recent days", which are more than "a few".
    """

    length: Length
    side: int = 0
    recent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A time one length away from a base: "two days ago", "a week later", "three days after the vote".

    exact : it is of the base's kind: "a week from Friday" is a day, "five years ago this week" a week.
    """

    length: Length
    sign: int
    exact: bool = False
    origin: Origin = "speech"
    base: "Meaning | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nth:
    """A counted part of a whole: "the second half of 1989", "the last Thursday of May"; -1 is the last."""

    number: int
    unit: Unit
    weekday: int | None = None
    of: "Meaning | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A report's period against another year's: "a year earlier", "the 1988 period", "the latest quarter".

    offset : years from the period under report; quarter : which, if it is said.
    """

    unit: Unit = "period"
    quarter: int | None = None
    offset: int = 0
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day. hour : 0-24; zone : as said.

    part : TIMEX3 part of the day ("MO", "AF", "EV", "NI"), or one that TIMEX3 counts among these: "EH" the early hours,
    "DN" dawn, "DK" dusk, "ON" overnight, the night that leads to the day told of.
    """

    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    part: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time of day on a day; date None is the day that is being told of."""

    clock: Clock
    date: "Meaning | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """A recurrence: "each Thursday", "every two weeks", "daily"."""

    of: "Meaning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A vague pointer: "now" PRESENT, "recently" PAST, "soon" FUTURE."""

    to: Literal["PAST", "PRESENT", "FUTURE"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A named day; key : id of its calendar rule; year None is the nearest one; week : the week that holds it.

    toward, years : as of `Calendar`.
    """

    key: str
    year: int | None = None
    years: int | None = None
    toward: int | None = None
    week: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualified:
    """A meaning and a word that narrows it without changing its value: "early March", "nearly two years".

    upto : the later word of two: "mid to late March"; from_now : the word counts from the moment of speech: "later this
    week" begins with it, "earlier" ends with it.
    """

    of: "Meaning"
    mod: Mod
    upto: Mod | None = None
    from_now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The day, week or year before (-1) or after (1) an event: "the day after the vote"."""

    unit: Unit
    sign: int


type Meaning = (
    Calendar
    | Relative
    | Length
    | Window
    | Shift
    | Nth
    | Comparison
    | Moment
    | Every
    | Reference
    | Holiday
    | Qualified
    | Beside
)
