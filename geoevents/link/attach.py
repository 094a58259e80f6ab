"""The events of one document: each trigger with its place and its time."""

from datetime import timedelta

from geoevents.link.attributes import attributes
from geoevents.link.candidates import Candidate, candidates
from geoevents.link.context import Context, context
from geoevents.link.discourse import Said, place_before, time_before
from geoevents.link.focus import focus
from geoevents.link.identity import event_id
from geoevents.link.places import Located, drawn_around, in_sentence, located
from geoevents.link.status import status
from geoevents.link.times import Timed, fitted, timed
from geoevents.link.times import in_sentence as time_in_sentence
from geoevents.link.titles import title
from geoevents.types import Event, Evidence, Linked, Rejected, Resolved, Span, Status

OWN_PLACE = 0.55


def attach(resolved: Resolved) -> Linked:
    """The events that one document tells, in text order, and what was rejected."""
    laid = context(resolved)
    found, rejected = candidates(laid)
    events: list[Event] = []
    said = Said(story=focus(laid))
    for candidate in found:
        places = located(laid, candidate) or in_sentence(laid, candidate)
        when = timed(laid, candidate) or time_in_sentence(laid, candidate)
        state, why = status(laid, candidate, when.interval if when else None)
        missing = _unsupported(laid, candidate, places, when)
        if missing is None and (not places or places[0].toponym.footprint is None):
            before = place_before(laid, candidate, said)
            places = [drawn_around(one, before) for one in places] or ([before] if before is not None else [])
        if missing is None and when is None:
            when = time_before(laid, candidate, said, state)
        when = fitted(laid, when, state)
        if missing is None and not places and (when is None or not when.stated):
            missing = "the text gives it neither a place nor a date"
        if missing is not None:
            rejected.append(_rejected(laid, candidate, missing))
            continue
        for number, place in enumerate(places or [None]):
            events.append(_event(laid, candidate, place, when, (state, why), number))
        said = said.after(laid.clause(candidate.main).sentence, places[0] if places else None, when, state)
    return Linked(events=tuple(events), rejected=tuple(rejected))


def _unsupported(laid: Context, candidate: Candidate, places: list[Located], when: Timed | None) -> str | None:
    """Why a weak trigger is no event: the text does not tie it to a place and a time of its own."""
    placed = bool(places) and places[0].own and places[0].weight >= OWN_PLACE
    dated = when is not None and when.weight >= 0.7
    clause, frame = laid.clause(candidate.main), laid.clause(candidate.frame)
    carried = clause.pos == "VERB" or candidate.frame in candidate.group or laid.headline
    if not carried and not _of_noun(laid, candidate, places, when):
        return "the sentence refers to it; what it tells is another thing"
    plain = frame.tense == "present" and not frame.aspect and clause.modality is None and not laid.headline
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


def _event(
    laid: Context,
    candidate: Candidate,
    place: Located | None,
    when: Timed | None,
    state: tuple[Status, str],
    number: int,
) -> Event:
    document, clause = laid.reading.document, laid.clause(candidate.main)
    meant = place.toponym if place else None
    sentence = laid.reading.sentences[clause.sentence]
    evidence = Evidence(
        document_id=document.id,
        sentence=sentence,
        trigger=clause.trigger,
        toponym=place.span if place else None,
        time=when.time.expression.span if when and when.time else None,
        quote=" ".join(sentence.of(document.text).split()),
        place_reason=place.reason if place else "the text names no place for it",
        time_reason=when.reason if when else "the text states no time for it",
        status_reason=state[1],
        time_text=when.time.expression.text if when and when.time else None,
        source=document.source,
        source_url=document.url,
    )
    return Event(
        id=event_id(document, clause, number),
        title=title(laid, candidate),
        category=candidate.category,
        status=state[0],
        place=meant.place if meant else None,
        footprint=meant.footprint if meant else None,
        interval=when.interval if when else None,
        actors=tuple(span.of(document.text) for span in _actors(laid, candidate)),
        attributes=attributes(laid, candidate),
        evidence=(evidence,),
        confidence=_confidence(candidate, place, when),
        sources=(document.source or document.id,),
    )


def _actors(laid: Context, candidate: Candidate) -> tuple[Span, ...]:
    main, frame = laid.clause(candidate.main), laid.clause(candidate.frame)
    return main.actors or (frame.actors if candidate.frame in candidate.group else ())


def _confidence(candidate: Candidate, place: Located | None, when: Timed | None) -> float:
    """From the ties of place and time, the resolver's score and the width of the interval."""
    where = place.weight * place.toponym.score if place else 0.2
    moment = when.weight * _sharpness(when) if when else 0.2
    return round(float(where**0.6 * moment**0.4) * (1.0 if candidate.strong else 0.8), 3)


def _sharpness(when: Timed) -> float:
    span = when.interval
    if span is None or span.start is None or span.end is None:
        return 0.5
    width = span.end - span.start
    return (
        1.0
        if width <= timedelta(days=2)
        else 0.9
        if width <= timedelta(days=8)
        else 0.8
        if width <= timedelta(days=62)
        else 0.6
    )
