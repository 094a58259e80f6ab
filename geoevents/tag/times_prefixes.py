"""Which two tokens a match of a rule can begin with, so that most rules are ruled out without running them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from geoevents.tag.times_patterns import Atom, Group, Maybe, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """pairs : (first characters, second characters) of matches; singles : first characters of one-token matches;
    empty : whether the node can be left out.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    singles: str = ""
    empty: bool = False

    @property
    def firsts(self) -> str:
        """Every character that a match can begin with."""
        return self.singles + "".join(first for first, _ in self.pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefixes:
    """classes : the characters of each word class; members : the patterns of each category."""

    classes: dict[str, str]
    members: dict[str, list[Group]]
    known: dict[str, Opening] = field(default_factory=dict)

    def starts(self, node: Node) -> dict[str, str | None]:
        """For each first character the second ones that can follow; None where the match can be that one token."""
        opening = self.opening(node)
        following: dict[str, set[str]] = {}
        for firsts, seconds in opening.pairs:
            for char in firsts:
                following.setdefault(char, set()).update(seconds)
        found: dict[str, str | None] = {char: "".join(sorted(seconds)) for char, seconds in following.items()}
        return found | dict.fromkeys(opening.singles)

    def opening(self, node: Node) -> Opening:
        """How matches of a node begin."""
        match node:
            case Atom(name=name) if name.startswith("{"):
                if name not in self.known:
                    self.known[name] = _either(self.opening(tree) for tree in self.members.get(name[1:-1], ()))
                return self.known[name]
            case Atom(name=name):
                return Opening(singles=self.classes.get(name, ""))
            case Maybe(of=inner):
                opening = self.opening(inner)
                return Opening(pairs=opening.pairs, singles=opening.singles, empty=True)
            case Group(options=options):
                return _either(self._sequence(option) for option in options)

    def _sequence(self, parts: tuple[Node, ...]) -> Opening:
        pairs: list[tuple[str, str]] = []
        singles, empty = "", True
        for part in parts:
            opening = self.opening(part)
            if singles and opening.firsts:
                pairs.append((singles, opening.firsts))
            if not opening.empty:
                singles = ""
            if empty:
                pairs += opening.pairs
                singles += opening.singles
            empty = empty and opening.empty
        return Opening(pairs=tuple(pairs), singles=singles, empty=empty)


def _either(openings: Iterable[Opening]) -> Opening:
    found = tuple(openings)
    return Opening(
        pairs=tuple(dict.fromkeys(pair for one in found for pair in one.pairs)),
        singles="".join(dict.fromkeys(char for one in found for char in one.singles)),
        empty=any(one.empty for one in found),
    )
