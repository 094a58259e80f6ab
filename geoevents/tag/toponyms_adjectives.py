"""Adjectives and demonyms of places ("Syrian", "Turks"), languages, brands and breeds kept out."""

from geoevents.tag.toponyms_reading import Match, Reading
from geoevents.types import Role

OPEN = frozenset({"ADJ", "PROPN", "NOUN"})
SHORTEST = 4


def adjectives(reading: Reading, taken: set[int]) -> list[tuple[Match, Role]]:
    """Adjectives and demonyms outside the tokens that are already taken."""
    found: list[tuple[Match, Role]] = []
    used = set(taken)
    for index in reading.capital_indexes:
        width = _width(reading, index, used) if index not in used and _possible(reading, index) else 0
        if width and not _excluded(reading, index, index + width):
            text = reading.text(index, index + width)
            used.update(range(index, index + width))
            match = Match(first=index, last=index + width, name=text)
            found.append((match, _role(reading, index + width - 1)))
    return found


def _possible(reading: Reading, index: int) -> bool:
    return len(reading.lower[index]) >= SHORTEST and reading.analysis.pos[index] in OPEN


def _width(reading: Reading, index: int, taken: set[int]) -> int:
    """How many tokens the adjective has: "South Korean" two, "Syrian" one, none 0."""
    both = index + 1 < len(reading.lower) and index + 1 not in taken and reading.capital(index + 1)
    if both and reading.is_adjective(reading.text(index, index + 2)):
        return 2
    return 1 if reading.is_adjective(reading.raw(index)) else 0


def _excluded(reading: Reading, first: int, last: int) -> bool:
    entity = reading.entity_at[first]
    if entity is not None and entity.label == "LANGUAGE":
        return True
    if entity is not None and entity.label == "PERSON" and entity.last - entity.first > last - first:
        return True
    if reading.word(last) in reading.words["brand_heads"]:
        return True
    before = reading.word(first - 1)
    speaks = before in reading.words["language_cues"] and not reading.capital(last)
    return speaks and reading.analysis.dep[last - 1] in {"dobj", "pobj"}


def _role(reading: Reading, index: int) -> Role:
    if reading.analysis.pos[index] == "ADJ" or reading.analysis.dep[index] in {"amod", "compound", "nmod"}:
        return "adjectival"
    return "demonym"
