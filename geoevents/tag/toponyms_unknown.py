"""Places that the language model sees and the gazetteer does not hold: spelt otherwise, or too small."""

from collections.abc import Iterator

from geoevents.tag.toponyms_reading import PLACE_LABELS, Match, Reading

# What the model may call a place that it does not know.
POSSIBLE = frozenset({"", "ORG", "GPE", "LOC", "FAC", "NORP"})


def unknown_names(reading: Reading, taken: set[int], refused: set[int]) -> list[tuple[Match, str]]:
    """Names of places that are not taken, each with the rule that took it.

    refused : tokens of names that the gazetteer knows and that are none here; a cue takes a longer name with one in it.
    """
    found: list[tuple[Match, str]] = []
    shut = taken | refused
    for entity in reading.analysis.entities:
        if entity.label not in PLACE_LABELS or shut.intersection(range(entity.first, entity.last)):
            continue
        first, last = _trimmed(reading, entity.first, entity.last)
        if last <= first or not _plausible(reading, first, last):
            continue
        found.append((Match(first=first, last=last, name=reading.text(first, last)), "entity-unknown"))
    held = taken.union(*(range(match.first, match.last) for match, _ in found))
    return found + list(_cued(reading, held, refused))


def _cued(reading: Reading, held: set[int], refused: set[int]) -> Iterator[tuple[Match, str]]:
    """Names beside a cue, whatever the model calls them: "the village of X", "X district"."""
    words, shut = reading.words, held | refused
    for index, word in enumerate(reading.lower):
        one, several = word in words["settlement_cues"], word in words["plural_cues"]
        unit = word in words["unit_cues"]
        runs = list(_before(reading, index, shut, unit=unit)) if one or unit else []
        if (one or several) and reading.word(index + 1) in words["genitives"]:
            runs += _behind(reading, index + 2, held, refused, several=several)
        for first, last in runs:
            yield Match(first=first, last=last, name=reading.text(first, last)), "cue-unknown"


def _before(reading: Reading, index: int, held: set[int], *, unit: bool) -> Iterator[tuple[int, int]]:
    """The capitalised run before a cue ("X village"); a unit's word written with a capital is a part of a name."""
    word, words = reading.word(index), reading.words
    unit = unit and not reading.raw(index).istitle()
    if not (word in words["settlement_cues"] or unit) or not reading.capital(index - 1) or index - 1 in held:
        return
    if reading.analysis.pos[index - 1] != "PROPN":
        return
    first = index - 1
    while reading.capital(first - 1) and reading.same_sentence(first - 1, index) and first - 1 not in held:
        first -= 1
    plain = reading.word(first) in words["ordinary"] | words["common"] | words["parts"]
    firm = (unit or word in words["firm_cues"]) and word not in words["loose_cues"]
    person = firm and reading.label_at(first) == "PERSON"
    if not plain and (person or reading.label_at(first) in POSSIBLE) and reading.analysis.pos[first] == "PROPN":
        yield first, index


def _behind(
    reading: Reading, first: int, held: set[int], refused: set[int], *, several: bool
) -> Iterator[tuple[int, int]]:
    """The capitalised run behind "village of"; behind "villages of" each run of the list, known ones stepped over."""
    start = first
    while reading.capital(first) and reading.same_sentence(start, first):
        last = first + 1
        while reading.capital(last) and reading.same_sentence(start, last):
            last += 1
        proper = reading.label_at(first) in POSSIBLE | {"PERSON"} and reading.analysis.pos[first] == "PROPN"
        if proper and not held.intersection(range(first, last)) and not refused.issuperset(range(first, last)):
            yield first, last
        first = last + 1
        if not several or reading.word(last) not in reading.words["list_joints"]:
            return
        while reading.word(first) in reading.words["list_joints"]:
            first += 1


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
    if (
        last - first == 1
        and words[0] in reading.words["ordinary"] | reading.words["common"] | reading.words["link_openers"]
    ):
        return False
    return all(word[0].isalpha() or word in {"-", "'", "’", "."} for word in words) and len(words[0]) > 1
