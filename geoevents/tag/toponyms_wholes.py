"""Names inside longer names: streets keep theirs, organisations give their place alone, newspapers give none."""

from geoevents.tag.analysis import Entity
from geoevents.tag.toponyms_reading import Match, Reading, Verdict, kept_out, taken

NAME_LABELS = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "FAC"})
STATE = 3


def seat(reading: Reading, match: Match) -> Verdict | None:
    """A government's seat by its name: "the Kremlin", "Downing Street"."""
    if not reading.is_seat(match.name):
        return None
    if reading.analysis.dep[match.last - 1] in {"compound", "amod", "nmod"}:
        return kept_out("seat-attribute")  # "a White House statement" is neither there nor by it alone
    if reading.word(match.first - 1) in reading.words["articles"]:
        return taken("seat", firm=False)
    return taken("seat-name", firm=False) if match.last - match.first > 1 else None  # "Capitol Hill": of Seattle, too


def street(reading: Reading, match: Match) -> Verdict | None:
    """A street bears a place's name and lies elsewhere: "Lexington Avenue", "Cedar Flat Rd."."""
    if reading.capital(match.first - 1) and reading.word(match.first - 1) in reading.words["plaza_heads"]:
        return kept_out("street")
    for index in (match.last, match.last + 1):
        if not reading.same_sentence(match.first, index) or not reading.capital(index):
            return None
        if reading.word(index) in reading.words["street_heads"]:
            patrol = reading.word(index + 1) in reading.words["organisation_heads"]
            return None if patrol else kept_out("street")
    return None


def organisation(reading: Reading, match: Match) -> Verdict | None:
    """A place inside a longer name: taken alone where the name is of that place."""
    entity = reading.entity_at[match.first]
    if entity is None or entity.label not in NAME_LABELS:
        return None
    first, last = _piece(reading, match, entity)
    before = [reading.word(index) for index in range(first, match.first)]
    behind = [reading.word(index) for index in range(match.last, last)]
    rank = reading.importance(match.name)
    if any(word in reading.words["newspaper_heads"] for word in behind):
        return kept_out("newspaper")
    if not any(word not in reading.words["small_words"] for word in before + behind):
        return None
    return _of_place(reading, match, before, behind) or _known(reading, match, rank, entity.label)


def _piece(reading: Reading, match: Match, entity: Entity) -> tuple[int, int]:
    """The part of the entity around the match: behind a word of place "X and Y" are two names."""
    first, last = entity.first, entity.last
    if reading.word(first - 1) not in reading.words["locative_prepositions"]:
        return first, last
    ends = [
        index
        for index in range(first, last)
        if reading.word(index) in reading.words["list_ends"] | reading.words["joints"]
    ]
    before = [index + 1 for index in ends if index < match.first]
    behind = [index for index in ends if index >= match.last]
    return max(before, default=first), min(behind, default=last)


def _of_place(reading: Reading, match: Match, before: list[str], behind: list[str]) -> Verdict | None:
    words = reading.words
    rank = reading.importance(match.name)
    heads = words["organisation_heads"] | words["division_cues"] | words["facility_heads"] | words["club_heads"]
    openers = words["organisation_openers"] | heads
    if rank < 1:
        return None
    if before and before[-1] in words["holder_prepositions"] and any(word in openers for word in before[:-1]):
        return taken("organisation-of", firm=rank > 1)
    starts = not any(word not in reading.words["small_words"] for word in before)
    if starts and any(word in heads for word in behind):
        local = behind[:1] and behind[0] in words["local_heads"]
        sure = rank > 1 or local or match.last - match.first > 1
        return taken("organisation-head", firm=rank > 1) if sure else kept_out("organisation", open=True)
    if behind and behind[0] in words["possessives"] and starts:
        return taken("organisation-owner", firm=False)
    if before and before[-1] in words["organisation_openers"]:
        return taken("organisation-opener", firm=False)
    ends = not any(word not in reading.words["small_words"] for word in behind)
    return taken("organisation-end", firm=False) if ends and rank > 1 and len(before) == 1 else None


def _known(reading: Reading, match: Match, rank: int, label: str) -> Verdict | None:
    if rank == STATE and label != "PRODUCT":
        return taken("organisation-known", firm=False)
    return kept_out("organisation", open=rank > 0)
