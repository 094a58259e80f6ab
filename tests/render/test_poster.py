from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from story import story

from geoevents.collection import EventCollection
from geoevents.render.poster import write_poster


def test_png_has_the_size_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    write_poster(story(), path, width=8, height=5, dpi=100)
    with Image.open(path) as image:
        assert image.size == (800, 500)
        assert len(image.convert("RGB").getcolors(1 << 20)) > 50


def test_svg_holds_no_text_of_the_news_and_is_the_same_twice(tmp_path: Path) -> None:
    first, second = tmp_path / "a.svg", tmp_path / "b.svg"
    write_poster(story(), first)
    write_poster(story(), second)
    assert first.read_bytes() == second.read_bytes()
    root = etree.parse(str(first)).getroot()
    assert not root.xpath("//*[local-name()='script' or local-name()='text' or @href[starts-with(., 'http')]]")


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_no_events_make_a_picture(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"map.{suffix}"
    write_poster(EventCollection(), path)
    assert path.stat().st_size > 1000
