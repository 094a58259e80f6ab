"""Languages: English at no cost, what is in another is named and left unread, short texts are not guessed at."""

import sys

import pytest

from geoevents.read.language import languages_of

ENGLISH = "The old bridge was closed on Tuesday and the road to the valley was flooded."
OTHERS = {
    "fr": "La route de la vallée a été fermée mardi après la crue et le pont est détruit, selon la police.",
    "de": "Die Brücke wurde am Dienstag gesperrt, und die Straße ins Tal steht seit der Nacht unter Wasser.",
    "es": "El puente viejo fue cerrado el martes y la carretera del valle quedó inundada, dijo la policía de Lima.",
    "ru": "Старый мост закрыли во вторник, дорога в долину затоплена, сообщила полиция Казани.",
    "zh": "星期二,旧桥关闭,通往山谷的道路被洪水淹没,警方表示,三人死亡。",
    "ar": "أغلق الجسر القديم يوم الثلاثاء بعد الفيضان وغمرت المياه الطريق إلى الوادي",
    "vi": "Cây cầu cũ đã bị đóng cửa hôm thứ Ba và con đường vào thung lũng bị ngập, cảnh sát cho biết.",
}


@pytest.mark.parametrize(("code", "text"), OTHERS.items())
def test_a_text_in_another_language_is_named_and_not_read(code: str, text: str) -> None:
    found = languages_of(text)
    assert found.code == code
    assert [span.of(text) for span in found.unread] == [text]
    assert found.warnings == (
        f"its language is {code!r}, which has no rules (there are: en); nothing is taken from it",
    )


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Bridge closed",
        "12 34 56 78",
        "",
        "Three Turkish soldiers killed in clashes in Syria's al-Bab area - military",
        "Prayer leader, ANA official gunned down in Farah",
        "May 31st 2017: (S789) الميادين Al Mayadin city, Deir Ezzor governorate, Syria",
        "Dow Jones industrials 2596.72, off 17.01; transportation 1190.43, off 14.76; utilities 220.45, off 3.26",
        "Jean-Luc Mélenchon, François Ruffin and Éric Coquerel marched to the Élysée, Agence France-Presse said.",
    ],
)
def test_english_is_never_refused(text: str) -> None:
    found = languages_of(text)
    assert found.code in ("en", None)
    assert (found.unread, found.warnings) == ((), ())


def test_of_a_mixed_text_the_english_paragraphs_are_read() -> None:
    text = f"{OTHERS['es']}\n\n{ENGLISH}\n\n{OTHERS['es']}\n"
    found = languages_of(text)
    assert [span.of(text).strip() for span in found.unread] == [OTHERS["es"]] * 2
    assert "only 1 of its 3 paragraphs were read" in found.warnings[0]


def test_of_an_english_text_what_is_quoted_in_another_language_is_left_unread() -> None:
    text = f"{ENGLISH}\n \n{OTHERS['ar']}\n\n{ENGLISH} {ENGLISH}\n\n{OTHERS['de']}"
    found = languages_of(text)
    assert found.code == "en"
    assert [span.of(text).strip() for span in found.unread] == [OTHERS["ar"], OTHERS["de"]]
    assert found.warnings == ("2 of its paragraphs in 'ar', 'de' not read: rules are there for en only",)


def test_what_the_source_says_is_used_only_for_short_texts() -> None:
    short = languages_of("Pont fermé", declared="fr-FR")
    assert (short.code, short.unread) == ("fr", ())
    assert "may be 'fr'" in short.warnings[0]
    assert languages_of(ENGLISH, declared="fr").code == "en"


def test_english_does_not_load_the_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    assert languages_of(f"{ENGLISH}\n\n{ENGLISH}").code == "en"
