"""Languages: English at no cost, others named and said to have no rules, short texts not guessed at."""

import sys

import pytest

from geoevents.read.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The old bridge was closed on Tuesday and the road to the valley was flooded.", "en"),
        ("La route de la vallée a été fermée mardi après la crue et le pont est détruit.", "fr"),
        ("Die Brücke wurde am Dienstag gesperrt, und die Straße ins Tal steht unter Wasser.", "de"),
        ("أغلق الجسر القديم يوم الثلاثاء بعد الفيضان وغمرت المياه الطريق", "ar"),
        ("Bridge closed", None),
        ("12 34 56 78", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    found, warnings = language_of(text)
    assert found == code
    assert bool(warnings) == (code not in ("en", None))


def test_what_the_source_says_is_used_only_for_short_texts() -> None:
    assert language_of("Pont fermé", declared="fr-FR")[0] == "fr"
    assert language_of("The bridge was closed and the road to the valley was flooded.", declared="fr")[0] == "en"


def test_english_does_not_load_the_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    assert language_of("The bridge was closed and the road to the valley was flooded.")[0] == "en"
