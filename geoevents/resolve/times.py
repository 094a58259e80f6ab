"""Time expressions to calendar values and intervals, each with its reason."""

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from datetime import date

from geoevents.resolve import times_calendar as cal
from geoevents.resolve import times_lengths as lengths
from geoevents.resolve.times_beside import beside
from geoevents.resolve.times_context import Context, tense_of
from geoevents.resolve.times_intervals import LEAD_MODS, interval
from geoevents.resolve.times_meaning import meant
from geoevents.resolve.times_ranges import join
from geoevents.resolve.times_reasons import reason
from geoevents.resolve.times_types import Meant
from geoevents.types import Clause, Document, ResolvedTime, Span, Tagged, Tense, TimeExpression
from geoevents.types import meaning as m

NEAR = 600
GAP = 12
HALF_QUARTER = 45  # days
EARLIEST = date(2, 1, 1)
POSSESSIVES = ("'s", "’s")


def resolve_times(tagged: Tagged, *, document: Document) -> tuple[ResolvedTime, ...]:
    """One `ResolvedTime` per time expression, in order, counted from `document.dct`."""
    starts = [sentence.start for sentence in tagged.sentences]
    clauses: dict[int, list[Clause]] = {}
    for clause in tagged.clauses:
        clauses.setdefault(clause.sentence, []).append(clause)
    report = _report(tagged, document)
    full = _full_dates(tagged.times)
    focus: cal.Period | None = None
    focus_at = 0
    figures = ""
    found: list[ResolvedTime] = []
    for said in tagged.times:
        number = bisect_right(starts, said.span.start) - 1
        sentence: Span | None = tagged.sentences[number] if number >= 0 else None
        tense = tense_of(said, clauses=clauses.get(number, ()), text=document.text, sentence=sentence)
        tense = _directed(said, tense, document.text)
        near = focus if focus and said.span.start - focus_at < NEAR else None
        context = Context(
            dct=document.dct,
            tense=tense,
            focus=near,
            report=report,
            figures=figures,
            over=said.lead == "since",
            full=full,
        )
        result = _lasting(said, meant(said.expr, context))
        found.append(replace(_resolved(_possessive(said, document.text), result, context), expression=said))
        if result.period and (said.type in ("DATE", "TIME") or isinstance(said.expr, m.Shift)):
            focus, focus_at = result.period, said.span.end
        figures = _figures(said.expr, figures)
    return beside(join(tuple(found), text=document.text), text=document.text)


def _lasting(said: TimeExpression, result: Meant) -> Meant:
    """A "two days" before "later" is a length by its value, and the day to which it leads by its interval (TimeML)."""
    expr = said.expr.of if isinstance(said.expr, m.Qualified) else said.expr
    if said.type == "DURATION" and isinstance(expr, m.Shift):
        return replace(result, value=lengths.value(expr.length))
    return result


def _full_dates(times: tuple[TimeExpression, ...]) -> dict[tuple[int, int], int]:
    """The year of each month and day that the text gives in full, if it gives but one."""
    years: dict[tuple[int, int], set[int]] = {}
    for said in times:
        match said.expr.date if isinstance(said.expr, m.Moment) else said.expr:
            case m.Calendar(year=int(year), month=int(month), day=int(day)):
                years.setdefault((month, day), set()).add(year)
    return {day: found.pop() for day, found in years.items() if len(found) == 1}


def _reported(expr: m.Meaning, result: Meant, document: Document) -> bool:
    """Whether a quarter is one that figures can be told of: named, and at an end."""
    period = result.period
    ended = period is not None and document.dct is not None and period.last < document.dct
    return ended and isinstance(expr, m.Calendar) and expr.quarter is not None


