"""When a candidate happened: its own clause, then the clauses around it, then what the text said before."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from geoevents.link.candidates import Candidate
from geoevents.link.context import BESIDE, Context
from geoevents.link.places import UP
from geoevents.types import Clause, Grain, ResolvedTime, Span, Status, TimeInterval
from geoevents.types.meaning import Calendar, Moment

VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
LONG = timedelta(days=40)
DAYS = re.compile(r"P(\d+)([DW])")
DAY, WEEK = timedelta(days=1), timedelta(days=7)
CIVIL = ("day", "daypart", "hour", "minute")
FROM_EVENTS = ("before", "after")
SET_FOR = "for"  # the preposition by which a plan names its day


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A time for a candidate. weight : how well the text ties it to the event, [0, 1]; stated : the text says it."""

    interval: TimeInterval | None
    weight: float
    reason: str
    time: ResolvedTime | None = None

    @property
    def stated(self) -> bool:
        """Whether a time expression stands behind it."""
        return self.time is not None


def timed(context: Context, candidate: Candidate) -> Timed | None:
    """The time that the sentence states for a candidate, or None."""
    own = _of_clauses(context, candidate, candidate.group)
    if own is not None:
        return _made(own, 1.0, "stated in its own clause")
    weight, at, away = 1.0, candidate.main, None
    for _ in range(4):
        clause = context.clause(at)
        if clause.governor is None:
            break
        away = away or _counting(context, at)
        link = clause.link.partition(":")[0]
        weight *= UP.get(link, 0.8)
        at = clause.governor
        if link == "relcl" or context.reports(at) or (link == "ccomp" and context.attitude(at) is not None):
            break
        found = _of_clauses(context, candidate, (at,))
        if found is not None and away is not None:
            return _counted_back(found, away, weight)
        if found is not None:
            return _made(found, weight, "stated in the clause that governs it")
    return _below(context, candidate)


def in_sentence(context: Context, candidate: Candidate) -> Timed | None:
    """A time stated elsewhere in the sentence, outside a clause that only reports."""
    sentence = context.clause(candidate.main).sentence
    clauses = [None, *(one for one in context.clauses[sentence] if not _elsewhere(context, candidate, one))]
    found = _of_clauses(context, candidate, clauses)
    if found is not None:
        return _made(found, 0.6, "stated elsewhere in its sentence")
    reports = [one for one in context.clauses[sentence] if context.reports(one) and context.clause(one).link == "advcl"]
    told = _of_clauses(context, candidate, reports)
    return _made(told, 0.5, "the day on which it was reported; no other is stated") if told is not None else None


def _elsewhere(context: Context, candidate: Candidate, index: int) -> bool:
    """Whether a clause only reports, or names by its date what was before: "resigned after last year's protests"."""
    clause = context.clause(index)
    if clause.pos != "NOUN" or clause.link.partition(":")[2] not in context.words.words["episode_prepositions"]:
        return context.reports(index)
    owned = [one for one in context.times[clause.sentence] if context.time_clause[one] == index]
    named = any(context.time(one).expression.span.end <= clause.trigger.start for one in owned)
    return named and index not in _upwards(context, candidate)


def _upwards(context: Context, candidate: Candidate) -> set[int]:
    """The clauses of a candidate and those that they hang on."""
    found = set(candidate.group)
    at = context.clause(candidate.main).governor
    while at is not None and at not in found:
        found.add(at)
        at = context.clause(at).governor
    return found


def _below(context: Context, candidate: Candidate) -> Timed | None:
    for other in context.clauses[context.clause(candidate.main).sentence]:
        clause = context.clause(other)
        if clause.governor not in candidate.group or other in candidate.group or context.reports(other):
            continue
        apart = clause.link.partition(":")[2] in context.words.words["episode_prepositions"]
        if (clause.pos == "NOUN" and not apart) or clause.link in ("xcomp", "pcomp", "advcl"):
            found = _of_clauses(context, candidate, (other,))
            if found is not None:
                return _made(found, 0.75, "stated in a clause that depends on it")
        if clause.link == "conj" and _one_story(context.clause(candidate.main), clause):
            found = _of_clauses(context, candidate, (other,))
            if found is not None and found.expression.span.start > clause.trigger.start:
                return _made(found, 0.75, "stated at the end of what is told in one breath with it")
    return None


def _one_story(clause: Clause, other: Clause) -> bool:
    """Whether two joined verbs share their subject and their time: "killed eleven and injured forty on Monday"."""
    own = any(part.relation == "subject" for part in other.parts)
    plain = clause.modality is None and other.modality is None and not other.negated
    return plain and not own and clause.tense == other.tense == "past"


