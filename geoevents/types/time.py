"""Times as said (`TimeExpression`) and as meant (`ResolvedTime` with its `TimeInterval`)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from geoevents.types.meaning import Meaning
from geoevents.types.text import Span

type TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
type Grain = Literal[
    "second",
    "minute",
    "hour",
    "daypart",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
]
type Holds = Literal["within", "throughout"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time as the text says it; it knows no calendar position.

    type : TIMEX3 type; expr : its meaning in the closed algebra of `types.meaning`; rule : id of its rule;
    lead : the preposition that leads it in, in the lexicon's terms ("by", "since", "between", "within"), or "";
    trail : "before" or "after" where it counts from what stands behind it ("two days after the vote"), "later" where it
    counts from what was told, or "".
    """

    span: Span
    text: str
    type: TimexType
    expr: Meaning
    rule: str
    lead: str = ""
    trail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeInterval:
    """A half-open civil interval, written out as if UTC (naive datetimes); None is unbounded.

    holds : "within" (at some moment of it: "in March") or "throughout" (all of it: a siege from 3 to 20 March).
    """

    start: datetime | None
    end: datetime | None
    grain: Grain
    approximate: bool = False
    holds: Holds = "within"
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedTime:
    """What a time expression means: TIMEX3 value and mod, the interval it can lie in, and why.

    value : TIMEX3 value ("2020-02-27", "XXXX-02", "P2W", "PAST_REF");
    mod : TIMEX3 mod ("START", "END", "BEFORE") or None.
    reference : what it was counted from ("document date 2020-02-27"), or None; readings : values not taken.
    """

    expression: TimeExpression
    value: str
    mod: str | None
    interval: TimeInterval | None
    reference: str | None
    reason: str
    readings: tuple[str, ...] = ()
