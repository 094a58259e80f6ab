"""Whether the text ties a trigger closely enough to a place and a time for it to be an event, and why not."""

from geoevents.link.asides import aside
from geoevents.link.candidates import Candidate
from geoevents.link.context import Context
from geoevents.link.discourse import anaphor
from geoevents.link.places import Located
from geoevents.link.status import UNDER_WAY, status
from geoevents.link.times import LONG, Timed
from geoevents.types import Clause, Status

OWN_PLACE, DATED, OWN_DAY = 0.55, 0.7, 0.95
FAINT = "a plain verb without a place and a time of its own"
HELD = ("happened", "ongoing")


def unsupported(
    laid: Context, candidate: Candidate, places: list[Located], when: Timed | None, state: Status
) -> str | None:
    """Why a weak trigger is no event: the text does not tie it to a place and a time of its own."""
    placed = bool(places) and places[0].own and places[0].weight >= OWN_PLACE
    dated = when is not None and when.weight >= DATED
    clause, frame = laid.clause(candidate.main), laid.clause(candidate.frame)
    carried = clause.pos == "VERB" or candidate.frame in candidate.group or laid.headline
    if not carried and frame.lemma in laid.words.words["copulas"]:
        return "says what something is, not what happened"
    if _charged(laid, candidate) and not _within(clause, places, when):
        return "what somebody is charged with, not what the text tells"
    if not carried and not _of_noun(laid, candidate, places, when):
        return "the sentence refers to it; what it tells is another thing"
    besides = aside(laid, candidate, places, when, state, dated=dated)
    if besides is not None:
        return besides
    if frame.link == "advcl" and frame.attitude in laid.words.words["conditional_marks"]:
        return "a condition of what is told, not what happened"
    plain = frame.tense == "present" and not frame.aspect and clause.modality is None and not laid.headline
    plain = plain and status(laid, candidate, None)[1] != UNDER_WAY
    if plain and not (candidate.strong and (dated or (placed and clause.pos == "VERB"))):
        return "told in the plain present: a description or a habit"
    if clause.link in ("relcl", "acl") and clause.aspect != "infinitive" and not placed and not dated:
        return "said in passing of somebody, with no place or time of its own"
    asked = candidate.category == "demand"
    issued = asked and clause.pos == "NOUN"  # a ransom or an ultimatum has been demanded, whatever comes of it
    if not placed and not dated and not issued and (state not in HELD or asked):
        return "not yet so, and tied to no place or time of its own"
    hangs = candidate.faint and clause.link in ("relcl", "acl", "advcl")
    if hangs and not (_within(clause, places, when) and (when is None or _own_days(when))):
        return "said in passing of somebody, with no place or time of its own"
    if candidate.faint and not laid.headline:
        return None if _news(laid, candidate, when, placed=placed) else FAINT
    if candidate.strong or anaphor(laid, candidate, deep=False) is not None:
        return None
    return None if placed or dated else "a weak trigger without a place or a time of its own"


def _news(laid: Context, candidate: Candidate, when: Timed | None, *, placed: bool) -> bool:
    """Whether a plain verb is told as news: of a place and a time, of a place in a one-line report, of a day or two."""
    clause, frame = laid.clause(candidate.main), laid.clause(candidate.frame)
    placed = placed or anaphor(laid, candidate) is not None
    if placed and ((when is not None and when.weight >= DATED) or (one_line(laid) and frame.tense == "past")):
        return True
    known = (clause.lemma, clause.pos) in laid.words.triggers and clause.link in ("ROOT", "conj", "ccomp")
    return known and clause.modality is None and frame.tense == "past" and when is not None and _own_days(when)


def _own_days(when: Timed) -> bool:
    """Whether the clause itself states days, not years: "filed a case on Friday", not "joined the service in 1976"."""
    span = when.interval
    if when.weight < OWN_DAY or span is None or span.start is None or span.end is None:
        return False
    return span.end - span.start <= LONG


def _charged(laid: Context, candidate: Candidate) -> bool:
    """Whether a word names a crime in a charge or a verdict: "charged with arson and theft", "on counts of rape"."""
    words, at = laid.words.words, laid.clause(candidate.main)
    while at.governor is not None:
        relation, _, preposition = at.link.partition(":")
        above = laid.clause(at.governor)
        if (
            relation in ("pobj", "pcomp")
            and above.lemma in words["charge_verbs"]
            and preposition in words["charge_prepositions"]
        ):
            return True
        if relation not in ("conj", "pobj", "dobj", "appos"):
            return False
        at = above
    return False


def _within(clause: Clause, places: list[Located], when: Timed | None) -> bool:
    """Whether a place or a time stands inside the clause itself."""
    if when is not None and when.time is not None and clause.span.contains(when.time.expression.span):
        return True
    return any(clause.span.contains(place.span) for place in places)


def _of_noun(laid: Context, candidate: Candidate, places: list[Located], when: Timed | None) -> bool:
    """Whether a noun that no verb carries has a place in its own phrase, or a time behind it.

    A time before it only says which one is meant: "since Monday's earthquakes".
    """
    span, trigger = laid.clause(candidate.main).span, laid.clause(candidate.main).trigger
    if when is not None and when.time is not None:
        said = when.time.expression.span
        if span.contains(said) and said.start > trigger.start:
            return True
    return any(span.overlaps(place.span) for place in places)


def one_line(laid: Context) -> bool:
    """Whether the text is a dated report of one sentence."""
    return len(laid.reading.sentences) == 1 and laid.reading.document.dct is not None
