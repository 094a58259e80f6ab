"""How the text relates an event to each place name: "near", "30 km north of", "southern", "between"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from geoevents.lexicon.place_relations import RelationRule, relation_rules
from geoevents.lexicon.place_words import PlaceWords
from geoevents.types import Relation, Span

REACH = 72
LAST_WORDS = 4


def relation_of(text: str, span: Span, *, words: PlaceWords) -> tuple[Relation, RelationRule] | None:
    """The relation of the name at the span by the first rule that matches, with the rule."""
    before = text[max(0, span.start - REACH) : span.start].lower().replace("\n", " ")
    said = _may_end(before, words)
    after = text[span.end : span.end + REACH].lower().replace("\n", " ")
    for rule in relation_rules():
        right = rule.after.match(after) if rule.after else None
        searched = rule.before and (right or (said and not rule.after))
        left = rule.before.search(before) if rule.before and searched else None
        if (rule.before and left is None) or (rule.after and right is None):
            continue
        groups = {
            **(left.groupdict() if left else {}),
            **{k: v for k, v in (right.groupdict() if right else {}).items() if v},
        }
        return _relation(rule, groups, left, right, words), rule
    return None


def _may_end(before: str, words: PlaceWords) -> bool:
    """Whether the last words before a name can be a relation's, so that most names need no search."""
    last = before.replace("-", " ").split()[-LAST_WORDS:]
    if not last:
        return False
    return last[-1] in words["relation_ends"] or (
        last[-1] in words["articles"] and not words["relation_words"].isdisjoint(last)
    )


def _relation(
    rule: RelationRule,
    groups: dict[str, str | None],
    left: re.Match[str] | None,
    right: re.Match[str] | None,
    words: PlaceWords,
) -> Relation:
    parts = [found.group().strip(" ,.;:()\"'“‘’") for found in (left, right) if found is not None]
    said = " … ".join(part for part in parts if part)
    compass = groups.get("compass") or groups.get("part")
    return Relation(
        text=said,
        kind=rule.kind,
        bearing=_bearing(compass, words) if compass else None,
        distance_km=_kilometres(groups.get("number"), groups.get("unit"), words),
    )


def _bearing(compass: str, words: PlaceWords) -> float | None:
    word = compass.replace("-", "").replace(" ", "")
    for ending in words["wind_endings"]:
        word = word.removesuffix(ending)
    return words.tables["compass"].get(word)


def _kilometres(number: str | None, unit: str | None, words: PlaceWords) -> float | None:
    if number is None or unit is None:
        return None
    value = words.tables["numbers"].get(number)
    if value is None:
        value = float(number.replace(",", ""))
    return next((value * km for beginning, km in words.tables["units"].items() if unit.startswith(beginning)), None)


def pairs(text: str, spans: Sequence[Span], *, joints: frozenset[str]) -> dict[int, int]:
    """For each span whose next neighbour is joined to it by one of the words ("X and Y"), the neighbour's index."""
    found = {}
    for index, (one, other) in enumerate(pairwise(spans)):
        if text[one.end : other.start].strip(" -–\n").lower() in joints or text[one.end : other.start] in {"-", "–"}:
            found[index] = index + 1
    return found
