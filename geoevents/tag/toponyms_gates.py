"""Whether a name that the gazetteer knows is a place here: ordered gates, each with the reason that it gives."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geoevents.tag.toponyms_reading import PLACE_LABELS, Match, Reading

NAME_LABELS = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "FAC"})
NUMBER_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"})
INITIALS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the gates say of a match: taken or kept out, by which rule, and whether the next mention may follow it.

    firm : the document says so in so many words, and other mentions of the name are taken with it;
    open : kept out for want of evidence only, so that a firm mention elsewhere can still take it.
    """

    taken: bool
    rule: str
    firm: bool = False
    open: bool = False


type Gate = Callable[[Reading, Match], Verdict | None]


def judge(reading: Reading, match: Match) -> Verdict:
    """The first gate's word that has one."""
    for gate in GATES:
        verdict = gate(reading, match)
        if verdict is not None:
            return verdict
    return Verdict(taken=False, rule="no-evidence", open=True)


def _taken(rule: str, *, firm: bool = True) -> Verdict:
    return Verdict(taken=True, rule=rule, firm=firm)


def _out(rule: str, *, open: bool = False) -> Verdict:
    return Verdict(taken=False, rule=rule, open=open)


def _abbreviation(reading: Reading, match: Match) -> Verdict | None:
    if match.name != reading.text(match.first, match.last) or match.name in reading.short:
        return _taken("abbreviation")
    return None


def _link_title(reading: Reading, match: Match) -> Verdict | None:
    """The first word of a line is an order to the reader: "Exit mobile version"."""
    if reading.word(match.first) in reading.words["link_openers"] and match.last - match.first == 1:
        return _out("link-title")
    return None


def _street(reading: Reading, match: Match) -> Verdict | None:
    """A street bears a place's name and lies elsewhere: "Lexington Avenue"."""
    follower = reading.word(match.last)
    if follower in reading.words["street_heads"] and reading.capital(match.last):
        return _out("street")
    return None


def _container(reading: Reading, match: Match) -> Verdict | None:
    """A container after the comma: "Columbia, Mo.", "Paris, Texas"."""
    if reading.word(match.last) != "," or not reading.same_sentence(match.first, match.last + 1):
        return None
    if not reading.capital(match.last + 1) or _inside_person(reading, match):
        return None
    following = [
        reading.text(match.last + 1, last)
        for last in range(match.last + 3, match.last + 1, -1)
        if last <= len(reading.lower)
    ]
    for text in following:
        if text in reading.short or text.removesuffix(".") in reading.short or reading.importance(text) == 3:
            same = reading.importance(match.name) == 3 and text not in reading.short
            return None if same else _taken("container")
    return None


def _inside_person(reading: Reading, match: Match) -> bool:
    entity = reading.entity_at[match.first]
    if entity is None or entity.label != "PERSON":
        return False
    words = [word for word in reading.analysis.words[entity.first : entity.last] if word[0].isalpha()]
    return len(words) > match.last - match.first


def _person(reading: Reading, match: Match) -> Verdict | None:
    """A part of a person's name, or a name after a title, or the surname of somebody introduced before."""
    if _inside_person(reading, match):
        return _out("person")
    title = reading.word(match.first - 1).rstrip(".")
    label = reading.label(match)
    if title in reading.words["titles"] and reading.capital(match.first - 1) and label not in PLACE_LABELS:
        return _out("title")
    if match.last - match.first > 1:
        return None
    before = reading.word(match.first - 1)
    first_names, surnames = reading.persons
    known = reading.word(match.first) in surnames | first_names
    if known and not (label in PLACE_LABELS and before in reading.words["strong_prepositions"]):
        return _out("introduced-person")
    after = reading.raw(match.last)
    if label in PLACE_LABELS:
        return None
    if after[:1].isupper() and len(after) <= INITIALS and after.endswith("."):
        return _out("initial")
    return None


def _cue(reading: Reading, match: Match) -> Verdict | None:
    """The word beside it says what it is: "the village of X", "X province"."""
    words = reading.words
    before, second = reading.word(match.first - 1), reading.word(match.first - 2)
    if before == "of" and (second in words["settlement_cues"] or second in words["division_cues"]):
        return _taken("cue-before")
    after = reading.word(match.last)
    noun = match.last < len(reading.lower) and reading.analysis.pos[match.last] in {"NOUN", "PROPN"}
    if after not in words["division_cues"] or not noun:
        return None
    known = reading.label(match) in PLACE_LABELS or reading.importance(match.name) > 1
    return _taken("cue-after") if known or not reading.capital(match.last) else None


