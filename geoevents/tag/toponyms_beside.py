"""What lies away from a name or between two, who shells it and who is its mayor make it a place."""

from geoevents.tag.toponyms_reading import Match, Reading, Verdict, taken


def away(reading: Reading, match: Match) -> bool:
    """Whether it is what something lies away from: "outside of X", "east of X", "sank off X"."""
    before, second = reading.word(match.first - 1), reading.word(match.first - 2)
    if before in reading.words["genitives"]:
        return second in reading.words["strong_prepositions"] or second in reading.words.tables["compass"]
    return before in reading.words["seaward"] and reading.analysis.dep[match.first - 1] == "prep"


def between(reading: Reading, match: Match) -> Verdict | None:
    """Both ends of "between Lyon and Dijon" are known towns, and it is no talk between people of those names."""
    words, analysis = reading.words, reading.analysis
    first, last = match.first, match.last
    if reading.word(last) in words["pair_joints"] and reading.word(first - 1) in words["between_words"]:
        opening, other = first - 1, _known_at(reading, last + 1)
    elif reading.word(first - 1) in words["pair_joints"] and reading.word(first - 3) in words["between_words"]:
        opening, other = first - 3, _known_at(reading, first - 2)
    else:
        return None
    people = analysis.lemma[analysis.head[opening]].lower() in words["actor_nouns"]
    return taken("between", firm=False) if other > 1 and reading.importance(match.name) > 1 and not people else None


def _known_at(reading: Reading, index: int) -> int:
    """The importance of the word at the index, 0 where it is no name."""
    return reading.importance(reading.raw(index)) if reading.capital(index) else 0


def reached(reading: Reading, match: Match) -> Verdict | None:
    """What is shelled or governed is a place, though the model takes its name for a person's."""
    words, analysis = reading.words, reading.analysis
    if reading.importance(match.name) < 1 or reading.ordinary(match):
        return None
    before, governor = match.first - 1, analysis.head[match.last - 1]
    if analysis.dep[match.last - 1] == "dobj" and analysis.lemma[governor].lower() in words["siege_verbs"]:
        return taken("reached", firm=False)
    of = reading.word(before) in words["genitives"] and reading.word(before - 1) in words["ruled_nouns"]
    return taken("reached", firm=False) if of else None
