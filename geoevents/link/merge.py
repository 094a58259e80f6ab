"""The same event told twice becomes one, with all its sources; what the reports disagree on is kept."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from geoevents.link.groups import grouped
from geoevents.link.identity import merged_id
from geoevents.types import Event, Evidence, Linked

SECOND_SOURCE = 0.3


def merge(parts: Sequence[Linked]) -> Linked:
    """The events of all documents, merged; stable under reordering of the input."""
    events = sorted((event for part in parts for event in part.events), key=_told)
    merged = [together(group) for group in grouped(events)]
    return Linked(
        events=tuple(sorted(merged, key=best_first)),
        rejected=tuple(item for part in parts for item in part.rejected),
    )


def _told(event: Event) -> tuple[str, int, str]:
    first = event.evidence[0]
    return first.document_id, first.trigger.start, event.id


def best_first(event: Event) -> tuple[float, str, int, str]:
    """The order of events, the surest first; stable."""
    return (-event.confidence, *_told(event))


def together(group: list[Event]) -> Event:
    """One event of several reports; the best one speaks for all."""
    if len(group) == 1:
        return group[0]
    best = min(group, key=best_first)
    evidence = _distinct([best, *(event for event in group if event is not best)])
    sources = tuple(dict.fromkeys(source for event in group for source in event.sources))
    independent = len({(report.source or report.document_id, report.quote) for report in evidence})
    copies = len({report.quote for report in evidence})
    others = min(independent, copies, len(sources)) - 1
    doubt = (1.0 - best.confidence) * (1.0 - SECOND_SOURCE) ** max(0, others)
    return replace(
        best,
        id=merged_id(event.id for event in group),
        actors=tuple(dict.fromkeys(actor for event in (best, *group) for actor in event.actors)),
        attributes=_attributes(group),
        evidence=evidence,
        confidence=round(1.0 - doubt, 3),
        sources=sources,
        members=tuple(sorted(event.id for event in group)),
    )


def told_again(event: Event, again: Event) -> Event:
    """The event with what the same text says of it later; its first telling speaks, the later one may date it."""
    merged = together([event, again])
    first = next(report for report in merged.evidence if report == event.evidence[0])
    sharper = _sharper(event, again)
    if sharper:
        dated = again.evidence[0]
        first = replace(first, time=dated.time, time_text=dated.time_text, time_reason=dated.time_reason)
    rest = tuple(report for report in merged.evidence if report != event.evidence[0])
    return replace(
        merged,
        title=event.title,
        category=event.category,
        interval=again.interval if sharper else event.interval,
        evidence=(first, *rest),
    )


def _sharper(event: Event, again: Event) -> bool:
    """Whether a later telling, of its own time, dates the event where the first did not, or more closely."""
    first, later = event.interval, again.interval
    if later is None or again.evidence[0].time is None:
        return False
    if first is None or first.start is None or first.end is None:
        return True
    return later.start is not None and later.end is not None and later.end - later.start < first.end - first.start


def with_attributes(event: Event, other: Event) -> Event:
    """The event with what another clause of its sentence counts."""
    return replace(event, attributes=_attributes([event, other]))


def _distinct(group: list[Event]) -> tuple[Evidence, ...]:
    """One piece of evidence per sentence and document, the best event's first."""
    found: dict[tuple[str, int], Evidence] = {}
    for event in group:
        for report in event.evidence:
            found.setdefault((report.document_id, report.sentence.start), report)
    return tuple(found.values())


def _attributes(group: list[Event]) -> tuple[tuple[str, int | float | str], ...]:
    """The attributes of all reports: the least and the most of a count, and the days on which they differ."""
    values: dict[str, list[int | float | str]] = defaultdict(list)
    for event in group:
        for name, value in event.attributes:
            values[name].append(value)
    found: dict[str, int | float | str] = {}
    for name, given in values.items():
        numbers = [value for value in given if isinstance(value, int | float)]
        if len(numbers) == len(given):
            found[name] = min(numbers) if name.endswith("_min") else max(numbers)
        else:
            found[name] = "; ".join(dict.fromkeys(map(str, given)))
    days = sorted({_days(event) for event in group if event.interval is not None})
    if len(days) > 1:
        found["reported_dates"] = "; ".join(days)
    names = sorted({event.place.name for event in group if event.place is not None})
    if len(names) > 1:
        found["reported_places"] = "; ".join(names)
    return tuple(sorted(found.items()))


def _days(event: Event) -> str:
    span = event.interval
    if span is None:
        return ""
    first = span.start.date().isoformat() if span.start else "…"
    last = (span.end - timedelta(microseconds=1)).date().isoformat() if span.end else "…"
    return first if first == last else f"{first} to {last}"
