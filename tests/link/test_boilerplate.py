"""What is not an article's prose is told by structure alone."""

from collections.abc import Callable

import pytest

from geoevents.link.boilerplate import dateline_of, unfit
from geoevents.types import Resolved


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Rebels left the town.\n\nMore From This Section\n\nThey came back on Friday.", 1),
        ("Rebels left the town.\n\nWhy Did Rebels Leave This Town?\n\nThey came back on Friday.", 1),
        ("Rebels left the town.\n\n(Written by A. Writer)\n\nThey came back.", 1),
        ("Rebels left the town after a\nlong siege that\nended on Friday.", 0),
        ("Rebels left the town. They came back\n\nNobody was hurt.", 0),
    ],
)
def test_titles_and_notes_are_unfit(reading: Callable[..., Resolved], text: str, titles: int) -> None:
    reasons, headline = unfit(reading(text))
    assert len(reasons) == titles
    assert not headline


def test_a_text_of_headlines_is_read_as_headlines(reading: Callable[..., Resolved]) -> None:
    assert unfit(reading("Rebels leave town")) == ({}, True)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("ESTBURY, Alvania (AGC) -- Rebels left.", 26),
        ("Estbury (AGC) Rebels left.", 14),
        ("COLUMBIA, Mo. (AP) — A man was arrested.", 21),
        ("KHARTOUM, April 18, 2023 (News Agency) - Heavy gunfire shook the city.", 41),
        ("Storm hits coast\n\nNEW ORLEANS, Aug. 29 -- A storm struck.", 42),
        ("UN says 3 million fled - report", 0),
        ("POLICE said he left. Nobody - not one - was hurt.", 0),
        ("Rebels (and others) left.", 0),
        ("Rebels left the town.", 0),
    ],
)
def test_a_dateline_opens_a_text(text: str, length: int) -> None:
    assert dateline_of(text).end == length
