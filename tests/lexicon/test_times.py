"""The time lexicon loads, row by row, and says what is wrong with a bad row."""

from pathlib import Path

import pytest

from geoevents.errors import DataError
from geoevents.lexicon import times
from geoevents.lexicon.times import tense_words, time_rules, time_words


def test_the_words_and_rules_load() -> None:
    assert ("january", "month", "1", "Cap") in [(w.word, w.word_class, w.value, w.case) for w in time_words()]
    assert len({rule.id for rule in time_rules()}) == len(time_rules())
    assert tense_words()["will"] == "future"


@pytest.mark.parametrize("row", ["january\tmonth", "january\tmonth\t1\tSmall"])
def test_a_bad_row_names_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "time_words.tsv"
    path.write_text(f"# words\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"time_words\.tsv:2"):
        list(times._words(path))


@pytest.mark.parametrize("table", [{"id": "x"}, {"id": "x", "category": "c", "pattern": "p", "make": "m", "odd": 1}])
def test_a_rule_with_missing_or_unknown_keys_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(DataError, match="'x'"):
        times._rule(table, "time_rules.toml")
