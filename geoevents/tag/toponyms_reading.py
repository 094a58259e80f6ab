"""What the rules for place names ask about one document: its words' shapes, entities and names, each looked up once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from geoevents.gazetteer import Gazetteer
from geoevents.lexicon.place_words import Abbreviation, PlaceWords, abbreviations, place_words
from geoevents.tag.analysis import Analysis, Entity
from geoevents.types import Place

PLACE_LABELS = frozenset({"GPE", "LOC"})
# A settlement of this size is known by its bare name.
WELL_KNOWN = 100_000
HEADLINE = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A stretch of tokens [first, last) that may name a place, and the name to look up."""

    first: int
    last: int
    name: str


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One document under the rules: its parse, the words of the language, and a memory of what was looked up."""

    analysis: Analysis
    gazetteer: Gazetteer
    words: PlaceWords = field(default_factory=place_words)
    short: dict[str, Abbreviation] = field(default_factory=abbreviations)
    _places: dict[str, tuple[Place, ...]] = field(default_factory=dict)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(word.lower() for word in self.analysis.words)

    @cached_property
    def entity_at(self) -> tuple[Entity | None, ...]:
        """For each token the entity that it is part of."""
        slots: list[Entity | None] = [None] * len(self.analysis)
        for entity in self.analysis.entities:
            for index in range(entity.first, entity.last):
                slots[index] = entity
        return tuple(slots)

    @cached_property
    def headlines(self) -> frozenset[int]:
        """The sentences in which nearly every word has a capital, so that a capital says nothing."""
        found = set()
        for number, (first, last) in enumerate(self.analysis.sentences):
            words = [word for word in self.analysis.words[first:last] if word[0].isalpha() and len(word) > 3]
            if len(words) >= 3 and sum(word[0].isupper() for word in words) >= HEADLINE * len(words):
                found.add(number)
        return frozenset(found)

    @cached_property
    def persons(self) -> tuple[frozenset[str], frozenset[str]]:
        """First names and surnames of the people whom the document gives with both."""
        first_names, surnames = set(), set()
        for entity in self.analysis.entities:
            words = [word for word in self.analysis.words[entity.first : entity.last] if word[0].isalpha()]
            if entity.label == "PERSON" and len(words) > 1 and all(word[0].isupper() for word in words):
                first_names.add(words[0].lower())
                surnames.add(words[-1].lower())
        return frozenset(first_names), frozenset(surnames)

    @cached_property
    def plain(self) -> frozenset[str]:
        """Words that the document also writes in lower case."""
        return frozenset(word for word in self.analysis.words if word.islower())

    def label(self, match: Match) -> str:
        """The label of the entity at the match's first token, "" outside entities."""
        entity = self.entity_at[match.first]
        return entity.label if entity else ""

    def text(self, first: int, last: int) -> str:
        """The text under the tokens [first, last)."""
        return self.analysis.text[self.analysis.starts[first] : self.analysis.ends[last - 1]]

    def word(self, index: int) -> str:
        """The lower-case word at the index, "" beyond the text's ends."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def raw(self, index: int) -> str:
        """The word at the index as written, "" beyond the text's ends."""
        return self.analysis.words[index] if 0 <= index < len(self.lower) else ""

    def same_sentence(self, one: int, other: int) -> bool:
        """Whether both tokens exist and stand in one sentence."""
        size = len(self.lower)
        inside = 0 <= one < size and 0 <= other < size
        return inside and self.analysis.sentence[one] == self.analysis.sentence[other]

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.raw(index)[:1].isupper()

    def in_headline(self, index: int) -> bool:
        """Whether the token stands in a sentence of capitals."""
        return self.analysis.sentence[index] in self.headlines

    def places(self, name: str) -> tuple[Place, ...]:
        """The gazetteer's places of that name, the most important first."""
        found = self._places.get(name)
        if found is None:
            found = self._places[name] = self.gazetteer.lookup(name, limit=8)
        return found

    def importance(self, name: str) -> int:
        """3 country, continent or first-level division; 2 well-known city; 1 any place; 0 none of that name."""
        places = self.places(name)
        if not places:
            return 0
        return max(map(_importance, places[:3]))

    def sentence_range(self, index: int) -> tuple[int, int]:
        """The tokens [first, last) of the sentence around a token."""
        return self.analysis.sentences[self.analysis.sentence[index]]


def _importance(place: Place) -> int:
    if place.feature_code.startswith(("PCL", "CONT")) or place.feature_code in {"ADM1", "TERR", "PPLC", "RGN", "OCN"}:
        return 3
    return 2 if place.population >= WELL_KNOWN or place.feature_code in {"SEA", "PPLA"} else 1


def windows(reading: Reading, longest: int = 6) -> Iterator[tuple[int, int]]:
    """For each capitalised token the end of the longest run of name words that begins there."""
    connectors = reading.words["name_connectors"]
    size = len(reading.lower)
    for first in range(size):
        if not reading.capital(first) and reading.word(first) not in {"al", "el"}:
            continue
        last = first + 1
        while last < min(size, first + longest) and reading.same_sentence(first, last):
            if not (reading.capital(last) or reading.word(last) in connectors):
                break
            if "\n" in reading.analysis.text[reading.analysis.ends[last - 1] : reading.analysis.starts[last]].strip(
                " "
            ):
                break
            last += 1
        yield first, last
