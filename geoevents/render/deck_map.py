"""The map on a slide: a picture below, on it native numbered markers that a briefer can move, restyle or delete."""

from collections.abc import Sequence
from typing import Any

from geoevents.render import deck_shapes as draw
from geoevents.render.deck_plan import Item
from geoevents.render.deck_view import Box, View, core, place_badges, view_of
from geoevents.render.deck_words import map_alt, marker_alt, subject
from geoevents.render.picture import Maps, map_png
from geoevents.style import look
from geoevents.types import Event

_HIGH = 0.27
_INSET = (2.5, 1.65)
_FACT = ("happened", "ongoing")


def add_map(slide: Any, items: Sequence[Item], box: Box, *, others: Sequence[Item] = (), maps: Maps) -> None:
    """The map of the items in the box; what lies far off stands on a small map in the emptiest corner."""
    placed = [item for item in items if item.event.footprint]
    near, far = _near_and_far(placed)
    if not near:
        text = "None of these events has a place that can be mapped."
        draw.text_box(slide, _inner(box), [(text, 12, False, draw.GREY)], name="map-none")
        return
    view = view_of(_points(near), width=box.width, height=box.height)
    anchors = [_anchor(item.event, view, box) for item in near]
    inset = _corner(box, anchors) if far else None
    size = _size(items)
    badges = place_badges(anchors, frame=_inner(box), size=size, taken=[inset] if inset else [])
    free = [_moved(one, -box.left, -box.top) for one in (*badges, *([inset] if inset else []))]
    rest = [_point(item.event) for item in others]
    png = map_png(view, maps(view), events=[item.event for item in near], others=rest, keep_free=free)
    draw.picture(slide, box, png, name="map-picture", alt=map_alt(near, subject([item.event for item in near])))
    if inset:
        _add_inset(slide, far, near, inset, maps=maps)
    _add_badges(slide, near, anchors, badges)


def key_badge(slide: Any, item: Item, box: Box, *, name: str) -> None:
    """The marker of an event as it stands on the map, beside its text."""
    _badge(slide, item, box, name=name, alt="")


def badge_size(items: Sequence[Item]) -> tuple[float, float]:
    """Wide enough for the largest number."""
    return _size(items)


def _add_badges(
    slide: Any, items: Sequence[Item], anchors: Sequence[tuple[float, float]], badges: Sequence[Box]
) -> None:
    """Leaders first, so that no line crosses a number."""
    for item, (x, y), badge in zip(items, anchors, badges, strict=True):
        middle = badge.left + badge.width / 2, badge.top + badge.height / 2
        if max(abs(middle[0] - x), abs(middle[1] - y)) > 0.05:
            colour = look(item.event.category).color
            draw.line(slide, (x, y), middle, colour=draw.INK, width=1.0, name=f"map-line-{item.number}")
            dot = Box(left=x - 0.045, top=y - 0.045, width=0.09, height=0.09)
            draw.dot(slide, dot, colour=colour, name=f"map-dot-{item.number}")
    for item, badge in zip(items, badges, strict=True):
        _badge(slide, item, badge, name=f"map-event-{item.number}", alt=marker_alt(item))


def _badge(slide: Any, item: Item, box: Box, *, name: str, alt: str) -> None:
    event = item.event
    hollow = event.status not in _FACT
    colour = look(event.category).color
    draw.badge(slide, box, str(item.number), colour=colour, hollow=hollow, name=name, alt=alt)


def _add_inset(slide: Any, far: Sequence[Item], near: Sequence[Item], box: Box, *, maps: Maps) -> None:
    """Where the far events lie, and where the large map is among them."""
    frame = _inner(box)
    view = view_of(_points([*far, *near]), width=box.width, height=box.height, margin=0.3)
    x, y = _anchor(near[0].event, view, box)
    size = 0.16
    left = min(max(x - size / 2, box.left), box.left + box.width - size)
    square = Box(left=left, top=y - size / 2, width=size, height=size)
    anchors = [_anchor(item.event, view, box) for item in far]
    badges = place_badges(anchors, frame=frame, size=_size(far), taken=[square])
    free = [_moved(badge, -box.left, -box.top) for badge in badges]
    png = map_png(view, maps(view, names=False), keep_free=free)
    draw.picture(slide, box, png, name="map-inset", alt=map_alt(far, "the places far off"))
    _add_badges(slide, far, anchors, badges)
    draw.bar(slide, square, colour=draw.INK, hollow=True, name="map-inset-here", alt="The area of the large map")


def _near_and_far(placed: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """The items of the large map, and those that would make it too wide; whole countries do not set its extent."""
    exact = [item for item in placed if item.event.footprint and item.event.footprint.precision != "country"] or placed
    kept = set(core(_points(exact)))
    near = [item for item in exact if _point(item.event) in kept]
    if not near:
        return [], []
    view = view_of(_points(near), width=2.0, height=1.0)
    inside = [item for item in placed if item in near or view.shows(*_point(item.event))]
    return inside, [item for item in placed if item not in inside]


def _corner(box: Box, anchors: Sequence[tuple[float, float]]) -> Box:
    """The corner for the small map that covers the fewest anchors."""
    wide, high = _INSET
    gap = 0.06
    corners = [
        Box(left=left, top=top, width=wide, height=high)
        for left in (box.left + box.width - wide - gap, box.left + gap)
        for top in (box.top + box.height - high - gap, box.top + gap)
    ]
    return min(corners, key=lambda corner: sum(_within(anchor, corner) for anchor in anchors))


def _within(anchor: tuple[float, float], box: Box) -> bool:
    return box.holds(Box(left=anchor[0], top=anchor[1], width=0.0, height=0.0))


def _points(items: Sequence[Item]) -> list[tuple[float, float]]:
    return [_point(item.event) for item in items]


def _point(event: Event) -> tuple[float, float]:
    mark = event.footprint
    return (mark.lon, mark.lat) if mark else (0.0, 0.0)


def _anchor(event: Event, view: View, box: Box) -> tuple[float, float]:
    x, y = view.position(*_point(event))
    return box.left + x, box.top + y


def _size(items: Sequence[Item]) -> tuple[float, float]:
    digits = len(str(max(item.number for item in items)))
    return (_HIGH if digits < 3 else 0.12 + 0.1 * digits), _HIGH


def _inner(box: Box) -> Box:
    return Box(left=box.left + 0.04, top=box.top + 0.04, width=box.width - 0.08, height=box.height - 0.08)


def _moved(box: Box, x: float, y: float) -> Box:
    return Box(left=box.left + x, top=box.top + y, width=box.width, height=box.height)
