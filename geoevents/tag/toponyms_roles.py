"""What a place name does in its sentence: where something is, who acts, or part of a longer name."""

from itertools import takewhile

from geoevents.tag.toponyms_reading import Match, Reading
from geoevents.tag.toponyms_wholes import NAME_LABELS
from geoevents.types import Role

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE = frozenset({"nsubjpass"})
OBJECTS = frozenset({"dobj", "iobj", "dative", "obj"})
MODIFIERS = frozenset({"compound", "amod", "nmod"})
CHAIN = 6
BREAKS = frozenset({",", "(", ")"})


def role_of(reading: Reading, match: Match) -> Role:
    """The role of an accepted place name (adjectives and demonyms are told apart where they are found)."""
    if _part_of_name(reading, match):
        return "part-of-name"
    head = _first_conjunct(reading, _head(reading, match))
    if _acts(reading, head):
        return "actor"
    return "locative"


def _head(reading: Reading, match: Match) -> int:
    """The match's token that hangs on a token outside of it."""
    for index in range(match.last - 1, match.first - 1, -1):
        if not match.first <= reading.analysis.head[index] < match.last or reading.analysis.head[index] == index:
            return index
    return match.last - 1


def _first_conjunct(reading: Reading, index: int) -> int:
    """What the first of a list is, the others are too: "Moscow and Damascus"."""
    for _ in range(CHAIN):
        if reading.analysis.dep[index] not in {"conj", "appos"}:
            break
        governor = reading.analysis.head[index]
        if reading.analysis.pos[governor] not in {"PROPN", "NOUN"}:
            break
        index = governor
    return index


def _part_of_name(reading: Reading, match: Match) -> bool:
    entity = reading.entity_at[match.first]
    if entity is None or entity.label not in NAME_LABELS:
        return False
    before = range(match.first - 1, entity.first - 1, -1)
    behind = range(match.last, entity.last)
    ends = BREAKS | reading.words["list_ends"] | reading.words["joints"]
    inner = [
        word for side in (before, behind) for word in takewhile(lambda word: word not in ends, map(reading.word, side))
    ]
    return any(word[0].isalpha() and word not in reading.words["small_words"] for word in inner)


def _acts(reading: Reading, head: int) -> bool:
    analysis, words = reading.analysis, reading.words
    dep, governor = analysis.dep[head], analysis.head[head]
    lemma = analysis.lemma[governor].lower()
    if dep in SUBJECTS:
        return lemma in words["actor_verbs"] or (lemma in words["copulas"] and _able(reading, governor))
    if dep in PASSIVE or dep in OBJECTS:
        return lemma in words["actor_objects"]
    if dep in MODIFIERS and (person := reading.entity_at[governor]) and person.label == "PERSON":
        return True  # "U.S. District Judge Ann Lee": it says whose judge she is, not where
    if dep in MODIFIERS and governor == head + 1 and reading.raw(governor) in words["division_cues"]:
        return False  # "Adamawa state" is where, "state media" are who
    if dep == "poss" or dep in MODIFIERS:
        return lemma in words["actor_possessions"] or reading.word(governor) in words["actor_possessions"]
    if dep == "pobj":
        return _after_preposition(reading, governor)
    return False


def _able(reading: Reading, verb: int) -> bool:
    """A state of mind: "Turkey is willing to"."""
    return any(reading.word(child) in reading.words["actor_states"] for child in reading.analysis.children[verb])


def _after_preposition(reading: Reading, preposition: int) -> bool:
    analysis, words = reading.analysis, reading.words
    if reading.word(preposition) not in words["actor_prepositions"]:
        return False
    if analysis.dep[preposition] == "agent":
        return True
    governor = analysis.head[preposition]
    lemma = analysis.lemma[governor].lower()
    if analysis.pos[governor] == "NOUN":
        return lemma in words["actor_nouns"]
    return reading.word(preposition) in words["opponent_prepositions"] and lemma in words["actor_verbs"]
