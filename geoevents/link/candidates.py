"""Which clauses tell an event: a trigger of the lexicon, or a dynamic verb that the text gives a place and a time."""

from collections.abc import Iterator
from dataclasses import dataclass

from geoevents.link.context import Context
from geoevents.link.kinds import kind_with_nouns
from geoevents.link.senses import sense
from geoevents.link.verbs import (
    BEFALL,
    HARMFUL,
    OPEN,
    VIOLENT,
    adds_to_toll,
    habitual,
    is_address,
    persons,
    shared,
    takes_place,
)
from geoevents.types import Clause, Rejected

HABIT, UNDONE = "a habit, not one event", "the text says that it did not happen"
ARGUMENTS = ("dobj", "nsubj", "nsubjpass", "attr", "agent", "conj", "appos", "compound", "npadvmod", "dative")
INTENDED = ("planned", "demanded", "threatened", "deny", "hypothetical")
CHAINS = ("xcomp", "pcomp", "acl", "ccomp", "oprd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Clauses that tell one event together.

    main : the clause of its trigger; frame : the verb that says whether and when; group : both and what repeats them;
    strong : tells an event by itself; faint : needs a place and a time of its own; neither : one of them.
    """

    main: int
    frame: int
    group: tuple[int, ...]
    category: str
    strong: bool
    faint: bool = False


def candidates(context: Context) -> tuple[list[Candidate], list[Rejected]]:
    """The candidates in text order, and the triggers that were left out before any place was sought."""
    found: list[Candidate] = []
    rejected: list[Rejected] = []
    taken: set[int] = set()
    for index in _verbs_first(context):
        clause = context.clause(index)
        trigger = context.words.triggers.get((clause.lemma, clause.pos))
        if clause.sentence in context.unfit:
            if trigger is not None:
                rejected.append(_reject(context, clause, context.unfit[clause.sentence]))
            continue
        if index in taken or context.dates(clause):
            continue
        made = _noun(context, index) if clause.pos == "NOUN" else _verb(context, index)
        if made is None:
            continue
        why = _no_event(context, made)
        if why is not None:
            if trigger is not None:
                rejected.append(_reject(context, clause, why))
            continue
        taken.update(made.group)
        found.append(made)
    return _in_order(context, found), rejected


def _in_order(context: Context, found: list[Candidate]) -> list[Candidate]:
    """Text order, the main clause before what hangs on it; the dead of a disaster after the disaster itself."""
    struck = {context.clause(one.main).sentence for one in found if one.category in BEFALL}
    apart = {context.clause(one.main).sentence for one in found if _strikes(context, one)}

    def place(one: Candidate) -> tuple[int, bool, int, int]:
        clause = context.clause(one.main)
        later = clause.sentence in (struck | apart if clause.passive else apart) and befell(context, one)
        return clause.sentence, later, _steps(context, one.main), one.main

    return sorted(found, key=place)


def _strikes(context: Context, candidate: Candidate) -> bool:
    """Whether a candidate tells in a clause of its own what others died of: "a bomb hit it; two died"."""
    clause, words = context.clause(candidate.main), context.words.words
    counts = clause.lemma in words["death_words"] | words["injury_words"]
    own = clause.pos == "VERB" and clause.link in ("ROOT", "ccomp", "conj")
    return candidate.category in HARMFUL and own and not counts


def befell(context: Context, candidate: Candidate) -> bool:
    """Whether the text says of the dead or the hurt neither who did it nor how: "two were killed"."""
    clause = context.clause(candidate.main)
    words = context.words.words
    harmed = clause.lemma in words["death_words"] | words["injury_words"] and clause.pos == "VERB"
    undone = clause.passive and not clause.actors
    dies = not clause.passive and not clause.patients and clause.lemma in words["death_words"]
    return harmed and (undone or dies) and len(candidate.group) == 1


def _steps(context: Context, index: int) -> int:
    """How many clauses stand above one: who marched, chanting, marched first."""
    steps = 0
    at = context.clause(index).governor
    while at is not None and steps < 9:
        steps, at = steps + 1, context.clause(at).governor
    return steps


def _verbs_first(context: Context) -> list[int]:
    """The clauses, verbs before nouns, so that a verb takes the nouns that tell the same with it."""
    clauses = context.reading.clauses
    return sorted(range(len(clauses)), key=lambda index: (clauses[index].pos == "NOUN", index))


def _reject(context: Context, clause: Clause, reason: str) -> Rejected:
    document = context.reading.document
    return Rejected(document_id=document.id, span=clause.trigger, text=clause.trigger.of(document.text), reason=reason)


def _noun(context: Context, index: int) -> Candidate | None:
    """An event noun: the verb above it is its frame if it only carries it, else the noun stands alone."""
    clause = context.clause(index)
    triggers = context.words.triggers
    trigger = triggers.get((clause.lemma, "NOUN")) or triggers.get((clause.lemma, "VERB"))
    held, governor = sense(context, clause), clause.governor
    category = held.category if held else trigger.category if trigger else "other"
    if governor is not None:
        category = context.words.tables["senses"].get(f"{context.clause(governor).lemma} {clause.lemma}", category)
    frame = index
    if governor is not None and context.clause(governor).pos == "VERB":
        frame = governor
        if _carries(context, clause, context.clause(governor)):
            group = (index, governor, *_repeating(context, index))
            return Candidate(main=index, frame=frame, group=group, category=category, strong=True)
    return Candidate(
        main=index,
        frame=frame,
        group=(index, *_repeating(context, index)),
        category=category,
        strong=held.strength == "strong" if held and held.strength else trigger is None or trigger.strong,
    )


def _carries(context: Context, noun: Clause, verb: Clause) -> bool:
    """Whether a verb only carries the noun below it: "carried out a raid", "was placed under arrest"."""
    words = context.words.words
    relation, _, preposition = noun.link.partition(":")
    if relation in ("dobj", "pobj", "nsubjpass") and f"{verb.lemma} {noun.lemma}" in context.words.tables["senses"]:
        return True
    if relation == "nsubjpass" and noun.lemma in words["injury_words"] | words["death_words"] | words["toll_hurt"]:
        return False  # the wounded, taken to a hospital
    said = context.text[verb.trigger.end : noun.trigger.start].lower().split()
    if words["carrying_phrases"] & {f"{verb.lemma} {preposition}", f"{verb.lemma} {' '.join(said[:2])}"}:
        return True
    if relation == "pobj":
        return preposition in words["carrying_prepositions"] and verb.lemma in words["carrying_verbs"]
    if relation in ("dobj", "nsubjpass") and context.words.attitudes.get((verb.lemma, "VERB")) in INTENDED:
        return True
    return relation in ARGUMENTS and verb.lemma in words["light_verbs"]


def _tells_nothing(context: Context, index: int) -> bool:
    """Whether a verb adds to what another tells: it counts a toll, stands for persons, or shares the next one's act."""
    clause = context.clause(index)
    if adds_to_toll(context, clause) or persons(context, clause):
        return True
    return any(
        context.clause(one).governor == index and shared(context, one) == index
        for one in context.clauses[clause.sentence]
    )


def _verb(context: Context, index: int) -> Candidate | None:
    """A verb: its nouns that tell the same are taken with it; a verb that only leads to another tells nothing."""
    clause = context.clause(index)
    if _tells_nothing(context, index):
        return None
    if is_address(context, clause):
        return Candidate(main=index, frame=index, group=(index,), category="talks", strong=True)
    held = sense(context, clause)
    if (held is None or held.strength is None) and _leads_on(context, index):
        return None
    if next(_nouns_below(context, index), None) is not None:
        return None
    group = (index, *_also(context, index))
    trigger = context.words.triggers.get((clause.lemma, "VERB"))
    if held is not None:
        strength = held.strength or ("strong" if trigger and trigger.strong else "faint")
        strong, faint, category = strength == "strong", strength == "faint", held.category
    elif trigger is None:
        if _no_act(context, clause):
            return None
        strong, faint, category = False, True, OPEN
    else:
        strong, faint, category = trigger.strong, trigger.faint, trigger.category
    category, strong, faint = kind_with_nouns(context, group, category, strong=strong, faint=faint)
    if faint and category in VIOLENT and not takes_place(context, clause):
        category = OPEN  # to take a village is to fight for it, to take an honour is not
    return Candidate(main=index, frame=index, group=group, category=category, strong=strong, faint=faint)


def _no_act(context: Context, clause: Clause) -> bool:
    """Whether a verb that the lexicon does not know tells a state or an attitude."""
    attitude = context.words.attitudes.get((clause.lemma, "VERB"))
    return clause.lemma in context.words.words["stative_verbs"] or attitude not in (None, "factive")


def _nouns_below(context: Context, index: int) -> Iterator[int]:
    clause = context.clause(index)
    for other in context.clauses[clause.sentence]:
        below = context.clause(other)
        if below.governor == index and below.pos == "NOUN" and _carries(context, below, clause):
            yield other


def _repeating(context: Context, index: int) -> Iterator[int]:
    """The event nouns under a verb that tell the same act ("killed in an attack", "a bomb blast killed two")."""
    for other in context.clauses[context.clause(index).sentence]:
        below = context.clause(other)
        if below.governor != index:
            continue
        if below.pos == "VERB":
            if below.link in ("nsubj", "csubj") and below.aspect == "progressive":
                yield other  # "shelling by rebels hit the market"
            continue
        preposition = below.link.partition(":")[2]
        if below.link.startswith("pobj"):
            if preposition not in context.words.words["parting_prepositions"]:
                yield other
        elif below.link in ARGUMENTS and below.link != "conj":
            yield other


def _also(context: Context, index: int) -> Iterator[int]:
    """All that tells the same as a verb: its nouns, and the verb that shares its act."""
    yield from _repeating(context, index)
    if (first := shared(context, index)) is not None:
        yield first


def _leads_on(context: Context, index: int) -> bool:
    """Whether the verb is an attitude or an aspect of another candidate: "plans to attack", "began to shell"."""
    clause = context.clause(index)
    plain = clause.lemma.partition(" ")[0]  # "called on both sides to halt" asks as "called" does
    if (plain, "VERB") not in context.words.attitudes and clause.lemma not in context.words.words["light_verbs"]:
        return False
    for other in context.clauses[clause.sentence]:
        below = context.clause(other)
        if below.governor != index or below.link.partition(":")[0] not in (*CHAINS, "dobj"):
            continue
        if (below.lemma, below.pos) in context.words.triggers:
            return True
    return False


def _no_event(context: Context, made: Candidate) -> str | None:
    """Why a trigger tells no event, whatever its place and time."""
    clause, frame = context.clause(made.main), context.clause(made.frame)
    if (clause.negated or (made.frame in made.group and frame.negated)) and clause.modality != "denied":
        return UNDONE
    if clause.pos == "NOUN" and clause.link == "conj" and clause.governor is not None:
        beside = context.clause(clause.governor)
        if beside.negated and beside.pos == "NOUN":
            return UNDONE  # "no deaths or injuries"
    if clause.aspect == "infinitive" and clause.link == "conj" and clause.modality is None:
        return "an infinitive that the parse ties to nothing"
    if clause.link == "attr" and made.main != made.frame and frame.actors:
        return "says what something is, not what happened"
    subjects = {
        part.span.of(context.text).lower().split()[-1]
        for part in clause.parts
        if part.relation == "subject" and part.depth <= 1
    }
    if made.category == "talks" and subjects and subjects <= context.words.words["routes"]:
        return "says where things lie, not what happened"
    if any(one.pos == "VERB" and habitual(context, one) for one in (clause, frame)):
        return HABIT
    return None
