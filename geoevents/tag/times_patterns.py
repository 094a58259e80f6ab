"""The pattern language of time rules: word classes, 'literals', {categories}, name:captures, groups, | and ?."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from geoevents.errors import DataError

CLASS = re.compile(r"\[[^\[\]]*\]")
LEXER = re.compile(r"\s*(\(|\)|\||\?|\w+:|\{\w+\}|'[^']+'|\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """A class, a 'literal' or a {category}; capture is the field that it fills, or None."""

    name: str
    capture: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Alternatives, each a sequence."""

    options: "tuple[tuple[Node, ...], ...]"
    capture: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Maybe:
    """Something that may be left out."""

    of: "Node"


type Node = Atom | Group | Maybe


def parse(pattern: str, *, rule: str) -> Group:
    """The tree of a pattern.

    Raises
    ------
    DataError
        if the pattern is not well formed; names the rule.
    """
    words: list[str] = []
    at = 0
    while at < len(pattern.rstrip()):
        match = LEXER.match(pattern, at)
        if not match:
            raise DataError(f"time rule {rule!r}: cannot read its pattern at {pattern[at:]!r}")
        words.append(match[1])
        at = match.end()
    words.reverse()
    tree = _group(words, rule)
    if words:
        raise DataError(f"time rule {rule!r}: a ')' too many in its pattern")
    return tree


def _group(words: list[str], rule: str) -> Group:
    options: list[tuple[Node, ...]] = []
    sequence: list[Node] = []
    while words and words[-1] != ")":
        word = words.pop()
        if word == "|":
            options.append(tuple(sequence))
            sequence = []
            continue
        node = _node(word, words, rule)
        sequence.append(node)
    options.append(tuple(sequence))
    if not all(options):
        raise DataError(f"time rule {rule!r}: an empty alternative in its pattern; use ? instead")
    return Group(options=tuple(options))


def _node(word: str, words: list[str], rule: str) -> Node:
    capture = None
    if word.endswith(":") and words:
        capture, word = word[:-1], words.pop()
    node: Node
    if word == "(":
        inner = _group(words, rule)
        if not words or words.pop() != ")":
            raise DataError(f"time rule {rule!r}: a ')' is missing in its pattern")
        node = Group(options=inner.options, capture=capture)
    elif word in ("?", ")"):
        raise DataError(f"time rule {rule!r}: {word!r} in its pattern follows nothing")
    else:
        node = Atom(name=word, capture=capture)
    if words and words[-1] == "?":
        words.pop()
        node = Maybe(of=node)
    return node


def literals(node: Node) -> set[str]:
    """The words that a pattern spells out."""
    match node:
        case Atom(name=name):
            return {name[1:-1]} if name.startswith("'") else set()
        case Maybe(of=inner):
            return literals(inner)
        case Group(options=options):
            return {word for option in options for part in option for word in literals(part)}


def longest(node: Node) -> int:
    """How many words a match can have, a category counted as three."""
    match node:
        case Atom(name=name):
            return 3 if name.startswith("{") else 1
        case Maybe(of=inner):
            return longest(inner)
        case Group(options=options):
            return max(sum(map(longest, option)) for option in options)


def regex(
    node: Node,
    *,
    classes: Mapping[str, str],
    category: Callable[[str], str],
    names: list[tuple[str, tuple[str, ...]]] | None,
    rule: str,
) -> str:
    """The pattern as a regular expression over token characters.

    classes : the character class of each word class, as `char_class` writes it; category : gives a category's
    expression; names : receives, for each capture in order, its field and the classes or categories that its value
    may come from; None captures nothing.
    """

    def inner(child: Node) -> str:
        return regex(child, classes=classes, category=category, names=names, rule=rule)

    match node:
        case Maybe(of=child):
            return f"(?:{inner(child)})?"
        case Atom(name=name, capture=capture):
            opened = _open(capture, (name,), names)
            return _closed(opened, _atom(name, classes, category, rule))
        case Group(options=options, capture=capture):
            opened = _open(capture, _sources(node), names)
            return _closed(opened, either("".join(map(inner, option)) for option in options))


def either(options: Iterable[str]) -> str:
    """The alternatives, those side by side that are one word as one class: most of the cost of a rule is to compile."""
    found: list[str] = []
    for option in options:
        if found and CLASS.fullmatch(option) and CLASS.fullmatch(found[-1]):
            found[-1] = f"{found[-1][:-1]}{option[1:]}"
        else:
            found.append(option)
    return "|".join(found)


def char_class(chars: str) -> str:
    """A character class, its runs written as ranges."""
    runs: list[list[int]] = []
    for code in sorted({ord(char) for char in chars}):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "[" + "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in runs) + "]"


def _closed(opened: str, body: str) -> str:
    """The body in its group; a sequence that captures nothing needs none."""
    return f"{opened}{body})" if opened == "(" or "|" in body else body


def _atom(name: str, classes: Mapping[str, str], category: Callable[[str], str], rule: str) -> str:
    if name.startswith("{"):
        return category(name[1:-1])
    if name not in classes:
        raise DataError(f"time rule {rule!r}: no word has the class {name!r}")
    return classes[name]


def _sources(group: Group) -> tuple[str, ...]:
    return tuple(part.name for option in group.options for part in option if isinstance(part, Atom))


def _open(capture: str | None, sources: tuple[str, ...], names: list[tuple[str, tuple[str, ...]]] | None) -> str:
    if capture is None or names is None:
        return "(?:"
    names.append((capture, sources))
    return "("
