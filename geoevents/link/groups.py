"""The reports of all documents in groups of one event each; only what can be the same at all is compared."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil, log2

from geoevents.link.same import SHORT, STRETCH, Traits, traits, traits_agree
from geoevents.types import Event, TimeInterval

type Key = tuple[object, ...]


@dataclass(slots=True, kw_only=True)
class _Group:
    """Reports of one event. faces : the traits that differ, so that a thousand copies are compared once."""

    events: list[Event] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    faces: dict[Traits, None] = field(default_factory=dict)


def grouped(events: list[Event]) -> list[list[Event]]:
    """The events in groups of one and the same; each group starts with its first telling.

    Copies of one text give events of one id: they are one, also where they have neither a place nor a day. Of one
    document no two events are the same otherwise: what one text tells again its grammar says, and linking read that.

    Parameters
    ----------
    events : sorted by document.
    """
    groups: list[_Group] = []
    copies: dict[str, int] = {}
    near: dict[Key, list[int]] = defaultdict(list)
    document, before = "", 0
    for event in events:
        if event.evidence[0].document_id != document:
            document, before = event.evidence[0].document_id, len(groups)
        look = traits(event)
        home = copies.get(event.id)
        if home is None and before:
            home = next((one for one in _known(near, look, before) if _fits(groups[one], look, document)), None)
        if home is None:
            home = len(groups)
            groups.append(_Group())
            for key in _keys(look):
                near[key].append(home)
        groups[home].events.append(event)
        groups[home].documents.add(document)
        groups[home].faces[look] = None
        copies.setdefault(event.id, home)
    return [group.events for group in groups]


def _known(near: dict[Key, list[int]], look: Traits, before: int) -> list[int]:
    """The groups of earlier documents whose first event can be the same, in their order."""
    lists = [near[key] for key in _keys(look, around=1) if key in near]
    return sorted({one for known in lists for one in known[: bisect_left(known, before)]})


def _fits(group: _Group, look: Traits, document: str) -> bool:
    return document not in group.documents and all(traits_agree(look, face) for face in group.faces)


def _keys(look: Traits, around: int = 0) -> Iterator[Key]:
    """Where an event is kept, by kind, status, whole degree and stretch of time; around : and looked for.

    An event without a place is never the same as another.
    """
    mark = look.footprint
    if mark is None:
        return
    lat, lon = round(mark.lat), round(mark.lon)
    times = list(_stretches(look.interval, around))
    for north in range(-around, around + 1):
        for east in range(-around, around + 1):
            for stretch in times:
                yield look.kind, look.status, lat + north, lon + east, stretch


def _stretches(interval: TimeInterval | None, around: int) -> Iterator[object]:
    """Stretches of 3, 6, 12 … days, the shortest that an interval fits, and the steps of it that it touches.

    Two intervals that can be the same time overlap, and are of the same or of neighbouring lengths.
    """
    if interval is None or interval.start is None or interval.end is None:
        yield interval
        return
    length = max(interval.end - interval.start, SHORT) / SHORT
    size = ceil(log2(length) / log2(STRETCH))
    for one in range(max(0, size - around), size + around + 1):
        days = SHORT.days * STRETCH**one
        first, last = interval.start.toordinal() // days, interval.end.toordinal() // days
        yield from ((one, step) for step in range(first, last + 1))
