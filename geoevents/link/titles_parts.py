"""What titles ask of a clause again and again: its own subject, where its verb begins, whether it can stand alone."""

from geoevents.link.context import Context
from geoevents.types import Clause, Part, Span


def own_subject(clause: Clause) -> Part | None:
    """The subject that a clause has itself, not one that it shares."""
    return next((part for part in clause.parts if part.relation == "subject"), None)


def verb_start(clause: Clause) -> int:
    """Where the verb group begins."""
    return min(part.span.start for part in clause.parts if part.relation == "verb")


def helped(clause: Clause) -> bool:
    """Whether a verb has "was", "has", "to" or the like before it."""
    return any(
        part.relation == "verb" and part.depth and part.span.start < clause.trigger.start for part in clause.parts
    )


def finite(clause: Clause) -> bool:
    """Whether a verb has a tense of its own: no infinitive, no participle without its "was"."""
    if clause.tense == "none" or clause.aspect == "infinitive":
        return False
    return helped(clause) or clause.aspect not in ("participle", "progressive")


def relative_subject(context: Context, clause: Clause) -> bool:
    """Whether the subject of a clause is "who", "which" or the like."""
    own = own_subject(clause)
    return own is not None and own.span.of(context.text).lower() in context.words.words["relative_pronouns"]


def goes_on(context: Context, clause: Clause, span: Span) -> bool:
    """Whether a clause that a title leaves out goes on right behind a phrase: "the same day | he acquired a rifle"."""
    return any(
        not context.text[span.end : context.clause(index).span.start].strip()
        for index in context.clauses[clause.sentence]
        if context.clause(index).pos == "VERB" and context.clause(index).span.start > span.end
    )
