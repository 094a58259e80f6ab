"""The words of the language, as the model's lemmatizer lists them."""

from functools import cached_property
from typing import Any

type _Words = tuple[frozenset[str], frozenset[str], tuple[tuple[str, str], ...]]


class WordLists:
    """Read from the model at the first question, which only a text with a headline in capitals asks."""

    def __init__(self, language: Any) -> None:
        self._language = language

    def has(self, word: str) -> bool:
        """Whether the lists have a word in small letters, or what the model's rules make of it."""
        for listed, irregular, rules in self._lists:
            if word in listed or word in irregular:
                return True
            if any(old and word.endswith(old) and word[: -len(old)] + new in listed for old, new in rules):
                return True
        return False

    @cached_property
    def _lists(self) -> list[_Words]:
        """Base forms, irregular forms and rules by part of speech; none if the lemmatizer has no such."""
        known = self._language.has_pipe("lemmatizer")
        lookups = getattr(self._language.get_pipe("lemmatizer"), "lookups", None) if known else None
        if lookups is None or not all(lookups.has_table(f"lemma_{name}") for name in ("index", "exc", "rules")):
            return []
        index, irregular, rules = (lookups.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
        return [
            (
                frozenset(index.get(kind, ())),
                frozenset(irregular.get(kind, ())),
                tuple((old, new) for old, new in rules.get(kind, ())),
            )
            for kind in ("noun", "verb", "adj", "adv")
        ]
