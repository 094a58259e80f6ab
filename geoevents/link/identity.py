"""Ids of events: hashes of where they are told, so that a better place or date never changes them."""

from collections.abc import Iterable
from hashlib import sha256

from geoevents.types import Clause, Document

LENGTH = 16


def event_id(document: Document, clause: Clause, number: int = 0) -> str:
    """The id of an event of one document; `number` counts the places that one act hit."""
    content = document.content_hash or sha256(document.text.encode()).hexdigest()
    mark = f"{content}:{clause.trigger.start}-{clause.trigger.end}:{clause.lemma}"
    return sha256((f"{mark}:{number}" if number else mark).encode()).hexdigest()[:LENGTH]


def merged_id(members: Iterable[str]) -> str:
    """The id of a merged event, whatever order its members came in."""
    return sha256("+".join(sorted(members)).encode()).hexdigest()[:LENGTH]
