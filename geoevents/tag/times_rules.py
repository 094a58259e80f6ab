"""Time rules ready to run: patterns as regular expressions over token characters, and what a match means."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from geoevents.errors import DataError
from geoevents.lexicon.times import TimeRule, time_rules, time_words
from geoevents.tag.times_make import MAKERS, number, year_in_words
from geoevents.tag.times_patterns import Group, Node, char_class, either, literals, longest, parse, regex
from geoevents.tag.times_prefixes import Prefixes
from geoevents.tag.times_tokens import BREAK, CAPITAL, OTHER, Tokens, Vocabulary, build

DEEPEST = 12

type Candidate = tuple[str | None, Compiled]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A rule with its expressions: `found` with the neighbours' conditions, `bare` without; fields of its groups.

    starts : for each character that a match can begin with, those that can follow it; None lets any follow.
    """

    rule: TimeRule
    found: str
    bare: str
    starts: dict[str, str | None]
    fields: tuple[str, ...]
    sources: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """A language's vocabulary and rules: by category, and by the first character that a match can have."""

    vocabulary: Vocabulary
    categories: dict[str, tuple[Compiled, ...]]
    by_first: dict[str, tuple[Candidate, ...]]
    scan: re.Pattern[str]
    leads: dict[str, str]
    trails: dict[str, str]
    anchors: frozenset[tuple[str, str]]

    def meaning(self, compiled: Compiled, match: re.Match[str], tokens: Tokens) -> Any:
        """What a match of a rule makes."""
        make = compiled.rule.make
        first, last = match.span()
        if make == "Number":
            return number(self._words(tokens, first, last))
        if make == "YearWords":
            return year_in_words(self._words(tokens, first, last))
        values: dict[str, Any] = dict(compiled.rule.constants)
        for index, name in enumerate(compiled.fields):
            begin, end = match.span(index + 1)
            if begin < 0:
                continue
            value = self._value(compiled.sources[index], tokens, begin, end)
            values |= value if isinstance(value, dict) else {name: value}
        return MAKERS[make](**values)

    def _value(self, sources: tuple[str, ...], tokens: Tokens, first: int, last: int) -> Any:
        for source in sources:
            if source.startswith("{"):
                for compiled in self.categories[source[1:-1]]:
                    match = expression(compiled.bare).fullmatch(tokens.codes, first, last)
                    if match:
                        return self.meaning(compiled, match, tokens)
            elif last == first + 1:
                value = self.vocabulary.value(tokens.word(first), source)
                if value is not None:
                    return value
        return None

    def _words(self, tokens: Tokens, first: int, last: int) -> list[dict[str, Any]]:
        return [self.vocabulary.all_values(tokens.word(index)) for index in range(first, last)]


@cache
def expression(pattern: str) -> re.Pattern[str]:
    """Compiled when it is first needed: a short text needs few of the rules."""
    return re.compile(pattern)


@cache
def grammar(language: str = "en") -> Grammar:
    """The rules of a language, compiled once."""
    words, rules = time_words(language), time_rules(language)
    trees = {rule.id: parse(rule.pattern, rule=rule.id) for rule in rules}
    guards = {rule.id: _guards(rule) for rule in rules}
    spelled = {word for tree in trees.values() for word in literals(tree)}
    spelled |= {word for trees_ in guards.values() for tree in trees_ if tree for word in literals(tree)}
    vocabulary = build(words, literals=spelled)
    vocabulary.classes.update({"other": OTHER, "break": BREAK, "capital": CAPITAL})
    prefixes = Prefixes(classes=vocabulary.classes, members=_members(rules, trees))
    classes = {name: char_class(chars) for name, chars in vocabulary.classes.items()}
    compiler = _Compiler(members=_members(rules, trees), trees=trees, classes=classes, prefixes=prefixes)
    compiled = [compiler.rule(rule, guards[rule.id]) for rule in rules]
    by_first: dict[str, list[Candidate]] = {}
    for one in compiled:
        for char, following in one.starts.items():
            by_first.setdefault(char, []).append((following, one))
    categories: dict[str, list[Compiled]] = {}
    for one in compiled:
        categories.setdefault(one.rule.category, []).append(one)
    return Grammar(
        vocabulary=vocabulary,
        categories={name: tuple(members) for name, members in categories.items()},
        by_first={char: tuple(members) for char, members in by_first.items()},
        scan=re.compile(f"[{re.escape(''.join(by_first))}]"),
        leads={row.word: row.value for row in words if row.word_class == "lead"},
        trails={row.word: str(row.value) for row in words if row.word_class == "trail"},
        anchors=frozenset((row.value, row.word) for row in words if row.word_class.startswith("anchor_")),
    )


