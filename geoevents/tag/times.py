"""Time expressions of a text, by rules held as data."""

from typing import Any

from geoevents.tag.times_pairs import completed
from geoevents.tag.times_rules import Candidate, Compiled, Grammar, expression, grammar
from geoevents.tag.times_tokens import Tokens
from geoevents.types import Span, TimeExpression, TimexType
from geoevents.types import meaning as m

LEAD_WORDS = 3
FINE = ("hour", "minute", "second")


def find_times(text: str, *, sentences: tuple[Span, ...]) -> tuple[TimeExpression, ...]:
    """The time expressions of `text` in order, none overlapping another."""
    rules = grammar()
    tokens = rules.vocabulary.tokens(text, breaks=[span.start for span in sentences])
    found: list[TimeExpression] = []
    search, codes = rules.scan.search, tokens.codes
    at = 0
    while (start := search(codes, at)) is not None:
        at = start.start()
        best = _longest(rules.by_first[codes[at]], codes, at)
        if best is None:
            at += 1
            continue
        compiled, match = best
        found.append(_expression(rules, compiled, match, tokens))
        at = match.end()
    return tuple(completed(found, text))


def rivals(text: str, *, said: TimeExpression) -> tuple[tuple[str, str], ...]:
    """What other rules would have found over the words of an expression: (rule, words), the longest first."""
    rules = grammar()
    tokens = rules.vocabulary.tokens(text[said.span.start : said.span.end], breaks=())
    found: list[tuple[str, str]] = []
    for at, code in enumerate(tokens.codes):
        for _, compiled in rules.by_first.get(code, ()):
            match = expression(compiled.found).match(tokens.codes, at)
            if match and compiled.rule.id != said.rule:
                start, end = tokens.spans[match.start()][0], tokens.spans[match.end() - 1][1]
                found.append((compiled.rule.id, tokens.text[start:end]))
    return tuple(sorted(found, key=lambda one: -len(one[1])))


def _longest(candidates: tuple[Candidate, ...], codes: str, at: int) -> tuple[Compiled, Any] | None:
    """The longest match; among equals one that asks for what stands before it, then the rule that stands first."""
    best: tuple[Compiled, Any] | None = None
    reach = (at, False)
    following = codes[at + 1 : at + 2]
    for seconds, compiled in candidates:
        if seconds is not None and (not following or following not in seconds):
            continue
        match = expression(compiled.found).match(codes, at)
        if match is not None and (found := (match.end(), bool(compiled.rule.after))) > reach and match.end() > at:
            best, reach = (compiled, match), found
    return best


def _expression(rules: Grammar, compiled: Compiled, match: Any, tokens: Tokens) -> TimeExpression:
    first, last = match.span()
    start, end = tokens.spans[first][0], tokens.spans[last - 1][1]
    expr = rules.meaning(compiled, match, tokens)
    return TimeExpression(
        span=Span(start=start, end=end),
        text=tokens.text[start:end],
        type=compiled.rule.type or timex_type(expr),  # type: ignore[arg-type]
        expr=expr,
        rule=compiled.rule.id,
        lead=_lead(rules, tokens, first, last),
        trail=_trail(rules, tokens, last),
    )


def _lead(rules: Grammar, tokens: Tokens, first: int, last: int) -> str:
    """The preposition before the expression, in the lexicon's own terms, or ''.

    A length that is counted from something else ("within a week of his arrest") has none: it is no term from now.
    """
    for count in range(min(LEAD_WORDS, first), 0, -1):
        words = " ".join(tokens.word(index) for index in range(first - count, first)).lower()
        if words in rules.leads:
            lead = rules.leads[words]
            after = tokens.word(last).lower() if last < len(tokens.spans) else ""
            return "" if (lead, after) in rules.anchors else lead
    return ""


def _trail(rules: Grammar, tokens: Tokens, last: int) -> str:
    """The word right behind the expression that makes it count from what follows ("before", "after"), or ""."""
    words = [tokens.word(index).lower() for index in range(last, min(last + 2, len(tokens.spans)))]
    return rules.trails.get(" ".join(words[:1]), "") or rules.trails.get(" ".join(words), "")


def timex_type(expr: m.Meaning) -> TimexType:
    """The TIMEX3 type of a meaning."""
    match expr:
        case m.Qualified(of=of):
            return timex_type(of)
        case m.Length() | m.Window():
            return "DURATION"
        case m.Every():
            return "SET"
        case m.Moment():
            return "TIME"
        case m.Shift(length=m.Length(unit=unit)) | m.Relative(unit=unit) if unit in FINE:
            return "TIME"
        case _:
            return "DATE"
