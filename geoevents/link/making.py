"""An event from its candidate, its place and its time, with the evidence and the confidence that they give it."""

from datetime import datetime, time, timedelta

from geoevents.link.attributes import attributes
from geoevents.link.candidates import Candidate
from geoevents.link.context import Context
from geoevents.link.identity import event_id
from geoevents.link.lists import encloses, measures
from geoevents.link.places import Located
from geoevents.link.seats import within
from geoevents.link.times import Timed, day_of
from geoevents.link.titles_apart import for_place, own_count
from geoevents.types import Clause, Event, Evidence, Place, ResolvedToponym, Span, Status

RECORD = 0.3


def made(
    laid: Context,
    candidate: Candidate,
    place: Located | None,
    when: Timed | None,
    state: tuple[Status, str],
    places: list[Located],
    line: str,
) -> Event:
    """The event of a candidate at one of the places that its act hit; line : its title, for all of them."""
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
        content_hash=document.content_hash,
        retrieved=document.retrieved,
        archive_url=document.archive_url,
    )
    return Event(
        id=event_id(document, clause, places.index(place) if place else 0),
        title=for_place(laid, line, place, places) if line and place and places[1:] else line,
        category=candidate.category,
        status=state[0],
        place=meant.place if meant else None,
        footprint=meant.footprint if meant else None,
        interval=when.interval if when else None,
        actors=tuple(span.of(document.text) for span in _actors(laid, candidate)),
        attributes=attributes(laid, candidate, own_count(laid, place, places) if place else None),
        evidence=(evidence,),
        confidence=_confidence(candidate, place, when),
        sources=(document.source or document.id,),
    )


def untold(laid: Context, events: list[Event], story: Located | None) -> list[Located]:
    """The places of a headline that none of its events took: "Clashes go on in Norvale and a blast in Suthby"."""
    placed = [event.place for event in events if event.place is not None]
    if not events and story is not None:
        return [story]
    found: list[Located] = []
    for index, meant in enumerate(laid.reading.toponyms):
        if encloses(laid, index) or measures(laid, index):
            continue
        place, mark = meant.place, meant.footprint
        if place is None or mark is None or mark.kind == "country" or not _stands_for_place(meant, placed):
            continue
        if any(place.id == one.id or within(place, one) or within(one, place) for one in placed):
            continue
        placed.append(place)
        found.append(Located(toponym=meant, weight=RECORD, reason=meant.reason))
    return found


def _stands_for_place(meant: ResolvedToponym, placed: list[Place]) -> bool:
    """Whether a name is a place; a town that seems to act is one where no other place is named."""
    return meant.toponym.role == "locative" or (meant.toponym.role == "actor" and not placed)


def record(laid: Context, story: Located | None) -> list[Event]:
    """A line that names no act but a place: a report kept for its place and its date, with little confidence."""
    document = laid.reading.document
    if story is None or not laid.reading.sentences:
        return []
    sentence = laid.reading.sentences[laid.place_sentence[laid.reading.toponyms.index(story.toponym)]]
    stated = next((one for one in laid.reading.times if one.interval is not None), None)
    interval = stated.interval if stated is not None else None
    if interval is None and document.dct is not None:
        interval = day_of(datetime.combine(document.dct, time()))
    line = " ".join(sentence.of(document.text).split())
    clause = Clause(span=sentence, sentence=0, trigger=sentence, lemma="", pos="NOUN", tense="none")
    evidence = Evidence(
        document_id=document.id,
        sentence=sentence,
        trigger=sentence,
        toponym=story.span,
        time=stated.expression.span if stated is not None else None,
        quote=line,
        place_reason=f"{story.toponym.toponym.text!r} is named in the line; {story.toponym.reason}",
        time_reason=stated.reason if stated is not None else "no time is stated; the document's date",
        status_reason="the line names no act; it is kept for its place and its date",
        time_text=stated.expression.text if stated is not None else None,
        source=document.source,
        source_url=document.url,
        content_hash=document.content_hash,
        retrieved=document.retrieved,
        archive_url=document.archive_url,
    )
    event = Event(
        id=event_id(document, clause, laid.reading.toponyms.index(story.toponym)),
        title=line.removesuffix("."),
        category="other",
        status="happened",
        place=story.toponym.place,
        footprint=story.toponym.footprint,
        interval=interval,
        evidence=(evidence,),
        confidence=RECORD,
        sources=(document.source or document.id,),
    )
    return [event]


def _actors(laid: Context, candidate: Candidate) -> tuple[Span, ...]:
    main, frame = laid.clause(candidate.main), laid.clause(candidate.frame)
    return main.actors or (frame.actors if candidate.frame in candidate.group else ())


def _confidence(candidate: Candidate, place: Located | None, when: Timed | None) -> float:
    """From the ties of place and time, the resolver's score and the width of the interval."""
    where = place.weight * place.toponym.score * _closeness(place) if place else 0.2
    moment = when.weight * _sharpness(when) if when else 0.2
    return round(float(where**0.6 * moment**0.4) * (1.0 if candidate.strong else 0.8), 3)


def _closeness(place: Located) -> float:
    """Less for a place that is wide: somewhere in a country says little of where."""
    mark = place.toponym.footprint
    return 0.5 if mark is None else {"point": 1.0, "region": 0.85}.get(mark.kind, 0.75)


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
