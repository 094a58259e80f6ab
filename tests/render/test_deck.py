"""The slides by their shapes: nothing off the slide or on another, no small letter, every event with its evidence."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.util import Inches, Pt
from story import many, story

from geoevents.collection import EventCollection
from geoevents.errors import InputError
from geoevents.render.deck import build_deck, write_deck
from geoevents.render.deck_view import core


@cache
def made(name: str, slides: str = "full") -> Any:
    """A deck as it is read from its file, made once for all tests."""
    data = BytesIO()
    collection = {"story": story, "many": lambda: many(60), "none": EventCollection}[name]()
    build_deck(collection, slides=slides).save(data)
    return pptx.Presentation(data)


GROUPS = (("map-event-",), ("key-text-", "key-event-", "map-picture"), ("time-label", "time-event-"), ("doubt-",))
DECKS = [("story", "brief"), ("story", "full"), ("many", "full"), ("none", "full")]


@pytest.mark.parametrize(("name", "slides"), DECKS)
def test_nothing_leaves_the_slide_and_no_letter_is_small(name: str, slides: str) -> None:
    deck = made(name, slides)
    for number, slide in enumerate(deck.slides, 1):
        assert slide.shapes.title.text_frame.text, f"slide {number} has no title"
        for shape in slide.shapes:
            where = (number, shape.name)
            assert shape.left >= 0, where
            assert shape.top >= 0, where
            assert shape.left + shape.width <= deck.slide_width, where
            assert shape.top + shape.height <= deck.slide_height, where
            frames = [shape.text_frame] if shape.has_text_frame else []
            frames += [cell.text_frame for row in shape.table.rows for cell in row.cells] if shape.has_table else []
            for run in (run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs):
                assert run.font.size is None or run.font.size >= Pt(10), where


def boxes(slide: Any, *prefixes: str) -> list[Any]:
    return [shape for shape in slide.shapes if shape.name.startswith(prefixes)]


def apart(one: Any, other: Any) -> bool:
    beside = one.left + one.width <= other.left or other.left + other.width <= one.left
    return beside or one.top + one.height <= other.top or other.top + other.height <= one.top


@pytest.mark.parametrize(("name", "slides"), DECKS)
def test_no_marker_and_no_text_meets_another(name: str, slides: str) -> None:
    for slide in made(name, slides).slides:
        for group in (
            ("map-event-",),
            ("key-text-", "key-event-", "map-picture"),
            ("time-label", "time-event-"),
            ("doubt-",),
        ):
            found = boxes(slide, *group)
            for at, one in enumerate(found):
                for other in found[at + 1 :]:
                    assert apart(one, other), (one.name, other.name)


@pytest.mark.parametrize("name", ["story", "many"])
def test_markers_are_native_numbered_described_and_in_the_key(name: str) -> None:
    for slide in made(name).slides:
        keys = {shape.text_frame.text for shape in boxes(slide, "key-event-")}
        for mark in boxes(slide, "map-event-"):
            number = mark.name.removeprefix("map-event-")
            assert mark.text_frame.text == number
            assert number in keys
            assert mark._element.xpath(".//p:cNvPr")[0].get("descr").startswith(f"Event {number}: ")
        for shape in boxes(slide, "map-picture"):
            assert "numbered events" in shape._element.xpath(".//p:cNvPr")[0].get("descr")


@pytest.mark.parametrize(("name", "count"), [("story", 12), ("many", 60)])
def test_every_event_has_its_row(name: str, count: int) -> None:
    tables = [shape.table for slide in made(name).slides for shape in boxes(slide, "event-table")]
    numbers = [row.cells[0].text for table in tables for row in list(table.rows)[1:]]
    assert numbers == [str(number) for number in range(1, count + 1)]


def test_notes_hold_quote_source_and_reasons() -> None:
    pages = [slide.notes_slide.notes_text_frame.text for slide in made("story").slides if slide.has_notes_slide]
    notes = "\n".join(pages)
    for part in ("Five died when a bakery was shelled", "Orontes Agency", "counted from the document date"):
        assert part in notes


def test_titles_state_the_finding() -> None:
    titles = [slide.shapes.title.text_frame.text for slide in made("story").slides]
    assert titles[0] == "Shells fall on the valley"
    assert titles[1] == "12 events in 7 places of Syria and Turkey, 8 told as fact"
    assert titles[-2].startswith("Not settled of 12 events: 1 undated, 1 without a place, 1 denied, 3 not yet real")
    assert made("none").slides[0].shapes.title.text_frame.text.startswith("The text tells no event")


def template(path: Path, *, width: float, height: float) -> Path:
    """A master of another house: other size, a slide of its own, a renamed layout."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Inches(width), Inches(height)
    deck.slide_layouts[5].name = "Headline"
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Sample slide"
    deck.save(str(path))
    return path


def test_a_user_s_template_keeps_its_size_and_loses_its_slides(tmp_path: Path) -> None:
    path = tmp_path / "briefing.pptx"
    write_deck(story(), path, template=template(tmp_path / "master.pptx", width=10, height=7.5), slides="brief")
    deck = pptx.Presentation(str(path))
    assert deck.slide_width == Inches(10)
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert "Sample slide" not in titles
    assert all(titles)
    for slide in deck.slides:
        assert all(shape.left + shape.width <= deck.slide_width for shape in slide.shapes)


@pytest.mark.parametrize("content", [b"", b"PK no zip", None])
def test_a_broken_template_is_one_clear_line(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "master.pptx"
    if content is None:
        template(path, width=4, height=3)
    else:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"master\.pptx"):
        write_deck(story(), tmp_path / "out.pptx", template=path)


def test_the_tables_share_the_events_evenly() -> None:
    slides = build_deck(many(30)).slides
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    sizes = [len(table.rows) - 1 for table in tables]
    assert sum(sizes) == 30
    assert len(sizes) > 1
    assert max(sizes) - min(sizes) < len(sizes)


def test_what_lies_a_days_drive_off_stays_on_the_map_and_another_continent_does_not() -> None:
    cluster = [(22.7, 13.4), (24.1, 13.6), (25.3, 13.6), (24.9, 12.0)]
    assert core([*cluster, (32.5, 15.5)]) == [*cluster, (32.5, 15.5)]
    assert core([*cluster, (138.5, 36.3)]) == cluster
    front = [(36.6, 35.9), (36.7, 35.9), (36.8, 35.9), (36.5, 35.7), (36.6, 35.6)]
    assert core([*front, (26.6, 41.7), (4.4, 50.9), (-74.0, 40.7)]) == front
