"""Whether a name that the gazetteer knows is a place here: ordered gates, each with the reason that it gives."""

from collections.abc import Callable, Iterable

from geoevents.tag.toponyms_beside import away, between, reached
from geoevents.tag.toponyms_misread import misread
from geoevents.tag.toponyms_ordinary import GREATEST, ordinary_word
from geoevents.tag.toponyms_people import introduced, person
from geoevents.tag.toponyms_reading import PLACE_LABELS, Match, Reading, Verdict, kept_out, taken
from geoevents.tag.toponyms_wholes import organisation, seat, street
from geoevents.tag.toponyms_within import within

NUMBER_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"})
NOUN_PLACES = frozenset({"pobj", "dobj"})
DASHES = frozenset({",", "(", "—", "-", "–", "--", ":", "/"})
OPENINGS = frozenset({".", "—", "-", "–", ")"})

type Gate = Callable[[Reading, Match], Verdict | None]


def judge(reading: Reading, match: Match) -> Verdict:
    """The first gate's word that has one."""
    for gate in GATES:
        verdict = gate(reading, match)
        if verdict is not None:
            return verdict
    return kept_out("no-evidence", open=True)


def firm_names(judged: Iterable[tuple[Match, Verdict]]) -> frozenset[str]:
    """Names that the document gives as places beyond doubt."""
    return frozenset(match.name.casefold() for match, verdict in judged if verdict.taken and verdict.firm)


def _short_form(reading: Reading, match: Match) -> Verdict | None:
    """An abbreviation, or a name completed by what stands behind it ("Barrow and Jackson counties")."""
    return taken("abbreviation") if match.name != reading.text(match.first, match.last) else None


def _state_title(reading: Reading, match: Match) -> Verdict | None:
    known = match.name in reading.titles and reading.word(match.first - 1) in reading.words["articles"]
    return taken("state-title", firm=False) if known else None


def _number(reading: Reading, match: Match) -> Verdict | None:
    whole = reading.entity_at[match.first]
    if whole is None or whole.label not in NUMBER_LABELS:
        return None
    alone = (
        whole.last - whole.first == match.last - match.first
        and reading.word(match.first - 1) in reading.words["surest_prepositions"]
    )
    return None if alone and whole.label == "DATE" and not reading.ordinary(match) else kept_out("number-or-date")


def _link_title(reading: Reading, match: Match) -> Verdict | None:
    """The first word of a line is an order to the reader: "Exit mobile version"."""
    listed = reading.word(match.first) in reading.words["link_openers"]
    return kept_out("link-title") if listed and match.last - match.first == 1 else None


def _adjective(reading: Reading, match: Match) -> Verdict | None:
    """The word is a place's adjective ("Canadian") before it is a place of its own."""
    if match.last - match.first > 2 or reading.label(match) in PLACE_LABELS or not reading.is_adjective(match.name):
        return None
    # "hit Norman and Shawnee": a town of some size that stands where a noun does
    noun = reading.analysis.dep[match.last - 1] in NOUN_PLACES and reading.analysis.pos[match.last - 1] == "PROPN"
    return None if noun and reading.importance(match.name) > 1 else kept_out("adjective")


def _container(reading: Reading, match: Match) -> Verdict | None:
    """A container after the comma: "Columbia, Mo.", "Paris, Texas"."""
    if reading.word(match.last) != "," or not reading.same_sentence(match.first, match.last + 1):
        return None
    if not reading.capital(match.last + 1) or reading.is_adjective(reading.raw(match.last + 1)):
        return None
    inside = person(reading, match) is not None and reading.word(match.first - 1) not in reading.words["place_openers"]
    if inside or (reading.ordinary(match) and reading.label(match) not in PLACE_LABELS):
        return None
    for last in range(min(match.last + 3, len(reading.lower)), match.last + 1, -1):
        text = reading.text(match.last + 1, last)
        short = text in reading.short or text.removesuffix(".") in reading.short
        if short or reading.importance(text) == 3:
            same = reading.importance(match.name) == 3 and not short
            return None if same else taken("container")
    return None


def _county(reading: Reading, match: Match) -> Verdict | None:
    """The name has its kind in it: "Laurel County"."""
    last = reading.word(match.last - 1)
    named = match.last - match.first > 1 and last in reading.words["division_cues"] and reading.capital(match.last - 1)
    return taken("cue-inside") if named and last not in reading.words["loose_cues"] else None