def _of_clauses(context: Context, candidate: Candidate, clauses: object) -> ResolvedTime | None:
    """The most precise usable time that belongs to those clauses; the nearest to the trigger of equal ones."""
    trigger = context.clause(candidate.main).trigger.start
    found = []
    for index in context.times[context.clause(candidate.main).sentence]:
        meant = context.time(index)
        if meant.interval is None or meant.value in VAGUE:
            continue
        if _bracketed(context, index) or _counted_from(context, index) or not _dates(context, meant):
            continue
        if context.time_clause[index] in clauses and not _describes(context, index):  # type: ignore[operator]
            found.append(meant)
    best = min(found, key=lambda one: (_width(one.interval), abs(one.expression.span.start - trigger)), default=None)
    return best if best is None else _with_neighbour(context, best, found)


def left_open(context: Context, candidate: Candidate) -> Timed | None:
    """The date in its own clause that nothing gives a day, or the length that only counts from another event.

    Neither is the day of the event told before.
    """
    away = _counting(context, candidate.main) if context.clause(candidate.main).link == "advcl" else None
    if away is not None:
        why = f"{away.expression.text!r} counts from an event whose day is not stated"
        return Timed(interval=None, weight=1.0, reason=why)
    for index in context.times[context.clause(candidate.main).sentence]:
        meant = context.time(index)
        open_ = meant.interval is None and meant.value not in VAGUE and meant.expression.type in ("DATE", "TIME")
        if open_ and context.time_clause[index] in candidate.group and not _describes(context, index):
            return Timed(interval=None, weight=1.0, reason=f"stated, but open: {meant.reason}", time=meant)
    return None


def _with_neighbour(context: Context, best: ResolvedTime, found: list[ResolvedTime]) -> ResolvedTime:
    """Two days of one act, side by side in the text, are one stretch: "on 5 or 6 March"."""
    for other in found:
        first, second = sorted((best, other), key=lambda one: one.expression.span)
        gap = context.text[first.expression.span.end : second.expression.span.start].lower().split()
        one, two = first.interval, second.interval
        if (
            other is best
            or one is None
            or two is None
            or not gap
            or not set(gap) <= context.words.words["coordinators"]
        ):
            continue
        if one.end is not None and one.end == two.start:
            whole = replace(one, end=two.end)
            span = Span(start=first.expression.span.start, end=second.expression.span.end)
            said = replace(first.expression, span=span, text=span.of(context.text))
            return replace(first, expression=said, interval=whole, reason=f"{first.reason}; {second.reason}")
    return best


def _dates(context: Context, meant: ResolvedTime) -> bool:
    """Whether an expression says when: a date does, a duration only if it is "the past few days" or "two days after
    the March 3 talks", a habit does not.
    """
    if meant.expression.type == "DURATION":
        return bool(meant.expression.trail) or bool(
            set(meant.expression.text.lower().split()) & context.words.words["anchoring_words"]
        )
    return meant.expression.type != "SET"


def _bracketed(context: Context, index: int) -> bool:
    """Whether a time in brackets only says the one before it in another way: "at 6 am (2200 GMT Friday)"."""
    if index == 0:
        return False
    gap = context.text[context.time(index - 1).expression.span.end : context.time(index).expression.span.start]
    return gap.lstrip().startswith("(") and ")" not in gap


def _counted_from(context: Context, index: int) -> bool:
    """Whether the time before it counts from this one: "March 3" in "two days after the March 3 talks"."""
    before = context.time(index - 1) if index else None
    if before is None or before.expression.trail not in FROM_EVENTS or before.interval is None:
        return False
    return context.time(index).expression.span.start - before.expression.span.end <= BESIDE


def _counting(context: Context, at: int) -> ResolvedTime | None:
    """The length that counts from a clause to the one above it: "two days" in "on Friday, two days after he fled"."""
    clause = context.clause(at)
    for index in context.times[clause.sentence]:
        meant = context.time(index)
        said = meant.expression
        before = said.span.end <= clause.span.start and not context.text[said.span.end : clause.span.start].strip()
        if said.type == "DURATION" and said.trail in FROM_EVENTS and (before or said.span.start == clause.span.start):
            return meant
    return None


