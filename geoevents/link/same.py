"""Whether two events are one: near in place, sharing a day, of one kind, and told in like words."""

from dataclasses import dataclass
from datetime import timedelta
from math import asin, cos, radians, sin, sqrt

from geoevents.link.verbs import VIOLENT
from geoevents.types import Event, Footprint, TimeInterval

NEAR_KM = 25.0
EARTH_KM = 6371.0
# Times of up to three days may be one; of two longer ones the longer has at most twice the length of the shorter.
SHORT, STRETCH = timedelta(days=3), 2
YEAR = timedelta(days=366)
LIKE = 0.3
HELD = ("happened", "ongoing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What decides whether two events are the same.

    kind, status : one name for all that may stand for each other; words : stems of the title; dead : most told of.
    """

    kind: str
    status: str
    footprint: Footprint | None
    interval: TimeInterval | None
    words: frozenset[str]
    dead: int | float | str | None


def traits(event: Event) -> Traits:
    """The traits of an event."""
    return Traits(
        kind="violent" if event.category in VIOLENT else event.category,
        status="held" if event.status in HELD else event.status,
        footprint=event.footprint,
        interval=event.interval,
        words=_content(event),
        dead=dict(event.attributes).get("fatalities_max"),
    )


def traits_agree(one: Traits, other: Traits) -> bool:
    """Whether the traits of two events of different documents are of the same event; symmetric."""
    return (
        one.kind == other.kind
        and one.status == other.status
        and _place(one.footprint, other.footprint)
        and one_time(one.interval, other.interval)
        and _like(one, other)
    )


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
    return shared >= shorter / 2 and longer <= (YEAR if one_text else max(SHORT, STRETCH * shorter))


def like_words(one: Event, other: Event) -> bool:
    """Whether the titles share enough of their words, or both count the same dead."""
    return _like(traits(one), traits(other))


def _like(one: Traits, other: Traits) -> bool:
    if not one.words or not other.words:
        return False
    if one.dead is not None and one.dead == other.dead:
        return True
    return len(one.words & other.words) / min(len(one.words), len(other.words)) >= LIKE


def _content(event: Event) -> frozenset[str]:
    """The title's longer words, cut to their stems, less the name of the place."""
    place = {word.lower()[:5] for word in event.place.name.split()} if event.place else set()
    return frozenset({word.lower()[:5] for word in event.title.split() if len(word) > 3} - place)
