"""Whether an event happened, goes on, is planned, demanded, threatened, denied or only possible, and why."""

from datetime import date

from geoevents.link.candidates import Candidate
from geoevents.link.context import Context
from geoevents.link.verbs import VIOLENT
from geoevents.types import Clause, Status, TimeInterval

UNDER_WAY = "told as under way"
ASKED: dict[str, Status] = {"demanded": "demanded", "threatened": "threatened"}
HARM = VIOLENT | {"demand"}


def status(context: Context, candidate: Candidate, interval: TimeInterval | None) -> tuple[Status, str]:
    """The status of a candidate and the reason for it."""
    clause = context.clause(candidate.main)
    frame = context.clause(candidate.frame)
    modal = clause.modality or (frame.modality if candidate.frame in candidate.group else None)
    word = clause.attitude or frame.attitude
    if modal == "planned" and candidate.category == "agreement" and word in context.words.words["agreeing"]:
        modal = None  # who agreed to a truce has made one
    asks = context.words.attitudes.get((clause.lemma.partition(" ")[0], clause.pos))
    if candidate.category == "demand" and asks in ASKED and modal is None:
        return ASKED[asks], f"{clause.trigger.of(context.text)!r} asks for it or threatens it"
    if modal is not None:
        return _governed(context, candidate, modal, word)
    if frame.tense != "past" and _later(interval, context.reading.document.dct):
        return "planned", "its time lies after the document's date"
    return _asserted(context, candidate, clause, frame)


def _governed(context: Context, candidate: Candidate, modal: str, word: str | None) -> tuple[Status, str]:
    said = f"governed by {word!r}" if word else "told as a purpose"
    clause = context.clause(candidate.main)
    if modal in ("will", "would"):
        if candidate.category in HARM and _first_person(context, clause):
            return "threatened", f"{said}: the speaker says what he will do to others"
        if modal == "would" and not _reported(context, clause):
            return "hypothetical", said
        return "planned", said
    if modal == "purpose":
        return "planned", said
    if modal == "planned":
        return "planned", said
    if modal == "demanded":
        return "demanded", said
    if modal == "threatened":
        return "threatened", said
    return ("denied" if modal == "denied" else "hypothetical"), said


def _asserted(context: Context, candidate: Candidate, clause: Clause, frame: Clause) -> tuple[Status, str]:
    adverbs = {part.span.of(context.text).lower() for one in (clause, frame) for part in one.parts}
    for one in (clause, frame):
        if one.ongoing:
            return "ongoing", "told as continuing"
    if context.headline:
        return "happened", "told in a headline as a fact"
    if frame.tense == "present" and frame.aspect == "progressive":
        return "ongoing", UNDER_WAY
    if adverbs & context.words.words["under_way"]:
        return "ongoing", UNDER_WAY
    if adverbs & context.words.words["ongoing_adverbs"] and frame.tense == "present":
        return "ongoing", UNDER_WAY
    if frame.tense == "future":
        return "planned", "told in the future"
    if frame.tense == "present" and frame.pos == "VERB" and frame.lemma not in context.words.words["light_verbs"]:
        return ("ongoing", "told in the present") if clause.pos == "VERB" else ("happened", "told as a fact")
    return "happened", "told in the past" if frame.tense == "past" else "told as a fact"


def _later(interval: TimeInterval | None, dct: date | None) -> bool:
    return interval is not None and dct is not None and interval.start is not None and interval.start.date() > dct


def _first_person(context: Context, clause: Clause) -> bool:
    pronouns = context.words.words["first_person"]
    return any(span.of(context.text).lower() in pronouns for span in clause.actors)


def _reported(context: Context, clause: Clause) -> bool:
    """Whether the clause is somebody's report, so that "would" is the future of the past."""
    at: Clause | None = clause
    for _ in range(4):
        if at is None:
            return False
        if at.reported_by is not None:
            return True
        at = context.clause(at.governor) if at.governor is not None else None
    return False
