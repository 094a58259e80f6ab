"""The event words are complete, and a broken row is named by file and line."""

import pytest

from geoevents.errors import DataError
from geoevents.lexicon import events
from geoevents.style import CATEGORIES


def test_every_category_has_codes_and_a_trigger() -> None:
    words = events.event_words()
    ids = {category.id for category in CATEGORIES}
    assert set(words.codes) == ids
    assert {trigger.category for trigger in words.triggers.values()} == ids


def test_a_broken_row_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = iter([("en/event_triggers.tsv:3", ["shell", "V", "noise", "strong", "gloss"])])
    monkeypatch.setattr(events, "_rows", lambda *_: rows)
    with pytest.raises(DataError, match=r"event_triggers.tsv:3: 'V' 'noise'"):
        events._triggers("en")
