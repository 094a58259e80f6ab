"""Which sense of a trigger the words around it ask for: the frames of the lexicon, held against a clause."""

from itertools import takewhile

from geoevents.lexicon.event_frames import Frame, frames_of
from geoevents.link.context import Context
from geoevents.link.verbs import takes_place
from geoevents.types import Clause, Span

BEFORE = 40
ANY = "*"
FIRST = 25  # how far behind the phrase's beginning a term of several words may stand


def sense(context: Context, clause: Clause) -> Frame | None:
    """The first frame of the clause's trigger whose roles all hold, or None."""
    return next((one for one in frames_of().get((clause.lemma, clause.pos), ()) if _holds(context, clause, one)), None)


def _holds(context: Context, clause: Clause, frame: Frame) -> bool:
    if frame.actors and not any(_is(context, span, frame.actors) for span in _doers(clause)):
        return False
    if frame.patients and not any(_is(context, span, frame.patients) for span in clause.patients):
        return False
    if frame.phrases and not any(_is(context, span, frame.phrases) for span in _phrases(context, clause)):
        return False
    if frame.before and not _before(context, clause, frame.before):
        return False
    return not frame.places or takes_place(context, clause)


def _doers(clause: Clause) -> tuple[Span, ...]:
    """Who does it; of a passive without an agent, what stands behind its "by" is not known to the parse as one."""
    behind = tuple(part.span for part in clause.parts if part.word == "by" and part.depth == 1)
    return clause.actors or behind


def _phrases(context: Context, clause: Clause) -> list[Span]:
    """The phrases with a preposition, without it; of a noun, what stands right behind it in its own phrase."""
    found = [part.span for part in clause.parts if part.relation == "oblique" and part.word and part.depth == 1]
    return [Span(start=span.start + len(span.of(context.text).split(maxsplit=1)[0]), end=span.end) for span in found]


def _before(context: Context, clause: Clause, words: frozenset[str]) -> bool:
    said = context.text[max(0, clause.trigger.start - BEFORE) : clause.trigger.start].lower().replace("-", " ").split()
    return any(" ".join(said[-size:]) in words for size in (1, 2))


def _is(context: Context, span: Span, words: frozenset[str]) -> bool:
    """Whether a phrase is headed by one of the words, or they stand as a title before its name."""
    if ANY in words:
        return True
    said = _counted(context, span.of(context.text).replace(",", " ,").split())
    prepositions = context.words.tables["place_prepositions"]
    head = list(takewhile(lambda word: word != "," and word.lower() not in prepositions, said))
    low = [word.lower().strip("\"'“”‘’") for word in head]
    if any(" ".join(low[-size:]) in words for size in (1, 2, 3) if size <= len(low)):
        return True
    whole = f"{' '.join(said)} ".lower()
    if any(" " in word and 0 <= whole.find(f"{word} ") <= FIRST for word in words):  # "state of emergency"
        return True
    return any(" ".join(low[:size]) in words and len(head) > size and head[size][0].isupper() for size in (1, 2))


def _counted(context: Context, said: list[str]) -> list[str]:
    """The words of a phrase without articles and counts: "dozens of angry workers" are "angry workers"."""
    closed = context.words.words
    while said:
        if said[0].lower() in closed["quantities"] and said[1:2] == ["of"]:
            said = said[2:]
        elif said[0].lower() in closed["articles"] | closed["agent_prepositions"] or said[0][0].isdigit():
            said = said[1:]
        else:
            break
    return said