def _unit(reading: Reading, match: Match) -> Verdict | None:
    """A word that only places bear stands behind it, whatever the model sees there: "X LGA", "X tehsil"."""
    word = reading.word(match.last)
    only = word in reading.words["unit_cues"] and word not in reading.words["loose_cues"]
    named = only and not reading.raw(match.last).istitle() and not reading.ordinary(match)
    return taken("cue-after") if named else None


def _cue(reading: Reading, match: Match) -> Verdict | None:
    """The word beside it says what it is: "the village of X", "X province"."""
    words = reading.words
    before, second = reading.word(match.first - 1), reading.word(match.first - 2)
    settlements = words["settlement_cues"] | words["plural_cues"]
    cue = second in settlements or second in words["division_cues"]
    if before in words["genitives"] and cue and not reading.capital(match.last):
        outright = second in words["settlement_cues"] and reading.importance(match.name) > 0  # "the city of Van"
        if outright or not reading.ordinary(match):
            return taken("cue-before")
    after = reading.word(match.last)
    if after in settlements and not reading.capital(match.last) and not reading.ordinary(match):
        return taken("cue-after", firm=reading.importance(match.name) > 0)
    noun = match.last < len(reading.lower) and reading.analysis.pos[match.last] in {"NOUN", "PROPN"}
    if after not in words["division_cues"] or not noun or reading.ordinary(match):
        return None
    known = reading.label(match) in PLACE_LABELS or reading.importance(match.name) > 1
    return taken("cue-after") if known or not reading.capital(match.last) else None


def _dateline(reading: Reading, match: Match) -> Verdict | None:
    """Capitals at the beginning of a paragraph: "BERLIN (Reuters)"."""
    analysis = reading.analysis
    text = reading.text(match.first, match.last)
    before = analysis.text[max(0, analysis.starts[match.first] - 2) : analysis.starts[match.first]]
    opening = match.first == 0 or "\n" in before or reading.word(match.first - 1) in OPENINGS
    if not opening or not text.isupper() or len(text) < 4:
        return None
    marked = reading.word(match.last) in DASHES or reading.raw(match.last + 1) in DASHES
    known = reading.importance(match.name) > 1 and not reading.shouting(match.first)
    return taken("dateline") if marked or known else None


def _thing(reading: Reading, match: Match) -> Verdict | None:
    """A disease, a party or a club with a place's name: "West Nile virus", "United Russia", "Real Madrid"."""
    if reading.word(match.last) in reading.words["thing_followers"]:
        return kept_out("thing")
    opened = reading.word(match.first - 1) in reading.words["thing_openers"] and reading.capital(match.first - 1)
    return kept_out("thing") if opened else None


def _fragment(reading: Reading, match: Match) -> Verdict | None:
    """One word of a longer name that the gazetteer does not hold: "Sunny Meadow", "Hampton Hills"."""
    if match.last - match.first > 1 or reading.in_headline(match.first):
        return None
    if reading.label(match) not in PLACE_LABELS and reading.label(match):
        return None
    before, entity = match.first - 1, reading.entity_at[match.first]
    joined = reading.same_sentence(before, match.first) and reading.analysis.head[before] == match.first
    named = reading.capital(before) and reading.analysis.pos[before] == "PROPN"
    compass = reading.word(before) in reading.words.tables["compass"] or reading.word(before) in reading.words["parts"]
    if joined and named and not compass and not reading.raw(before).endswith("."):
        return kept_out("fragment", open=True)
    longer = entity is not None and entity.last > match.last and reading.capital(match.last)
    known = reading.importance(match.name) > 1 or reading.word(match.last) in reading.words["division_cues"]
    return kept_out("fragment", open=True) if longer and not known else None


def _entity(reading: Reading, match: Match) -> Verdict | None:
    """The language model calls it a place."""
    entity = reading.entity_at[match.first]
    if entity is None or entity.label not in PLACE_LABELS:
        return None
    placed = reading.word(match.first - 1) in reading.words["locative_prepositions"]
    if not placed and reading.locally(match) < 1:
        return kept_out("byname", open=True)
    return taken("entity", firm=entity.last - entity.first <= match.last - match.first + 2)


