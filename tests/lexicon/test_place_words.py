"""The word lists load, and a broken row is refused with its line."""

from pathlib import Path

import pytest

from geoevents.errors import DataError
from geoevents.lexicon import place_clues
from geoevents.lexicon import place_words as module


def test_lists_and_tables_are_there() -> None:
    words = module.place_words()
    assert "near" in words["strong_prepositions"]
    assert words.tables["compass"]["southwest"] == 225


def test_forms_that_are_words_need_a_comma_before_them() -> None:
    short = module.abbreviations()
    assert (short["Ky."].name, short["Ky."].free) == ("Kentucky", True)
    assert not short["Me."].free
    written = [module.abbreviation(form) for form in ("W.Va.", "W. Va.", "Ky.", "Ky", "Mumble.")]
    assert [entry and entry.name for entry in written] == ["West Virginia", "West Virginia", "Kentucky", None, None]


def test_a_broken_row_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_read", lambda language, name: "# head\nKy.\tKentucky\n")
    with pytest.raises(DataError, match=r"place_abbreviations\.tsv:2"):
        module.abbreviations("broken")


@pytest.mark.parametrize(
    "row", ["source\tSANA\tsy\tx", "place\tSANA\tSY\tx", "source\tSANA\tSY", "source\tA\tSY\tx\nsource\ta\tSY\tx"]
)
def test_a_broken_clue_names_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / place_clues.FILE).write_text(row, encoding="utf-8")
    monkeypatch.setattr(place_clues, "files", lambda _: tmp_path)
    place_clues.place_clues.cache_clear()
    with pytest.raises(DataError, match=r"place_clues.tsv:\d"):
        place_clues.place_clues()
    place_clues.place_clues.cache_clear()
