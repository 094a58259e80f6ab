"""The slides that are text: key beside the map, table of events, what is not settled, method and sources."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from geoevents.collection import EventCollection
from geoevents.render import deck_shapes as draw
from geoevents.render.deck_fit import cut, lines_of, text_height, text_width
from geoevents.render.deck_map import badge_size, key_badge
from geoevents.render.deck_plan import Item
from geoevents.render.deck_view import Box
from geoevents.render.deck_words import (
    DOUBTS,
    attribution,
    category_label,
    doubtful,
    key_line,
    method_lines,
    source_lines,
)
from geoevents.render.words import killed, plural, sentence, when, where
from geoevents.style import STATUS_LABELS, look

_DETAIL, _TABLE = 10, 11
# points of title and detail, lines of the title: the first that fits is taken
_KEY_SIZES = ((14, 12, 2), (13, 11, 2), (12, 10, 2), (11, 10, 2), (10, 10, 2), (12, 10, 1), (10, 10, 1))
# inches between two entries at least and at most; a line's height in the tallest of the fonts that stand in for Arial
_KEY_GAP, _KEY_AIR, _KEY_LINE = 0.04, 0.3, 1.28
# points of a panel's head and of its lines
_PANEL_SIZES = ((16, 14), (16, 12), (14, 11))
_ROW_LINES, _ROW, _HEAD = 2, 0.43, 0.32
_HEADS = ("No.", "When", "What", "Where", "Status", "Reports")
_SHARES = (0.05, 0.17, 0.4, 0.17, 0.12, 0.09)


def add_key(slide: Any, items: Sequence[Item], box: Box) -> None:
    """Each marker beside its text, as high as it needs to be; the letters are as large as the room allows."""
    wide, high = badge_size(items)
    room = box.width - wide - 0.12
    for sizes in _KEY_SIZES:
        entries = [_entry(item, room, sizes) for item in items]
        free = box.height - sum(max(height, high) for _, height in entries)
        if free >= _KEY_GAP * len(items):
            break
    gap = min(free / max(len(items), 1), _KEY_AIR)
    top = box.top
    for item, (runs, height) in zip(items, entries, strict=True):
        key_badge(slide, item, Box(left=box.left, top=top, width=wide, height=high), name=f"key-event-{item.number}")
        words = Box(left=box.left + wide + 0.12, top=top, width=room, height=height)
        draw.text_box(slide, words, runs, name=f"key-text-{item.number}")
        top += max(height, high) + gap


def _entry(item: Item, room: float, sizes: tuple[int, int, int]) -> tuple[list[tuple[str, int, bool, str]], float]:
    """The event's title and its particulars, cut to their lines, and how high they stand together."""
    title_size, detail_size, lines = sizes
    title, detail = key_line(item)
    title = cut(title, room, title_size, lines=lines, bold=True)
    used = len(lines_of(title, room, title_size, bold=True))
    runs = [
        (title, title_size, True, draw.INK),
        (cut(detail, room, detail_size, lines=1), detail_size, False, draw.GREY),
    ]
    return runs, (title_size * used + detail_size) * _KEY_LINE / 72


def rows_that_fit(box: Box) -> int:
    """How many events a table of that height holds."""
    return int((box.height - _HEAD) / _ROW)


def add_table(slide: Any, items: Sequence[Item], box: Box) -> None:
    """Number, date, event, place, status and number of reports; every cell cut to what its row can hold."""
    from pptx.util import Inches

    widths = [share * box.width for share in _SHARES]
    shape = slide.shapes.add_table(len(items) + 1, len(_SHARES), *draw.emu(box))
    shape.name = "event-table"
    draw.describe(shape, f"Table of {plural(len(items), 'event')}: number, date, event, place, status, reports")
    table = shape.table
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(width)
    for number, row in enumerate(table.rows):
        row.height = Inches(_ROW if number else _HEAD)
    for column, text in enumerate(_HEADS):
        _cell(table.cell(0, column), text, head=True, band=False)
    for number, item in enumerate(items, 1):
        for column, text in enumerate(_row(item)):
            text = cut(text, widths[column] - 0.16, _TABLE, lines=_ROW_LINES)
            _cell(table.cell(number, column), text, head=False, band=number % 2 == 0)


def _row(item: Item) -> tuple[str, ...]:
    event = item.event
    status = dict(STATUS_LABELS).get(event.status, event.status)
    figure = f" ({killed(event)})" if killed(event) else ""
    return (
        str(item.number),
        when(event.interval, short=True),
        sentence(event.title) + figure,
        where(event),
        status,
        str(max(1, len(event.evidence))),
    )


def _cell(cell: Any, text: str, *, head: bool, band: bool) -> None:
    from pptx.util import Inches

    cell.margin_left = cell.margin_right = Inches(0.06)
    cell.margin_top = cell.margin_bottom = Inches(0.02)
    draw.fill(cell, "#33475B" if head else "#F2F4F6" if band else draw.WHITE)
    paragraph = cell.text_frame.paragraphs[0]
    draw.add_run(paragraph, text, points=_TABLE, bold=head, colour=draw.WHITE if head else draw.INK)