def _counted_back(found: ResolvedTime, away: ResolvedTime, weight: float) -> Timed:
    """The day so far from the time of the clause above: to the day for days and weeks, that day or the next for hours.

    Of months, years and an unknown number no day is known.
    """
    span, words, after = found.interval, away.expression.text, away.expression.trail == "after"
    match = DAYS.fullmatch(away.value)
    why = f"{words!r} {'before' if after else 'after'} {found.value}"
    if span is None or span.start is None or span.end is None or span.grain not in CIVIL:
        return Timed(interval=None, weight=weight, reason=f"{why}; no day is known", time=away)
    if away.value.startswith("PT"):
        start, end = (span.start - DAY, span.end) if after else (span.start, span.end + DAY)
        moved = replace(span, start=start, end=end, approximate=True)
        return Timed(interval=moved, weight=weight, reason=f"{why}; {found.reason}", time=away)
    if match is None:
        return Timed(interval=None, weight=weight, reason=f"{why}; no day is known", time=away)
    step = DAY * int(match[1]) * (7 if match[2] == "W" else 1) * (-1 if after else 1)
    moved = replace(span, start=span.start + step, end=span.end + step, approximate=match[2] == "W")
    return Timed(interval=moved, weight=weight, reason=f"{why}; {found.reason}", time=away)


def _describes(context: Context, index: int) -> bool:
    """Whether a long time only describes the next noun of another clause's phrase: "an 11th century temple"."""
    meant, owned = context.time(index), context.time_owner[index]
    if owned.part is None or owned.clause is None or _width(meant.interval) <= LONG:
        return False
    after = context.text[meant.expression.span.end : owned.part.span.end].strip()
    return bool(after) and after[0].isalpha() and context.clause(owned.clause).pos == "VERB"


def _width(interval: TimeInterval | None) -> timedelta:
    if interval is None or interval.start is None or interval.end is None:
        return timedelta.max
    return max(interval.end - interval.start, timedelta(days=1))


def _made(meant: ResolvedTime, weight: float, how: str) -> Timed:
    return Timed(
        interval=meant.interval, weight=weight, reason=f"{meant.expression.text!r} is {how}; {meant.reason}", time=meant
    )


def day_of(moment: datetime, *, days: int = 1, grain: Grain = "day") -> TimeInterval:
    """The `days` days that end with the day of a moment."""
    last = datetime.combine(moment.date(), time())
    return TimeInterval(start=last - timedelta(days=days - 1), end=last + timedelta(days=1), grain=grain)


def _of_the_week_to_come(found: Timed, now: datetime, state: Status) -> Timed:
    """A plan's weekday after the report, whatever the tense of who set it: "set a meeting for Friday"."""
    said, span = found.time.expression if found.time is not None else None, found.interval
    if said is None or said.lead != SET_FOR or state != "planned" or span is None or span.start is None:
        return found
    expr = said.expr.date if isinstance(said.expr, Moment) else said.expr
    weekday = isinstance(expr, Calendar) and expr.weekday is not None and expr.day is None
    if not weekday or span.end is None or not now - WEEK <= span.start < now:
        return found
    moved = replace(span, start=span.start + WEEK, end=span.end + WEEK)
    return replace(found, interval=moved, reason=f"{found.reason}; a week on, as it is still to come")


def fitted(context: Context, found: Timed | None, state: Status) -> Timed | None:
    """The time as its status bounds it: a demand or a plan begins at the document's date, what goes on ends there."""
    dct = context.reading.document.dct
    if dct is None:
        return found
    now = datetime.combine(dct, time())
    if found is None or found.interval is None:
        if state == "ongoing" and context.headline:
            return Timed(interval=day_of(now), weight=0.6, reason="a headline's day is the document's date")
        if state == "ongoing":
            interval = TimeInterval(start=None, end=now + timedelta(days=1), grain="day", holds="throughout")
            return Timed(interval=interval, weight=0.6, reason="told as under way at the document's date")
        if state in ("planned", "demanded", "threatened"):
            interval = TimeInterval(start=now, end=None, grain="day")
            return Timed(interval=interval, weight=0.5, reason="told as still to come at the document's date")
        return found
    found = _of_the_week_to_come(found, now, state)
    span = found.interval
    if span is None:
        return found
    still = state in ("planned", "demanded", "threatened", "hypothetical")
    if still and span.start is None and span.end is not None and span.end > now:
        reason = f"{found.reason}; from the statement to the deadline"
        return replace(found, interval=replace(span, start=now), reason=reason)
    if state == "ongoing" and span.start is not None and span.end is not None and span.end <= now:
        return replace(found, interval=replace(span, end=now + timedelta(days=1), holds="throughout"))
    return found
