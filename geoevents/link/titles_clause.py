"""The words of a clause as a sentence: its subject, its verb and what goes with it, hung where the text hangs it."""

from geoevents.link.context import Context
from geoevents.link.titles_line import LONGEST
from geoevents.link.titles_parts import finite, helped, own_subject, verb_start
from geoevents.link.titles_predicate import length, mark, predicate
from geoevents.link.titles_sound import beside, lacks_object, misread
from geoevents.link.titles_subject import be, disagrees
from geoevents.link.titles_subject import subject as subject_of
from geoevents.types import Clause, Span

HELD_WITHIN = ("pcomp", "csubj", "nsubj")
DESCRIBING = ("acl", "relcl")
ROOM = 50


def sentence(context: Context, clause: Clause, *, keep: Span, steps: int) -> list[str] | None:
    """The words of a clause as a sentence, if need be with the clause above it; None if that makes none.

    keep : what the sentence may not leave out; steps : how many clauses up it may go.
    """
    link, above = clause.link.partition(":")[0], _above(context, clause)
    if above is None or not steps or finite(clause):
        return _own(context, clause, keep)
    if link == "conj" and clause.aspect == "infinitive":
        return _joined(context, clause, above, keep, steps)
    if link in DESCRIBING and clause.aspect == "infinitive":
        return None  # "a day before a meeting to be held in Norvale": what stands between would be missing
    if link in HELD_WITHIN:
        return sentence(context, above, keep=keep, steps=steps - 1)
    running = clause.aspect == "progressive" and link in ("advcl", "xcomp", "conj")
    named = clause.aspect == "participle" and link in ("xcomp", "oprd", "ccomp")
    if clause.aspect == "infinitive" or running or named:
        return _hung(context, clause, above, keep, steps)
    return _own(context, clause, keep)


def _hung(context: Context, clause: Clause, above: Clause, keep: Span, steps: int) -> list[str] | None:
    """The clause above, and what this one says behind it."""
    head = sentence(context, above, keep=clause.trigger, steps=steps - 1)
    told = predicate(context, clause, keep, room=LONGEST - length(head)) if head is not None else None
    if head is None or told is None or _left_bare(clause, told):
        return None
    ahead = clause.trigger.start < above.trigger.start
    if not ahead and _skips(context, clause, head):
        return None
    if clause.aspect == "progressive" and ahead:  # "Speaking to a crowd, he thanked them"
        told[0] = told[0][:1].lower() + told[0][1:]
    if clause.aspect == "progressive" and (ahead or context.just_before(clause.trigger.start).endswith(",")):
        head[-1] += ","
    if clause.aspect == "progressive" and clause.link == "conj":
        told.insert(0, "and")
    inner = [part.span.of(context.text) for part in clause.parts if part.relation == "subject"]
    # "allowed the ban to be lifted", "found him injured"
    named = clause.aspect in ("infinitive", "participle") and clause.link in ("ccomp", "xcomp")
    return [*head, *(inner[:1] if named else []), *told]


def _left_bare(clause: Clause, told: list[str]) -> bool:
    """Whether there was room for a verb only, and none for what it is about: "…, meeting | with the minister"."""
    about = any(part.relation in ("object", "complement", "oblique") for part in clause.parts)
    return about and len(told) == 1


def _skips(context: Context, clause: Clause, head: list[str]) -> bool:
    """Whether a noun that is told of is left out right before the clause: "a day before a meeting | to be held"."""
    here = context.reading.sentences[clause.sentence]
    start = verb_start(clause)
    at = context.text.rfind(head[-1], here.start, start)
    gap = Span(start=at + len(head[-1]), end=max(at + len(head[-1]), start))
    return at >= 0 and any(gap.contains(context.clause(one).trigger) for one in context.clauses[clause.sentence])


def _own(context: Context, clause: Clause, keep: Span) -> list[str] | None:
    """A clause with its own subject, or the one that it shares."""
    subject = subject_of(context, clause)
    if subject is None or clause.aspect == "infinitive" or misread(context, clause) or lacks_object(context, clause):
        return None
    own = own_subject(clause)
    verb = predicate(context, clause, keep, room=max(ROOM, LONGEST - len(subject)))
    if verb is None or verb[0].lower() == "having" or disagrees(context, clause, subject):
        return None
    if _lacks_be(clause) or _shares_be(context, clause):
        if clause.link != "conj" and not beside(context, clause):
            return None
        verb = [be(context, clause, subject), *verb]
    elif verb[0].lower() == "being":
        verb[0] = be(context, clause, subject)
    if verb[0][:1] in "'’":  # "she'd been"
        subject, verb = _uncontracted(context, subject, verb[0]), verb[1:]
    verbs = [part.span for part in clause.parts if part.relation == "verb" and own and part.span.start > own.span.end]
    paired = own is not None and "," in subject and verbs and mark(context.text, own.span, verbs[0])
    return [f"{subject}," if paired else subject, *verb]


def _lacks_be(clause: Clause) -> bool:
    """Whether a verb is a participle without its "was"."""
    if helped(clause):
        return False
    return clause.aspect == "progressive" or (clause.passive and clause.aspect == "participle")


def _shares_be(context: Context, clause: Clause) -> bool:
    """Whether a second verb is passive as the first is, though the parse has it active: "was thrown off and hit by"."""
    alone = len([part for part in clause.parts if part.relation == "verb"]) == 1
    if clause.link != "conj" or clause.governor is None or clause.passive or not alone:
        return False
    first = context.clause(clause.governor)
    agent = any(part.word == "by" for part in clause.parts)
    acts = any(part.relation in ("object", "subject") for part in clause.parts)
    return first.passive and not acts and (agent or (first.tense, clause.tense) == ("present", "past"))


def _uncontracted(context: Context, subject: str, verb: str) -> str:
    """A subject with the verb that is written together with a pronoun: "they've", but "the police have"."""
    alone = context.words.tables["contractions"].get(verb.replace("’", "'"))
    pronoun = subject.lower() in context.words.words["personal_pronouns"]
    return f"{subject} {alone}" if alone and not pronoun else f"{subject}{verb}"


def _joined(context: Context, clause: Clause, above: Clause, keep: Span, steps: int) -> list[str] | None:
    """A second infinitive hangs where the first does: "warned them to stop and to leave"."""
    higher = _above(context, above)
    if higher is None:
        return None
    head = sentence(context, higher, keep=clause.trigger, steps=steps - 1)
    if head is None:
        return None
    own = predicate(context, clause, keep, room=LONGEST - length(head))
    if own is None:
        return None
    first = [] if own[0].lower() == "to" else ["to"]
    return [*head, *first, *own]


def _above(context: Context, clause: Clause) -> Clause | None:
    """The verb that a clause hangs on, unless that only reports."""
    if clause.governor is None or context.reports(clause.governor):
        return None
    above = context.clause(clause.governor)
    return above if above.pos == "VERB" else _above(context, above)
