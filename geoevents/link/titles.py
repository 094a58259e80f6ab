"""A short whole sentence for an event, in the article's own words, headed by who did it or whom it befell."""

from geoevents.link.candidates import Candidate
from geoevents.link.context import Context
from geoevents.types import Clause, Part, Span

LONGEST = 110
ABOVE = ("xcomp", "advcl", "pcomp", "oprd", "ccomp")


def title(context: Context, candidate: Candidate) -> str:
    """The title of a candidate."""
    clause = context.clause(candidate.main)
    if clause.pos == "NOUN":
        clause = _frame(context, candidate)
    pieces = _sentence(context, clause, keep=context.clause(candidate.main).trigger, steps=3)
    return _finished(" ".join(pieces))


def _frame(context: Context, candidate: Candidate) -> Clause:
    """The nearest verb above an event noun of which the noun is part; the noun itself in a verbless line."""
    clause = context.clause(candidate.main)
    at = clause
    while at.governor is not None:
        at = context.clause(at.governor)
        if at.pos == "VERB":
            return at
    return clause


def _sentence(context: Context, clause: Clause, *, keep: Span, steps: int) -> list[str]:
    """The words of a clause as a sentence; of an infinitive or a participle, with the clause above it."""
    if clause.pos == "NOUN":
        return [_line(context, clause)]
    subject = _subject(context, clause)
    finite = clause.aspect != "infinitive" and (_finite(clause) or clause.passive)
    if (not finite or subject is None) and clause.governor is not None and steps:
        above = context.clause(clause.governor)
        if (
            above.pos == "VERB"
            and clause.link.partition(":")[0] in (*ABOVE, "conj")
            and not context.reports(clause.governor)
        ):
            head = _sentence(context, above, keep=clause.trigger, steps=steps - 1)
            return [*head, *_predicate(context, clause, keep)]
    if subject is None:
        subject = ""
    verb = _predicate(context, clause, keep)
    if clause.passive and not any(part.relation == "verb" and part.depth for part in clause.parts):
        verb = [_be(context, clause, subject), *verb]
    return [subject, *verb] if subject else verb


def _line(context: Context, clause: Clause) -> str:
    """A verbless line: the event noun with its phrases."""
    return clause.span.of(context.text)


def _finite(clause: Clause) -> bool:
    return (
        clause.tense != "none"
        and clause.aspect != "participle"
        and not (
            clause.aspect == "progressive" and not any(part.relation == "verb" and part.depth for part in clause.parts)
        )
    )


def _subject(context: Context, clause: Clause) -> str | None:
    text = context.text
    own = next((part for part in clause.parts if part.relation == "subject"), None)
    shared = (clause.patients if clause.passive else clause.actors) or clause.actors
    relative = context.words.words["relative_pronouns"]
    if own is not None and own.span.of(text).lower() not in relative:
        long = own.span.end - own.span.start > LONGEST // 2
        return (shared[0] if long and shared else own.span).of(text)
    return shared[0].of(text) if shared and shared[0].of(text).lower() not in relative else None


def _predicate(context: Context, clause: Clause, keep: Span) -> list[str]:
    """The verb group and what follows it, less what is too long; phrases before the verb come last."""
    text = context.text
    start = clause.trigger.start
    group = [part for part in clause.parts if part.relation == "verb"]
    rest = [part for part in clause.parts if part.relation not in ("verb", "subject", "modifier")]
    after = [part for part in rest if part.span.start > start]
    before = [part for part in rest if part.span.start < start and part.word and _has_place(context, clause, part)]
    words = [part.span.of(text) for part in group]
    size = sum(map(len, words))
    for part in (*after, *before):
        if part.relation == "adverb" and part.span.end - part.span.start > 15:
            continue
        length = part.span.end - part.span.start
        needed = part.relation in ("object", "complement") or part.span.contains(keep)
        if size + length <= LONGEST - 25 or needed:
            words.append(_shortened(context, clause, part))
            size += length
    return words


def _has_place(context: Context, clause: Clause, part: Part) -> bool:
    return any(part.span.overlaps(context.toponym(one).toponym.span) for one in context.toponyms[clause.sentence])


def _shortened(context: Context, clause: Clause, part: Part) -> str:
    if part.relation == "object" and part.span.end - part.span.start > LONGEST // 2:
        for span in clause.patients:
            if part.span.contains(span):
                return span.of(context.text)
    return part.span.of(context.text)


def _be(context: Context, clause: Clause, subject: str) -> str:
    last = subject.split()[-1].lower() if subject else ""
    table = context.words.tables[
        "passive_plural" if last.endswith("s") or last in context.words.words["plurals"] else "passive_singular"
    ]
    return str(table.get(clause.tense, table["past"]))


def _finished(line: str) -> str:
    """One line, its quotation marks paired or gone, its first letter large."""
    line = " ".join(line.split()).strip(" ,;:-–—")
    for opening, closing in (("“", "”"), ("``", "''"), ("(", ")"), ("[", "]")):
        if line.count(opening) != line.count(closing):
            line = line.replace(opening, "").replace(closing, "")
    if line.count('"') % 2:
        line = line.replace('"', "")
    return line[:1].upper() + line[1:]
