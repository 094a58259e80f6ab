"""Places that the language model sees and the gazetteer does not hold: spelt otherwise, or too small."""

from collections.abc import Iterator

from geoevents.tag.toponyms_reading import PLACE_LABELS, Match, Reading

# What the model may call a place that it does not know.
POSSIBLE = frozenset({"", "ORG", "GPE", "LOC", "FAC", "NORP"})


def unknown_names(reading: Reading, taken: set[int]) -> list[tuple[Match, str]]:
    """Entities of place outside the taken tokens, each with the rule that took it."""
    found: list[tuple[Match, str]] = []
    for entity in reading.analysis.entities:
        if entity.label not in PLACE_LABELS or taken.intersection(range(entity.first, entity.last)):
            continue
        first, last = _trimmed(reading, entity.first, entity.last)
        if last <= first or not _plausible(reading, first, last):
            continue
        found.append((Match(first=first, last=last, name=reading.text(first, last)), "entity-unknown"))
    held = taken.union(*(range(match.first, match.last) for match, _ in found))
    return found + list(_cued(reading, held))


def _cued(reading: Reading, held: set[int]) -> Iterator[tuple[Match, str]]:
    """Names behind a cue, whatever the model calls them: "the village of X"."""
    settlements, units = reading.words["settlement_cues"], reading.words["unit_cues"]
    for index, word in enumerate(reading.lower):
        if word not in settlements and word not in units:
            continue
        unit = word in units and not reading.raw(index).istitle()
        behind = (word in settlements or unit) and reading.capital(index - 1)
        if behind and not held.intersection({index - 1}) and reading.analysis.pos[index - 1] == "PROPN":
            first = index - 1
            while reading.capital(first - 1) and reading.same_sentence(first - 1, index) and first - 1 not in held:
                first -= 1
            plain = reading.word(first) in reading.words["ordinary"] or reading.word(first) in reading.words["parts"]
            firm = (unit or word in reading.words["firm_cues"]) and word not in reading.words["loose_cues"]
            person = firm and reading.label_at(first) == "PERSON"
            if not plain and (person or reading.label_at(first) in POSSIBLE) and reading.analysis.pos[first] == "PROPN":
                yield Match(first=first, last=index, name=reading.text(first, index)), "cue-unknown"
        last = first = index + 2
        if word not in settlements or reading.word(index + 1) not in reading.words["genitives"]:
            continue
        while last < len(reading.lower) and reading.capital(last) and reading.same_sentence(index, last):
            last += 1
        proper = last > first and reading.label_at(first) in POSSIBLE | {"PERSON"}
        if proper and not held.intersection(range(first, last)) and reading.analysis.pos[first] == "PROPN":
            yield Match(first=first, last=last, name=reading.text(first, last)), "cue-unknown"


def _trimmed(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Without the article, small words before the name, and the genitive."""
    while first < last and not reading.capital(first):
        first += 1
    if first < last and reading.word(first) in reading.words["articles"]:
        first += 1
    if (
        last - first > 1
        and reading.word(last - 1) in reading.words["settlement_cues"]
        and not reading.capital(last - 1)
    ):
        last -= 1
    while last > first and not reading.raw(last - 1)[:1].isalnum():
        last -= 1
    while last > first and reading.word(last - 1) in reading.words["possessives"]:
        last -= 1
    return first, last


def _led(reading: Reading, first: int) -> bool:
    """Whether a word of place or a list leads to the name, articles and compass words aside."""
    before = first - 1
    while reading.word(before) in reading.words["articles"] or reading.word(before) in reading.words["parts"]:
        before -= 1
    leads = reading.words["locative_prepositions"] | reading.words["list_joints"]
    leads = leads | reading.words["genitives"]
    return reading.word(before) in leads or reading.word(first - 1) in reading.words["articles"]


def _plausible(reading: Reading, first: int, last: int) -> bool:
    words = [reading.word(index) for index in range(first, last)]
    _, surnames = reading.persons
    if any(word in reading.words["street_heads"] for word in words[1:]) or words[-1] in surnames:
        return False
    if last - first == 1 and not _led(reading, first):
        return False
    if any(word.isupper() and not reading.shouting(first) for word in reading.analysis.words[first:last]):
        return False
    if reading.word(first - 1).rstrip(".") in reading.words["titles"]:
        return False
    if last - first == 1 and (words[0] in reading.words["ordinary"] or words[0] in reading.words["link_openers"]):
        return False
    return all(word[0].isalpha() or word in {"-", "'", "’", "."} for word in words) and len(words[0]) > 1
