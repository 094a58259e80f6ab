"""The word lists load, and a broken row is refused with its line."""

import pytest

from geoevents.errors import DataError
from geoevents.lexicon import place_words as module


def test_lists_and_tables_are_there() -> None:
    words = module.place_words()
    assert "near" in words["strong_prepositions"]
    assert words.tables["compass"]["southwest"] == 225


def test_forms_that_are_words_need_a_comma_before_them() -> None:
    short = module.abbreviations()
    assert (short["Ky."].name, short["Ky."].free) == ("Kentucky", True)
    assert not short["Me."].free


def test_a_broken_row_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_read", lambda language, name: "# head\nKy.\tKentucky\n")
    with pytest.raises(DataError, match=r"place_abbreviations\.tsv:2"):
        module.abbreviations("broken")
