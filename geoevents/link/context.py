"""One document laid out for linking: which clause, toponym and time stand in which sentence, and what owns what."""

from bisect import bisect_right
from dataclasses import dataclass

from geoevents.lexicon.events import EventWords, event_words
from geoevents.link.boilerplate import dateline_of, unfit
from geoevents.types import Clause, Part, Resolved, ResolvedTime, ResolvedToponym, Span

WORD = 40
LINE = 250
BESIDE = 18  # code points between a time and the noun or the date that it goes with


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """How a mention belongs to a clause: the smallest part around it, and the part around that one."""

    clause: int | None
    part: Part | None = None
    outer: Part | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A reading with its indexes; the tables are by index into the reading's tuples.

    number_of : index of the toponym with a span; named : the toponyms' words;
    mentions : indexes of the toponyms that mean the place with an id;
    time_clause : index of the clause that a time belongs to, which may be another than the one around it.
    """

    reading: Resolved
    words: EventWords
    unfit: dict[int, str]
    headline: bool
    clauses: tuple[tuple[int, ...], ...]
    toponyms: tuple[tuple[int, ...], ...]
    times: tuple[tuple[int, ...], ...]
    place_owner: tuple[Owned, ...]
    time_owner: tuple[Owned, ...]
    time_clause: tuple[int | None, ...]
    place_sentence: tuple[int, ...]
    dateline: Span
    number_of: dict[Span, int]
    named: frozenset[str]
    mentions: dict[str, tuple[int, ...]]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.reading.document.text

    def clause(self, index: int) -> Clause:
        """The clause with that index."""
        return self.reading.clauses[index]

    def index(self, clause: Clause) -> int:
        """The index of a clause of this reading."""
        return next(one for one in self.clauses[clause.sentence] if self.clause(one) is clause)

    def toponym(self, index: int) -> ResolvedToponym:
        """The toponym with that index."""
        return self.reading.toponyms[index]

    def time(self, index: int) -> ResolvedTime:
        """The time with that index."""
        return self.reading.times[index]

    def just_before(self, start: int) -> str:
        """The text right before a place, without the white space between: enough to see how it ends."""
        return self.text[max(0, start - WORD) : start].rstrip()

    def word_before(self, span: Span) -> str:
        """The word right before a span, in small letters, its last letters if it is long; "" if there is none."""
        words = self.text[max(0, span.start - WORD) : span.start].split()
        return words[-1].lower() if words else ""

    def dates(self, clause: Clause) -> bool:
        """Whether the clause's trigger is a word of a date: "March"."""
        return _dates(clause, [self.time(one) for one in self.times[clause.sentence]])

    def attitude(self, index: int) -> str | None:
        """The attitude that the clause's verb expresses, or None."""
        clause = self.clause(index)
        return self.words.attitudes.get((clause.lemma, "VERB")) if clause.pos == "VERB" else None

    def reports(self, index: int) -> bool:
        """Whether the clause only says that something was said."""
        return self.attitude(index) == "report"


def context(reading: Resolved) -> Context:
    """The reading laid out."""
    reasons, headline = unfit(reading)
    count = len(reading.sentences)
    clauses: list[list[int]] = [[] for _ in range(count)]
    for index, clause in enumerate(reading.clauses):
        clauses[clause.sentence].append(index)
    place_spans = [one.toponym.span for one in reading.toponyms]
    time_spans = [one.expression.span for one in reading.times]
    starts = [one.start for one in reading.sentences]
    times, time_owner = _by_sentence(reading, time_spans), _owners(reading, clauses, time_spans)
    return Context(
        reading=reading,
        words=event_words(),
        unfit=reasons,
        headline=headline or _present_line(reading),
        clauses=tuple(map(tuple, clauses)),
        toponyms=_by_sentence(reading, place_spans),
        times=times,
        place_owner=_owners(reading, clauses, place_spans),
        time_owner=time_owner,
        time_clause=_time_clauses(reading, clauses, times, time_owner),
        place_sentence=tuple(_sentence(starts, span) for span in place_spans),
        dateline=dateline_of(reading.document.text),
        number_of={span: index for index, span in enumerate(place_spans)},
        named=frozenset(one.toponym.text for one in reading.toponyms),
        mentions=_mentions(reading),
    )


