"""A short whole sentence for an event, in the article's own words, headed by who did it or whom it befell."""

import re

from geoevents.link.candidates import Candidate
from geoevents.link.context import Context
from geoevents.link.titles_clause import sentence
from geoevents.link.titles_held import follows, held
from geoevents.link.titles_line import LONGEST, WIDEST, finished, unjoined, whole
from geoevents.link.titles_parts import helped
from geoevents.link.titles_predicate import length
from geoevents.link.titles_subject import STEPS
from geoevents.types import Clause

NEEDED = ("xcomp", "pcomp", "ccomp", "oprd", "acomp")
TWICE = re.compile(r"\b(\w{4,}|\d+)(?: and)? \1\b|\b(\w.{12,})(?: and)? \2")
FEWEST = 4
SHORT = 90
PIECE = 15  # so much of a phrase shows whether a line has it
WHOLE = 130


def title(context: Context, candidate: Candidate) -> str:
    """The title of a candidate."""
    clause = context.clause(candidate.main)
    keep = clause.trigger
    if clause.pos == "NOUN" and _verbless(context, clause):
        thin = len(clause.span.of(context.text).split()) < FEWEST
        return finished(whole(context, context.reading.sentences[clause.sentence] if thin else clause.span))
    if clause.governor is not None and _hangs_on(clause, context.attitude(clause.governor)):
        return finished(held(context, context.clause(clause.governor), keep))
    if clause.pos == "NOUN" and not _apart(context, candidate, clause):
        clause = _frame(context, clause)
    words = None if clause.pos == "NOUN" else sentence(context, clause, keep=keep, steps=STEPS)
    if words is not None:
        words += _condition(context, clause) if clause.modality == "hypothetical" else []
        words += _content(context, clause) if _bare(clause) else []
        short = _leaves_out(context, clause, words) or _fuller(context, clause, words)
        words = None if short else _continued(context, clause, words)
    if (
        words is None
        or _unfinished(context, words)
        or _breaks_off(context, clause, words)
        or (_bare(clause) and len(" ".join(words).split()) < FEWEST)
    ):
        return finished(held(context, clause, keep))
    return finished(unjoined(context, " ".join(words)))


def _hangs_on(clause: Clause, above: str | None) -> bool:
    """Whether only the verb above says that an act is denied, or none yet: "demanded that the troops withdraw".

    above : the attitude of that verb.
    """
    if clause.modality == "denied":
        return above == "deny"
    wished = above is not None and above == clause.modality and clause.link == "ccomp"
    return wished and clause.aspect != "infinitive" and not helped(clause)


def _continued(context: Context, clause: Clause, words: list[str]) -> list[str] | None:
    """The words with the clause that goes on right behind them, where they say too little without; None if no room."""
    here = context.reading.sentences[clause.sentence]
    while True:
        at = context.text.rfind(words[-1], here.start, here.end)
        end = at + len(words[-1])
        more = follows(context, clause, end) if at >= clause.trigger.start else None
        if more is None:
            return words
        said = _told_by(context, more, end)
        needed = _needed(clause, more, end)
        reached = length(words) + len(said)
        if not needed and (reached > SHORT or not said or _goes_on(context, clause, end, said, room=LONGEST - reached)):
            return words
        if reached > WIDEST:
            return None
        words = [*words, said]


def _leaves_out(context: Context, clause: Clause, words: list[str]) -> bool:
    """Whether the words leave out what the verb is about, told by a clause behind it: "warned them | that rain …"."""
    own, line = context.index(clause), " ".join(words)
    ends = [clause.trigger.end, *(part.span.end for part in clause.parts)]
    for index in context.clauses[clause.sentence]:
        below = context.clause(index)
        about = below.governor == own and below.link == "ccomp" and below.span.start >= clause.trigger.end
        if about and any(end <= below.span.start and not context.text[end : below.span.start].strip() for end in ends):
            return below.trigger.of(context.text) not in line
    return False


def _fuller(context: Context, clause: Clause, words: list[str]) -> bool:
    """Whether a phrase behind the verb had no room in the words, and the sentence that holds the act is not long."""
    line = " ".join(words)
    behind = (
        part.span.of(context.text)
        for part in clause.parts
        if part.span.start > clause.trigger.start and part.relation in ("object", "complement", "oblique")
    )
    if all(said[:PIECE] in line for said in behind):
        return False
    full = held(context, clause, clause.trigger)
    same = full[:PIECE].lower() == line[:PIECE].lower()
    return same and len(full) <= WHOLE and "…" not in full and not _unfinished(context, [full])


