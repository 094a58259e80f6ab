"""The strip below the map: native bars on a time axis, one per event, or a count per day where there are many."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from geoevents.render import deck_shapes as draw
from geoevents.render.deck_fit import text_width
from geoevents.render.deck_plan import Item, anchor
from geoevents.render.deck_view import Box
from geoevents.render.deck_words import marker_alt
from geoevents.render.words import days, midnight, plural
from geoevents.schema.moments import shifted
from geoevents.style import look

_AXIS = 0.24
_LANE = 0.18
_NUMBER = 0.3
_LONG = timedelta(days=92)


def strip_height(items: Sequence[Item], width: float, *, most: float) -> float:
    """How high a strip of that width must be: no higher than its lanes, 0 without a date."""
    dated = [item for item in items if anchor(item.event.interval)]
    if not dated:
        return 0.0
    rows = _rows(dated, Box(left=0.0, top=0.0, width=width, height=most), *_range(dated))
    return min(most, _AXIS + _LANE * (max(rows) + 1) + 0.05)


def add_strip(slide: Any, items: Sequence[Item], box: Box) -> None:
    """The dated items on one axis; what reaches beyond it ends at its edge."""
    dated = [item for item in items if anchor(item.event.interval)]
    if not dated:
        return
    first, last = _range(dated)
    lanes = int((box.height - _AXIS) / _LANE + 1e-6)
    _axis(slide, box, first, last)
    rows = _rows(dated, box, first, last)
    if rows and max(rows) < lanes:
        # the lanes stand on the axis
        used = _LANE * (max(rows) + 1)
        stack = Box(left=box.left, top=box.top + box.height - _AXIS - used - 0.03, width=box.width, height=used)
        for item, row in zip(dated, rows, strict=True):
            _bar(slide, item, row, stack, first, last)
    else:
        _counts(slide, dated, box, first, last)


def _range(items: Sequence[Item]) -> tuple[datetime, datetime]:
    """First and last midnight of the axis: of the events that are not years long, if there are such."""
    spans = [_span(item) for item in items]
    short = [span for span in spans if span[1] - span[0] <= _LONG] or spans
    first = midnight(min(start for start, _ in short).date())
    last = shifted(
        midnight(shifted(max(end for _, end in short), -timedelta(microseconds=1)).date()), timedelta(days=1)
    )
    return first, last


def _span(item: Item) -> tuple[datetime, datetime]:
    interval, begin = item.event.interval, anchor(item.event.interval)
    assert interval is not None  # noqa: S101 - only dated items come here
    assert begin is not None  # noqa: S101
    return begin, max(interval.end or shifted(begin, timedelta(days=1)), shifted(begin, timedelta(minutes=1)))


def _place(moment: datetime, box: Box, first: datetime, last: datetime) -> float:
    """Inches from the slide's left, kept on the axis."""
    share = (moment - first) / (last - first)
    return box.left + min(max(share, 0.0), 1.0) * box.width


def _axis(slide: Any, box: Box, first: datetime, last: datetime) -> None:
    """The line with its ticks, as many as there is room for."""
    foot = box.top + box.height - _AXIS
    draw.line(slide, (box.left, foot), (box.left + box.width, foot), colour=draw.GREY, width=1.0, name="time-axis")
    edge = box.left
    for moment, text in _ticks(first, last):
        wide = text_width(text, draw.SMALL) + 0.04
        x = _place(moment, box, first, last)
        left = min(x, box.left + box.width - wide)
        if left < edge:
            continue
        edge = left + wide + 0.15
        draw.line(slide, (x, foot), (x, foot + 0.05), colour=draw.GREY, width=1.0, name="time-tick")
        label = Box(left=left, top=foot + 0.05, width=wide, height=_AXIS - 0.05)
        draw.text_box(slide, label, [(text, draw.SMALL, False, draw.GREY)], name="time-label")


def _ticks(first: datetime, last: datetime) -> list[tuple[datetime, str]]:
    """Moments to label: days, months or years, by the length of the axis."""
    length = (last - first).days
    start = first.date()
    if length <= 80:
        step = next(step for step in (1, 2, 5, 7, 14) if length / step <= 12 or step == 14)
        every = [start + timedelta(days=step * number) for number in range(length // step + 1)]
        return [(midnight(day), days(day, day, short=True)) for day in every if midnight(day) < last]
    months = [date(year, month, 1) for year in range(start.year, last.year + 1) for month in range(1, 13)]
    if length <= 1100:
        return [(midnight(day), f"{day:%b %Y}") for day in months if first <= midnight(day) < last]
    return [(midnight(day), f"{day.year}") for day in months if day.month == 1 and first <= midnight(day) < last]


def _rows(items: Sequence[Item], box: Box, first: datetime, last: datetime) -> list[int]:
    """The lane of each item: the topmost in which its number and bar meet nothing."""
    ends: list[float] = []
    rows = []
    for item in items:
        start, end = _span(item)
        left = max(_place(start, box, first, last) - _NUMBER, box.left - _NUMBER)
        right = _place(end, box, first, last) + 0.05
        row = next((row for row, edge in enumerate(ends) if edge <= left), len(ends))
        ends[row : row + 1] = [max(right, left + _NUMBER + 0.1)]
        rows.append(row)
    return rows


def _bar(slide: Any, item: Item, row: int, box: Box, first: datetime, last: datetime) -> None:
    start, end = _span(item)
    left, right = _place(start, box, first, last), _place(end, box, first, last)
    top = box.top + row * _LANE
    interval = item.event.interval
    rough = interval is not None and (interval.approximate or interval.start is None or interval.end is None)
    wide = max(right - left, 0.08)
    left = min(left, box.left + box.width - wide)
    shape = Box(left=left, top=top + 0.035, width=wide, height=_LANE - 0.065)
    hollow = rough or item.event.status not in ("happened", "ongoing")
    colour = look(item.event.category).color
    draw.bar(
        slide, shape, colour=colour, hollow=hollow, dashed=rough, name=f"time-event-{item.number}", alt=marker_alt(item)
    )
    number = Box(left=left - _NUMBER, top=top + 0.005, width=_NUMBER - 0.03, height=_LANE)
    draw.text_box(
        slide, number, [(str(item.number), draw.SMALL, True, draw.INK)], name=f"time-number-{item.number}", align="r"
    )


def _counts(slide: Any, items: Sequence[Item], box: Box, first: datetime, last: datetime) -> None:
    """How many events begin in each of at most sixty stretches."""
    stretches = min(60, max(1, (last - first).days))
    length = (last - first) / stretches
    counts = Counter(min(stretches - 1, max(0, int((_span(item)[0] - first) / length))) for item in items)
    most = max(counts.values())
    room = box.height - _AXIS - 0.22
    for number, count in sorted(counts.items()):
        high = max(0.03, room * count / most)
        left = box.left + box.width * number / stretches
        shape = Box(left=left, top=box.top + box.height - _AXIS - high, width=box.width / stretches * 0.85, height=high)
        when = days((first + number * length).date(), (first + (number + 1) * length - timedelta(seconds=1)).date())
        draw.bar(slide, shape, colour="#7A8CA0", name=f"time-count-{number}", alt=f"{when}: {plural(count, 'event')}")
    text = f"Events by date; the highest bar is {plural(most, 'event')}"
    label = Box(left=box.left, top=box.top, width=box.width, height=0.2)
    draw.text_box(slide, label, [(text, draw.SMALL, False, draw.GREY)], name="time-scale")
