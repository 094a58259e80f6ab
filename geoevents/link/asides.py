"""What a text tells besides its news: habits, figures, sums of years, the whole world, a life's stations."""

from datetime import datetime, time, timedelta

from geoevents.link.candidates import Candidate
from geoevents.link.context import Context
from geoevents.link.places import Located
from geoevents.link.times import LONG, Timed
from geoevents.link.verbs import OPEN
from geoevents.types import Clause, Status, TimeInterval

YEAR, SUM = timedelta(days=360), timedelta(days=180)
CURRENCIES = "$€£¥₹₽%"
CHAIN = 3


def aside(
    laid: Context, candidate: Candidate, places: list[Located], when: Timed | None, state: Status, *, dated: bool
) -> str | None:
    """Why a candidate is told besides the news, or None if it is news."""
    clause, span = laid.clause(candidate.main), when.interval if when is not None else None
    placed = any(place.own for place in places)
    if moves_a_figure(laid, clause):
        return "a figure that moves, not an event"
    if not placed and everywhere(laid, candidate):
        return "told of the whole world, not of a place"
    if _ends_a_period(laid, clause) or _sum_of_money(laid, candidate):
        return "a report's period or sum of money, not an event"
    if _asked_of_the_reader(laid, clause):
        return "said to the reader, not of an act"
    if _sought(laid, candidate):
        return "what somebody looks for, not what happened"
    if counts(laid, clause) and _sum(laid, span):
        return "a sum over a long time, not an event"
    if not candidate.strong and _bygone(laid, span):
        return "told of a year long before the report"
    inside = any(clause.span.contains(place.span) for place in places)
    if _bygone(laid, span) and not inside and _passing(laid, candidate.main):
        return "a station of somebody's life, told in passing"
    if clause.pos == "NOUN" and clause.link.startswith("nsubj") and not placed and not dated:
        frame = laid.clause(candidate.frame)
        likened = any(part.relation == "complement" for part in frame.parts)
        if frame.lemma in laid.words.words["copulas"] and likened and state == "happened":
            return "says what it was like, not that it happened"
    if state == "hypothetical" and not candidate.strong and not (placed and dated):
        return "only possible, and tied to no place and time of its own"
    return None


def _ends_a_period(laid: Context, clause: Clause) -> bool:
    """Whether a verb only bounds the time of a report: "in the quarter ended July 31"."""
    before = laid.word_before(clause.trigger)
    return clause.pos == "VERB" and clause.link == "acl" and before in laid.words.words["periods"]


def _sum_of_money(laid: Context, candidate: Candidate) -> bool:
    """Whether a noun is counted in money and not in lives: "a loss of $1.5 million"."""
    clause = laid.clause(candidate.main)
    counted = clause.pos == "NOUN" and candidate.category == OPEN
    return counted and any(span.of(laid.text).startswith(tuple(CURRENCIES)) for span in clause.patients)


def _asked_of_the_reader(laid: Context, clause: Clause) -> bool:
    """Whether a verb without a subject is an imperative: "Please visit your doctor"."""
    bare = clause.aspect == "infinitive" and clause.link in ("ROOT", "ccomp") and clause.modality is None
    plain = bare and not clause.actors and not clause.passive
    return plain and clause.pos == "VERB" and not laid.headline and not any(one.word == "to" for one in clause.parts)


def _sought(laid: Context, candidate: Candidate) -> bool:
    """Whether a noun is only what clues may lead to: "information leading to the arrest and trial of a suspect"."""
    clause = laid.clause(candidate.main)
    for _ in range(CHAIN):
        if clause.governor is None or clause.pos != "NOUN":
            break
        clause = laid.clause(clause.governor)
    return clause.link == "acl" and laid.word_before(clause.trigger) in laid.words.words["clues"]


def moves_a_figure(laid: Context, clause: Clause) -> bool:
    """Whether a verb says by how much a price or a rate moved: "shares sank $1.125", "closed at 21 cents"."""
    words = laid.words.words
    if clause.pos != "VERB" or clause.lemma not in words["figure_verbs"]:
        return False
    for part in clause.parts:
        if part.depth == 1 and part.relation in ("oblique", "object") and part.word in words["figure_prepositions"]:
            said = part.span.of(laid.text).lower().split()
            if any(one in words["figure_units"] or one.strip("(").startswith(tuple(CURRENCIES)) for one in said):
                return True
    return False


def everywhere(laid: Context, candidate: Candidate) -> bool:
    """Whether an event is told of the whole world: "109 people have died worldwide"."""
    for index in candidate.group:
        for part in laid.clause(index).parts:
            if part.relation in ("adverb", "oblique", "modifier"):
                said = part.span.of(laid.text).lower()
                if said in laid.words.words["worldwide"] or said.split()[-1] in laid.words.words["worldwide"]:
                    return True
    return False


def counts(laid: Context, clause: Clause) -> bool:
    """Whether a word counts the dead, the hurt or the ill."""
    words = laid.words.words
    trigger = laid.words.triggers.get((clause.lemma, clause.pos))
    ill = trigger is not None and trigger.category == "health"
    return ill or clause.lemma in words["death_words"] | words["injury_words"]


def _now(laid: Context) -> datetime | None:
    dct = laid.reading.document.dct
    return datetime.combine(dct, time()) if dct is not None else None


def _sum(laid: Context, span: TimeInterval | None) -> bool:
    """Whether a stretch of months reaches up to the report: "since 2012", "so far this year"."""
    now = _now(laid)
    if now is None or span is None or span.start is None or span.end is None:
        return False
    return span.end >= now and span.end - span.start > SUM and span.start < now - LONG


def _bygone(laid: Context, span: TimeInterval | None) -> bool:
    """Whether no more than a year is known, and it was over a year before the report."""
    now = _now(laid)
    if now is None or span is None or span.start is None or span.end is None:
        return False
    return span.end - span.start >= YEAR and span.end + YEAR < now


def _passing(laid: Context, index: int) -> bool:
    """Whether a clause hangs on a noun, itself or by what it is joined to: "who studied and was elected"."""
    for _ in range(CHAIN):
        clause = laid.clause(index)
        if clause.link in ("relcl", "acl") or clause.link.startswith("pcomp"):
            return True
        if clause.link != "conj" or clause.governor is None:
            return False
        index = clause.governor
    return False
