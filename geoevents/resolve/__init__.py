"""Mentions to meanings: the reference time, the times and the places of one document."""

from geoevents.gazetteer import Gazetteer
from geoevents.resolve.footprints_outlines import outlined
from geoevents.resolve.places import resolve_places
from geoevents.resolve.reference import reference_time
from geoevents.resolve.times import resolve_times
from geoevents.types import Hints, Resolved, Tagged

__all__ = ["outlined", "resolve"]


def resolve(tagged: Tagged, *, gazetteer: Gazetteer, hints: Hints | None = None) -> Resolved:
    """What the mentions of one document mean; the DCT is taken from its text where metadata gave none."""
    document, warnings = reference_time(tagged)
    return Resolved(
        document=document,
        sentences=tagged.sentences,
        clauses=tagged.clauses,
        toponyms=resolve_places(tagged, gazetteer=gazetteer, hints=hints or Hints()),
        times=resolve_times(tagged, document=document),
        warnings=warnings,
    )
