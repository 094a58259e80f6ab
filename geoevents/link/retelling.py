"""What a text tells of an act again: what it only goes on with, what points back, what counts its dead."""

from dataclasses import dataclass, replace
from itertools import islice

from geoevents.link.attributes import counts_harm
from geoevents.link.candidates import Candidate, befell
from geoevents.link.context import Context
from geoevents.link.discourse import ANAPHOR, carried
from geoevents.link.places import Located
from geoevents.link.same import like_words, one_time
from geoevents.link.telling import Tellings
from geoevents.link.times import Timed
from geoevents.link.verbs import BEFALL, HARMFUL, OPEN, VIOLENT
from geoevents.types import Clause, Event, Span, Status

# So many tellings back a text may point: more than an article has, few enough that a book costs no more per page.
FAR = 300
STORY = 3  # how many sentences back a cause is looked for
PURPOSES = ("protest", "aid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What has become of a candidate, so that nothing is told twice.

    home : index of its event; gloss : what its trigger says, if that is strong.
    """

    candidate: Candidate
    places: tuple[Span, ...]
    state: Status
    home: int
    place: Located | None = None
    gloss: str | None = None


def of_its_story(laid: Context, candidate: Candidate, tellings: Tellings) -> Candidate:
    """A death that the sentence gives no cause is of the kind that the story tells."""
    events = tellings.events
    if candidate.category == "strike" and events and events[-1].category in BEFALL and _anaphoric(laid, candidate):
        return replace(candidate, category=events[-1].category)
    if not counts_harm(laid, candidate) or not (
        candidate.category == OPEN or (befell(laid, candidate) and laid.clause(candidate.main).passive)
    ):
        return candidate
    sentence = laid.clause(candidate.main).sentence
    near = {laid.reading.sentences[one].start for one in range(max(0, sentence - STORY), sentence + 1)}
    category = next((one.category for one in tellings.told_in(near) if one.category in HARMFUL), None)
    return candidate if category is None else replace(candidate, category=category)


def of_kind(event: Event, candidate: Candidate) -> Event:
    """The event of the kind of what it came to, if its own verb says none: "drove into a crowd, killing ten"."""
    return replace(event, category=candidate.category) if event.category == OPEN else event


def _anaphoric(laid: Context, candidate: Candidate) -> bool:
    """Whether what acts is the thing told before: after an earthquake, "a second one hit the town"."""
    heads = [span.of(laid.text).lower().split()[-1] for span in laid.clause(candidate.main).actors]
    return any(head in laid.words.words["thing_anaphora"] for head in heads)


def same_noun(laid: Context, candidate: Candidate, told: list[Told]) -> Located | None:
    """The place of the event that a noun points back to: "a meeting", then "the meeting"."""
    clause = laid.clause(candidate.main)
    if clause.pos != "NOUN" or not _refers(laid, candidate):
        return None
    for one in islice(reversed(told), FAR):
        if one.place is not None and laid.clause(one.candidate.main).lemma == clause.lemma:
            return carried(one.place, ANAPHOR, f"{clause.trigger.of(laid.text)!r} is the one told before")
    return None


def told_before(
    laid: Context, events: list[Event], told: list[Told], event: Event, candidate: Candidate, when: Timed | None
) -> int | None:
    """Which event told before the sentence only counts the harm of, or tells again in like words."""
    gloss, stated = gloss_of(laid, candidate), when is not None and when.stated
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
        again = gloss is not None and gloss == one.gloss and before.status == event.status
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


def gloss_of(laid: Context, candidate: Candidate) -> str | None:
    """What the trigger of a candidate says, if it says so for certain."""
    clause = laid.clause(candidate.main)
    trigger = laid.words.triggers.get((clause.lemma, clause.pos))
    return trigger.gloss if trigger is not None and trigger.strong else None


def goes_on(
    laid: Context, here: Candidate, place: Located | None, places: tuple[Span, ...], state: Status, told: list[Told]
) -> int | None:
    """Which act of its sentence this only goes on with: "was shot and killed", "attacked, wounding five"."""
    clause = laid.clause(here.main)
    harm = counts_harm(laid, here)
    if clause.link == "relcl" and not harm:
        return None
    for before in reversed(told):
        there = before.candidate
        if there is here:
            continue  # another place of the same act
        if laid.clause(there.main).sentence != clause.sentence:
            return None
        lent = place is not None and not place.own and place.said is None and _joined(clause, harm=harm)
        if place is not None and before.place is not None and before.place.span != place.span and not lent:
            continue
        if clause.link == "relcl" and clause.governor not in there.group:
            continue  # "bombings that killed 44" are one act, "the town that rebels attacked" is none
        kinds = {here.category, there.category}
        above = {clause.governor, laid.clause(here.frame).governor}
        joined = bool(above & set(there.group)) or laid.clause(there.main).governor in here.group
        alike = len(kinds) == 1 or kinds <= VIOLENT or kinds <= BEFALL or _result(laid, here)
        if joined and alike and state == before.state and (lent or places == before.places):
            return before.home
    return None


def _joined(clause: Clause, *, harm: bool) -> bool:
    """Whether a verb shares subject or toll with the one it is joined to: "killed 13 and wounded 56"."""
    shares = harm or all(part.relation != "subject" for part in clause.parts)
    links = ("conj", "oprd") if harm else ("conj",)  # the parse may take "and six wounded" for a complement
    return clause.pos == "VERB" and clause.link in links and shares


def for_which(laid: Context, here: Candidate, told: list[Told]) -> int | None:
    """The event whose purpose or content an infinitive only says: "blocked the road to protest", "voted to leave"."""
    clause = laid.clause(here.main if laid.clause(here.main).pos == "VERB" else here.frame)
    if clause.aspect != "infinitive" or clause.link not in ("advcl", "xcomp", "conj"):
        return None
    if clause.modality not in (None, "purpose") or clause.governor is None:
        return None
    above = {clause.governor, laid.clause(clause.governor).governor if clause.link == "conj" else None}
    return next((one.home for one in islice(reversed(told), FAR) if above & set(one.candidate.group)), None)


def with_purpose(event: Event, candidate: Candidate) -> Event:
    """The event of the kind of its purpose, if its own verb says none: to block a road to protest is to protest."""
    plain = event.category == OPEN and candidate.strong and candidate.category in PURPOSES
    return replace(event, category=candidate.category) if plain else event


def _result(laid: Context, candidate: Candidate) -> bool:
    """Whether a candidate only says what another act came to: "crashed, killing twelve"."""
    clause = laid.clause(candidate.main)
    return counts_harm(laid, candidate) and clause.link == "advcl" and clause.aspect in ("progressive", "participle")