def add_doubts(slide: Any, items: Sequence[Item], collection: EventCollection, box: Box) -> None:
    """A panel for each kind of doubt that there is, with its events by number; what finds no room is counted."""
    numbers = {item.event.id: item for item in items}
    doubts = [(name, [numbers[event.id] for event in events]) for name, events in doubtful(collection) if events]
    columns = 1 if len(doubts) == 1 else 2
    rows = -(-len(doubts) // columns)
    if not rows:
        return
    wide, high = (box.width - 0.4 * (columns - 1)) / columns, box.height / rows
    panel = Box(left=box.left, top=box.top, width=wide, height=high - 0.15)
    sizes = next(
        (sizes for sizes in _PANEL_SIZES if all(_fits(*one, panel, sizes) for one in doubts)), _PANEL_SIZES[-1]
    )
    for place, (name, found) in enumerate(doubts):
        left, top = box.left + (wide + 0.4) * (place % columns), box.top + high * (place // columns)
        _panel(slide, name, sorted(found, key=lambda item: item.number), replace(panel, left=left, top=top), sizes)


def _panel(slide: Any, name: str, items: Sequence[Item], box: Box, sizes: tuple[int, int]) -> None:
    """The kind of doubt and its events, each in a line."""
    head = _panel_head(name, items)
    room = _room(head, box, sizes)
    shown = list(items) if len(items) <= room else list(items[: max(room - 1, 0)])
    lines = [cut(f"{item.number}. {sentence(item.event.title)}", box.width, sizes[1], lines=1) for item in shown]
    if len(shown) < len(items):
        lines.append(f"and {len(items) - len(shown)} more, in the exported table")
    runs = [(head, sizes[0], True, draw.INK), *((text, sizes[1], False, draw.INK) for text in lines)]
    draw.text_box(slide, box, runs, name=f"doubt-{name.replace(' ', '-')}")


def _panel_head(name: str, items: Sequence[Item]) -> str:
    return f"{len(items)} {name}: {DOUBTS[name]}"


def _fits(name: str, items: Sequence[Item], box: Box, sizes: tuple[int, int]) -> bool:
    return len(items) <= _room(_panel_head(name, items), box, sizes)


def _room(head: str, box: Box, sizes: tuple[int, int]) -> int:
    """How many lines find room below the panel's head."""
    return int((box.height - text_height(head, box.width, sizes[0], bold=True)) / (sizes[1] * 1.2 / 72))


def add_legend(slide: Any, items: Sequence[Item], box: Box) -> None:
    """What the colours mean; categories of one colour stand together, or the first for all where there is no room."""
    names: dict[str, list[str]] = {}
    for category in dict.fromkeys(item.event.category for item in items):
        names.setdefault(look(category).color, []).append(category_label(category))
    whole = {colour: " / ".join(labels) for colour, labels in names.items()}
    short = {colour: labels[0] + (" …" if labels[1:] else "") for colour, labels in names.items()}
    words = {colour: label.split(",")[0].split(" and ")[0] for colour, label in short.items()}
    for labels in (whole, short, words):
        boxes = _legend_boxes(list(labels.values()), box)
        one_line = all(text_width(label, _DETAIL) + 0.19 <= box.width for label in labels.values())
        if one_line and boxes[-1].top + boxes[-1].height <= box.top + box.height:
            break
    for (colour, label), place in zip(labels.items(), boxes, strict=True):
        if place.top + place.height <= box.top + box.height:
            dot = Box(left=place.left, top=place.top + 0.035, width=0.11, height=0.11)
            draw.dot(slide, dot, colour=colour, name="legend-dot")
            text = Box(left=place.left + 0.15, top=place.top, width=place.width - 0.15, height=place.height)
            draw.text_box(slide, text, [(label, _DETAIL, False, draw.GREY)], name="legend-label")


def _legend_boxes(labels: Sequence[str], box: Box) -> list[Box]:
    """A box for each label with its dot, in as many lines as they need."""
    boxes = []
    left, top = box.left, box.top
    for label in labels:
        wide = min(text_width(label, _DETAIL) + 0.19, box.width)
        if left + wide > box.left + box.width:
            left, top = box.left, top + 0.2
        boxes.append(Box(left=left, top=top, width=wide, height=0.19))
        left += wide + 0.12
    return boxes


def add_method(slide: Any, collection: EventCollection, box: Box) -> None:
    """How it was made on the left, the sources on the right, the licences below."""
    half = (box.width - 0.5) / 2
    left = Box(left=box.left, top=box.top, width=half, height=box.height - 1.0)
    steps = [(text, 14, False, draw.INK) for text in method_lines(collection)]
    draw.text_box(slide, left, [("How this was made", 16, True, draw.INK), *steps], name="method", space=6)
    right = Box(left=box.left + half + 0.5, top=box.top, width=half, height=box.height - 1.0)
    sources = [cut(line, half, 12, lines=2) for line in source_lines(collection)]
    room = right.height - 0.4
    shown = 0
    while shown < len(sources) and (room := room - text_height(sources[shown], half, 12) - 6 / 72) > 0.3:
        shown += 1
    lines = [*sources[:shown], *([f"and {len(sources) - shown} more: see the notes"] if shown < len(sources) else [])]
    runs = [("Sources", 16, True, draw.INK), *((line, 12, False, draw.INK) for line in lines)]
    draw.text_box(slide, right, runs, name="sources", space=6)
    foot = Box(left=box.left, top=box.top + box.height - 0.9, width=box.width, height=0.85)
    credit = cut(attribution(collection), box.width, _DETAIL, lines=4)
    draw.text_box(slide, foot, [(credit, _DETAIL, False, draw.GREY)], name="attribution")
