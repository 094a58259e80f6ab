"""A short whole sentence for an event, in the article's own words, headed by who did it or whom it befell."""

from itertools import pairwise

from geoevents.link.candidates import Candidate
from geoevents.link.context import Context
from geoevents.link.titles_line import LONGEST, finished, unjoined, whole
from geoevents.link.titles_subject import STEPS, be, goes_on
from geoevents.link.titles_subject import subject as subject_of
from geoevents.link.verbs import shared
from geoevents.types import Clause, Part, Span

HELD_WITHIN = ("pcomp", "acl", "csubj", "nsubj", "relcl")
FEWEST = 4


def title(context: Context, candidate: Candidate) -> str:
    """The title of a candidate."""
    clause = context.clause(candidate.main)
    keep = clause.trigger
    if clause.pos == "NOUN" and not _apart(context, candidate, clause):
        clause = _frame(context, clause)
    words = None if clause.pos == "NOUN" else _sentence(context, clause, keep=keep, steps=STEPS)
    if words is not None:
        words += _condition(context, clause) if clause.modality == "hypothetical" else []
        words += _content(context, clause) if _bare(clause) else []
    if words is None or (_bare(clause) and len(" ".join(words).split()) < FEWEST):
        phrase = clause.pos == "NOUN" and (_verbless(context, clause) or len(clause.span.of(context.text).split()) > 2)
        return finished(whole(context, clause.span if phrase else context.reading.sentences[clause.sentence]))
    return finished(unjoined(context, " ".join(words)))


def _apart(context: Context, candidate: Candidate, noun: Clause) -> bool:
    """Whether the verb above an event noun tells another thing, so that the noun's own phrase is the title."""
    carried = candidate.frame in candidate.group and candidate.frame != candidate.main
    argument = noun.link in ("nsubj", "nsubjpass", "dobj", "attr", "ROOT", "")
    return not (carried or argument or noun.modality) and len(noun.span.of(context.text).split()) > 2


def _condition(context: Context, clause: Clause) -> list[str]:
    """The clause on which it depends whether this comes true: "if the talks fail"."""
    own = next(index for index in context.clauses[clause.sentence] if context.clause(index) is clause)
    for index in context.clauses[clause.sentence]:
        below = context.clause(index)
        said = below.span.of(context.text)
        first = said.split()[0].lower()
        if below.governor == own and below.link == "advcl" and first in context.words.words["conditional_marks"]:
            return [said[:1].lower() + said[1:]] if len(said) < LONGEST else []
    return []


def _content(context: Context, clause: Clause) -> list[str]:
    """The infinitive that says what a verb is about: "voted to leave the union"."""
    own = next(index for index in context.clauses[clause.sentence] if context.clause(index) is clause)
    for index in context.clauses[clause.sentence]:
        below = context.clause(index)
        if below.governor == own and below.aspect == "infinitive" and below.link in ("xcomp", "advcl"):
            said = below.span.of(context.text)
            if below.span.start > clause.trigger.end and said.lower().startswith("to ") and len(said) < LONGEST // 2:
                return [said]
    return []


def _bare(clause: Clause) -> bool:
    """Whether a clause has nothing beside its subject and its verb, so that it tells too little."""
    return not any(part.relation in ("object", "complement", "oblique") for part in clause.parts)


def _frame(context: Context, clause: Clause) -> Clause:
    """The nearest verb above an event noun that says more than who reports it; the noun itself if there is none."""
    at, noun = clause, clause
    while at.governor is not None:
        link = at.link.partition(":")
        if at is noun and link[0] == "pobj" and link[2] in context.words.words["episode_prepositions"]:
            return noun  # "resigned after the protests" tells of no protest
        index = at.governor
        at = context.clause(index)
        if at.pos == "VERB":
            return noun if context.reports(index) and noun.link != "nsubjpass" else at
    return noun


def _verbless(context: Context, clause: Clause) -> bool:
    return all(context.clause(one).pos == "NOUN" for one in context.clauses[clause.sentence])