def _members(rules: Iterable[TimeRule], trees: dict[str, Group]) -> dict[str, list[Group]]:
    """The patterns of each category, the longer reading first."""
    found: dict[str, list[Group]] = {}
    for rule in rules:
        found.setdefault(rule.category, []).append(trees[rule.id])
    return {name: sorted(members, key=longest, reverse=True) for name, members in found.items()}


def _guards(rule: TimeRule) -> tuple[Group | None, ...]:
    sides = (rule.after, rule.before, rule.not_after, rule.not_before)
    return tuple(parse(side, rule=rule.id) if side else None for side in sides)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compiler:
    members: dict[str, list[Group]]
    trees: dict[str, Group]
    classes: dict[str, str]
    prefixes: Prefixes
    known: dict[str, str] = field(default_factory=dict)

    def rule(self, rule: TimeRule, guards: tuple[Group | None, ...]) -> Compiled:
        if rule.make not in MAKERS and rule.make not in ("Number", "YearWords"):
            raise DataError(f"time rule {rule.id!r}: makes {rule.make!r}, which is none of {sorted(MAKERS)}")
        names: list[tuple[str, tuple[str, ...]]] = []
        body = self._regex(self.trees[rule.id], rule.id, names)
        after, before, not_after, not_before = guards
        head = self._behind(after, "(?<=", rule.id) + self._behind(not_after, "(?<!", rule.id)
        tail = self._ahead(before, "(?=", rule.id) + self._ahead(not_before, "(?!", rule.id)
        return Compiled(
            rule=rule,
            found=head + body + tail,
            bare=body,
            starts=self.prefixes.starts(self.trees[rule.id]) if rule.emit else {},
            fields=tuple(name for name, _ in names),
            sources=tuple(sources for _, sources in names),
        )

    def _regex(self, node: Node, rule: str, names: list[tuple[str, tuple[str, ...]]] | None, depth: int = 0) -> str:
        if depth > DEEPEST:
            raise DataError(f"time rule {rule!r}: its categories contain each other")
        return regex(
            node, classes=self.classes, category=lambda name: self._category(name, rule, depth), names=names, rule=rule
        )

    def _category(self, name: str, rule: str, depth: int) -> str:
        if name not in self.known:
            if name not in self.members:
                raise DataError(f"time rule {rule!r}: no rule has the category {{{name}}}")
            self.known[name] = either(self._regex(tree, rule, None, depth + 1) for tree in self.members[name])
        return self.known[name]

    def _behind(self, guard: Group | None, opening: str, rule: str) -> str:
        """Each alternative by itself: Python's look-behind wants a fixed width."""
        if guard is None:
            return ""
        parts = [self._regex(Group(options=(option,)), rule, None) for option in guard.options]
        if opening == "(?<!":
            return "".join(f"(?<!{part})" for part in parts)
        return "(?:" + "|".join(f"(?<={part})" for part in parts) + ")"

    def _ahead(self, guard: Group | None, opening: str, rule: str) -> str:
        return "" if guard is None else f"{opening}{self._regex(guard, rule, None)})"
