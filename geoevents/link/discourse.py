"""Where and when an event was if its sentence does not say: what the text said before, its lead, its date."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from geoevents.link.candidates import Candidate
from geoevents.link.context import Context
from geoevents.link.focus import from_elsewhere, named_by
from geoevents.link.lists import encloses
from geoevents.link.places import Located
from geoevents.link.seats import settled, within
from geoevents.link.ties import tie
from geoevents.link.times import Timed, day_of
from geoevents.link.verbs import HARMFUL
from geoevents.types import Clause, ResolvedToponym, Status, TimeInterval

ANAPHOR, BEFORE = 0.65, 0.5
NEAR, FAR = 1, 3
LEAST = 0.5
NAMED = "{!r} is the place named before"
HELD = ("happened", "ongoing")
WEEK = timedelta(days=7)
LONG_AGO = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the text has said up to a sentence: the last place with its time, the last time, the story's own.

    place_sentence, time_sentence : where they were said; placed_at : the time of what happened at the last place.
    """

    story: Located | None = None
    place: Located | None = None
    place_sentence: int = -9
    placed_at: TimeInterval | None = None
    time: Timed | None = None
    time_sentence: int = -9
    lead_time: Timed | None = None

    def after(self, sentence: int, place: Located | None, found: Timed | None, state: Status) -> "Said":
        """What has been said once an event has been told."""
        said = self
        if place is not None and place.own and place.toponym.footprint is not None:
            when = found.interval if found is not None else None
            said = replace(said, place=place, place_sentence=sentence, placed_at=when)
        if found is not None and found.stated and state in HELD:
            said = replace(said, time=found, time_sentence=sentence, lead_time=said.lead_time or found)
        return said


def place_before(
    context: Context, candidate: Candidate, said: Said, when: Timed | None, state: Status
) -> Located | None:
    """The place that the text named before, for an event whose sentence names none and whose time allows it."""
    sentence = context.clause(candidate.main).sentence
    if _several(context, candidate):
        return None
    distance = _distance(context, said.place_sentence, sentence)
    last, story = said.place, from_elsewhere(context, said.story, sentence)
    word = anaphor(context, candidate)
    if word is None and _travels(context, candidate):
        return None
    if word is not None and (town := _town_before(context, candidate, word, story)) is not None:
        return town
    if word is not None and last is not None and (country := _country_before(context, word, last)) is not None:
        return country
    if last is not None and _one_episode(said.placed_at, when):
        if word is not None and distance <= FAR and _fits(context, word, last):
            return carried(last, ANAPHOR, NAMED.format(word))
        wider = said.story is not None and within(said.story.toponym.place, last.toponym.place)
        known = story is not None and named_by(context, story, sentence)
        inner = story is not None and within(last.toponym.place, story.toponym.place)
        near = NEAR if known and not inner else FAR
        if distance <= near and not wider and state in HELD:
            return carried(last, BEFORE, "the place of the event told before it")
    return story


def _travels(context: Context, candidate: Candidate) -> bool:
    """Whether somebody comes or goes: not from or to where the story was before, if the text does not say so."""
    return (
        context.clause(candidate.main).lemma in context.words.words["travel_verbs"]
        and candidate.category not in HARMFUL
    )


def _town_before(context: Context, candidate: Candidate, word: str, story: Located | None) -> Located | None:
    """The town that "the town" means: one named right before, else the story's own, else the last one named."""
    if word not in context.words.words["town_anaphora"]:
        return None
    clause = context.clause(candidate.main)
    last: ResolvedToponym | None = None
    distance = FAR + 1
    for index in range(len(context.reading.toponyms)):
        meant = settled(context.toponym(index))
        away = _distance(context, context.place_sentence[index], clause.sentence)
        if meant.toponym.span.start > clause.span.start or away > FAR or not _a_town(context, index, meant):
            continue
        last, distance = meant, away
    if distance > NEAR and story is not None and _settlement(story.toponym):
        return carried(story, ANAPHOR, f"{word!r} is the place that the story is about")
    return carried(Located(toponym=last, weight=ANAPHOR, reason=""), ANAPHOR, NAMED.format(word)) if last else None


def _a_town(context: Context, index: int, meant: ResolvedToponym) -> bool:
    """Whether a name is said as the place of something, and is a town."""
    said = meant.toponym.role == "locative" and not encloses(context, index) and tie(context, index) >= LEAST
    return said and _settlement(meant)


def _settlement(meant: ResolvedToponym) -> bool:
    return meant.footprint is not None and meant.place is not None and meant.place.feature_code.startswith("PPL")


