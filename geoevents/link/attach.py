"""The events of one document: each trigger with its place and its time."""

from dataclasses import dataclass, replace
from itertools import islice

from geoevents.link.attributes import counts_harm
from geoevents.link.candidates import HABIT, HARMFUL, UNDONE, Candidate, candidates
from geoevents.link.context import Context, context
from geoevents.link.discourse import ANAPHOR, Said, anaphor, carried, place_before, time_before
from geoevents.link.focus import focus
from geoevents.link.making import made, record, untold
from geoevents.link.merge import told_again, with_attributes
from geoevents.link.places import Located, drawn_around, in_sentence, located
from geoevents.link.same import like_words, one_time
from geoevents.link.status import UNDER_WAY, status
from geoevents.link.times import Timed, fitted, timed
from geoevents.link.times import in_sentence as time_in_sentence
from geoevents.link.verbs import OPEN, VIOLENT, is_address
from geoevents.types import Clause, Event, Linked, Rejected, Resolved, Span, Status

OWN_PLACE = 0.55
# So many tellings back a text may point: more than an article has, few enough that a book costs no more per page.
FAR = 300
BEFALL = ("disaster", "accident", "health")
HELD = ("happened", "ongoing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What has become of a candidate, so that nothing is told twice; home : index of its event."""

    candidate: Candidate
    places: tuple[Span, ...]
    state: Status
    home: int
    place: Located | None = None


def attach(resolved: Resolved) -> Linked:
    """The events that one document tells, in text order, and what was rejected."""
    laid = context(resolved)
    found, rejected = candidates(laid)
    events: list[Event] = []
    told: list[Told] = []
    said = Said(story=focus(laid))
    for candidate in found:
        candidate = _of_its_story(laid, candidate, events)
        places, when, state, missing = _attached(laid, candidate, said, told)
        if missing is not None:
            rejected.append(_rejected(laid, candidate, missing))
            continue
        spans = tuple(place.span for place in places)
        for number, place in enumerate(places or [None]):
            event = made(laid, candidate, place, when, state, number)
            home = _goes_on(laid, candidate, spans, state[0], told)
            if home is not None:
                events[home] = with_attributes(events[home], event)
            else:
                home = _told_before(laid, events, told, event, candidate, when)
                if home is not None:
                    events[home] = told_again(events[home], event)
                else:
                    home = len(events)
                    events.append(event)
            told.append(Told(candidate=candidate, places=spans, state=state[0], home=home, place=place))
        if is_address(laid, laid.clause(candidate.main)):
            continue  # where a leader speaks is not where the story goes on
        said = said.after(laid.clause(candidate.main).sentence, places[0] if places else None, when, state[0])
    if laid.headline and not any(item.reason in (HABIT, UNDONE) for item in rejected):
        for place in untold(laid, events, said.story):
            events += record(laid, place)
    return Linked(events=tuple(events), rejected=tuple(rejected))


def _attached(
    laid: Context, candidate: Candidate, said: Said, told: list[Told]
) -> tuple[list[Located], Timed | None, tuple[Status, str], str | None]:
    """The places, the time and the status of a candidate, and why it is no event, if it is none."""
    places = located(laid, candidate) or in_sentence(laid, candidate)
    when = timed(laid, candidate) or time_in_sentence(laid, candidate)
    state = status(laid, candidate, when.interval if when else None)
    missing = _unsupported(laid, candidate, places, when, state[0])
    if missing is not None:
        return places, when, state, missing
    if not places or places[0].toponym.footprint is None:
        before = _same_noun(laid, candidate, told) or place_before(laid, candidate, said, when, state[0])
        places = [drawn_around(one, before) for one in places] or ([before] if before is not None else [])
    if when is None:
        when = time_before(laid, candidate, said, state[0])
    when = fitted(laid, when, state[0])
    if not places and (when is None or not when.stated):
        missing = "the text gives it neither a place nor a date"
    return places, when, state, missing


def _of_its_story(laid: Context, candidate: Candidate, events: list[Event]) -> Candidate:
    """A death that the sentence gives no cause is of the kind that the story tells."""
    if candidate.category == "strike" and events and events[-1].category in BEFALL and _anaphoric(laid, candidate):
        return replace(candidate, category=events[-1].category)
    if candidate.category != OPEN or not counts_harm(laid, candidate):
        return candidate
    category = next((one.category for one in reversed(events) if one.category in HARMFUL), OPEN)
    return replace(candidate, category=category)


def _anaphoric(laid: Context, candidate: Candidate) -> bool:
    """Whether what acts is the thing told before: after an earthquake, "a second one hit the town"."""
    heads = [span.of(laid.text).lower().split()[-1] for span in laid.clause(candidate.main).actors]
    return any(head in laid.words.words["thing_anaphora"] for head in heads)


def _same_noun(laid: Context, candidate: Candidate, told: list[Told]) -> Located | None:
    """The place of the event that a noun points back to: "a meeting", then "the meeting"."""
    clause = laid.clause(candidate.main)
    if clause.pos != "NOUN" or not _refers(laid, candidate):
        return None
    for one in islice(reversed(told), FAR):
        if one.place is not None and laid.clause(one.candidate.main).lemma == clause.lemma:
            return carried(one.place, ANAPHOR, f"{clause.trigger.of(laid.text)!r} is the one told before")
    return None


def _told_before(
    laid: Context, events: list[Event], told: list[Told], event: Event, candidate: Candidate, when: Timed | None
) -> int | None:
    """Which event told before the sentence only counts the harm of, or tells again in like words."""
    gloss, stated = _gloss(laid, candidate), when is not None and when.stated
    for one in islice(reversed(told), FAR):
        before = events[one.home]
        if before.footprint != event.footprint or before.evidence[0].sentence == event.evidence[0].sentence:
            continue
        harm = counts_harm(laid, candidate) and before.category in HARMFUL
        if harm and not stated and before.interval == event.interval:
            return one.home
        one_disaster = candidate.category == before.category and candidate.category in BEFALL
        if one_disaster and not stated:
            return one.home
        again = gloss is not None and gloss == _gloss(laid, one.candidate) and before.status == event.status
        undated = not stated or before.interval is None
        when_fits = undated or one_time(before.interval, event.interval, one_text=True)
        if again and when_fits and (like_words(before, event) or _refers(laid, candidate)):
            return one.home
    return None


def _refers(laid: Context, candidate: Candidate) -> bool:
    """Whether a telling points back: "the battle", "he was abducted"."""
    clause = laid.clause(candidate.main)
    if clause.pos == "NOUN":
        return laid.word_before(clause.trigger) in laid.words.words["definite"]
    persons = clause.patients or clause.actors
    return any(span.of(laid.text).lower() in laid.words.words["personal_pronouns"] for span in persons)


def _gloss(laid: Context, candidate: Candidate) -> str | None:
    clause = laid.clause(candidate.main)
    trigger = laid.words.triggers.get((clause.lemma, clause.pos))
    return trigger.gloss if trigger is not None and trigger.strong else None


def _goes_on(laid: Context, here: Candidate, places: tuple[Span, ...], state: Status, told: list[Told]) -> int | None:
    """Which act of its sentence this only goes on with: "was shot and killed", "attacked, wounding five"."""
    clause = laid.clause(here.main)
    if clause.link == "relcl":
        return None
    for before in reversed(told):
        there = before.candidate
        if laid.clause(there.main).sentence != clause.sentence:
            return None
        kinds = {here.category, there.category}
        joined = clause.governor in there.group or laid.clause(there.main).governor in here.group
        alike = len(kinds) == 1 or kinds <= VIOLENT
        if joined and alike and state == before.state and places == before.places:
            return before.home
    return None


def _unsupported(
    laid: Context, candidate: Candidate, places: list[Located], when: Timed | None, state: Status
) -> str | None:
    """Why a weak trigger is no event: the text does not tie it to a place and a time of its own."""
    placed = bool(places) and places[0].own and places[0].weight >= OWN_PLACE
    dated = when is not None and when.weight >= 0.7
    clause, frame = laid.clause(candidate.main), laid.clause(candidate.frame)
    carried = clause.pos == "VERB" or candidate.frame in candidate.group or laid.headline
    if not carried and frame.lemma in laid.words.words["copulas"]:
        return "says what something is, not what happened"
    if not carried and not _of_noun(laid, candidate, places, when):
        return "the sentence refers to it; what it tells is another thing"
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
    if candidate.faint and clause.link in ("relcl", "acl") and not _within(clause, places, when):
        return "said in passing of somebody, with no place or time of its own"
    if candidate.faint and not laid.headline:
        return None if placed and dated else "a plain verb without a place and a time of its own"
    if candidate.strong or anaphor(laid, candidate, deep=False) is not None:
        return None
    return None if placed or dated else "a weak trigger without a place or a time of its own"


def _within(clause: Clause, places: list[Located], when: Timed | None) -> bool:
    """Whether a place or a time stands inside the clause itself."""
    if when is not None and when.time is not None and clause.span.contains(when.time.expression.span):
        return True
    return any(clause.span.contains(place.span) for place in places)


def _of_noun(laid: Context, candidate: Candidate, places: list[Located], when: Timed | None) -> bool:
    """Whether a noun that no verb carries has a place or a time in its own phrase."""
    span = laid.clause(candidate.main).span
    if when is not None and when.time is not None and span.contains(when.time.expression.span):
        return True
    return any(span.overlaps(place.span) for place in places)


def _rejected(laid: Context, candidate: Candidate, reason: str) -> Rejected:
    document, span = laid.reading.document, laid.clause(candidate.main).trigger
    return Rejected(document_id=document.id, span=span, text=span.of(document.text), reason=reason)
