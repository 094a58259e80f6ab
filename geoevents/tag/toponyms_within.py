"""Names that the text puts in a country or division ("X and Y in Syria"): places there, whatever they are called."""

from functools import lru_cache

from geoevents.gazetteer import Gazetteer
from geoevents.tag.toponyms_reading import PLACE_LABELS, Match, Reading, Verdict, taken

REACH = 10
LONGEST_NATION = 4
LONGEST = 4
ALIKE = 0.9
NATIONS = ("PCL", "TERR", "ADM1")


def within(reading: Reading, match: Match) -> Verdict | None:
    """A name that a word of place leads to, with its country or division behind it: "hit X and Y in Libya"."""
    if reading.label(match) in PLACE_LABELS or not led(reading, match.first, match.last):
        return None
    nations = nations_behind(reading, match.last)
    held = bool(nations) and bool(reading.gazetteer.lookup(match.name, countries=nations, limit=1))
    sure = reading.word(match.first - 1) in reading.words["strong_prepositions"]
    return taken("within", firm=sure) if held else None


def unlisted_within(reading: Reading, used: set[int]) -> list[tuple[Match, str]]:
    """Names outside the used tokens that stand so and are another spelling of a place of that country."""
    found = []
    for first in reading.capital_indexes:
        if first in used or (reading.capital(first - 1) and first - 1 not in used):
            continue
        last = first + 1
        while (
            last < first + LONGEST and reading.capital(last) and last not in used and reading.same_sentence(first, last)
        ):
            last += 1
        if reading.analysis.pos[first] != "PROPN" or not led(reading, first, last):
            continue
        nations, name = nations_behind(reading, last) or reading.hinted, reading.text(first, last)
        if nations and reading.gazetteer.similar(name, countries=nations, limit=1, least=ALIKE):
            found.append((Match(first=first, last=last, name=name), "within-unknown"))
    return found


def led(reading: Reading, first: int, last: int) -> bool:
    """Whether a word of place leads to the name, or to the list that it is in, or it is what was taken or shelled."""
    analysis, words = reading.analysis, reading.words
    head = last - 1
    while analysis.dep[head] == "conj" and analysis.head[head] < head:
        head = analysis.head[head]
    if analysis.dep[head] == "dobj" and analysis.lemma[analysis.head[head]].lower() in words["place_object_verbs"]:
        return True
    before = first - 1
    for _ in range(REACH):
        word = reading.word(before)
        if word in words["locative_prepositions"]:
            return True
        if word in words["genitives"] and reading.word(before - 1) in words.tables["compass"]:
            return True
        if word not in words["list_joints"] and not (reading.capital(before) and before < first - 1):
            return False
        before -= 1
    return False


def nations_behind(reading: Reading, index: int) -> tuple[str, ...]:
    """ISO codes of the country, or of the division's country, that holds the name that ends there or its list."""
    words, listed, at = reading.words, False, index
    while at < index + REACH and reading.same_sentence(index - 1, at):
        word = reading.word(at)
        if word in words["container_joints"] or (word == "," and not listed):
            start = at + 1
            while reading.word(start) in words["articles"] or reading.word(start) in words["parts"]:
                start += 1
            if (nations := _nation_at(reading, start)) or word != ",":
                return nations
        if word not in words["list_joints"] and not (reading.capital(at) and at > index):
            return ()
        listed = listed or word in words["list_ends"]
        at += 1
    return ()


def _nation_at(reading: Reading, start: int) -> tuple[str, ...]:
    if not reading.capital(start):
        return ()
    last = start + 1
    while last < start + LONGEST_NATION and reading.same_sentence(start, last):
        if not reading.capital(last) and reading.word(last) not in reading.words["name_connectors"]:
            break
        last += 1
    texts = (reading.text(start, end) for end in range(last, start, -1))
    english = reading.words["language_countries"]
    return next((found for text in texts if (found := _nation(reading.gazetteer, text, english))), ())


@lru_cache(maxsize=4_000)
def _nation(gazetteer: Gazetteer, name: str, english: frozenset[str]) -> tuple[str, ...]:
    """The country of that name, or that of a first-level division where towns are not named after people."""
    for place in gazetteer.lookup(name, limit=1):
        foreign = place.feature_code == "ADM1" and place.country.lower() not in english
        if foreign or place.feature_code.startswith(NATIONS):
            return (place.country,)
    return ()
