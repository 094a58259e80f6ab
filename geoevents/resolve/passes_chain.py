"""Chains of names in which each lies in the next: "X village, Y district, Z", "X (Y, Z)", "X township in Z state"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from geoevents.lexicon.place_words import place_words
from geoevents.types import Toponym

LONGEST_GAP = 48
BEHIND = 24
LINKS = 4
TOKEN = re.compile(r"[^\W_][\w'’.-]*|[^\w\s]")
CUED_WORDS = 3
NO_PLACE = frozenset({"adjectival", "demonym"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What stands between a name and the next that holds it.

    cued : whether a word for a kind of place ("village", "district") belongs to the first or the second name;
    enclosed : whether a comma or a bracket joins them, not just "in".
    """

    cued: bool
    enclosed: bool


def link(text: str, one: Toponym, other: Toponym) -> Link | None:
    """The link of two neighbouring names, the second holding the first, or None where the text states none."""
    gap = text[one.span.end : other.span.start]
    if len(gap) > LONGEST_GAP or "\n" in gap or NO_PLACE.intersection({one.role, other.role}):
        return None
    words = place_words()
    tokens = TOKEN.findall(gap.lower())
    cues, at = _cues(tokens, 0)
    if not cues and at == 0 and (inside := one.text.lower().split()[-1]) in words["chain_cues"]:
        cues = [inside]
    joints, start = words["chain_joints"], at
    while at < len(tokens) and tokens[at] in joints:
        at += 1
    joined = tokens[start:at]
    while at < len(tokens) and (tokens[at] in words["articles"] or tokens[at] in words["parts"]):
        at += 1
    named, at = _cues(tokens, at)
    if named and at < len(tokens) and tokens[at] in words["genitives"]:
        at += 1
    elif named:
        return None
    if not joined or at < len(tokens):
        return None
    behind, _ = _cues(TOKEN.findall(text[other.span.end : other.span.end + BEHIND].lower()), 0)
    outer = named or behind
    if cues and cues[-1:] == outer[-1:]:
        return None  # two of one kind are a list: "X district, Y district"
    holds = bool(outer) and outer[-1] not in words["settlement_cues"]
    return Link(cued=bool(cues) or holds, enclosed=any(token in {",", "("} for token in joined))


def _cues(tokens: Sequence[str], start: int) -> tuple[list[str], int]:
    """The words for a kind of place that stand at the start, and where they end."""
    cues, at = place_words()["chain_cues"], start
    while at < len(tokens) and at < start + CUED_WORDS and tokens[at] in cues:
        at += 1
    return list(tokens[start:at]), at


def chains(text: str, toponyms: Sequence[Toponym]) -> list[tuple[int, int]]:
    """Pairs (mention, mention of what holds it) of all chains in which a word for a kind of place says so.

    A name of a chain lies in every later one.
    """
    links = [link(text, toponyms[index], toponyms[index + 1]) for index in range(len(toponyms) - 1)]
    found = []
    for first, opening in enumerate(links):
        if opening is None:
            continue
        cued, last = opening.cued, first + 1
        if cued:
            found.append((first, last))
        while last < len(links) and last < first + LINKS and (onward := links[last]) is not None and onward.enclosed:
            last += 1
            cued = cued or onward.cued
            if cued:
                found.append((first, last))
    return found


def commas(text: str, toponyms: Sequence[Toponym]) -> list[tuple[int, int]]:
    """Pairs (mention, next mention) with a bare comma between: a chain ("San Jose, Antique") or only a list."""
    gaps = (text[one.span.end : other.span.start].strip() for one, other in pairwise(toponyms))
    return [(number, number + 1) for number, gap in enumerate(gaps) if gap == ","]


def is_quarter(text: str, toponym: Toponym) -> bool:
    """Whether the word behind the name makes it a part of a town ("X neighbourhood")."""
    cues, _ = _cues(TOKEN.findall(text[toponym.span.end : toponym.span.end + BEHIND].lower()), 0)
    return bool(cues) and cues[0] in place_words()["quarter_cues"]
