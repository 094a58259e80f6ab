"""What a title says of its subject: the verb group and the phrases that go with it."""

from itertools import pairwise

from geoevents.link.context import Context
from geoevents.link.titles_line import LONGEST
from geoevents.link.titles_parts import goes_on
from geoevents.link.titles_sound import broken, free_relative
from geoevents.link.verbs import shared
from geoevents.types import Clause, Part, Span


def predicate(context: Context, clause: Clause, keep: Span, *, room: int) -> list[str] | None:
    """The verb group and the phrases that go with it, as far as there is room; phrases before the verb come last.

    None if the phrases do not stand together in the text.
    """
    text, start = context.text, clause.trigger.start
    group = _verbs_before(context, clause)
    late = _particle_behind(clause)
    for part in clause.parts:
        if part.relation == "verb" and part not in late:
            _add_verb(group, _verb_word(text, part.span))
        group += _relative_object(context, clause) if part.span == clause.trigger else []
    rest = [part for part in clause.parts if part.relation not in ("verb", "subject", "modifier", "apposition")]
    rest = sorted((*rest, *late), key=lambda part: part.span)
    after = [part for part in rest if part.span.start > start and not _cut_short(context, clause, part)]
    loose = _loose(text, after)
    after = [part for part in after if part not in loose or part.span.contains(keep)]
    before = [part for part in rest if part.span.start < start and part.word and _has_place(context, clause, part)]
    must = {part for part in after if part.relation in ("object", "complement", "verb") or part.span.contains(keep)}
    said = {part: _trimmed(context, clause, part) for part in (*after, *before)}
    cut = {part.span for part in said if len(said[part]) < len(part.span.of(text))}
    room -= length(group) + sum(len(said[part]) + 1 for part in must)
    if broken(context, clause) or (free_relative(context, clause) and clause.link != "relcl"):
        return None
    last = clause.trigger
    for part in (*after, *before):
        comma = "" if last in cut else mark(text, last, part.span)
        if comma and (part in must or len(said[part]) < room):
            group[-1] += comma
        if part in must:
            group.append(said[part])
        elif len(said[part]) < room and (part.relation != "adverb" or len(said[part]) <= 15):
            group.append(said[part] if part.span.start > start else said[part][:1].lower() + said[part][1:])
            room -= len(said[part]) + 1
        else:
            continue
        last = part.span
    return group


def _verb_word(text: str, span: Span) -> str:
    """A word of the verb group, with the apostrophe that a contraction begins with."""
    return text[span.start - 1 : span.end] if text[max(0, span.start - 1)] in "'’" else span.of(text)


def _add_verb(group: list[str], word: str) -> None:
    """A word of the verb group; "n't" is written with the one before it."""
    if group and word[:1] in "n'’" and ("'" in word[:2] or "’" in word[:2]):
        group[-1] += word
    else:
        group.append(word)


def _particle_behind(clause: Clause) -> list[Part]:
    """The particle that stands behind the verb's object: "blew himself up"."""
    objects = [part.span.start for part in clause.parts if part.relation == "object"]
    return [
        part
        for part in clause.parts
        if part.relation == "verb" and any(clause.trigger.start < start < part.span.start for start in objects)
    ]


def _cut_short(context: Context, clause: Clause, part: Part) -> bool:
    """Whether a phrase of time or measure says nothing without the clause behind it: "the same day | he left"."""
    set_off = context.just_before(part.span.start).endswith(",")
    return part.relation == "oblique" and not part.word and set_off and goes_on(context, clause, part.span)


def _loose(text: str, parts: list[Part]) -> set[Part]:
    """Objects that only a comma joins to the phrase before, as what contains it: "in X township, Y region"."""
    return {
        part
        for before, part in pairwise(parts)
        if part.relation == "object" and before.relation == "oblique" and mark(text, before.span, part.span)
    }


def mark(text: str, last: Span, following: Span) -> str:
    """The comma that the text has between two phrases which it has side by side."""
    gap = text[last.end : following.start] if last.end <= following.start else ""
    return "," if gap.strip() == "," else ""


def _verbs_before(context: Context, clause: Clause) -> list[str]:
    """The verb that shares all that this one says, with its conjunction: "abducted and"."""
    first = shared(context, context.index(clause))
    if first is None:
        return []
    return [context.text[context.clause(first).trigger.start : clause.trigger.start].strip()]


def _relative_object(context: Context, clause: Clause) -> list[str]:
    """What a relative pronoun before the verb stands for: "which troops had taken" is "had taken the town"."""
    objects = {part.span.of(context.text).lower() for part in clause.parts if part.relation == "object"}
    relative = clause.link == "relcl" and objects & context.words.words["relative_pronouns"]
    return [clause.patients[0].of(context.text)] if relative and clause.patients and not clause.passive else []


def _trimmed(context: Context, clause: Clause, part: Part) -> str:
    """A phrase, less a last piece that says nothing without the clause behind it: "on Friday, the day | he left"."""
    said = _said(context.text, part)
    return said.rpartition(", ")[0] or said if goes_on(context, clause, part.span) else said


def _said(text: str, part: Part) -> str:
    """A phrase, without its lesser parts where it is long."""
    span = part.span
    if part.core is not None and (span.end - span.start > LONGEST // 2 or part.relation == "complement"):
        span = part.core
    said = span.of(text)
    closed = said.count("(") > said.count(")") and text[span.end : span.end + 1] == ")"
    if closed:
        return f"{said})"
    abbreviated = "." in said.split()[-1] and text[span.end : span.end + 1] == "."
    return f"{said}." if abbreviated else said


def _has_place(context: Context, clause: Clause, part: Part) -> bool:
    return any(part.span.overlaps(context.toponym(one).toponym.span) for one in context.toponyms[clause.sentence])


def length(words: list[str]) -> int:
    """How long the words are in a line, each with a space."""
    return sum(len(word) + 1 for word in words)
