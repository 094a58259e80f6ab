"""Meanings to events: attach place and time within a document, then merge what is told twice."""

from collections.abc import Iterable

from geoevents.link.attach import attach
from geoevents.link.merge import merge
from geoevents.types import Linked, Resolved


def link(resolved: Iterable[Resolved]) -> Linked:
    """The events of the documents, the same event told twice made one, best first."""
    return merge([attach(one) for one in resolved])