def _time_clauses(
    reading: Resolved, clauses: list[list[int]], times: tuple[tuple[int, ...], ...], owners: tuple[Owned, ...]
) -> tuple[int | None, ...]:
    """The clause that each time belongs to: the event noun right behind it, else the one around it.

    "Saturday's march"; of a date that was read as a noun of its own, it is the one above it.
    """
    found: list[int | None] = [None] * len(reading.times)
    for sentence, indexes in enumerate(times):
        said = [reading.times[index] for index in indexes]
        nouns = [one for one in clauses[sentence] if reading.clauses[one].pos == "NOUN"] if indexes else []
        dating = {one for one in nouns if _dates(reading.clauses[one], said)}
        starts = {one: reading.clauses[one].trigger.start for one in nouns if one not in dating}
        for index, meant in zip(indexes, said, strict=True):
            owner, end = owners[index].clause, meant.expression.span.end
            own = reading.clauses[owner] if owner is not None else None
            above = own.governor if own is not None and _dates(own, said) else owner
            near = (one for one in starts if starts[one] > end)
            noun = (one for one in near if _possessed(reading, meant.expression.span, reading.clauses[one]))
            dated = meant.expression.type in ("DATE", "TIME")
            found[index] = next(noun, above) if dated else above
    return tuple(found)


def _possessed(reading: Resolved, time: Span, noun: Clause) -> bool:
    """Whether a noun is a time's: right behind it ("Saturday's march"), or in its phrase ("last year's deadly war")."""
    gap = reading.document.text[time.end : noun.trigger.start]
    if len(gap) <= BESIDE and not gap.strip("'’s "):
        return True
    return gap.startswith(("'s ", "’s ")) and noun.span.contains(time)


def _dates(clause: Clause, times: list[ResolvedTime]) -> bool:
    """Whether the clause's trigger is a word of one of the times of its sentence."""
    return clause.pos == "NOUN" and any(one.expression.span.contains(clause.trigger) for one in times)


def _mentions(reading: Resolved) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for index, meant in enumerate(reading.toponyms):
        if meant.place is not None:
            found.setdefault(meant.place.id, []).append(index)
    return {place: tuple(indexes) for place, indexes in found.items()}


def _present_line(reading: Resolved) -> bool:
    """Whether a dated text is one sentence that tells an act in the plain present, as headlines do."""
    if len(reading.sentences) != 1 or len(reading.document.text) > LINE or reading.document.dct is None:
        return False
    root = next((one for one in reading.clauses if one.link == "ROOT" and one.pos == "VERB"), None)
    plain = root is not None and root.tense == "present" and not root.aspect and root.modality is None
    return plain and root is not None and root.lemma not in event_words().words["stative_verbs"]


def _sentence(starts: list[int], span: Span) -> int:
    return max(0, bisect_right(starts, span.start) - 1)


def _by_sentence(reading: Resolved, spans: list[Span]) -> tuple[tuple[int, ...], ...]:
    starts = [sentence.start for sentence in reading.sentences]
    found: list[list[int]] = [[] for _ in starts]
    for index, span in enumerate(spans):
        if starts:
            found[_sentence(starts, span)].append(index)
    return tuple(map(tuple, found))


def _owners(reading: Resolved, clauses: list[list[int]], spans: list[Span]) -> tuple[Owned, ...]:
    starts = [sentence.start for sentence in reading.sentences]
    if not starts:
        return ()
    return tuple(_owner(reading, clauses[_sentence(starts, span)], span) for span in spans)


def _owner(reading: Resolved, clauses: list[int], span: Span) -> Owned:
    """The clause whose smallest part holds the span; failing that, the smallest clause around it."""
    best: tuple[tuple[int, int], Owned] | None = None
    for index in clauses:
        holding = [part for part in reading.clauses[index].parts if _holds(part.span, span)]
        if not holding:
            continue
        part = min(holding, key=lambda one: (one.span.end - one.span.start, one.depth))
        outer = min(holding, key=lambda one: (one.depth, one.span.start - one.span.end))
        key = (part.span.end - part.span.start, part.depth)
        if best is None or key < best[0]:
            best = key, Owned(clause=index, part=part, outer=outer if outer != part else None)
    if best is not None:
        return best[1]
    around = [index for index in clauses if _holds(reading.clauses[index].span, span)]
    size = min(around, key=lambda one: _length(reading.clauses[one].span), default=None)
    return Owned(clause=size)


def _holds(outer: Span, inner: Span) -> bool:
    """Whether the part holds most of the mention; a mention may take one word more than the phrase."""
    shared = min(outer.end, inner.end) - max(outer.start, inner.start)
    return shared * 2 > inner.end - inner.start


def _length(span: Span) -> int:
    return span.end - span.start
