"""Time expressions to calendar values and intervals, each with its reason."""

from bisect import bisect_right
from dataclasses import replace

from geoevents.resolve import times_calendar as cal
from geoevents.resolve.times_context import Context, tense_of
from geoevents.resolve.times_intervals import LEAD_MODS, interval
from geoevents.resolve.times_meaning import meant
from geoevents.resolve.times_ranges import join
from geoevents.resolve.times_types import Meant
from geoevents.types import Clause, Document, ResolvedTime, Span, Tagged, TimeExpression
from geoevents.types import meaning as m

NEAR = 600


def resolve_times(tagged: Tagged, *, document: Document) -> tuple[ResolvedTime, ...]:
    """One `ResolvedTime` per time expression, in order, counted from `document.dct`."""
    starts = [sentence.start for sentence in tagged.sentences]
    clauses: dict[int, list[Clause]] = {}
    for clause in tagged.clauses:
        clauses.setdefault(clause.sentence, []).append(clause)
    report = _report(tagged, document)
    focus: cal.Period | None = None
    focus_at = 0
    found: list[ResolvedTime] = []
    for said in tagged.times:
        number = bisect_right(starts, said.span.start) - 1
        sentence: Span | None = tagged.sentences[number] if number >= 0 else None
        tense = tense_of(said, clauses=clauses.get(number, ()), text=document.text, sentence=sentence)
        near = focus if focus and said.span.start - focus_at < NEAR else None
        context = Context(dct=document.dct, tense=tense, focus=near, report=report)
        result = meant(said.expr, context)
        found.append(_resolved(said, result, context))
        if result.period and said.type in ("DATE", "TIME"):
            focus, focus_at = result.period, said.span.end
            if report and result.period.grain == "quarter" and isinstance(said.expr, m.Calendar):
                report = result.period
    return join(tuple(found), text=document.text)


def _report(tagged: Tagged, document: Document) -> cal.Period | None:
    """The quarter that a report tells of: the first that is named; a text that names none is no report."""
    for said in tagged.times:
        expr = said.expr
        if isinstance(expr, m.Comparison) and expr.unit == "quarter" and document.dct:
            last = cal.moved(cal.holding("quarter", document.dct).first, "quarter", -1)
            return cal.holding("quarter", last)
        if isinstance(expr, m.Calendar) and expr.quarter:
            result = meant(expr, Context(dct=document.dct, tense="past"))
            if result.period:
                return result.period
    return None


def _resolved(said: TimeExpression, result: Meant, context: Context) -> ResolvedTime:
    drawn = interval(said, result, context)
    mod = result.mod or (LEAD_MODS.get(said.lead) if drawn else None)
    counted = f"document date {context.dct}" if context.dct and "document date" in result.reason else None
    shown = replace(result, mod=mod)
    return ResolvedTime(
        expression=said,
        value=shown.value,
        mod=mod,
        interval=drawn,
        reference=counted,
        reason=result.reason,
    )
