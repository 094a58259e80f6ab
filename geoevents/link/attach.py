"""The events of one document: each trigger with its place and its time."""

from geoevents.link.candidates import HABIT, UNDONE, Candidate, candidates
from geoevents.link.context import Context, context
from geoevents.link.discourse import Said, anaphor, place_before, time_before
from geoevents.link.focus import focus
from geoevents.link.home import at_home
from geoevents.link.making import made, record, untold
from geoevents.link.merge import with_attributes
from geoevents.link.places import Located, drawn_around, in_sentence, located
from geoevents.link.retelling import (
    Told,
    for_which,
    gloss_of,
    goes_on,
    of_its_story,
    of_kind,
    same_noun,
    told_before,
    with_purpose,
)
from geoevents.link.routes import routed
from geoevents.link.status import status
from geoevents.link.support import one_line, unsupported
from geoevents.link.telling import Tellings
from geoevents.link.times import Timed, fitted, left_open, timed
from geoevents.link.times import in_sentence as time_in_sentence
from geoevents.link.titles import title
from geoevents.link.titles_apart import told_apart, told_once
from geoevents.link.verbs import is_address
from geoevents.types import Event, Linked, Rejected, Resolved, Status

UNTIED = "the text gives it neither a place nor a date"


def attach(resolved: Resolved) -> Linked:
    """The events that one document tells, in text order, and what was rejected."""
    laid = context(resolved)
    found, rejected = candidates(laid)
    tellings, told = Tellings(), list[Told]()
    events = tellings.events
    said = Said(story=focus(laid))
    for candidate in found:
        candidate = of_its_story(laid, candidate, tellings)
        above = for_which(laid, candidate, told)
        if above is not None:
            events[above] = with_purpose(events[above], candidate)
            rejected.append(_rejected(laid, candidate, "says what the act told with it was for"))
            continue
        places, when, state, missing = _attached(laid, candidate, said, told)
        if missing is not None:
            rejected.append(_rejected(laid, candidate, missing))
            continue
        spans = tuple(place.span for place in places)
        line = ""
        for place in (*places, *(() if places else (None,))):
            home = goes_on(laid, candidate, place, spans, state[0], told)
            line = line or (title(laid, candidate) if home is None else "")
            event = made(laid, candidate, place, when, state, places, line)
            again = told_before(laid, events, told, event, candidate, when) if home is None else None
            if home is not None:
                events[home] = with_attributes(of_kind(events[home], candidate), event)
            elif again is not None:
                home = again
                tellings.again(again, event)
            else:
                home = tellings.add(event)
            gloss = gloss_of(laid, candidate)
            told.append(Told(candidate=candidate, places=spans, state=state[0], home=home, place=place, gloss=gloss))
        if is_address(laid, laid.clause(candidate.main)):
            continue  # where a leader speaks is not where the story goes on
        said = said.after(laid.clause(candidate.main).sentence, places[0] if places else None, when, state[0])
    reasons = {item.reason for item in rejected}
    lost = one_line(laid) and not events and UNTIED in reasons  # a dated report of one line tells something
    whole, double = told_once(tellings.whole())
    rejected += [_double(laid, event) for event in double]
    if (laid.headline or lost) and not reasons & {HABIT, UNDONE}:
        for place in untold(laid, whole, said.story):
            whole += record(laid, place)
    return Linked(events=tuple(told_apart(whole, laid.text)), rejected=tuple(rejected))


def _attached(
    laid: Context, candidate: Candidate, said: Said, told: list[Told]
) -> tuple[list[Located], Timed | None, tuple[Status, str], str | None]:
    """The places, the time and the status of a candidate, and why it is no event, if it is none."""
    places = located(laid, candidate) or in_sentence(laid, candidate)
    when = timed(laid, candidate) or time_in_sentence(laid, candidate)
    state = status(laid, candidate, when.interval if when else None)
    missing = unsupported(laid, candidate, places, when, state[0])
    if missing is not None:
        return places, when, state, missing
    if not places or places[0].toponym.footprint is None:
        before = (
            same_noun(laid, candidate, told)
            or (at_home(laid, candidate) if anaphor(laid, candidate) is None else None)
            or place_before(laid, candidate, said, when, state[0])
        )
        places = [drawn_around(one, before) for one in places] or ([before] if before is not None else [])
    places = [routed(laid, candidate, one) for one in places]
    if when is None:
        when = left_open(laid, candidate) or time_before(laid, candidate, said, state[0])
    when = fitted(laid, when, state[0])
    if not places and (when is None or not when.stated):
        missing = UNTIED
    return places, when, state, missing


def _double(laid: Context, event: Event) -> Rejected:
    span, reason = event.evidence[0].trigger, "another event of its sentence reads the same"
    return Rejected(document_id=laid.reading.document.id, span=span, text=span.of(laid.text), reason=reason)


def _rejected(laid: Context, candidate: Candidate, reason: str) -> Rejected:
    document, span = laid.reading.document, laid.clause(candidate.main).trigger
    return Rejected(document_id=document.id, span=span, text=span.of(document.text), reason=reason)
