"""Clauses, the stages of one document, and the events that come of them."""

from dataclasses import dataclass
from typing import Literal

from geoevents.types.place import Clue, Footprint, Place, ResolvedToponym, Toponym
from geoevents.types.text import Document, Span
from geoevents.types.time import ResolvedTime, TimeExpression, TimeInterval

type Tense = Literal["past", "present", "future", "none"]
type Status = Literal["happened", "ongoing", "planned", "demanded", "threatened", "denied", "hypothetical"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A phrase of a clause: what its times, places and title are read from.

    relation : "verb" (the trigger's own group, one part a word), "subject", "object", "complement", "oblique",
    "adverb", "apposition" or "modifier" (a prepositional phrase in another part); word : its preposition or particle;
    depth : number of arcs of the parse from the trigger, [0, …]; core : the span less its participles.
    """

    span: Span
    relation: str
    core: Span | None = None
    word: str = ""
    depth: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One predicate of a sentence, reduced from the language model's parse to what linking needs.

    span : the predicate's own words with its arguments and modifiers, less its subordinate clauses' ;
    trigger, lemma : the verb or event noun; actors, patients : spans of who and whom;
    aspect : "progressive", "perfect", "pluperfect", "participle", "infinitive" or "";
    passive : whether it is so; ongoing : whether it is said to go on ("continue to");
    modality : what governs it: "will", "would", "hypothetical", "planned", "demanded", "threatened", "denied",
    "purpose", or None if it is asserted; attitude : the governing word, for the reason;
    reported_by : span of the speaker, if it is reported;
    governor : index of the governing clause in `Tagged.clauses`, or None; link : how it hangs there ("ccomp");
    parts : its phrases in text order.
    """

    span: Span
    sentence: int
    trigger: Span
    lemma: str
    pos: Literal["VERB", "NOUN"]
    tense: Tense
    actors: tuple[Span, ...] = ()
    patients: tuple[Span, ...] = ()
    aspect: str = ""
    modality: str | None = None
    negated: bool = False
    ongoing: bool = False
    reported_by: Span | None = None
    governor: int | None = None
    link: str = ""
    passive: bool = False
    attitude: str | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """What one document says: its sentences (spans), clauses, toponyms and times, each in text order.

    clues : of the countries that it may play in, though it names none.
    """

    document: Document
    sentences: tuple[Span, ...]
    clauses: tuple[Clause, ...]
    toponyms: tuple[Toponym, ...]
    times: tuple[TimeExpression, ...]
    clues: tuple[Clue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What one document means: as `Tagged`, its toponyms and times resolved, in the same order.

    document : with the DCT that was found in its text, where metadata gave none.
    """

    document: Document
    sentences: tuple[Span, ...]
    clauses: tuple[Clause, ...]
    toponyms: tuple[ResolvedToponym, ...]
    times: tuple[ResolvedTime, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why an event is where and when it is, in one report. Spans are of the document's text.

    content_hash, retrieved, archive_url : of the document, as `Document` has them.
    """

    document_id: str
    sentence: Span
    trigger: Span
    toponym: Span | None
    time: Span | None
    quote: str
    place_reason: str
    time_reason: str
    status_reason: str
    time_text: str | None = None
    source: str | None = None
    source_url: str | None = None
    content_hash: str = ""
    retrieved: str | None = None
    archive_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, where and when, with one piece of evidence per report.

    id : content hash of document + trigger span + lemma; of a merged event, of its members' sorted ids.
    attributes : sorted (name, value) pairs, e.g. ("fatalities_min", 3); confidence : float, [0, 1];
    made_by : the versions of the program, the gazetteer and the model that read it, "" for what a person added.
    """

    id: str
    title: str
    category: str
    status: Status
    place: Place | None
    footprint: Footprint | None
    interval: TimeInterval | None
    actors: tuple[str, ...] = ()
    attributes: tuple[tuple[str, int | float | str], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.0
    sources: tuple[str, ...] = ()
    reviewed: bool = False
    members: tuple[str, ...] = ()
    made_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Something that looked like an event or a mention and was left out, with the reason."""

    document_id: str
    span: Span
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking one or more documents gives: the events and what was left out."""

    events: tuple[Event, ...]
    rejected: tuple[Rejected, ...] = ()
