"""Journeys: an act that leads from one place to another is one event with a line, its point where the text puts it."""

from dataclasses import replace

from geoevents.link.candidates import Candidate
from geoevents.link.context import Context
from geoevents.link.places import Located
from geoevents.link.seats import settled, within
from geoevents.types import ResolvedToponym


def routed(context: Context, candidate: Candidate, place: Located) -> Located:
    """The place with the line of the journey, where the verb leads to or from it and the text names both ends."""
    words = context.words.words
    clause = context.clause(candidate.main)
    if clause.lemma.partition(" ")[0] not in words["journey_verbs"]:
        return place
    start = _end(context, candidate, words["journey_from"])
    end = _end(context, candidate, words["journey_to"])
    mark = place.toponym.footprint
    if start is None or end is None or mark is None or mark.geometry is not None:
        return place
    if place.toponym.toponym.span not in (start.toponym.span, end.toponym.span) or _one_place(start, end):
        return place
    line = _line(start, end)
    reason = f"{place.reason}; the way from {start.toponym.text!r} to {end.toponym.text!r} is drawn as a line"
    return replace(place, toponym=replace(place.toponym, footprint=replace(mark, geometry=line)), reason=reason)


def _end(context: Context, candidate: Candidate, prepositions: frozenset[str]) -> ResolvedToponym | None:
    """The place that the verb's own phrase with one of the prepositions names, no whole country."""
    for index in context.toponyms[context.clause(candidate.main).sentence]:
        owned, meant = context.place_owner[index], settled(context.toponym(index))
        part, mark = owned.part, meant.footprint
        # the parse may hang "to Suthby" below "from Norvale"
        outer = owned.outer is None or owned.outer.word in context.words.words["journey_from"]
        led = owned.clause in candidate.group and outer and part is not None and part.word in prepositions
        if led and meant.toponym.role == "locative" and mark is not None and mark.kind != "country":
            return meant
    return None


def _one_place(start: ResolvedToponym, end: ResolvedToponym) -> bool:
    one, other = start.place, end.place
    return one is None or other is None or one.id == other.id or within(one, other) or within(other, one)


def _line(start: ResolvedToponym, end: ResolvedToponym) -> str:
    """WKT of the straight line, longitude first."""
    ends = (one.footprint for one in (start, end) if one.footprint is not None)
    return f"LINESTRING ({', '.join(f'{mark.lon:.4f} {mark.lat:.4f}' for mark in ends)})"