def _ordinary(reading: Reading, match: Match) -> Verdict | None:
    """A word of the language: listed, or no proper noun by the parse, or written small elsewhere in the text."""
    word = reading.word(match.first)
    if match.last - match.first > 1:
        listed = all(reading.word(index) in reading.words["ordinary"] for index in range(match.first, match.last))
        return _out("ordinary-words") if listed else None
    in_place = reading.label(match) in PLACE_LABELS
    if word in reading.words["ordinary"]:
        return _out("ordinary-word")
    if word in reading.plain and not in_place:
        return _out("written-small")
    if reading.analysis.pos[match.first] != "PROPN" and not in_place and reading.importance(match.name) < 3:
        return _out("no-proper-noun", open=True)
    return None


def _entity(reading: Reading, match: Match) -> Verdict | None:
    """The language model calls it a place."""
    if reading.label(match) not in PLACE_LABELS:
        return None
    entity = reading.entity_at[match.first]
    firm = entity is not None and entity.last - entity.first <= match.last - match.first + 2
    return _taken("entity", firm=firm)


def _number(reading: Reading, match: Match) -> Verdict | None:
    if reading.label(match) in NUMBER_LABELS:
        return _out("number-or-date")
    return None


def _organisation(reading: Reading, match: Match) -> Verdict | None:
    """A place inside a longer name: taken alone where the name is of that place."""
    entity = reading.entity_at[match.first]
    if entity is None or entity.label not in NAME_LABELS:
        return None
    words = reading.words
    inner = [reading.word(index) for index in range(entity.first, entity.last)]
    if any(word in words["newspaper_heads"] for word in inner[match.last - entity.first :]):
        return _out("newspaper")
    whole = all(
        word in {"the", "'s", "’s"} for word in inner[: match.first - entity.first] + inner[match.last - entity.first :]
    )
    after, before = reading.word(match.last), reading.word(match.first - 1)
    if (
        before in {"of", "in", "for", "at"}
        and reading.word(match.first - 2) in words["organisation_openers"] | words["organisation_heads"]
    ):
        return _taken("organisation-of")
    if after in words["organisation_heads"] | words["division_cues"] | words["facility_heads"]:
        return _taken("organisation-head", firm=reading.importance(match.name) >= 2)
    if before in words["organisation_openers"] or reading.word(match.last) in {"'s", "’s"}:
        return _taken("organisation-opener", firm=False)
    if reading.importance(match.name) == 3 and entity.label != "PRODUCT":
        return _taken("organisation-known", firm=False)
    if not whole:
        return (
            _taken("organisation-city", firm=False)
            if reading.importance(match.name) == 2 and before in {"of", "in"}
            else _out("organisation", open=False)
        )
    return None


def _preposition(reading: Reading, match: Match) -> Verdict | None:
    """A proper name after a word of place: "in Cairns"."""
    before = reading.word(match.first - 1)
    if reading.in_headline(match.first) and reading.importance(match.name) < 2:
        return None
    if before in reading.words["strong_prepositions"]:
        return _taken("preposition")
    weak = before in reading.words["locative_prepositions"] and reading.label(match) != "PERSON"
    return _taken("preposition", firm=False) if weak and reading.importance(match.name) > 1 else None


def _dateline(reading: Reading, match: Match) -> Verdict | None:
    """Capitals at the beginning of a paragraph: "BERLIN (Reuters)"."""
    analysis = reading.analysis
    text = reading.text(match.first, match.last)
    before = analysis.text[max(0, analysis.starts[match.first] - 2) : analysis.starts[match.first]]
    opening = match.first == 0 or "\n" in before or reading.word(match.first - 1) in {".", "—", "-", "–", ")"}
    if opening and text.isupper() and len(text) > 3:
        after = reading.word(match.last)
        dash = after in {",", "(", "—", "-", "–", "--", ":", "/"}
        if dash or reading.importance(match.name) >= 2:
            return _taken("dateline", firm=reading.importance(match.name) >= 1)
    return None


def _well_known(reading: Reading, match: Match) -> Verdict | None:
    """A country, a first-level division, a large town: taken without more evidence, if the model has no other view."""
    rank = reading.importance(match.name)
    label = reading.label(match)
    if rank == 3 and label != "PERSON":
        return _taken("well-known")
    if rank == 2 and label not in {"PERSON", "ORG", "PRODUCT", "WORK_OF_ART"} and match.last - match.first < 4:
        return _taken("well-known", firm=False)
    return None


GATES: tuple[Gate, ...] = (
    _abbreviation,
    _link_title,
    _container,
    _street,
    _person,
    _cue,
    _number,
    _ordinary,
    _entity,
    _organisation,
    _dateline,
    _preposition,
    _well_known,
)


def firm_names(judged: Iterable[tuple[Match, Verdict]]) -> frozenset[str]:
    """Names that the document gives as places beyond doubt."""
    return frozenset(match.name.casefold() for match, verdict in judged if verdict.taken and verdict.firm)
