"""What a time is counted from: the document date, the clause's tense, the last date told, the period reported on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from geoevents.lexicon.times import tense_words
from geoevents.resolve.times_calendar import Period, of_day
from geoevents.types import Clause, Span, Tense, TimeExpression

WORD = re.compile(r"[^\W\d_]+|['’](?:ll|d)\b|[.;]")
REACH = 200
FINITE = ("", "perfect", "pluperfect")
AHEAD = frozenset({"will", "would", "planned", "demanded", "threatened"})
TERMS = ("by", "until", "to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where one time expression stands.

    dct : the document date or None; focus : the last date told near by; report : the quarter of a report's figures;
    figures : what the last figures were for, "quarter" or "year"; full : the year of each day (month, day) that the
    text gives in full; over : whether the time must have begun by the document date ("since May").
    """

    dct: date | None
    tense: Tense
    focus: Period | None = None
    report: Period | None = None
    figures: str = ""
    over: bool = False
    full: Mapping[tuple[int, int], int] = field(default_factory=dict)

    @property
    def told(self) -> Period | None:
        """The period that the text is telling of: the last date, else the document date."""
        return self.focus or (of_day(self.dct) if self.dct else None)

    @property
    def told_day(self) -> Period | None:
        """The day that the text is telling of; where it tells of a month or a year, the document date."""
        told = self.told
        return told if told is None or told.grain == "day" or self.dct is None else of_day(self.dct)


def tense_of(said: TimeExpression, *, clauses: Sequence[Clause], text: str, sentence: Span | None) -> Tense:
    """The tense of the clause that a time stands in: by the parse, else by the nearest verb forms.

    clauses : those of its sentence.
    """
    known = tense_words()
    holders = [clause for clause in clauses if _holds(clause, said.span)]
    fallen = any(clause.aspect == "pluperfect" and _is_plan(clause, known) for clause in clauses)
    for clause in sorted(holders, key=lambda clause: clause.span.end - clause.span.start):
        if fallen and _is_plan(clause, known):  # "it had been due to expire on Friday"
            return "past"
        if said.lead in TERMS and f"{clause.lemma}>" in known:
            return known[f"{clause.lemma}>"]
        tense = _of_clause(clause, said.lead, known)
        if tense != "none":
            return tense
    return _by_words(text, said.span, sentence)


def _is_plan(clause: Clause, known: Mapping[str, Tense]) -> bool:
    return clause.modality == "planned" or f"{clause.lemma}+" in known


def _of_clause(clause: Clause, lead: str, known: Mapping[str, Tense]) -> Tense:
    if known.get(f"{clause.lemma}+") == "future":
        return "future"
    if clause.negated and f"{clause.attitude}!" in known:  # "could not be reached on Friday"
        return "past"
    scheduled = f"{clause.lemma}=" in known or f"{clause.lemma}={lead}" in known
    if scheduled and clause.tense == "present" and clause.pos == "VERB":  # "the court rules on Monday"
        return "future"
    if clause.aspect == "participle":  # "the rules introduced in May, which will …"
        return "past"
    if clause.modality in AHEAD and not (clause.tense == "past" and clause.aspect in FINITE):
        return "future"
    if clause.modality == "hypothetical" and clause.tense == "future":
        return "future"
    return clause.tense


def _holds(clause: Clause, span: Span) -> bool:
    return clause.span.contains(span) or any(part.span.overlaps(span) for part in clause.parts)


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


def _tense(word: str, known: Mapping[str, Tense]) -> Tense | None:
    tense = known.get(word)
    if tense is None and len(word) > 4 and "-" + word[-2:] in known:
        return known["-" + word[-2:]]
    return tense
