"""The events of one document: each trigger with its place and its time."""

from geoevents.types import Linked, Resolved


def attach(resolved: Resolved) -> Linked:
    """The events that one document tells, in text order, and what was rejected."""
    return Linked(events=())
