"""Whether a name that is a word of the language too is meant as a place."""

from geoevents.tag.toponyms_reading import PLACE_LABELS, Match, Reading, Verdict, kept_out

ACRONYM = 5
GREATEST = 3


def ordinary_word(reading: Reading, match: Match) -> Verdict | None:
    """A word of the language: listed, or no proper noun by the parse, or written small elsewhere in the text."""
    word = reading.word(match.first)
    in_place = reading.label(match) in PLACE_LABELS
    if match.last - match.first > 1:
        plain = reading.ordinary(match) and not in_place and reading.importance(match.name) < GREATEST
        return kept_out("ordinary-words") if plain else None
    if reading.ordinary(match):
        meant = word not in reading.words["ordinary"] and _meant(reading, match, in_place=in_place)
        return None if meant else kept_out("ordinary-word")
    if word in reading.plain and not in_place:
        return kept_out("written-small")
    rank = reading.importance(match.name)
    if reading.analysis.pos[match.first] != "PROPN" and (not in_place or reading.analysis.pos[match.first] == "ADJ"):
        return kept_out("no-proper-noun", open=True) if rank < GREATEST or reading.byname(match.name) else None
    acronym = reading.raw(match.first).isupper() and len(word) <= ACRONYM and not reading.shouting(match.first)
    return kept_out("acronym") if acronym and not in_place else None


def _meant(reading: Reading, match: Match, *, in_place: bool) -> bool:
    """Whether the text means the place: what stands before leads to one, or the model sees a great one in mid-sentence.

    in_place : whether the model calls it a place.
    """
    before, great = reading.word(match.first - 1), _great(reading, match)
    if before in reading.words["strong_prepositions"]:
        return great or (in_place and not reading.byname(match.name))
    led = before in reading.words["ways"] and not reading.label(match)
    first = reading.sentence_range(match.first)[0] == match.first
    return great and (led or (in_place and not first))


def _great(reading: Reading, match: Match) -> bool:
    """Whether a name is a great place's own and stands as a name where a capital says so: "in Nice"."""
    own = reading.importance(match.name) > 1 and not reading.byname(match.name)
    proper = reading.analysis.pos[match.first] == "PROPN" and not reading.in_headline(match.first)
    return own and proper and not reading.capital(match.last)
