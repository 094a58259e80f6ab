"""What the rules for place names ask about one document: its words' shapes, entities and names, each looked up once."""

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from geoevents.gazetteer import Gazetteer
from geoevents.gazetteer.keys import ARTICLES, fold, skeleton
from geoevents.lexicon.place_words import Abbreviation, PlaceWords, abbreviations, place_words, state_titles
from geoevents.tag.analysis import Analysis, Entity
from geoevents.types import Place

PLACE_LABELS = frozenset({"GPE", "LOC"})
DIVIDED = ("PCL", "TERR", "CONT", "ADM", "PPL")
ORGANISED = frozenset({"ORG", "FAC", "PRODUCT", "WORK_OF_ART"})
COUNTRY_LABELS = frozenset({"GPE", "LOC", "NORP"})
# A settlement of this size is known by its bare name.
WELL_KNOWN = 100_000
GREAT = 1_000_000
LIKELIEST = 3
SEAT = "ADMF"
# Answers kept across documents, since news repeats its words.
CACHED = 50_000
# "al-Mayadin": the article is written small.
PREFIXED = re.compile(r"[a-z]{2,3}-[A-Z]")
HEADLINE = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A stretch of tokens [first, last) that may name a place, and the name to look up."""

    first: int
    last: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the gates say of a match: taken or kept out, and by which rule.

    firm : the document says so in so many words, and other mentions of the name are taken with it;
    open : kept out for want of evidence only, so that a firm mention elsewhere can still take it.
    """

    taken: bool
    rule: str
    firm: bool = False
    open: bool = False


def taken(rule: str, *, firm: bool = True) -> Verdict:
    """A match that is a place."""
    return Verdict(taken=True, rule=rule, firm=firm)


