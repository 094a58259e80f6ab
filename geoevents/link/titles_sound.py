"""Whether a title that was put together from phrases says what the sentence says; else the sentence is taken."""

from geoevents.link.context import Context
from geoevents.link.titles_parts import goes_on, own_subject, relative_subject, verb_start
from geoevents.types import Clause, Span

SUBORDINATE = ("advcl", "ccomp")
DESCRIBING = ("relcl", "acl")


def beside(context: Context, clause: Clause) -> bool:
    """Whether a participle stands right behind what it is said of, so that "was" may join the two."""
    own = own_subject(clause)
    said_of = (clause.patients if clause.passive else clause.actors) or clause.actors
    subject, start = own.span if own is not None else said_of[0], verb_start(clause)
    gap = context.text[subject.end : start].strip(" ,").split() if subject.end <= start else ["after"]
    return all(word.endswith("ly") for word in gap)


def misread(context: Context, clause: Clause) -> bool:
    """Whether the parse of a subject or of a shared subject is doubtful.

    A noun right behind an infinitive is that verb's object ("to highlight the culture reinforced"); a second verb of
    another tense behind a clause in between may belong to that clause ("believe it is made there and smuggled"); a
    place behind a comma and a place belongs to that ("children in Norvale, Alvania have died"); a finite verb behind
    "as" or "when" has a subject, which the parse may have given to another ("as the man, who wore a tie, fired").
    """
    subject = own_subject(clause)
    members = [context.clause(one) for one in context.clauses[clause.sentence]]
    if subject is not None:
        own = subject.span
        behind = any(
            one.aspect == "infinitive" and _touches(context.text, one.trigger.end, own.start, "")
            for one in members
            if one is not clause and one.pos == "VERB"
        )
        half = context.text[own.end : own.end + 1] == "-"  # "opposition" of "opposition-run quarters"
        return behind or half or _contains(context, clause, own) or _parted(context, clause, own)
    if clause.link in SUBORDINATE and clause.tense != "none" and not clause.aspect:
        return True
    if clause.link != "conj" or clause.governor is None:
        return False
    first = context.clause(clause.governor)
    between = any(
        first.trigger.end <= one.trigger.start and one.trigger.end <= clause.trigger.start
        for one in members
        if one is not first and one is not clause and own_subject(one) is not None
    )
    return between and not clause.aspect and first.tense != clause.tense


def _touches(text: str, end: int, start: int, mark: str) -> bool:
    return end <= start and text[end:start].strip() == mark


def _contains(context: Context, clause: Clause, subject: Span) -> bool:
    """Whether a subject is the place that contains the place before it."""
    places = [context.toponym(one).toponym.span for one in context.toponyms[clause.sentence]]
    return any(place.overlaps(subject) for place in places) and any(
        _touches(context.text, place.end, subject.start, ",") for place in places
    )


def _parted(context: Context, clause: Clause, subject: Span) -> bool:
    """Whether between a subject and its verb words are left out that tell of more and no comma sets off."""
    start = verb_start(clause)
    inner = [part.span.end for part in clause.parts if subject.end <= part.span.start and part.span.end <= start]
    gap = Span(start=min(start, max(subject.end, *inner, 0)), end=start)
    said = gap.of(context.text).strip()
    if ":" in said:  # "Coroner: two women died"
        return True
    open_ = said.startswith(",") and said.count(",") == 1 and said != ","  # "a Norvale, Alvania man died"
    return open_ or (bool(said) and not _set_off(said) and _tells(context, clause, gap))


def broken(context: Context, clause: Clause) -> bool:
    """Whether between the verb and a phrase of it words are left out that no comma parts from them."""
    spans = sorted((part.span for part in clause.parts), key=lambda one: one.start)
    for part in clause.parts:
        if part.relation not in ("object", "complement", "oblique") or part.span.start < clause.trigger.end:
            continue
        if goes_on(context, clause, part.span):
            continue
        at = clause.trigger.end
        for span in spans:
            if clause.trigger.end <= span.start < part.span.start and span.start <= at + 2:
                at = max(at, span.end)
        gap = context.text[at : part.span.start].strip()
        if gap and not _set_off(gap) and _tells(context, clause, Span(start=at, end=part.span.start)):
            return True
    return False


def _set_off(gap: str) -> bool:
    return gap[0] in ",;—–(-" or gap[0] in "\"“'"


def _tells(context: Context, clause: Clause, gap: Span) -> bool:
    """Whether another clause stands in a gap, or a noun that is told of, but for one that describes what is before."""
    inside = [context.clause(one) for one in context.clauses[clause.sentence]]
    inside = sorted((one for one in inside if gap.contains(one.trigger)), key=lambda one: one.span.start)
    return bool(inside) and inside[0] is not clause and inside[0].link not in DESCRIBING


def lacks_object(context: Context, clause: Clause) -> bool:
    """Whether what a verb acts on stands before its clause: "the camps | the army raided in Norvale"."""
    first = context.text[clause.span.start : clause.span.end].split()[:1]
    opened = bool(first) and first[0].lower() in context.words.words["relative_places"]
    told = any(part.relation in ("object", "complement") for part in clause.parts)
    own = any(part.relation == "subject" and part.depth == 1 for part in clause.parts)
    return (
        clause.link == "relcl" and own and not (opened or told or clause.passive or relative_subject(context, clause))
    )


def free_relative(context: Context, clause: Clause) -> bool:
    """Whether what a clause is about stands in a pronoun before it: "what police call an attack", "which it left"."""
    before = {part.span.of(context.text).lower() for part in clause.parts if part.span.end <= clause.trigger.start}
    return bool(before & (context.words.words["relative_pronouns"] | context.words.words["free_relatives"]))
