"""Whether two events are one: near in place, sharing a day, of one kind, and told in like words."""

from datetime import timedelta
from math import asin, cos, radians, sin, sqrt

from geoevents.link.verbs import VIOLENT
from geoevents.types import Event, Footprint, TimeInterval

NEAR_KM = 25.0
EARTH_KM = 6371.0
DAY = timedelta(days=1)
YEAR = timedelta(days=366)
LIKE = 0.3
HELD = ("happened", "ongoing")


def same_event(one: Event, other: Event) -> bool:
    """Whether the two tell the same event; symmetric."""
    if one.evidence[0].document_id == other.evidence[0].document_id:
        return False  # what one text tells again its grammar says, and linking has read that
    if not _status(one, other) or not _kind(one, other) or not _place(one.footprint, other.footprint):
        return False
    if not one_time(one.interval, other.interval):
        return False
    return like_words(one, other)


def _status(one: Event, other: Event) -> bool:
    return one.status == other.status or (one.status in HELD and other.status in HELD)


def _kind(one: Event, other: Event) -> bool:
    return one.category == other.category or (one.category in VIOLENT and other.category in VIOLENT)


def _place(one: Footprint | None, other: Footprint | None) -> bool:
    """Whether the points are near; two areas must be the same area."""
    if one is None or other is None:
        return False
    if one.kind != other.kind and "country" in (one.kind, other.kind):
        return False
    return distance_km(one, other) <= NEAR_KM


def distance_km(one: Footprint, other: Footprint) -> float:
    """The great-circle distance of two representative points, kilometres."""
    p, q = radians(one.lat), radians(other.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def one_time(one: TimeInterval | None, other: TimeInterval | None, *, one_text: bool = False) -> bool:
    """Whether the two can be the same time: they share most of the shorter one; one text may tell it more vaguely."""
    if one is None or other is None:
        return one is None and other is None
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return one == other
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter = max(min(one.end - one.start, other.end - other.start), timedelta(hours=1))
    longer = max(one.end - one.start, other.end - other.start)
    return shared >= shorter / 2 and longer <= (YEAR if one_text else max(3 * DAY, 2 * shorter))


def like_words(one: Event, other: Event) -> bool:
    """Whether the titles share enough of their words, or both count the same dead."""
    first, second = _content(one), _content(other)
    if not first or not second:
        return False
    dead = dict(one.attributes).get("fatalities_max"), dict(other.attributes).get("fatalities_max")
    if dead[0] is not None and dead[0] == dead[1]:
        return True
    return len(first & second) / min(len(first), len(second)) >= LIKE


def _content(event: Event) -> set[str]:
    """The title's longer words, cut to their stems, less the name of the place."""
    place = {word.lower()[:5] for word in event.place.name.split()} if event.place else set()
    return {word.lower()[:5] for word in event.title.split() if len(word) > 3} - place