def kept_out(rule: str, *, open: bool = False) -> Verdict:
    """A match that is none, for the reason that the rule names."""
    return Verdict(taken=False, rule=rule, open=open)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One document under the rules: its parse, the words of the language, and a memory of what was looked up.

    hinted : the codes of the countries that clues tell of (`Clue`).
    """

    analysis: Analysis
    gazetteer: Gazetteer
    hinted: frozenset[str] = frozenset()
    words: PlaceWords = field(default_factory=place_words)
    short: dict[str, Abbreviation] = field(default_factory=abbreviations)
    titles: dict[str, tuple[str, ...]] = field(default_factory=state_titles)

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
            capitals = sum(word[0].isupper() for word in words)
            if len(words) >= 3 and capitals >= HEADLINE * len(words) and len(words) - capitals < 2:
                found.add(number)
        return frozenset(found)

    @cached_property
    def short_openings(self) -> frozenset[str]:
        """The first one or two letters of the short forms, so that few words are looked up among them."""
        return frozenset(form[:size] for form in self.short for size in (1, 2))

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

    def label_at(self, index: int) -> str:
        """The label of the entity around the token, "" outside entities."""
        entity = self.entity_at[index]
        return entity.label if entity else ""

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
        return 0 <= index < len(self.lower) and self.capitals[index]

    @cached_property
    def capitals(self) -> tuple[bool, ...]:
        """For each token whether it begins with a capital letter."""
        return tuple(word[0].isupper() or ("-" in word and bool(PREFIXED.match(word))) for word in self.analysis.words)

    def in_headline(self, index: int) -> bool:
        """Whether the token stands in a sentence of capitals."""
        return self.analysis.sentence[index] in self.headlines

    def prefixed(self, index: int) -> bool:
        """Whether a name with an article begins at the token: "al-Bab", in one token or in three."""
        split = self.word(index) in ARTICLES and self.word(index + 1) == "-"
        return split or bool(PREFIXED.match(self.raw(index)))

    @cached_property
    def capital_indexes(self) -> tuple[int, ...]:
        """The tokens that begin with a capital letter."""
        return tuple(index for index, capital in enumerate(self.capitals) if capital)

    def is_name(self, text: str) -> bool:
        """Whether the gazetteer has a place of that name."""
        return _is_name(self.gazetteer, text)

    def is_adjective(self, text: str) -> bool:
        """Whether the gazetteer has it as an adjective or demonym."""
        return _is_adjective(self.gazetteer, text)

    def is_seat(self, text: str) -> bool:
        """Whether the name is first of all that of a government's seat."""
        return _is_seat(self.gazetteer, text)

    def importance(self, name: str) -> int:
        """3 country, continent or first-level division; 2 well-known city; 1 any place; 0 a place's byname at most."""
        return _rank(self.gazetteer, name)

    def locally(self, match: Match) -> int:
        """The importance of the name here: 1 also for a byname in a country that the text names, unless of a firm."""
        rank = self.importance(match.name)
        return rank or int(self.label(match) not in ORGANISED and self.at_home(match.name))

    def at_home(self, name: str) -> bool:
        """Whether a place of that name, or byname, lies in a country that the text names."""
        return not self.countries.isdisjoint(_countries(self.gazetteer, name))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The codes of the countries that the text names or calls by their adjectives, or that clues tell of."""
        names = {
            self.text(entity.first, entity.last) for entity in self.analysis.entities if entity.label in COUNTRY_LABELS
        }
        return self.hinted.union(*(_country(self.gazetteer, name) for name in names))

    def byname(self, name: str) -> bool:
        """Whether the greatest place of that name has another one as its own: "Polio" is Poland somewhere."""
        return _is_byname(self.gazetteer, name)

    def divided(self, name: str) -> bool:
        """Whether the likeliest place of that name has parts that are spoken of: a country, a division, a town."""
        places = self.gazetteer.lookup(name, limit=1)
        return bool(places) and places[0].feature_code.startswith(DIVIDED)

    def ordinary(self, match: Match) -> bool:
        """Whether all words of the match are listed as ordinary ones."""
        if match.last - match.first == 1 and self.word(match.first) in self.words["common"]:
            return True
        return all(self.word(index) in self.words["ordinary"] for index in range(match.first, match.last))

    def shouting(self, index: int) -> bool:
        """Whether most of the sentence around the token is in capitals."""
        first, last = self.sentence_range(index)
        words = [word for word in self.analysis.words[first:last] if word[0].isalpha()]
        return sum(word.isupper() for word in words) > len(words) / 2

    def votes(self, word: str) -> int:
        """How much oftener the model calls the word alone a place than a person."""
        return self._votes.get(word, 0)

    @cached_property
    def _votes(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for entity in self.analysis.entities:
            if entity.last - entity.first == 1:
                step = 1 if entity.label in PLACE_LABELS else -1 if entity.label == "PERSON" else 0
                found[self.lower[entity.first]] = found.get(self.lower[entity.first], 0) + step
        return found

    def sentence_range(self, index: int) -> tuple[int, int]:
        """The tokens [first, last) of the sentence around a token."""
        return self.analysis.sentences[self.analysis.sentence[index]]


@lru_cache(maxsize=CACHED)
def _is_name(gazetteer: Gazetteer, text: str) -> bool:
    return gazetteer.is_name(text)


@lru_cache(maxsize=CACHED)
def _is_adjective(gazetteer: Gazetteer, text: str) -> bool:
    return bool(gazetteer.adjective(text))


@lru_cache(maxsize=CACHED)
def _is_seat(gazetteer: Gazetteer, text: str) -> bool:
    return any(place.feature_code == SEAT for place in gazetteer.lookup(text, limit=1))


@lru_cache(maxsize=CACHED)
def _is_byname(gazetteer: Gazetteer, name: str) -> bool:
    bones = skeleton(fold(name))
    ranks: dict[bool, int] = {True: 0, False: 0}
    for place in gazetteer.lookup(name, limit=LIKELIEST):
        own = skeleton(fold(place.name)) == bones
        ranks[own] = max(ranks[own], _importance(place, main=own))
    return ranks[False] > ranks[True]


@lru_cache(maxsize=CACHED)
def _rank(gazetteer: Gazetteer, name: str) -> int:
    bones = skeleton(fold(name))
    places = gazetteer.lookup(name, limit=LIKELIEST)
    return max((_importance(place, main=skeleton(fold(place.name)) == bones) for place in places), default=0)


@lru_cache(maxsize=CACHED)
def _countries(gazetteer: Gazetteer, name: str) -> frozenset[str]:
    return frozenset(place.country for place in gazetteer.lookup(name, limit=LIKELIEST) if place.country)


@lru_cache(maxsize=CACHED)
def _country(gazetteer: Gazetteer, name: str) -> frozenset[str]:
    found = gazetteer.lookup(name, limit=1) or gazetteer.adjective(name)[:1]
    return frozenset(place.country for place in found if place.feature_code.startswith("PCL"))


def _importance(place: Place, *, main: bool) -> int:
    """An importance that a byname (no spelling of the main one) has only of a country or a great city."""
    code = place.feature_code
    if not main and not code.startswith(("PCL", "CONT")) and not (code.startswith("PPL") and place.population >= GREAT):
        return 0
    if place.feature_code.startswith(("PCL", "CONT")) or place.feature_code in {"ADM1", "TERR", "PPLC", "RGN", "OCN"}:
        return 3
    return 2 if place.population >= WELL_KNOWN or place.feature_code in {"SEA", "PPLA"} else 1
