"""The language of a text: English by its function words at no cost, any other by a trained identifier."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

_SAMPLE = 4_000
_LEAST_WORDS = 8
_SURE = 0.6
_ENGLISH_SHARE = 0.2


def language_of(text: str, *, declared: str | None = None) -> tuple[str | None, tuple[str, ...]]:
    """ISO 639-1 code, None if the text is too short to tell; and a warning where no rules exist for the language.

    declared : what the source says of itself; believed only where the text is too short to tell.
    """
    found = _detected(text)
    language = found or (declared or "").lower().partition("-")[0].partition("_")[0] or None
    if language in (None, *_ruled()):
        return language, ()
    known = ", ".join(_ruled())
    return language, (f"its language is {language!r}, which has no rules (there are: {known}); little will be found",)


def _detected(text: str) -> str | None:
    sample = re.sub(r"https?://\S+|\d+", " ", text[:_SAMPLE])
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", sample.lower())
    if len(words) < _LEAST_WORDS and not any(char > "\u0590" for word in words for char in word):
        return None
    function_words = _function_words()
    if sum(word in function_words for word in words) >= _ENGLISH_SHARE * len(words) > 0:
        return "en"
    code, sureness = _identifier().classify(sample)
    return str(code) if sureness >= _SURE and len(sample) >= 20 and code != "zxx" else None


@cache
def _ruled() -> tuple[str, ...]:
    """The languages that have a folder of rules."""
    return tuple(sorted(entry.name for entry in files("geoevents.lexicon").iterdir() if len(entry.name) == 2))


@cache
def _function_words() -> frozenset[str]:
    lines = (files("geoevents.lexicon") / "en" / "function_words.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line and not line.startswith("#"))


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