def _sentence(context: Context, clause: Clause, *, keep: Span, steps: int) -> list[str] | None:
    """The words of a clause as a sentence, if need be with the clause above it; None if that makes none."""
    link, above = clause.link.partition(":")[0], _above(context, clause)
    own_finite = _finite(clause)
    if above is not None and steps and not own_finite:
        if link == "conj" and clause.aspect == "infinitive":
            return _joined(context, clause, above, keep, steps)
        inside = link in HELD_WITHIN and (clause.aspect == "infinitive" or link in ("pcomp", "csubj", "nsubj"))
        if inside:
            return _sentence(context, above, keep=keep, steps=steps - 1)
        follows = clause.aspect == "progressive" and link in ("advcl", "xcomp", "conj")
        named = clause.aspect == "participle" and link in ("xcomp", "oprd", "ccomp")
        if clause.aspect == "infinitive" or follows or named:
            head = _sentence(context, above, keep=clause.trigger, steps=steps - 1)
            if head is None:
                return None
            told = _predicate(context, clause, keep, room=LONGEST - _length(head))
            if follows and clause.trigger.start < above.trigger.start:  # "Speaking to a crowd, he thanked them"
                told[0] = told[0][:1].lower() + told[0][1:]
                head[-1] += ","
            elif follows and context.text[: clause.trigger.start].rstrip().endswith(","):
                head[-1] += ","
            inner = [part.span.of(context.text) for part in clause.parts if part.relation == "subject"]
            named = clause.aspect == "infinitive" and link in ("ccomp", "xcomp")  # "allowed the ban to be lifted"
            return [*head, *(inner[:1] if named else []), *told]
    subject = subject_of(context, clause)
    if subject is None or clause.aspect == "infinitive":
        return None
    verb = _predicate(context, clause, keep, room=LONGEST - len(subject))
    bare = not any(part.relation == "verb" and part.depth for part in clause.parts)
    if bare and (clause.aspect == "progressive" or (clause.passive and clause.aspect == "participle")):
        verb = [be(context, clause, subject), *verb]
    if verb[0][:1] in "'’":  # "she'd been"
        subject, verb = f"{subject}{verb[0]}", verb[1:]
    if not bare and verb[0].lower() == "being":
        verb[0] = be(context, clause, subject)
    own = next((part for part in clause.parts if part.relation == "subject"), None)
    verbs = [part.span for part in clause.parts if part.relation == "verb" and own and part.span.start > own.span.end]
    paired = own is not None and "," in subject and verbs and _mark(context.text, own.span, verbs[0])
    return [f"{subject}," if paired else subject, *verb]


def _joined(context: Context, clause: Clause, above: Clause, keep: Span, steps: int) -> list[str] | None:
    """A second infinitive hangs where the first does: "warned them to stop and to leave"."""
    higher = _above(context, above)
    if higher is None:
        return None
    head = _sentence(context, higher, keep=clause.trigger, steps=steps - 1)
    if head is None:
        return None
    own = _predicate(context, clause, keep, room=LONGEST - _length(head))
    first = [] if own[0].lower() == "to" else ["to"]
    return [*head, *first, *own]


def _above(context: Context, clause: Clause) -> Clause | None:
    """The verb that a clause hangs on, unless that only reports."""
    if clause.governor is None or context.reports(clause.governor):
        return None
    above = context.clause(clause.governor)
    return above if above.pos == "VERB" else _above(context, above)


def _finite(clause: Clause) -> bool:
    helped = any(part.relation == "verb" and part.depth for part in clause.parts)
    if clause.aspect == "infinitive":
        return False
    return clause.tense != "none" and (helped or clause.aspect not in ("participle", "progressive"))


def _predicate(context: Context, clause: Clause, keep: Span, *, room: int) -> list[str]:
    """The verb group and the phrases that go with it, as far as there is room; phrases before the verb come last."""
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
    room -= _length(group) + sum(len(said[part]) + 1 for part in must)
    last = clause.trigger
    for part in (*after, *before):
        mark = "" if last in cut else _mark(text, last, part.span)
        if mark and (part in must or len(said[part]) < room):
            group[-1] += mark
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
    return part.relation == "oblique" and not part.word and goes_on(context, clause, part.span)


def _loose(text: str, parts: list[Part]) -> set[Part]:
    """Objects that only a comma joins to the phrase before, as what contains it: "in X township, Y region"."""
    return {
        part
        for before, part in pairwise(parts)
        if part.relation == "object" and before.relation == "oblique" and _mark(text, before.span, part.span)
    }


def _mark(text: str, last: Span, following: Span) -> str:
    """The comma that the text has between two phrases which it has side by side."""
    gap = text[last.end : following.start] if last.end <= following.start else ""
    return "," if gap.strip() == "," else ""


def _verbs_before(context: Context, clause: Clause) -> list[str]:
    """The verb that shares all that this one says, with its conjunction: "abducted and"."""
    own = next(index for index in context.clauses[clause.sentence] if context.clause(index) is clause)
    first = shared(context, own)
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


def _length(words: list[str]) -> int:
    return sum(len(word) + 1 for word in words)
