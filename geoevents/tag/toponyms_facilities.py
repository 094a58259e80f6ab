"""Streets and facilities by their own names ("Highland Avenue", "St. Takla Church"), which have no row of their own."""

from collections.abc import Iterator

from geoevents.tag.toponyms_reading import Match, Reading

LONGEST = 5
NUMBERED = 4


def facilities(reading: Reading, taken: set[int]) -> list[tuple[Match, str]]:
    """Streets and facilities outside the tokens that are already taken, each with its rule."""
    found: list[tuple[Match, str]] = []
    used = set(taken)
    for first, last, rule in _runs(reading):
        if not used.intersection(range(first, last)):
            used.update(range(first, last))
            found.append((Match(first=first, last=last, name=reading.text(first, last)), rule))
    return found


def _runs(reading: Reading) -> Iterator[tuple[int, int, str]]:
    words = reading.words
    for index in reading.capital_indexes:
        word = reading.lower[index]
        if word in words["road_heads"] and _number(reading, index + 1):
            first = _back(reading, index, stop=index - 2)
            yield first, index + 2, "road"
        elif word in words["street_heads"] and not reading.capital(index + 1):
            first = _back(reading, index, stop=index - 3)
            if first < index and not _number(reading, index + 1) and reading.label_at(index) != "PERSON":
                yield first, index + 1, "street"
        elif word in words["facility_heads"] and not reading.capital(index + 1):
            first = _back(reading, index, stop=index - LONGEST)
            if first < index and _placed(reading, first):
                yield first, index + 1, "facility"


def _back(reading: Reading, index: int, *, stop: int) -> int:
    """The first token of the capitalised run that ends at the index."""
    first = index
    while first - 1 >= max(stop, 0) and reading.same_sentence(first - 1, index):
        word = reading.raw(first - 1)
        named = (
            word[:1].isupper()
            or (word[:1].isdigit() and word[-1:].isalpha())
            or word == "-"
            or word in reading.words["possessives"]
        )
        if not named or reading.analysis.pos[first - 1] in {
            "DET",
            "ADP",
            "PRON",
            "VERB",
            "AUX",
            "ADV",
            "SCONJ",
            "CCONJ",
        }:
            break
        first -= 1
    while first < index and not reading.raw(first)[0].isalnum():
        first += 1
    return first


def _placed(reading: Reading, first: int) -> bool:
    """Whether a word of place stands before the name ("at the ...")."""
    before = (
        reading.word(first - 2) if reading.word(first - 1) in reading.words["articles"] else reading.word(first - 1)
    )
    return before in reading.words["facility_prepositions"]


def _number(reading: Reading, index: int) -> bool:
    word = reading.raw(index)
    return word[:1].isdigit() and len(word) <= NUMBERED
