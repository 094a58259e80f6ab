"""The events of one document: each trigger with its place and its time."""

from dataclasses import dataclass

from geoevents.link.candidates import VIOLENT, Candidate, candidates
from geoevents.link.context import Context, context
from geoevents.link.discourse import Said, place_before, time_before
from geoevents.link.focus import focus
from geoevents.link.making import made, record
from geoevents.link.places import Located, drawn_around, in_sentence, located
from geoevents.link.status import UNDER_WAY, status
from geoevents.link.times import Timed, fitted, timed
from geoevents.link.times import in_sentence as time_in_sentence
from geoevents.types import Event, Linked, Rejected, Resolved, Span, Status

OWN_PLACE = 0.55


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What has become of a candidate, so that the same sentence does not tell it twice."""

    candidate: Candidate
    places: tuple[Span, ...]
    state: Status


def attach(resolved: Resolved) -> Linked:
    """The events that one document tells, in text order, and what was rejected."""
    laid = context(resolved)
    found, rejected = candidates(laid)
    events: list[Event] = []
    told: list[Told] = []
    said = Said(story=focus(laid))
    for candidate in found:
        places, when, state, missing = _attached(laid, candidate, said)
        if missing is not None:
            rejected.append(_rejected(laid, candidate, missing))
            continue
        fresh = Told(candidate=candidate, places=tuple(place.span for place in places), state=state[0])
        if any(_retold(laid, fresh, one) for one in told):
            continue
        told.append(fresh)
        events += [made(laid, candidate, place, when, state, number) for number, place in enumerate(places or [None])]
        said = said.after(laid.clause(candidate.main).sentence, places[0] if places else None, when, state[0])
    if not events and laid.headline:
        events = record(laid, said.story)
    return Linked(events=tuple(events), rejected=tuple(rejected))


def _attached(
    laid: Context, candidate: Candidate, said: Said
) -> tuple[list[Located], Timed | None, tuple[Status, str], str | None]:
    """The places, the time and the status of a candidate, and why it is no event, if it is none."""
    places = located(laid, candidate) or in_sentence(laid, candidate)
    when = timed(laid, candidate) or time_in_sentence(laid, candidate)
    state = status(laid, candidate, when.interval if when else None)
    missing = _unsupported(laid, candidate, places, when)
    if missing is not None:
        return places, when, state, missing
    if not places or places[0].toponym.footprint is None:
        before = place_before(laid, candidate, said)
        places = [drawn_around(one, before) for one in places] or ([before] if before is not None else [])
    if when is None:
        when = time_before(laid, candidate, said, state[0])
    when = fitted(laid, when, state[0])
    if not places and (when is None or not when.stated):
        missing = "the text gives it neither a place nor a date"
    return places, when, state, missing


def _retold(laid: Context, fresh: Told, before: Told) -> bool:
    """Whether an act only goes on with one told just before: "was shot and killed", "attacked, wounding five"."""
    here, there = fresh.candidate, before.candidate
    clause = laid.clause(here.main)
    if clause.sentence != laid.clause(there.main).sentence or clause.link == "relcl" or fresh.state != before.state:
        return False
    kinds = {here.category, there.category}
    if len(kinds) > 1 and not kinds <= VIOLENT:
        return False
    return fresh.places == before.places and (
        clause.governor in there.group or laid.clause(there.main).governor in here.group
    )


def _unsupported(laid: Context, candidate: Candidate, places: list[Located], when: Timed | None) -> str | None:
    """Why a weak trigger is no event: the text does not tie it to a place and a time of its own."""
    placed = bool(places) and places[0].own and places[0].weight >= OWN_PLACE
    dated = when is not None and when.weight >= 0.7
    clause, frame = laid.clause(candidate.main), laid.clause(candidate.frame)
    carried = clause.pos == "VERB" or candidate.frame in candidate.group or laid.headline
    if not carried and not _of_noun(laid, candidate, places, when):
        return "the sentence refers to it; what it tells is another thing"
    plain = frame.tense == "present" and not frame.aspect and clause.modality is None and not laid.headline
    plain = plain and status(laid, candidate, None)[1] != UNDER_WAY
    if plain and not (candidate.strong and (placed or dated)):
        return "told in the plain present: a description or a habit"
    if candidate.strong:
        return None
    if candidate.category == "other":
        return None if placed and dated else "a plain verb without a place and a time of its own"
    return None if placed or dated else "a weak trigger without a place or a time of its own"


def _of_noun(laid: Context, candidate: Candidate, places: list[Located], when: Timed | None) -> bool:
    """Whether a noun that no verb carries has a place or a time in its own phrase."""
    span = laid.clause(candidate.main).span
    if when is not None and when.time is not None and span.contains(when.time.expression.span):
        return True
    return any(span.overlaps(place.span) for place in places)


def _rejected(laid: Context, candidate: Candidate, reason: str) -> Rejected:
    document, span = laid.reading.document, laid.clause(candidate.main).trigger
    return Rejected(document_id=document.id, span=span, text=span.of(document.text), reason=reason)
