"""Time expressions to calendar values and intervals."""

from geoevents.types import Document, ResolvedTime, Tagged


def resolve_times(tagged: Tagged, *, document: Document) -> tuple[ResolvedTime, ...]:
    """One `ResolvedTime` per time expression, in order, counted from `document.dct`."""
    return ()
