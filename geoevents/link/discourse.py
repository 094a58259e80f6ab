"""Where and when an event was if its sentence does not say: what the text said before, its lead, its date."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from geoevents.link.candidates import Candidate
from geoevents.link.context import Context
from geoevents.link.places import Located, within
from geoevents.link.times import Timed, day_of
from geoevents.types import Status, TimeInterval

ANAPHOR, BEFORE = 0.65, 0.5
NEAR = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the text has said up to a sentence: the last place and time, and those that the story opened with."""

    sentence: int = -1
    place: Located | None = None
    time: Timed | None = None
    story: Located | None = None
    lead_time: Timed | None = None

    def after(self, sentence: int, place: Located | None, found: Timed | None, state: Status) -> "Said":
        """What has been said once an event has been told."""
        own = place if place is not None and place.own else None
        told = found if found is not None and found.stated and state in ("happened", "ongoing") else None
        return Said(
            sentence=sentence if own else self.sentence,
            place=own or self.place,
            time=told or self.time,
            story=self.story,
            lead_time=self.lead_time or told,
        )


def place_before(context: Context, candidate: Candidate, said: Said) -> Located | None:
    """The place that the text named before, for an event whose sentence names none."""
    distance = context.clause(candidate.main).sentence - said.sentence
    last, story = said.place, said.story
    if last is not None:
        word = _anaphor(context, candidate)
        if word is not None and distance <= 3:
            return _carried(last, ANAPHOR, f"{word!r} is the place named before")
        wider = story is not None and within(story.toponym.place, last.toponym.place)
        if distance <= NEAR and not wider:
            return _carried(last, BEFORE, "the place of the event told before it")
    return story


def _carried(place: Located, weight: float, how: str) -> Located:
    name = place.toponym.toponym.text
    return replace(place, weight=weight, own=False, reason=f"{how}: {name!r}; {place.toponym.reason}")


def _anaphor(context: Context, candidate: Candidate) -> str | None:
    """The word of the sentence that stands for a place: "there", "the village"."""
    for index in candidate.group:
        for part in context.clause(index).parts:
            words = part.span.of(context.text).lower().split()
            if part.relation in ("adverb", "oblique", "object", "modifier", "subject") and len(words) <= 4:
                found = next((word for word in words if word in context.words.words["place_anaphora"]), None)
                if found is not None:
                    return found
    return None


def time_before(context: Context, candidate: Candidate, said: Said, state: Status) -> Timed | None:
    """The time of an event whose sentence states none: that of the story so far, else about the document's date."""
    clause, frame = context.clause(candidate.main), context.clause(candidate.frame)
    dct = context.reading.document.dct
    if state != "happened":
        return None
    if said.time is not None and frame.aspect != "pluperfect":
        same = clause.sentence - said.sentence <= NEAR
        carried = said.time if same else said.lead_time or said.time
        how = "as the event told before it" if same else "as the story that it belongs to"
        return replace(
            carried, weight=0.5 if same else 0.4, time=None, reason=f"no time is stated; {how}: {carried.reason}"
        )
    if dct is None:
        return None
    now = datetime.combine(dct, time())
    if frame.aspect == "pluperfect":
        interval = TimeInterval(start=None, end=now + timedelta(days=1), grain="day")
        return Timed(interval=interval, weight=0.3, reason="told as past by then; before the document's date")
    if context.headline:
        return Timed(
            interval=day_of(now), weight=0.7, reason="no time is stated; a headline's day is the document's date"
        )
    return Timed(
        interval=replace(day_of(now, days=2), approximate=True),
        weight=0.4,
        reason="no time is stated; news of the document's date or the day before",
    )