def _figures(expr: m.Meaning, before: str) -> str:
    """What the figures at hand are for: "quarter", or the "year" or a longer part of it."""
    match expr:
        case m.Calendar(quarter=int()) | m.Comparison(unit="quarter") | m.Nth(unit="quarter"):
            return "quarter"
        case (
            m.Window(side=0, length=m.Length(unit="month"))
            | m.Length(unit="month", count=6 | 9)
            | m.Length(unit="year", count=1, single=False)
        ):
            return "year"
        case m.Relative(unit="year", origin="report"):
            return "year"
        case _:
            return before


def _directed(said: TimeExpression, tense: Tense, text: str) -> Tense:
    """The side on which a bare date lies: a term is ahead; a date that a noun owns ("Monday's vote") has no tense."""
    day: m.Meaning | None = said.expr
    while isinstance(day, m.Qualified | m.Moment):
        day = day.of if isinstance(day, m.Qualified) else day.date
    if isinstance(day, m.Holiday) and said.lead in ("before", "beside"):
        return "none"
    if not isinstance(day, m.Calendar):
        return tense
    end = said.span.end
    if said.lead in ("until", "by") and (day.weekday or tense == "none") and tense != "past":
        return "future"
    if said.lead == "since":
        return "past"
    if said.lead in ("noun", "effective", "beside") or text[end : end + 2] in POSSESSIVES:
        return "none"
    return tense


def _quarter_ended(said: TimeExpression, after: TimeExpression, context: Context) -> cal.Period | None:
    """The calendar's quarter that a quarter of no name has most of, where the day of its end stands right behind it."""
    end = after.expr
    dated = isinstance(end, m.Calendar) and end.month and end.day
    if said.trail != "ended" or not dated or after.span.start - said.span.end > GAP:
        return None
    day = meant(end, context).period
    return day and cal.holding("quarter", max(day.first, EARLIEST) - HALF_QUARTER * cal.DAY)


def _quarter_before(day: date) -> cal.Period:
    return cal.holding("quarter", cal.moved(max(day, EARLIEST), "quarter", -1))


def _report(tagged: Tagged, document: Document) -> cal.Period | None:
    """The quarter that a report tells of: the one most often named that is at an end; None if the text names none.

    One that is told of without its name is the one that ends on the day said, else the one before the document date.
    A "fourth quarter" that is told of over and over before December is one of the firm's own.
    """
    named: Counter[cal.Period] = Counter()
    fiscal: Counter[cal.Period] = Counter()
    nameless: list[cal.Period] = []
    context = Context(dct=document.dct, tense="past")
    for index, said in enumerate(tagged.times):
        expr = said.expr
        if document.dct and isinstance(expr, m.Comparison) and expr.unit == "quarter":
            after = tagged.times[index + 1 : index + 2]
            ended = _quarter_ended(said, after[0], context) if after else None
            nameless = [ended] if ended else nameless or [_quarter_before(document.dct)]
        elif isinstance(expr, m.Calendar) and expr.quarter and not expr.year:
            result = meant(expr, context)
            if result.period:
                (named if _reported(expr, result, document) else fiscal)[result.period] += 1
    if not named and not nameless and document.dct:
        named.update({period: count for period, count in fiscal.items() if count > 1 and period.first <= document.dct})
    return named.most_common(1)[0][0] if named else nameless[0] if nameless else None


def _possessive(said: TimeExpression, text: str) -> TimeExpression:
    """The expression without a preposition that belongs to what it owns: "after last year's riots" is not after it."""
    owns = text[said.span.end : said.span.end + 2] in POSSESSIVES and said.lead in ("after", "before", "since")
    return replace(said, lead="") if owns else said


def _resolved(said: TimeExpression, result: Meant, context: Context) -> ResolvedTime:
    drawn = interval(said, result, context)
    return ResolvedTime(
        expression=said,
        value=result.value,
        mod=result.mod or (LEAD_MODS.get(said.lead) if drawn else None),
        interval=drawn,
        reference=f"document date {context.dct}" if context.dct and "document date" in result.reason else None,
        reason=reason(said, result, drawn),
        readings=result.readings,
    )
