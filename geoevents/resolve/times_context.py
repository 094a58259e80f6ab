"""What a time is counted from: the document date, the clause's tense, the last date told, the period reported on."""

import re
from dataclasses import dataclass
from datetime import date

from geoevents.lexicon.times import tense_words
from geoevents.resolve.times_calendar import Period, of_day
from geoevents.types import Span, Tagged, Tense, TimeExpression

WORD = re.compile(r"[^\W\d_]+|['’](?:ll|d)\b|[.;]")
REACH = 200
INFINITIVE = "to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where one time expression stands.

    dct : the document date or None; focus : the last date told near by; report : the period of a report's figures.
    """

    dct: date | None
    tense: Tense
    focus: Period | None = None
    report: Period | None = None

    @property
    def told(self) -> Period | None:
        """The period that the text is telling of: the last date, else the document date."""
        return self.focus or (of_day(self.dct) if self.dct else None)


def tense_of(said: TimeExpression, *, tagged: Tagged, sentence: Span | None) -> Tense:
    """The tense of the clause that a time stands in: by the parse, else by the nearest verb forms."""
    holders = [
        clause
        for clause in tagged.clauses
        if clause.span.contains(said.span) or any(part.span.overlaps(said.span) for part in clause.parts)
    ]
    for clause in sorted(holders, key=lambda clause: clause.span.end - clause.span.start):
        if clause.tense != "none":
            return clause.tense
    return _by_words(tagged.document.text, said.span, sentence)


def _by_words(text: str, span: Span, sentence: Span | None) -> Tense:
    first = max(sentence.start if sentence else 0, span.start - REACH)
    last = min(sentence.end if sentence else len(text), span.end + REACH)
    known = tense_words()
    best: tuple[int, Tense] = (REACH, "none")
    for begin, end in ((first, span.start), (span.end, last)):
        for match in WORD.finditer(text, begin, end):
            tense = _tense(match.group().lower(), known)
            away = span.start - match.end() if end == span.start else match.start() - span.end
            if tense and away < best[0]:
                best = (away, tense)
    return best[1]


def _tense(word: str, known: dict[str, Tense]) -> Tense | None:
    tense = known.get(word)
    if tense is None and len(word) > 4 and "-" + word[-2:] in known:
        return known["-" + word[-2:]]
    return tense