def _follower(reading: Reading, match: Match) -> Verdict | None:
    """Who or what follows is of a place: "an Edmonton resident", "Beaconsfield Mayor Bourelle"."""
    after = reading.word(match.last)
    if after in reading.words["possessives"]:
        after = reading.word(match.last + 1)
    if after not in reading.words["place_followers"] or reading.importance(match.name) < 1:
        return None
    firm = reading.importance(match.name) > 1 or after in reading.words["strong_followers"]
    somebody = reading.word(match.first - 1) in reading.words["indefinite"] and after in reading.words["people"]
    sure = firm or somebody or reading.label(match) in {"ORG", "GPE"} or match.last - match.first > 1
    return taken("follower", firm=firm) if sure else None


def _owner(reading: Reading, match: Match) -> Verdict | None:
    """A country's or a division's: "Syria's al-Bab"."""
    owned = reading.word(match.first - 1) in reading.words["possessives"] and match.first > 1
    known = owned and reading.importance(reading.raw(match.first - 2)) == GREATEST
    return taken("owner", firm=False) if known and reading.importance(match.name) > 0 else None


def _home(reading: Reading, match: Match) -> Verdict | None:
    """Where somebody is from: "Watson, 30, of Ten Mile", "Mary Watson of Ten Mile", "D-Pleasanton"."""
    before, second = reading.word(match.first - 1), reading.word(match.first - 2)
    if before in reading.words["genitives"] and (second == "," or second.isdigit()):
        return taken("home-of")
    whole = reading.entity_at[match.first - 2] if match.first > 1 else None
    named = whole is not None and whole.label == "PERSON" and whole.last - whole.first > 1
    if before in reading.words["genitives"] and named and not reading.ordinary(match):
        return taken("home-of")
    party = before in {"-", "–"} and reading.word(match.first - 2) in reading.words["party_letters"]
    return taken("home-of") if party else None


def _preposition(reading: Reading, match: Match) -> Verdict | None:
    """A proper name after a word of place: "in Cairns"."""
    before, rank = reading.word(match.first - 1), reading.locally(match)
    if before in reading.words["surest_prepositions"] and reading.prefixed(match.first):
        return taken("preposition")
    if rank < 1 or (
        reading.in_headline(match.first) and rank < 2 and before not in reading.words["surest_prepositions"]
    ):
        return None
    if before in reading.words["strong_prepositions"] or away(reading, match):
        return taken("preposition")
    weak = before in reading.words["locative_prepositions"] and reading.label(match) != "PERSON"
    return taken("preposition", firm=False) if weak else None


def _scene(reading: Reading, match: Match) -> Verdict | None:
    """What is shelled, entered or left is a place, and so is what raids and clashes are on."""
    if reading.importance(match.name) < 1 or reading.label(match) == "PERSON":
        return None
    analysis = reading.analysis
    head = match.last - 1
    governor = analysis.head[head]
    if analysis.dep[head] == "dobj" and analysis.lemma[governor].lower() in reading.words["place_object_verbs"]:
        return taken("scene", firm=False)
    before = reading.word(match.first - 1)
    noun = reading.word(match.first - 2)
    on = before in reading.words["scene_prepositions"] and noun in reading.words["place_nouns"]
    return taken("scene", firm=False) if on else None


def _well_known(reading: Reading, match: Match) -> Verdict | None:
    """A country, a first-level division, a large town: taken without more evidence, if the model has no other view."""
    rank = reading.importance(match.name)
    label = reading.label(match)
    if rank == 3 and label != "PERSON":
        return taken("well-known")
    if rank == 2 and label not in {"PERSON", "ORG", "PRODUCT", "WORK_OF_ART"} and match.last - match.first < 4:
        return taken("well-known", firm=False)
    return None


GATES: tuple[Gate, ...] = (
    _short_form,
    _state_title,
    _number,
    _link_title,
    _adjective,
    _container,
    seat,
    street,
    _county,
    _unit,
    person,
    _home,
    _dateline,
    introduced,
    _cue,
    _thing,
    ordinary_word,
    within,
    _fragment,
    _entity,
    organisation,
    _follower,
    _owner,
    _preposition,
    misread,
    _scene,
    reached,
    between,
    _well_known,
)
