"""Places that the language model takes for people or firms, as it does foreign names: told by what leads to them."""

from geoevents.tag.toponyms_reading import Match, Reading, Verdict, taken

MISREAD = frozenset({"PERSON", "ORG"})


def misread(reading: Reading, match: Match) -> Verdict | None:
    """A name that is a whole person or firm to the model, and where a movement leads or a facility stands."""
    entity = reading.entity_at[match.first]
    if entity is None or entity.label not in MISREAD or reading.ordinary(match):
        return None
    if entity.first < match.first or entity.last > match.last:
        return None
    if reading.importance(match.name) < 1 and not reading.at_home(match.name):
        return None
    led = _facility(reading, match) or _movement(reading, match)
    return taken("led-to", firm=False) if led else None


def _facility(reading: Reading, match: Match) -> bool:
    """A facility is of it: "the airport of Merowe", "the oil ports of Brega and Zueitina"."""
    head = reading.word(match.first - 2).removesuffix("s")
    return reading.word(match.first - 1) in reading.words["genitives"] and head in reading.words["facility_heads"]


def _movement(reading: Reading, match: Match) -> bool:
    """A movement leads there: "the violence spread to El Geneina", "families fled from Merowe"."""
    analysis, preposition = reading.analysis, match.first - 1
    if reading.word(preposition) not in reading.words["movement_prepositions"]:
        return False
    governor = analysis.head[preposition]
    return analysis.lemma[governor].lower() in reading.words["movement_verbs"]
