"""The time lexicon of a language: its words and its rules, read and checked row by row."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Literal

from geoevents.errors import DataError
from geoevents.types import Tense

type Case = Literal["", "Cap", "Caps", "low"]
CASES: dict[str, Case] = {"": "", "Cap": "Cap", "Caps": "Caps", "low": "low"}
KEYS = frozenset({"id", "category", "pattern", "make", "with", "type", "emit", "after", "before", "not_after"})
LISTS = frozenset({"not_before", "yes", "no"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWord:
    """One row of the word list.

    case : "Cap" holds only for a word with a capital, "Caps" for one all in capitals, "low" for one without any.
    """

    word: str
    word_class: str
    value: str
    case: Case


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """One rule: a pattern over word classes and the meaning that a match makes.

    category : name under which other patterns may use it; emit : whether a match by itself is a time expression;
    make : a class of the meanings; constants : its fields that no word gives; type : TIMEX3 type, or the meaning's;
    after, before, not_after, not_before : classes that the neighbouring token must or must not have;
    yes : examples with the expression in square brackets; no : examples without it.
    """

    id: str
    category: str
    pattern: str
    make: str
    constants: tuple[tuple[str, Any], ...]
    type: str | None
    emit: bool
    after: str
    before: str
    not_after: str
    not_before: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def time_words(language: str = "en") -> tuple[TimeWord, ...]:
    """The words of all `time_words*.tsv` of a language, in the order of the files."""
    return tuple(word for path in _files(language, "time_words", ".tsv") for word in _words(path))


@cache
def time_rules(language: str = "en") -> tuple[TimeRule, ...]:
    """The rules of all `time_rules*.toml` of a language, in the order of the files.

    Raises
    ------
    DataError
        if a rule lacks something, has an unknown key or an id that was there before.
    """
    rules: dict[str, TimeRule] = {}
    for path in _files(language, "time_rules", ".toml"):
        for table in tomllib.loads(path.read_text(encoding="utf-8")).get("rule", []):
            rule = _rule(table, path.name)
            if rule.id in rules:
                raise DataError(f"{path.name}: rule {rule.id!r} stands twice; rename one")
            rules[rule.id] = rule
    return tuple(rules.values())


@cache
def month_names(language: str = "en") -> dict[int, str]:
    """The full name of each month, 1 to 12, with a capital; not from the locale, which is the user's."""
    names: dict[int, str] = {}
    for row in time_words(language):
        if row.word_class == "month" and len(row.word) > len(names.get(int(row.value), "")):
            names[int(row.value)] = row.word.capitalize()
    return names


@cache
def tense_words(language: str = "en") -> dict[str, Tense]:
    """Word forms, and endings with a hyphen, that show a tense."""
    tenses: dict[str, Tense] = {"past": "past", "present": "present", "future": "future"}
    path = resources.files("geoevents.lexicon").joinpath(language, "time_tense.tsv")
    return {row.word: tenses[row.value] for row in _words(path)}


def _files(language: str, stem: str, suffix: str) -> list[Traversable]:
    folder = resources.files("geoevents.lexicon").joinpath(language)
    found = [path for path in folder.iterdir() if path.name.startswith(stem) and path.name.endswith(suffix)]
    return sorted(found, key=lambda path: path.name)


def _words(path: Traversable) -> Iterator[TimeWord]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith(("# ", "#word")):
            continue
        cells = line.split("\t")
        if len(cells) < 3 or (len(cells) > 3 and cells[3] not in CASES):
            raise DataError(f"{path.name}:{number}: want word, class, value and case ('', Cap, Caps, low), got {cells}")
        case = CASES[cells[3] if len(cells) > 3 else ""]
        yield TimeWord(word=cells[0], word_class=cells[1], value=cells[2], case=case)


def _rule(table: dict[str, Any], name: str) -> TimeRule:
    unknown = set(table) - KEYS - LISTS
    if unknown or not {"id", "category", "pattern", "make"} <= set(table):
        raise DataError(f"{name}: rule {table.get('id')!r} has unknown or missing keys ({sorted(unknown)})")
    return TimeRule(
        id=table["id"],
        category=table["category"],
        pattern=table["pattern"],
        make=table["make"],
        constants=tuple(sorted(table.get("with", {}).items())),
        type=table.get("type"),
        emit=table.get("emit", True),
        after=table.get("after", ""),
        before=table.get("before", ""),
        not_after=table.get("not_after", ""),
        not_before=table.get("not_before", ""),
        yes=tuple(table.get("yes", ())),
        no=tuple(table.get("no", ())),
    )
