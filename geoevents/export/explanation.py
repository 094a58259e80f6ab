"""What `geoevents explain` says of a text: every time and place with its rule, derivation and readings not taken."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from geoevents.tag.times import rivals
from geoevents.types import Resolved, ResolvedTime, ResolvedToponym, TimeInterval


def explanation(resolved: Resolved) -> str:
    """The times, then the toponyms of a document, a block of lines each."""
    document = resolved.document
    head = f"document date: {document.dct or 'none'} ({document.dct_reason})"
    blocks = [head, *resolved.warnings]
    blocks += ["\n".join(_time(time, document.text)) for time in resolved.times]
    blocks += ["\n".join(_toponym(toponym)) for toponym in resolved.toponyms]
    if not resolved.times and not resolved.toponyms:
        blocks.append("no time and no place was found")
    return "\n\n".join(blocks) + "\n"


def _time(time: ResolvedTime, text: str) -> Iterator[str]:
    said = time.expression
    yield f'TIME "{_flat(said.text)}" [{said.span.start}:{said.span.end}]'
    yield f"  is          {said.type} {time.value}" + (f" mod {time.mod}" if time.mod else "")
    yield f"  interval    {_interval(time.interval)}"
    yield f"  because     {time.reason}"
    counted = said.trail in ("before", "after") and said.type == "DURATION"
    told = f", counted from what stands behind it ({said.trail})" if counted else ""
    yield f"  rule        {said.rule}" + (f" after {said.lead!r}" if said.lead else "") + told
    yield f"  derivation  {derivation(said.expr)}"
    others = [f'{rule} "{_flat(words)}"' for rule, words in rivals(text, said=said)]
    if others or time.readings:
        yield f"  not taken   {'; '.join([*dict.fromkeys(others), *time.readings])}"


def _toponym(meant: ResolvedToponym) -> Iterator[str]:
    said, place = meant.toponym, meant.place
    yield f'PLACE "{_flat(said.text)}" [{said.span.start}:{said.span.end}]'
    yield f"  is          {said.role}" + (f", {said.relation.kind} ({said.relation.text})" if said.relation else "")
    where = f"{place.name}, {place.admin1_name or place.admin1}, {place.country} ({place.id})" if place else "no place"
    yield f"  means       {where}" + (f" at {place.lat:.4f}, {place.lon:.4f}" if place else "")
    yield f"  because     {meant.reason} (score {meant.score:.2f})"
    yield f"  rule        {said.rule}"
    others = [f"{other.name}, {other.country} ({other.id})" for other in meant.candidates if other != place]
    if others:
        yield f"  not taken   {'; '.join(others)}"


def _interval(interval: TimeInterval | None) -> str:
    if interval is None:
        return "unknown"
    start = interval.start.isoformat(sep=" ", timespec="minutes") if interval.start else "…"
    end = interval.end.isoformat(sep=" ", timespec="minutes") if interval.end else "…"
    extras = [interval.grain, interval.holds, *(["about"] if interval.approximate else ()), interval.zone or ""]
    return f"[{start}, {end})  {', '.join(filter(None, extras))}"


def derivation(meaning: object) -> str:
    """A meaning as nested words, only what is said: "Qualified(Calendar(month 3), mod START)"."""
    if not is_dataclass(meaning):
        return str(meaning)
    parts = []
    for field in fields(meaning):
        value = getattr(meaning, field.name)
        if value is None or value == field.default:
            continue
        parts.append(derivation(value) if is_dataclass(value) else f"{field.name} {value}")
    return f"{type(meaning).__name__}({', '.join(parts)})"


def _flat(text: str) -> str:
    return " ".join(text.split())
