"""The language of a text and of its paragraphs: English by its function words, any other by a trained identifier."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from geoevents.types import Span

_SAMPLE = 4_000
_LEAST_WORDS = 8
_LIKELY, _SURE = 0.6, 0.9
_ENGLISH_SHARE, _FOREIGN_SHARE = 0.2, 0.1
_LEAST_LETTERS = 12
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Letters of other scripts: after Latin and its combining marks come Greek and all others, but for a second Latin block.
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u1f00-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    """What a text is written in.

    code : ISO 639-1, of most of it; None if it is too short to tell;
    unread : the stretches in languages that have no rules, which nothing is to be taken from; warnings : so told.
    """

    code: str | None = None
    unread: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()


def languages_of(text: str, *, declared: str | None = None) -> Languages:
    """The text's languages; what may be English is read, what surely is not is left unread and told.

    declared : what the source says of itself; believed only where the text is too short to tell.
    """
    spans = list(_paragraphs(text))
    codes = [_surely(span.of(text)) for span in spans]
    lengths: Counter[str] = Counter()
    for span, found in zip(spans, codes, strict=True):
        if found:
            lengths[found] += span.end - span.start
    if not lengths:
        return _unsure(text, declared)
    code = max(lengths, key=lambda found: (lengths[found], found))
    home = code in _ruled()
    read = [found in _ruled() or (found is None and home) for found in codes]
    unread = tuple(span for span, is_read in zip(spans, read, strict=True) if not is_read)
    if not unread:
        return Languages(code=code)
    others = ", ".join(repr(found) for found in sorted(lengths) if found not in _ruled())
    rest = f"only {sum(read)} of its {len(read)} paragraphs were read" if any(read) else "nothing is taken from it"
    if home:
        told = f"{len(unread)} of its paragraphs in {others} not read: rules are there for {_known()} only"
    else:
        told = f"its language is {others}, which has no rules (there are: {_known()}); {rest}"
    return Languages(code=code, unread=unread, warnings=(told,))


def _unsure(text: str, declared: str | None) -> Languages:
    """Of a text that no paragraph decides: what it may be; it is read, since it may be English."""
    stated = (declared or "").lower().partition("-")[0].partition("_")[0] or None
    code = _guessed(text[:_SAMPLE])[0] or stated
    doubt = () if code in (None, *_ruled()) else (f"its language may be {code!r}; it is read as {_known()}",)
    return Languages(code=code, warnings=doubt)


def _paragraphs(text: str) -> Iterator[Span]:
    """The stretches between empty lines."""
    start = at = 0
    for line in text.split("\n"):
        if not line.strip():
            if at > start:
                yield Span(start=start, end=at)
            start = at + len(line) + 1
        at += len(line) + 1
    if len(text) > start:
        yield Span(start=start, end=len(text))


def _surely(text: str) -> str | None:
    """The language of a paragraph, None where it is too short or too unsure to tell."""
    code, sureness = _guessed(text[:_SAMPLE], enough=_FOREIGN_SHARE)
    return code if sureness >= _SURE else None


def _guessed(sample: str, *, enough: float = _ENGLISH_SHARE) -> tuple[str | None, float]:
    """The language of a text and how sure that is, [0, 1]; None for what is too short or too unsure to tell.

    enough : the share of English function words that makes a text English.
    """
    words = _WORD.findall(re.sub(r"https?://\S+", " ", sample.lower()))
    letters = "" if sample.isascii() else "".join(words)
    others = len(_OTHER_SCRIPT.findall(letters))
    if others >= _LEAST_LETTERS and others * 2 > len(letters):
        code = str(_identifier().classify(sample)[0])
        return "und" if code in (*_ruled(), "zxx") else code, 1.0
    if len(words) < _LEAST_WORDS:
        return None, 0.0
    english = sum(map(_function_words().__contains__, words)) / len(words)
    if english >= enough:
        return "en", 1.0
    code, likely = _identifier().classify(re.sub(r"https?://\S+|\d+", " ", sample))
    if likely < _LIKELY or code == "zxx":
        return None, 0.0
    return str(code), float(likely) if english < _FOREIGN_SHARE else _LIKELY


def _known() -> str:
    return ", ".join(_ruled())


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
