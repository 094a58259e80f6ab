"""Briefing slides: cover, overview map, one map a period, table, doubts, method; every fact's sentence in the notes."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from geoevents.collection import EventCollection
from geoevents.export.files import write_bytes
from geoevents.render import deck_shapes as draw
from geoevents.render.deck_fit import text_width
from geoevents.render.deck_map import add_map
from geoevents.render.deck_master import Deck, open_deck, set_title
from geoevents.render.deck_pages import add_doubts, add_key, add_legend, add_method, add_table, rows_that_fit
from geoevents.render.deck_plan import MOST_TABLES, Item, best, numbered, periods
from geoevents.render.deck_time import add_strip, strip_height
from geoevents.render.deck_view import Box
from geoevents.render.deck_words import (
    MAP_CREDIT,
    SHORT_CREDIT,
    cover_lines,
    notes,
    overview_title,
    period_title,
    source_lines,
    story_title,
    table_title,
    uncertain_title,
)
from geoevents.render.picture import Maps
from geoevents.render.said import as_said
from geoevents.render.words import sentence

type Extent = Literal["brief", "full"]
_STRIP, _GAP, _KEY_SHARE, _CREDIT, _LEGEND = 1.5, 0.12, 0.39, 0.22, 0.5
_NUMBERS = 0.32  # room for a bar's number before the axis
_IN_OVERVIEW = 10
_COMMENT = 255  # as much as the file's properties hold


def write_deck(
    collection: EventCollection, path: Path, *, template: str | Path | None = None, slides: Extent = "full"
) -> None:
    """Write the briefing.

    Parameters
    ----------
    template : the user's own .pptx or .potx, whose master, fonts and size are kept and whose slides are dropped
    slides : "brief" overview, table of the weightiest events, doubts; "full" all of it
    """
    data = io.BytesIO()
    build_deck(collection, template=Path(template) if template else None, slides=slides).save(data)
    write_bytes(path, data.getvalue())


def build_deck(collection: EventCollection, *, template: Path | None = None, slides: Extent = "full") -> Any:
    """The presentation, not yet saved."""
    collection = as_said(collection)
    deck = open_deck(template)
    items = numbered(collection)
    if slides == "full" or not items:
        _cover(deck, collection, items)
    if items:
        _told(deck, collection, items, brief=slides == "brief")
    _method(deck, collection)
    properties = deck.presentation.core_properties
    properties.title, properties.author = story_title(collection), "geoevents"
    properties.comments = collection.provenance.versions[:_COMMENT]
    return deck.presentation


def _told(deck: Deck, collection: EventCollection, items: Sequence[Item], *, brief: bool) -> None:
    """The slides that need an event."""
    maps = Maps()
    if _placed(items):
        _map_slide(deck, overview_title(items), items, best(_placed(items), _IN_OVERVIEW), maps=maps)
    stretches = periods(items)
    for period in stretches if len(stretches) > 1 and not brief else ():
        _map_slide(deck, period_title(period), period.items, period.shown, maps=maps)
    _tables(deck, items, one=brief)
    _doubts(deck, collection, items)


def _cover(deck: Deck, collection: EventCollection, items: Sequence[Item]) -> None:
    slide = deck.presentation.slides.add_slide(deck.cover)
    set_title(slide, story_title(collection), sizes=(40, 36, 32, 28, 24), lines=3)
    others = [holder for holder in slide.placeholders if holder != slide.shapes.title]
    if others:
        frame = others[0].text_frame
        for number, text in enumerate(cover_lines(collection, items)):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            draw.add_run(paragraph, text, points=20, colour=draw.GREY if deck.own else None)
    for holder in others[1:]:
        holder._element.getparent().remove(holder._element)
    if deck.own:
        bar = Box(left=0.55, top=2.15, width=0.09, height=2.9)
        draw.bar(slide, bar, colour=draw.ACCENT, name="cover-bar", alt="")


def _map_slide(deck: Deck, title: str, items: Sequence[Item], shown: Sequence[Item], *, maps: Maps) -> None:
    """Map and time strip on the left, key on the right, credit at the foot, evidence in the notes."""
    slide = deck.add(title)
    body = deck.body
    key = body.width * _KEY_SHARE
    wide, high = body.width - key - 0.3, body.height - _CREDIT
    timed = items if len(items) > len(shown) * 2 else shown
    strip = strip_height(timed, wide - _NUMBERS, most=_STRIP)
    chart = Box(left=body.left, top=body.top, width=wide, height=high - strip - _GAP)
    add_map(slide, shown, chart, others=[item for item in _placed(items) if item not in shown], maps=maps)
    side = Box(left=body.left + wide + 0.3, top=body.top, width=key, height=body.height - _LEGEND)
    add_key(slide, shown, side)
    add_legend(slide, shown, Box(left=side.left, top=body.top + side.height + 0.06, width=key, height=_LEGEND - 0.06))
    if strip:
        axis = Box(left=body.left + _NUMBERS, top=body.top + high - strip, width=wide - _NUMBERS, height=strip)
        add_strip(slide, timed, axis)
    credit = Box(left=body.left, top=body.top + body.height - _CREDIT + 0.05, width=wide, height=_CREDIT)
    told = MAP_CREDIT if text_width(MAP_CREDIT, draw.SMALL) <= wide else SHORT_CREDIT
    draw.text_box(slide, credit, [(told, draw.SMALL, False, draw.GREY)], name="map-credit")
    slide.notes_slide.notes_text_frame.text = notes(shown)


def _placed(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.event.footprint]


def _tables(deck: Deck, items: Sequence[Item], *, one: bool) -> None:
    size = rows_that_fit(deck.body)
    rows = best(items, size if one else size * MOST_TABLES)
    pages = -(-len(rows) // size)
    size = -(-len(rows) // pages)  # the pages share the rows evenly
    for start in range(0, len(rows), size):
        part = rows[start : start + size]
        slide = deck.add(table_title(part, rows, len(items)))
        add_table(slide, part, deck.body)
        slide.notes_slide.notes_text_frame.text = notes(part)


def _doubts(deck: Deck, collection: EventCollection, items: Sequence[Item]) -> None:
    slide = deck.add(uncertain_title(collection))
    add_doubts(slide, items, collection, deck.body)
    weak = [
        item
        for item in items
        if item.event.interval is None or item.event.footprint is None or item.event.status == "denied"
    ]
    slide.notes_slide.notes_text_frame.text = notes(weak[:60])


def _method(deck: Deck, collection: EventCollection) -> None:
    slide = deck.add("Drawn by a program from the texts below: read the sentence before you rely on a mark")
    add_method(slide, collection, deck.body)
    told = [*source_lines(collection), "", *map(sentence, collection.origins())]
    slide.notes_slide.notes_text_frame.text = "\n".join(told)
