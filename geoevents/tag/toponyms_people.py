"""Names that are people's: part of a person's name, behind a title, or the surname of somebody introduced before."""

from geoevents.tag.toponyms_reading import PLACE_LABELS, Match, Reading, Verdict, kept_out

INITIALS = 2
AGE_DIGITS = 2
GREATEST = 3


def person(reading: Reading, match: Match) -> Verdict | None:
    """A part of a person's name ("Bingham" in "Ryan Bingham"), or a name behind a title."""
    if _inside(reading, match):
        return kept_out("person")
    label = reading.label(match)
    title = reading.word(match.first - 1).rstrip(".")
    titled = title in reading.words["titles"] and reading.capital(match.first - 1)
    if titled and (label not in PLACE_LABELS or _addressed(reading, match, title)):
        return kept_out("title")
    if _named(reading, match):
        return kept_out("named")
    if _aged(reading, match) or _first_name(reading, match) or _speaker(reading, match):
        return kept_out("person-by-shape", open=True)
    after = reading.raw(match.last)
    initial = after[:1].isupper() and len(after) == INITIALS and after.endswith(".")
    return kept_out("initial") if initial and label not in PLACE_LABELS and after not in reading.short else None


def _addressed(reading: Reading, match: Match, title: str) -> bool:
    """A person even where the model has another view: "Chancellor Berlin", but not "St. Marc" or a headline's words."""
    running = not reading.in_headline(match.first) and not reading.capital(match.first - 2)
    return running and title not in reading.words["name_titles"] and match.last - match.first == 1


def _named(reading: Reading, match: Match) -> bool:
    """What a person is called: "a suspect named Paris", but not "a village named Bama"."""
    what, cues = reading.word(match.first - 2), reading.words["chain_cues"] | reading.words["facility_heads"]
    return reading.word(match.first - 1) in reading.words["naming_words"] and what not in cues


def _aged(reading: Reading, match: Match) -> bool:
    """A name with an age: "Houston, 34, was arrested"."""
    before, age = reading.word(match.first - 1), reading.word(match.last + 1)
    apart = reading.word(match.last) == "," and reading.word(match.last + 2) == ","
    aged = apart and age.isdigit() and len(age) == AGE_DIGITS
    return aged and before not in reading.words["locative_prepositions"] | reading.words["genitives"] | {","}


def _first_name(reading: Reading, match: Match) -> bool:
    """A first name that the model cuts off: "Savannah Guthrie"."""
    behind = reading.entity_at[match.last] if match.last < len(reading.lower) else None
    cut = behind is not None and behind.label == "PERSON" and behind.first == match.last
    single = cut and behind is not None and behind.last - behind.first == 1 and match.last - match.first == 1
    return bool(single) and reading.same_sentence(match.first, match.last) and reading.importance(match.name) < GREATEST


def _speaker(reading: Reading, match: Match) -> bool:
    """Who is "he" or "she" is no town: "Sydney said she was pleased"."""
    analysis = reading.analysis
    head = match.last - 1
    if analysis.dep[head] != "nsubj" or reading.importance(match.name) == GREATEST:
        return False
    verb = analysis.head[head]
    if analysis.lemma[verb].lower() not in reading.words["speech_verbs"]:
        return False
    first, last = reading.sentence_range(verb)
    alone = all(reading.label_at(index) != "PERSON" for index in range(first, last))
    return alone and any(reading.word(index) in reading.words["personal_pronouns"] for index in range(verb, last))


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
