"""Which clauses tell an event: a trigger of the lexicon, or a dynamic verb that the text gives a place and a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geoevents.link.context import Context
from geoevents.types import Clause, Rejected

HABIT, UNDONE = "a habit, not one event", "the text says that it did not happen"
VIOLENT = frozenset(("fighting", "strike", "attack"))
HARMFUL = VIOLENT | {"disaster", "accident", "health"}
OPEN = "other"
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
        if index in taken:
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
    return sorted(
        found, key=lambda one: (context.clause(one.main).sentence, _steps(context, one.main), one.main)
    ), rejected


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
    category = trigger.category if trigger else "other"
    if clause.governor is not None:
        category = context.words.tables["senses"].get(
            f"{context.clause(clause.governor).lemma} {clause.lemma}", category
        )
    governor = clause.governor
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
        strong=trigger is None or trigger.strong,
    )


def _takes_place(context: Context, clause: Clause) -> bool:
    """Whether the object of a verb is a place, by its name or by its kind."""
    objects = [part.span for part in clause.parts if part.relation in ("object", "oblique")]
    if any(
        span.overlaps(context.toponym(one).toponym.span)
        for span in objects
        for one in context.toponyms[clause.sentence]
    ):
        return True
    said = {word for span in objects for word in span.of(context.text).lower().split()}
    return bool(said & context.words.words["place_nouns"])


def _harm(context: Context, nouns: tuple[int, ...]) -> Iterator[str]:
    """The categories of the nouns that a death is told with."""
    for other in nouns:
        noun = context.words.triggers.get((context.clause(other).lemma, "NOUN"))
        if noun is not None and noun.category in HARMFUL:
            yield noun.category


def _carries(context: Context, noun: Clause, verb: Clause) -> bool:
    """Whether a verb only carries the noun below it: "carried out a raid", "was placed under arrest"."""
    words = context.words.words
    relation, _, preposition = noun.link.partition(":")
    if f"{verb.lemma} {preposition}" in words["carrying_phrases"]:
        return True
    if relation == "pobj":
        return preposition in words["carrying_prepositions"] and verb.lemma in words["carrying_verbs"]
    if relation in ("dobj", "nsubjpass") and context.words.attitudes.get((verb.lemma, "VERB")) in INTENDED:
        return True
    return relation in ARGUMENTS and verb.lemma in words["light_verbs"]


def _verb(context: Context, index: int) -> Candidate | None:
    """A verb: its nouns that tell the same are taken with it; a verb that only leads to another tells nothing."""
    clause = context.clause(index)
    words = context.words
    trigger = words.triggers.get((clause.lemma, "VERB"))
    if _adds_to_toll(context, clause):
        return None
    if is_address(context, clause):
        return Candidate(main=index, frame=index, group=(index,), category="talks", strong=True)
    if _leads_on(context, index):
        return None
    if trigger is None:
        attitude = words.attitudes.get((clause.lemma, "VERB"))
        if clause.lemma in words.words["stative_verbs"] or attitude not in (None, "factive"):
            return None
        if next(_nouns_below(context, index), None) is not None:
            return None
        return Candidate(
            main=index,
            frame=index,
            group=(index, *_repeating(context, index)),
            category="other",
            strong=False,
            faint=True,
        )
    if next(_nouns_below(context, index), None) is not None:
        return None
    group = (index, *_repeating(context, index))
    category, strong = trigger.category, trigger.strong
    for other in group[1:]:
        noun = words.triggers.get((context.clause(other).lemma, "NOUN"))
        if noun is not None and context.clause(other).link.startswith("nsubj") and (noun.strong or not strong):
            category, strong = noun.category, noun.strong  # what floods hit is a flood, not a strike
    if category == OPEN and strong:
        category = next(_harm(context, group[1:]), category)  # who died in a crash died of an accident
    faint = trigger.faint and category == trigger.category
    if faint and category in VIOLENT and not _takes_place(context, clause):
        category = OPEN  # to take a village is to fight for it, to take an honour is not
    return Candidate(main=index, frame=index, group=group, category=category, strong=strong, faint=faint)


def counts_toll(context: Context, clause: Clause) -> bool:
    """Whether a verb only counts the harm of the act above it: "leaving six dead"."""
    words = context.words.words
    if clause.lemma not in words["toll_verbs"]:
        return False
    said = set(re.findall(r"\w+", clause.span.of(context.text).lower()))
    return bool(said & (words["toll_dead"] | words["toll_hurt"]))


def _adds_to_toll(context: Context, clause: Clause) -> bool:
    """Whether a verb is part of what another counts: "leaving six dead", "leaving six dead and ten wounded"."""
    if clause.governor is None:
        return False
    if clause.link in ("advcl", "conj", "acl") and counts_toll(context, clause):
        return True
    return clause.link in ("conj", "oprd") and counts_toll(context, context.clause(clause.governor))


def is_address(context: Context, clause: Clause) -> bool:
    """Whether somebody speaks where speaking is news: "told lawmakers in parliament"."""
    if clause.lemma not in context.words.words["speech_verbs"] or not clause.actors:
        return False
    words = {
        word
        for part in clause.parts
        if part.relation in ("object", "oblique")
        for word in part.span.of(context.text).lower().replace(",", " ").split()
    }
    return bool(words & context.words.words["speech_venues"])


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
        if below.governor != index or below.pos != "NOUN":
            continue
        preposition = below.link.partition(":")[2]
        if below.link.startswith("pobj"):
            if preposition not in context.words.words["parting_prepositions"]:
                yield other
        elif below.link in ARGUMENTS and below.link != "conj":
            yield other


def _leads_on(context: Context, index: int) -> bool:
    """Whether the verb is an attitude or an aspect of another candidate: "plans to attack", "began to shell"."""
    clause = context.clause(index)
    if (clause.lemma, "VERB") not in context.words.attitudes and clause.lemma not in context.words.words["light_verbs"]:
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
    if clause.aspect == "infinitive" and clause.link == "conj" and clause.modality is None:
        return "an infinitive that the parse ties to nothing"
    if clause.link == "attr" and made.main != made.frame and frame.actors:
        return "says what something is, not what happened"
    if clause.pos == "VERB" and _habit(context, clause):
        return HABIT
    return None


def _habit(context: Context, clause: Clause) -> bool:
    adverbs = {part.span.of(context.text).lower() for part in clause.parts if part.relation == "adverb"}
    return bool(adverbs & context.words.words["habit_adverbs"]) and clause.tense in ("present", "none")
