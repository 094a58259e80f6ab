"""The words that tell events: triggers with their category, attitudes, and the closed classes they are read by."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from geoevents.errors import DataError
from geoevents.style import CATEGORIES

type Attitude = Literal[
    "report",
    "deny",
    "hypothetical",
    "planned",
    "demanded",
    "threatened",
    "negated",
    "aspect",
    "ongoing",
    "factive",
]
ATTITUDES = frozenset(Attitude.__value__.__args__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that tells an event. strong : it does so by itself; faint : only with a place and a time of its own;
    neither : with one of them.
    """

    lemma: str
    pos: Literal["VERB", "NOUN"]
    category: str
    strong: bool
    faint: bool
    gloss: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """A language's event words. triggers, attitudes : by (lemma, part of speech); words, tables : closed classes."""

    triggers: dict[tuple[str, str], Trigger]
    attitudes: dict[tuple[str, str], Attitude]
    words: dict[str, frozenset[str]]
    tables: dict[str, dict[str, str]]
    codes: dict[str, tuple[str, str]]


@cache
def event_words(language: str = "en") -> EventWords:
    """The event words of a language, read and checked once.

    Raises
    ------
    DataError
        if a row is broken; names the file and the line.
    """
    closed = _toml(language, "event_words.toml")
    return EventWords(
        triggers=_triggers(language),
        attitudes=_attitudes(language),
        words={key: frozenset(value) for key, value in closed.items() if isinstance(value, list)},
        tables={key: value for key, value in closed.items() if isinstance(value, dict)},
        codes={row[0]: (row[1], row[2]) for _, row in _rows(language, "event_categories.tsv", 3)},
    )


def _triggers(language: str) -> dict[tuple[str, str], Trigger]:
    name = "event_triggers.tsv"
    known = {category.id for category in CATEGORIES}
    found: dict[tuple[str, str], Trigger] = {}
    for where, (lemma, pos, category, strength, gloss) in _rows(language, name, 5):
        if pos not in ("V", "N") or category not in known or strength not in ("strong", "weak", "faint"):
            raise DataError(f"{where}: {pos!r} {category!r} {strength!r} is no part of speech, category or strength")
        key: tuple[str, Literal["VERB", "NOUN"]] = (lemma, "VERB" if pos == "V" else "NOUN")
        if key in found:
            raise DataError(f"{where}: {lemma!r} stands here twice; remove one row")
        found[key] = Trigger(
            lemma=lemma,
            pos=key[1],
            category=category,
            strong=strength == "strong",
            faint=strength == "faint",
            gloss=gloss,
        )
    return found


def _attitudes(language: str) -> dict[tuple[str, str], Attitude]:
    found: dict[tuple[str, str], Attitude] = {}
    names = {"V": "VERB", "N": "NOUN", "A": "ADV"}
    for where, (lemma, pos, attitude) in _rows(language, "event_attitudes.tsv", 3):
        if pos not in names or attitude not in ATTITUDES or (lemma, names[pos]) in found:
            raise DataError(f"{where}: unknown part of speech or attitude, or the word stands here twice")
        found[lemma, names[pos]] = attitude  # type: ignore[assignment]
    return found


def _rows(language: str, name: str, width: int) -> Iterator[tuple[str, list[str]]]:
    """The rows below the header with their file and line; comments start with '#'."""
    text = files("geoevents.lexicon").joinpath(language, name).read_text(encoding="utf-8")
    header = True
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != width:
            raise DataError(f"{language}/{name}:{number}: {len(cells)} columns, not {width}; separate them by tabs")
        if not header:
            yield f"{language}/{name}:{number}", cells
        header = False


def _toml(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads(files("geoevents.lexicon").joinpath(language, name).read_text(encoding="utf-8"))
