"""Stretches of text that the gazetteer knows as names: the longest first, none overlapping another."""

from geoevents.lexicon.place_words import abbreviation
from geoevents.tag.toponyms_reading import Match, Reading
from geoevents.tag.toponyms_windows import windows

GREATEST = 3
APOSTROPHES = frozenset("'’")
# Part-of-speech labels that no one-word place name has.
NO_NAME = frozenset({"DET", "ADP", "PRON", "CCONJ", "SCONJ", "AUX", "PART", "PUNCT", "NUM", "SYM", "INTJ", "ADV"})


def known_names(reading: Reading) -> list[Match]:
    """Matches of the gazetteer and of the abbreviations, in text order."""
    found: list[Match] = []
    free_from = 0
    for first, limit in windows(reading):
        if first < free_from:
            continue
        if reading.lower[first] in reading.words["articles"] and reading.is_seat(reading.text(first, limit)):
            continue  # "The White House": its name begins behind the article
        match = (
            _abbreviation(reading, first)
            or _state_title(reading, first)
            or _part(reading, first, limit)
            or _longest(reading, first, limit)
        )
        if match is not None:
            found.append(match)
            free_from = match.last
    return found


def _longest(reading: Reading, first: int, limit: int) -> Match | None:
    entity = reading.entity_at[first]
    for last in range(_reach(reading, first, limit), first, -1):
        if not reading.capital(last - 1) and last - first > 1:
            continue
        if last - first == 1 and (reading.analysis.pos[first] in NO_NAME or len(reading.raw(first)) < 3):
            continue
        # a name never ends in the middle of a place's name that the model saw whole, nor begins in one
        inner = reading.entity_at[last - 1]
        crosses = inner is not None and inner is not entity and inner.first > first and inner.last > last
        text = reading.text(first, last)
        if crosses or "," in text or not reading.is_name(text):
            continue
        return Match(first=first, last=last, name=text)
    return None


def _reach(reading: Reading, first: int, limit: int) -> int:
    """Where the longest name that begins at the token ends, so that shorter ones only are looked up."""
    tokens = reading.analysis.words[first:limit]
    if limit - first == 1:
        return limit
    if any(token[0] in APOSTROPHES for token in tokens):
        return limit  # the parse cuts "Queen Anne's County" where a name does not
    return first + reading.gazetteer.longest(tokens)


def _state_title(reading: Reading, first: int) -> Match | None:
    """A part of a state's official name that stands for the state: "the Arab Republic"."""
    if reading.word(first - 1) not in reading.words["articles"]:
        return None
    for last in (first + 2, first + 1):
        if last <= len(reading.lower) and reading.text(first, last) in reading.titles and not reading.capital(last):
            return Match(first=first, last=last, name=reading.text(first, last))
    return None


def _part(reading: Reading, first: int, limit: int) -> Match | None:
    """A region whose name begins with a word that the text writes small: "the eastern Ghouta".

    Not where a country, a division or a town bears the rest of the name: "southern California" is a part of California.
    """
    if reading.word(first - 1) not in reading.words["parts"] or not reading.same_sentence(first - 1, first):
        return None
    for last in range(limit, first, -1):
        text = reading.text(first - 1, last)
        if (
            reading.is_name(text)
            and reading.importance(text) == GREATEST
            and not reading.divided(reading.text(first, last))
        ):
            return Match(first=first - 1, last=last, name=text)
    return None


def _abbreviation(reading: Reading, first: int) -> Match | None:
    """A short form that stands alone ("Ky.", "U.S."), or one that needs a place and a comma before it ("Me.")."""
    if reading.raw(first)[:2] not in reading.short_openings:
        return None
    after_comma = reading.word(first - 1) == "," and reading.capital(first - 2)
    for last in range(min(first + 3, len(reading.lower)), first, -1):
        text = reading.text(first, last)
        entry = abbreviation(text)
        if entry is not None and (entry.free or after_comma):
            return Match(first=first, last=last, name=entry.name)
    return None
