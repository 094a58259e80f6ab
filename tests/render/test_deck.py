from pathlib import Path

import pptx
import pytest
from pptx.util import Pt
from story import many, story

from geoevents.collection import EventCollection
from geoevents.render.deck import write_deck


def opened(tmp_path: Path, collection: EventCollection, **options: object):
    path = tmp_path / "briefing.pptx"
    write_deck(collection, path, **options)
    return pptx.Presentation(str(path))


def check_shapes(deck) -> None:
    for number, slide in enumerate(deck.slides, 1):
        assert slide.shapes.title.text_frame.text, f"slide {number} has no title"
        for shape in slide.shapes:
            assert shape.left >= 0, (number, shape.name)
            assert shape.top >= 0, (number, shape.name)
            assert shape.left + shape.width <= deck.slide_width, (number, shape.name)
            assert shape.top + shape.height <= deck.slide_height, (number, shape.name)
            if shape.has_text_frame:
                for paragraph in shape.text_frame.paragraphs:
                    assert all(run.font.size is None or run.font.size >= Pt(10) for run in paragraph.runs)


@pytest.mark.parametrize("slides", ["brief", "full"])
def test_every_event_is_on_the_slides(tmp_path: Path, slides: str) -> None:
    deck = opened(tmp_path, story(), slides=slides)
    check_shapes(deck)
    table = next(shape for slide in deck.slides for shape in slide.shapes if shape.name == "event-table").table
    assert len(table.rows) == 1 + len(story())


def test_markers_are_native_numbered_and_apart(tmp_path: Path) -> None:
    deck = opened(tmp_path, story())
    for slide in deck.slides:
        marks = [shape for shape in slide.shapes if shape.name.startswith("map-event-")]
        keys = {shape.text_frame.text for shape in slide.shapes if shape.name.startswith("key-event-")}
        for mark in marks:
            assert mark.text_frame.text == mark.name.removeprefix("map-event-")
            assert mark.text_frame.text in keys
            assert mark._element.xpath(".//p:cNvPr")[0].get("descr").startswith(f"Event {mark.text_frame.text}: ")
        for one in marks:
            for other in marks:
                apart = abs(one.left - other.left) >= one.width or abs(one.top - other.top) >= one.height
                assert one is other or apart, (one.name, other.name)


def test_notes_hold_quote_and_source(tmp_path: Path) -> None:
    notes = "\n".join(
        slide.notes_slide.notes_text_frame.text for slide in opened(tmp_path, story()).slides if slide.has_notes_slide
    )
    assert "Five died when a bakery was shelled" in notes
    assert "Orontes Agency" in notes
    assert "counted from the document date" in notes


def test_no_events_make_slides_that_say_so(tmp_path: Path) -> None:
    deck = opened(tmp_path, EventCollection())
    check_shapes(deck)
    assert any("no event" in slide.shapes.title.text_frame.text for slide in deck.slides)


def test_many_events_are_counted_not_lost(tmp_path: Path) -> None:
    deck = opened(tmp_path, many(60))
    check_shapes(deck)
    numbers = [
        row.cells[0].text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.name == "event-table"
        for row in list(shape.table.rows)[1:]
    ]
    assert numbers == [str(number) for number in range(1, 61)]
