"""The page as a file: whole, small, escaped, the same twice."""

import html
import json
import re
from pathlib import Path

import pytest
from branca.element import Figure, JavascriptLink
from page_stories import alone, crowd, event, story

from geoevents.collection import EventCollection
from geoevents.errors import OutputError
from geoevents.render.page import page, page_data, write_page
from geoevents.render.page_figure import OfflineFigure

LINK = re.compile(r"(?:src|href)\s*=\s*[\"']?(?!#|data:)[a-z]|url\((?![\"']?(?:data:|#))|@import", re.IGNORECASE)


def test_a_page_holds_no_link_and_is_small(tmp_path: Path) -> None:
    write_page(story(), tmp_path / "map.html")
    text = (tmp_path / "map.html").read_text(encoding="utf-8")
    markup = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    assert not LINK.search(markup)
    assert len(text.encode()) < 500_000


def test_the_same_collection_gives_the_same_bytes() -> None:
    assert page(page_data(story())) == page(page_data(story()))


def test_a_long_collection_is_deflated() -> None:
    text = page(page_data(crowd(2000)))
    assert 'type="application/octet-stream" id="ge-data"' in text


def test_an_unknown_link_is_refused() -> None:
    figure = OfflineFigure()
    figure.header.add_child(JavascriptLink("https://example.org/tracker.js"), name="tracker")
    with pytest.raises(OutputError, match=r"tracker\.js"):
        figure.render()


def test_folium_itself_is_left_as_it_was() -> None:
    import folium

    before = [list(folium.Map.default_js), list(folium.Map.default_css), Figure._template]
    page(page_data(story()))
    assert [list(folium.Map.default_js), list(folium.Map.default_css), Figure._template] == before


def test_data_cannot_end_its_block() -> None:
    hostile = event(title="</script><script>alert(1)</script><!-- ")
    text = page(page_data(EventCollection(events=(hostile,))))
    block = re.search(r'id="ge-data">(.*?)</script>', text, re.DOTALL)
    assert block
    assert hostile.title in json.loads(block[1])["texts"]


def test_a_file_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="choose another folder"):
        write_page(story(), tmp_path / "missing" / "map.html")


def test_tiles_are_allowed_only_from_where_they_were_asked_for(tmp_path: Path) -> None:
    for address, allowed in {
        "https://{s}.tiles.example/{z}/{x}/{y}.png": "img-src data: blob: https://*.tiles.example; ",
        "javascript:alert(1)": "img-src data: blob:; ",
        "https://a.example; script-src *;/{z}": "img-src data: blob:; ",
        "": "img-src data: blob:; ",
    }.items():
        write_page(alone(), tmp_path / "map.html", tiles=address)
        assert allowed in html.unescape((tmp_path / "map.html").read_text(encoding="utf-8"))
