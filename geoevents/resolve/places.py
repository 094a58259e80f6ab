"""Toponyms to places of the gazetteer, by ordered passes, the most confident first."""

from geoevents.gazetteer import Gazetteer
from geoevents.types import Hints, ResolvedToponym, Tagged


def resolve_places(tagged: Tagged, *, gazetteer: Gazetteer, hints: Hints) -> tuple[ResolvedToponym, ...]:
    """One `ResolvedToponym` per toponym, in order."""
    return ()