def _told_by(context: Context, more: Clause, end: int) -> str:
    """The words of a clause that goes on at a place, up to a comma if they are many."""
    own = [part.span.end for part in more.parts if part.relation in ("object", "oblique", "complement")]
    said = unjoined(context, context.text[end : max(more.span.end, *own, 0)].strip(" ,.;"), head=False)
    return said if len(said) < LONGEST // 2 else said.split(", ")[0]


def _needed(clause: Clause, more: Clause, end: int) -> bool:
    """Whether what goes on is part of what is said: "collapsed a day | after it began"."""
    measured = any(part.relation == "oblique" and not part.word and part.span.end == end for part in clause.parts)
    return measured or more.link.partition(":")[0] in (*NEEDED, "conj")


def _goes_on(context: Context, clause: Clause, end: int, said: str, *, room: int) -> bool:
    """Whether a clause that may be left out cannot end where it does: "the crowd | which was calling | for"."""
    at = context.text.find(said, end, context.reading.sentences[clause.sentence].end)
    then = follows(context, clause, at + len(said)) if at >= 0 else None
    if then is None or then.link.partition(":")[0] not in NEEDED:
        return _unfinished(context, [said])
    return then.span.end - then.span.start > room


def _breaks_off(context: Context, clause: Clause, words: list[str]) -> bool:
    """Whether the words end in a verb and what it acts on is left out: "to the point of making | a return possible"."""
    last = words[-1].split()[-1]
    for index in context.clauses[clause.sentence]:
        one = context.clause(index)
        ends = one.pos == "VERB" and one.trigger.of(context.text) == last and one.trigger.start > clause.trigger.start
        if ends and any(
            part.relation in ("object", "complement") and part.span.start == one.trigger.end + 1 for part in one.parts
        ):
            return True
    return False


def _unfinished(context: Context, words: list[str]) -> bool:
    """Whether the words break off, as behind "according to", or say a thing twice, as two verbs that share all do."""
    line = " ".join(words)
    return line.split()[-1].lower() in context.words.words["unfinished"] or TWICE.search(line) is not None


def _apart(context: Context, candidate: Candidate, noun: Clause) -> bool:
    """Whether the verb above an event noun tells another thing, so that the sentence around both is the title."""
    carried = candidate.frame in candidate.group and candidate.frame != candidate.main
    argument = noun.link in ("nsubj", "nsubjpass", "dobj", "attr", "ROOT", "")
    return not (carried or argument or noun.modality) and len(noun.span.of(context.text).split()) > 2


def _condition(context: Context, clause: Clause) -> list[str]:
    """The clause on which it depends whether this comes true: "if the talks fail"."""
    own = context.index(clause)
    for index in context.clauses[clause.sentence]:
        below = context.clause(index)
        said = below.span.of(context.text)
        first = said.split()[0].lower()
        if below.governor == own and below.link == "advcl" and first in context.words.words["conditional_marks"]:
            return [said[:1].lower() + said[1:]] if len(said) < LONGEST else []
    return []


def _content(context: Context, clause: Clause) -> list[str]:
    """The infinitive that says what a verb is about: "voted to leave the union"."""
    own = context.index(clause)
    for index in context.clauses[clause.sentence]:
        below = context.clause(index)
        if below.governor == own and below.aspect == "infinitive" and below.link in ("xcomp", "advcl"):
            said = below.span.of(context.text)
            if below.span.start > clause.trigger.end and said.lower().startswith("to ") and len(said) < LONGEST // 2:
                return [said]
    return []


def _bare(clause: Clause) -> bool:
    """Whether a clause has nothing beside its subject and its verb, so that it tells too little."""
    return not any(part.relation in ("object", "complement", "oblique") for part in clause.parts)


def _frame(context: Context, clause: Clause) -> Clause:
    """The nearest verb above an event noun that says more than who reports it; the noun itself if there is none."""
    at, noun = clause, clause
    while at.governor is not None:
        link = at.link.partition(":")
        if at is noun and link[0] == "pobj" and link[2] in context.words.words["episode_prepositions"]:
            return noun  # "resigned after the protests" tells of no protest
        index = at.governor
        at = context.clause(index)
        if at.pos == "VERB":
            return noun if context.reports(index) and noun.link != "nsubjpass" else at
    return noun


def _verbless(context: Context, clause: Clause) -> bool:
    return all(context.clause(one).pos == "NOUN" for one in context.clauses[clause.sentence])
