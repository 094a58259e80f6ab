"""Names that are people's: part of a person's name, behind a title, or the surname of somebody introduced before."""

from geoevents.tag.toponyms_reading import PLACE_LABELS, Match, Reading, Verdict, kept_out

INITIALS = 2


def person(reading: Reading, match: Match) -> Verdict | None:
    """A part of a person's name ("Bingham" in "Ryan Bingham"), or a name behind a title."""
    if _inside(reading, match):
        return kept_out("person")
    label = reading.label(match)
    titled = reading.word(match.first - 1).rstrip(".") in reading.words["titles"] and reading.capital(match.first - 1)
    if titled and label not in PLACE_LABELS:
        return kept_out("title")
    after = reading.raw(match.last)
    initial = after[:1].isupper() and len(after) == INITIALS and after.endswith(".")
    return kept_out("initial") if initial and label not in PLACE_LABELS and after not in reading.short else None


def introduced(reading: Reading, match: Match) -> Verdict | None:
    """A first name or surname of somebody whom the document gives with both."""
    if match.last - match.first > 1:
        return None
    word = reading.word(match.first)
    first_names, surnames = reading.persons
    if word not in surnames and word not in first_names:
        return None
    before = reading.word(match.first - 1)
    if reading.label(match) in PLACE_LABELS and before in reading.words["strong_prepositions"]:
        return None
    return kept_out("introduced-person", open=word not in first_names)


def _inside(reading: Reading, match: Match) -> bool:
    entity = reading.entity_at[match.first]
    if entity is None or entity.label != "PERSON":
        return False
    # a dash, "of" or an institution's word inside it shows that the model ran two names together
    rest = [i for i in range(entity.first, entity.last) if not match.first <= i < match.last]
    if (
        reading.word(match.first - 1) in reading.words["dashes"] | reading.words["container_joints"]
        and match.first > entity.first
    ):
        return False
    after = reading.word(match.last)
    institution = reading.words["organisation_heads"] | reading.words["place_followers"]
    if match.first == entity.first and match.last < entity.last and after in institution:
        return False
    return any(reading.raw(index)[0].isalpha() and reading.capital(index) for index in rest)
