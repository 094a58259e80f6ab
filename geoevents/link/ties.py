"""How well the phrase around a place name says that its clause happened there."""

from geoevents.link.context import Context, Owned
from geoevents.link.verbs import VIOLENT
from geoevents.types import Clause, Part

SUBJECT, OBJECT, COMPLEMENT, APPOSITION = 0.85, 1.0, 0.7, 0.3
NESTED_IN_SUBJECT, NESTED_IN_PATIENT, NESTED_IN_TOPIC, NESTED = 0.75, 0.65, 0.4, 0.9
DEEPER, DEEPER_IN_SUBJECT = 0.98, 0.85
DEPARTED, NAMED = 0.9, 0.95
POSSESSIVE = ("'s", "’s", "'", "’")


def tie(context: Context, index: int, *, category: str = "") -> float:
    """How well its phrase ties a toponym to its clause, [0, 1]; attacks have targets, talks have topics."""
    owned = context.place_owner[index]
    if owned.clause is None or owned.part is None:
        return 0.6
    weight = _phrase_weight(context, owned.part.relation, owned.part.word)
    if owned.part.relation == "apposition" and _only_places(context, index, owned.part):
        weight = NESTED
    if owned.part.word == "from" and _departs(context, owned.clause):
        weight = DEPARTED
    if owned.part.word in context.words.words["target_prepositions"]:
        mark = context.toponym(index).footprint
        if category in VIOLENT:
            weight = max(weight, 0.8)
        elif mark is None or mark.kind == "country":
            weight = min(weight, 0.3)
    if owned.outer is not None:
        weight *= _nested_weight(context, owned.outer, context.clause(owned.clause))
    relation, depth = context.toponym(index).toponym.relation, owned.part.depth
    if relation is not None:
        weight *= 0.97
        if relation.kind in ("within", "area") and owned.part.word == "of":
            weight, depth = (
                weight * NAMED / _phrase_weight(context, "modifier", "of"),
                depth - 1,
            )  # "the city of X" is X
    deeper = DEEPER_IN_SUBJECT if owned.outer is not None and owned.outer.relation == "subject" else DEEPER
    return float(weight * deeper ** max(0, depth - 2) * _standing(context, index, owned))


def _only_places(context: Context, index: int, part: Part) -> bool:
    """Whether an apposition is nothing but a place ("Esk region"), not who somebody is."""
    span = context.toponym(index).toponym.span
    rest = context.text[part.span.start : span.start] + context.text[span.end : part.span.end]
    return context.words.words["place_nouns"].issuperset(rest.lower().replace(",", " ").split())


def _departs(context: Context, clause: int) -> bool:
    """Whether a verb tells of leaving, with or without its particle: "pulled back from"."""
    return context.clause(clause).lemma.partition(" ")[0] in context.words.words["departure_verbs"]


def _standing(context: Context, index: int, owned: Owned) -> float:
    """Less for a name that only describes the next noun: "a U.S. air strike", "Britain-based", "Mali's envoy"."""
    meant = context.toponym(index)
    span, country = meant.toponym.span, meant.footprint is not None and meant.footprint.kind == "country"
    part = owned.part
    after = context.text[span.end : part.span.end if part is not None else span.end + 20]
    if after.startswith("-"):
        return 0.2
    owner = next((mark for mark in POSSESSIVE if after.startswith(mark)), "")
    following = after[len(owner) :].split(maxsplit=2)
    if len(following) > 1 and following[0].lower() in context.words.words["place_nouns"] and following[1].isalpha():
        following = following[1:]  # "Esk state police" is still about the police
    if country and following and not owner and part is not None and part.relation == "subject":
        return 0.25  # "US and Japanese agencies": who acts, not where
    if (
        not following
        or not after[len(owner) :].startswith(" ")
        or not following[0].replace("-", "").isalpha()
        or _joins(context, following[0])
    ):
        return 1.0
    before = context.text[part.span.start : span.start].strip().lower() if part is not None else ""
    if part is not None and part.word and (owner or before == part.word):
        return 0.85
    if country and owner and _event_of(context, after[len(owner) :]):
        return 0.85  # "won Esk's election"
    if country:
        return 0.25
    return 0.5 if part is not None and part.relation == "subject" else 0.95


def _event_of(context: Context, rest: str) -> bool:
    """Whether what a country owns in a phrase is an event: "presidential election"."""
    last = rest.lower().split()[-1].strip(",.") if rest.split() else ""
    return any((form, "NOUN") in context.words.triggers for form in (last, last.removesuffix("s")))


def _joins(context: Context, word: str) -> bool:
    """Whether the word after a name goes on with the place or leaves it: "Esk province", "Norvale and"."""
    words, low = context.words, word.lower()
    return (
        low in words.words["coordinators"]
        or low in words.words["place_nouns"]
        or low in words.tables["place_prepositions"]
    )


def _phrase_weight(context: Context, relation: str, word: str) -> float:
    if relation in ("oblique", "modifier"):
        return float(context.words.tables["place_prepositions"].get(word, 0.5)) if word else 0.7
    return {"subject": SUBJECT, "object": OBJECT, "complement": COMPLEMENT, "apposition": APPOSITION}.get(relation, 0.7)


def _nested_weight(context: Context, outer: Part, clause: Clause) -> float:
    """How well a phrase passes the place inside it on: who is hit need not be hit where he is from."""
    if outer.relation == "subject" and clause.pos == "VERB":
        return NESTED_IN_PATIENT if clause.passive else NESTED_IN_SUBJECT
    if outer.word not in context.words.words["topic_prepositions"]:
        return NESTED
    said = outer.span.of(context.text).lower().split()
    office = len(said) > 1 and said[1] in context.words.words["persons"]  # "won the vote for mayor in Esk"
    return NESTED if office else NESTED_IN_TOPIC
