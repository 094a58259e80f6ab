"""What a verb tells by the words around it: whether it takes a place, what it shares, how many it only counts."""

import re

from geoevents.link.context import Context
from geoevents.types import Clause

VIOLENT = frozenset(("fighting", "strike", "attack"))
BEFALL = frozenset(("disaster", "accident", "health"))
HARMFUL = VIOLENT | BEFALL
BEHIND = 30
OPEN = "other"


def takes_place(context: Context, clause: Clause) -> bool:
    """Whether the object of a verb is a place, by its name or by its kind."""
    objects = [part.span for part in clause.parts if part.relation == "object"]
    objects = [*objects, *(() if clause.passive else clause.patients)]
    objects = objects or [part.span for part in clause.parts if part.relation == "oblique"]
    if any(
        span.overlaps(context.toponym(one).toponym.span)
        for span in objects
        for one in context.toponyms[clause.sentence]
    ):
        return True
    said = {word for span in objects for word in span.of(context.text).lower().split()}
    return bool(said & context.words.words["place_nouns"])


def counts_toll(context: Context, clause: Clause) -> bool:
    """Whether a verb only counts the harm of the act above it: "leaving six dead"."""
    words = context.words.words
    if clause.lemma not in words["toll_verbs"]:
        return False
    # the parse may take "17 missing" for a clause of its own
    behind = context.text[clause.span.end : clause.span.end + BEHIND].split()[:1]
    said = set(re.findall(r"\w+", " ".join((clause.span.of(context.text), *behind)).lower()))
    return bool(said & (words["toll_dead"] | words["toll_hurt"] | words["toll_homes"]))


def adds_to_toll(context: Context, clause: Clause) -> bool:
    """Whether a verb is part of what another counts: "leaving six dead", "leaving six dead and ten wounded"."""
    if clause.governor is None:
        return False
    if clause.link in ("advcl", "conj", "acl") and counts_toll(context, clause):
        return True
    return clause.link in ("conj", "oprd", "ccomp") and counts_toll(context, context.clause(clause.governor))


def is_address(context: Context, clause: Clause) -> bool:
    """Whether somebody speaks where speaking is news: "told lawmakers in parliament"."""
    if clause.lemma not in context.words.words["speech_verbs"] or not clause.actors:
        return False
    words = {
        word
        for part in clause.parts
        if part.relation in ("object", "oblique") and part.word in context.words.words["venue_prepositions"]
        for word in part.span.of(context.text).lower().replace(",", " ").split()
    }
    return bool(words & context.words.words["speech_venues"])


def persons(context: Context, clause: Clause) -> bool:
    """Whether a participle stands for persons: "the wounded were taken to a hospital"."""
    return (
        clause.link in ("nsubj", "nsubjpass", "csubjpass", "dobj")
        and clause.aspect == "participle"
        and context.word_before(clause.trigger) in context.words.words["definite"]
    )


def shared(context: Context, index: int) -> int | None:
    """The verb right before this one that shares all it says: "abducted" of "abducted and killed a villager"."""
    clause = context.clause(index)
    if clause.link != "conj" or clause.governor is None or clause.passive:
        return None
    before = context.clause(clause.governor)
    triggers = [context.words.triggers.get((one.lemma, "VERB")) for one in (before, clause)]
    kinds = {trigger.category for trigger in triggers if trigger is not None}
    gap = context.text[before.trigger.end : clause.trigger.start].replace(",", " ").lower().split()
    joined = bool(gap) and set(gap) <= context.words.words["coordinators"]
    alike = len(kinds) == 1 or kinds <= VIOLENT
    return clause.governor if joined and alike and None not in triggers and before.pos == "VERB" else None


def habitual(context: Context, clause: Clause) -> bool:
    """Whether a verb tells what is usual: "often strikes", "floods hit it every summer"."""
    for index in context.times[clause.sentence]:
        span = context.time(index).expression.span
        if context.time(index).expression.type == "SET" and any(
            part.depth == 1 and part.relation == "oblique" and part.span == span for part in clause.parts
        ):
            return True
    adverbs = {part.span.of(context.text).lower() for part in clause.parts if part.relation == "adverb"}
    return bool(adverbs & context.words.words["habit_adverbs"]) and clause.tense in ("present", "none")
