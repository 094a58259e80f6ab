"""The English words and abbreviations around place names, checked row by row as they are read."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from geoevents.errors import DataError

ABBREVIATIONS = "place_abbreviations.tsv"
WORDS = "place_words.toml"
STATES = "place_state_titles.tsv"
COMMON = "place_common_words.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A short form of a place's name.

    kind : "A1" first-level division, "C" country, "P" city, "R" region; country : ISO 3166-1 alpha-2, or "";
    free : whether the form alone is a place ("N.C."), or only after a comma ("Me.").
    """

    form: str
    name: str
    kind: str
    country: str
    free: bool


@dataclass(frozen=True, kw_only=True)
class PlaceWords:
    """The word lists of `place_words.toml`, by name, and its tables of degrees."""

    lists: dict[str, frozenset[str]]
    tables: dict[str, dict[str, float]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


@lru_cache(maxsize=4)
def place_words(language: str = "en") -> PlaceWords:
    """The word lists of a language."""
    raw: dict[str, Any] = tomllib.loads(_read(language, WORDS))
    lists: dict[str, frozenset[str]] = {}
    tables: dict[str, dict[str, float]] = {}
    rows = [line for line in _read(language, COMMON).splitlines() if line and not line.startswith("#")]
    lists["common"] = frozenset(_word(word, COMMON) for word in rows)
    for section in (raw, *(part for part in raw.values() if isinstance(part, dict))):
        for name, value in section.items():
            if isinstance(value, list):
                lists[name] = frozenset(_word(word, name) for word in value)
    for name, value in raw.items():
        if isinstance(value, dict):
            numbers = {word: float(number) for word, number in value.items() if isinstance(number, int | float)}
            tables[name] = numbers
    return PlaceWords(lists=lists, tables=tables)


@lru_cache(maxsize=4)
def abbreviations(language: str = "en") -> dict[str, Abbreviation]:
    """The short forms of place names of a language, by form, case and points as written."""
    found: dict[str, Abbreviation] = {}
    for number, line in enumerate(_read(language, ABBREVIATIONS).splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 5 or cells[2] not in {"A1", "C", "P", "R"} or cells[4] not in {"yes", "no"}:
            raise DataError(
                f"{ABBREVIATIONS}:{number}: want form, name, kind (A1 C P R), country, yes|no; got {line!r}"
            )
        form, name, kind, country, free = cells
        if form in found:
            raise DataError(f"{ABBREVIATIONS}:{number}: {form!r} stands there twice; keep one row")
        found[form] = Abbreviation(form=form, name=name, kind=kind, country=country, free=free == "yes")
    return found


def abbreviation(form: str) -> Abbreviation | None:
    """The short form as written, with or without its last point, or with blanks between its letters ("W. Va.")."""
    known = abbreviations()
    entry = known.get(form)
    if entry is None and form.endswith("."):
        entry = known.get(form[:-1]) or known.get(form.replace(". ", "."))
    return entry


@lru_cache(maxsize=4)
def state_titles(language: str = "en") -> dict[str, tuple[str, ...]]:
    """For each title ("Arab Republic") the ISO 3166-1 codes of the states that bear it."""
    found: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(_read(language, STATES).splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        title, _, codes = line.partition("\t")
        if not codes or not all(len(code) == 2 and code.isupper() for code in codes.split()):
            raise DataError(f"{STATES}:{number}: want a title, a tab and ISO 3166-1 codes; got {line!r}")
        found[title] = tuple(codes.split())
    return found


def _read(language: str, name: str) -> str:
    return (files("geoevents.lexicon") / language / name).read_text(encoding="utf-8")


def _word(value: object, name: str) -> str:
    if not isinstance(value, str) or value != value.lower() or not value:
        raise DataError(f"{WORDS}: {name}: {value!r} is no lower-case word; correct that entry")
    return value