def _country_before(context: Context, word: str, last: Located) -> Located | None:
    """The country that "the country" means: that of the place told last, if the text names it."""
    place = last.toponym.place
    if word not in context.words.words["country_anaphora"] or place is None:
        return None
    for meant in context.reading.toponyms:
        mark = meant.footprint
        whole = mark is not None and mark.kind == "country" and meant.place is not None
        if whole and meant.place is not None and meant.place.country == place.country:
            return carried(Located(toponym=meant, weight=ANAPHOR, reason=""), ANAPHOR, NAMED.format(word))
    return None


def _several(context: Context, candidate: Candidate) -> bool:
    """Whether an event is told of several places together, so that none told before is its own."""
    phrases = [
        part.span.of(context.text).lower().split()
        for index in candidate.group
        for part in context.clause(index).parts
        if part.relation == "oblique" and part.word in context.words.tables["place_prepositions"]
    ]
    return any(words[-1] in context.words.words["several_places"] and len(words) <= 4 for words in phrases)


def _fits(context: Context, word: str, place: Located) -> bool:
    """Whether the word can mean the place: no country is a village."""
    mark = place.toponym.footprint
    return mark is None or mark.kind != "country" or word not in context.words.words["small_places"]


def _distance(context: Context, first: int, last: int) -> int:
    """The number of sentences between, less what stands between paragraphs and tells nothing."""
    return last - first - sum(first < one < last for one in context.unfit)


def _one_episode(placed: TimeInterval | None, when: Timed | None) -> bool:
    """Whether the two times do not tell two episodes apart: they lie within a week of each other."""
    if placed is None or when is None or when.interval is None:
        return True
    span = when.interval
    after = placed.end is None or span.start is None or span.start <= placed.end + WEEK
    before = placed.start is None or span.end is None or span.end >= placed.start - WEEK
    return after and before


def carried(place: Located, weight: float, how: str) -> Located:
    """A place told of one event, for another."""
    name = place.toponym.toponym.text
    return replace(place, weight=weight, own=False, reason=f"{how}: {name!r}; {place.toponym.reason}")


def anaphor(context: Context, candidate: Candidate, *, deep: bool = True) -> str | None:
    """The word of the sentence that stands for a place: "there", "the village"; `deep` reads nested phrases too."""
    for index in candidate.group:
        for part in context.clause(index).parts:
            words = part.span.of(context.text).lower().split()
            if (deep or part.depth <= 1) and part.relation not in ("verb", "complement") and len(words) <= 3:
                found = next((word for word in words if word in context.words.words["place_anaphora"]), None)
                if found is not None:
                    return found
    return None


def time_before(context: Context, candidate: Candidate, said: Said, state: Status) -> Timed | None:
    """The time of an event whose sentence states none: that of the story so far, else about the document's date."""
    clause, frame = context.clause(candidate.main), context.clause(candidate.frame)
    dct = context.reading.document.dct
    if state != "happened" or _of_another_time(context, candidate, said):
        return None
    before = frame.aspect == "pluperfect" and not _backshifted(context, frame)
    if said.time is not None and not before:
        same = _distance(context, said.time_sentence, clause.sentence) <= FAR
        carried = said.time if same else said.lead_time or said.time
        how = "as the event told before it" if same else "as the story that it belongs to"
        reason = f"no time is stated; {how}: {carried.reason}"
        return replace(
            carried, interval=_whole_days(carried.interval), weight=0.5 if same else 0.4, time=None, reason=reason
        )
    if dct is None:
        return None
    now = datetime.combine(dct, time())
    if before:
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


def _backshifted(context: Context, frame: Clause) -> bool:
    """Whether a clause is in the pluperfect only because somebody said it: "officials said a ship had been hit"."""
    return frame.link == "ccomp" and frame.governor is not None and context.reports(frame.governor)


def _of_another_time(context: Context, candidate: Candidate, said: Said) -> bool:
    """Whether the sentence speaks of a time long before the story's: "the riots that followed the 2007 vote"."""
    dct = context.reading.document.dct
    story = said.lead_time.interval if said.lead_time else None
    start = story.start if story is not None else datetime.combine(dct, time()) if dct is not None else None
    for index in context.times[context.clause(candidate.main).sentence]:
        meant = context.time(index)
        if meant.interval is None or meant.expression.type != "DATE" or start is None or meant.interval.end is None:
            continue
        if meant.interval.end + LONG_AGO < start:
            return True
    return False


def _whole_days(interval: TimeInterval | None) -> TimeInterval | None:
    """The days that an interval touches: another event of the day need not fall in the same hour."""
    if interval is None or interval.start is None or interval.end is None:
        return interval
    first = datetime.combine(interval.start.date(), time())
    last = datetime.combine((interval.end - timedelta(microseconds=1)).date(), time()) + timedelta(days=1)
    return (
        interval
        if (first, last) == (interval.start, interval.end)
        else replace(interval, start=first, end=last, grain="day")
    )
