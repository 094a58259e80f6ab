"""A short whole sentence for an event, in the article's own words, headed by who did it or whom it befell."""

from itertools import takewhile

from geoevents.link.candidates import Candidate
from geoevents.link.context import Context
from geoevents.link.verbs import shared
from geoevents.types import Clause, Part, Span

LONGEST = 110
HELD_WITHIN = ("pcomp", "acl", "csubj", "nsubj", "relcl")
STEPS = 4
FEWEST = 4


def title(context: Context, candidate: Candidate) -> str:
    """The title of a candidate."""
    clause = context.clause(candidate.main)
    keep = clause.trigger
    if clause.pos == "NOUN":
        clause = _frame(context, clause)
    words = None if clause.pos == "NOUN" else _sentence(context, clause, keep=keep, steps=STEPS)
    if words is None or (_bare(clause) and len(" ".join(words).split()) < FEWEST):
        whole = (
            context.reading.sentences[clause.sentence]
            if clause.pos == "VERB" or not _verbless(context, clause)
            else clause.span
        )
        return _finished(_cut(whole.of(context.text)))
    return _finished(" ".join(words))


def _bare(clause: Clause) -> bool:
    """Whether a clause has nothing beside its subject and its verb, so that it tells too little."""
    return not any(part.relation in ("object", "complement", "oblique") for part in clause.parts)


def _frame(context: Context, clause: Clause) -> Clause:
    """The nearest verb above an event noun that says more than who reports it; the noun itself if there is none."""
    at, noun = clause, clause
    while at.governor is not None:
        index = at.governor
        at = context.clause(index)
        if at.pos == "VERB":
            return noun if context.reports(index) else at
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
            if follows and context.text[: clause.trigger.start].rstrip().endswith(","):
                head[-1] += ","
            return [*head, *_predicate(context, clause, keep, room=LONGEST - _length(head))]
    subject = _subject(context, clause)
    if subject is None or clause.aspect == "infinitive":
        return None
    verb = _predicate(context, clause, keep, room=LONGEST - len(subject))
    bare = not any(part.relation == "verb" and part.depth for part in clause.parts)
    if bare and (clause.aspect == "progressive" or (clause.passive and clause.aspect == "participle")):
        verb = [_be(context, clause, subject), *verb]
    own = next((part for part in clause.parts if part.relation == "subject"), None)
    paired = own is not None and "," in subject and _mark(context.text, own.span, clause.trigger)
    return [f"{subject}," if paired else subject, *verb]


def _joined(context: Context, clause: Clause, above: Clause, keep: Span, steps: int) -> list[str] | None:
    """A second infinitive hangs where the first does: "warned them to stop and to leave"."""
    higher = _above(context, above)
    if higher is None:
        return None
    head = _sentence(context, higher, keep=clause.trigger, steps=steps - 1)
    return None if head is None else [*head, *_predicate(context, clause, keep, room=LONGEST - _length(head))]


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


def _subject(context: Context, clause: Clause) -> str | None:
    """The subject's words; for a pronoun the name above it in the sentence."""
    text, words = context.text, context.words.words
    own = next((part for part in clause.parts if part.relation == "subject"), None)
    shared = (clause.patients if clause.passive else clause.actors) or clause.actors
    named = own.span.of(text) if own is not None else ""
    beside = next((part for part in clause.parts if own is not None and part.span.start == own.span.end + 1), None)
    if own is not None and beside is not None and beside.relation == "subject":
        named = text[own.span.start : beside.span.end]  # "a roadside IED", read as two subjects
    if named.lower() in words["relative_pronouns"] or not named:
        named = shared[0].of(text) if shared else ""
    elif len(named) > LONGEST // 2 and own is not None and own.core is not None:
        named = (own.core if own.core.end - own.core.start <= LONGEST // 2 or not shared else shared[0]).of(text)
    if named.lower() in words["first_person"] and clause.reported_by is not None:
        return f"{clause.reported_by.of(text)}: {named}"
    if named.lower() in words["pronouns"]:
        return _antecedent(context, clause, named.lower()) or named
    return named if named and named.lower() not in words["relative_pronouns"] else None


def _antecedent(context: Context, clause: Clause, pronoun: str) -> str | None:
    """Who acts in the clauses above a pronoun's ("The envoy said that he will leave"), if it can be meant."""
    at = clause
    for _ in range(STEPS):
        if at.governor is None or at.link == "relcl":
            return None
        at = context.clause(at.governor)
        for span in at.actors:
            name = span.of(context.text)
            if name.lower() not in context.words.words["personal_pronouns"]:
                return name if _can_be(context, pronoun, name) else None
    return None


def _can_be(context: Context, pronoun: str, name: str) -> bool:
    """Whether a pronoun can stand for a name: a person is named without an article, and only by names and titles."""
    if pronoun in context.words.words["person_pronouns"]:
        words = name.split()
        return words[0].lower() not in context.words.words["definite"] and all(word[:1].isupper() for word in words)
    return pronoun in context.words.words["thing_pronouns"] and name[:1].isupper() and len(name.split()) <= 4


def _predicate(context: Context, clause: Clause, keep: Span, *, room: int) -> list[str]:
    """The verb group and the phrases that go with it, as far as there is room; phrases before the verb come last."""
    text, start = context.text, clause.trigger.start
    group = _verbs_before(context, clause)
    for part in clause.parts:
        group += [part.span.of(text)] if part.relation == "verb" else []
        group += _relative_object(context, clause) if part.span == clause.trigger else []
    rest = [part for part in clause.parts if part.relation not in ("verb", "subject", "modifier", "apposition")]
    after = [part for part in rest if part.span.start > start]
    before = [part for part in rest if part.span.start < start and part.word and _has_place(context, clause, part)]
    must = {part for part in after if part.relation in ("object", "complement") or part.span.contains(keep)}
    said = {part: _said(text, part) for part in (*after, *before)}
    room -= _length(group) + sum(len(said[part]) + 1 for part in must)
    last = clause.trigger
    for part in (*after, *before):
        mark = _mark(text, last, part.span)
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


def _be(context: Context, clause: Clause, subject: str) -> str:
    words = context.words
    head = takewhile(lambda word: word not in words.tables["place_prepositions"], subject.lower().split())
    last = (list(head) or [""])[-1]
    plural = last.endswith("s") or last in context.words.words["plurals"]
    table = context.words.tables["passive_plural" if plural else "passive_singular"]
    return str(table.get(clause.tense, table["past"]))


def _length(words: list[str]) -> int:
    return sum(len(word) + 1 for word in words)


def _cut(line: str) -> str:
    """A line that is too long, cut at a word."""
    line = " ".join(line.split())
    return line if len(line) <= LONGEST + 20 else line[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:-–— ") + " …"


def _finished(line: str) -> str:
    """One line, its quotation marks paired or gone, its first letter large."""
    line = " ".join(line.split()).strip(" ,;:-–—").replace(" ,", ",").replace(",,", ",")
    if "." not in line.split(" ")[-1][:-1]:  # "p.m." keeps its own
        line = line.removesuffix(".")
    for opening, closing in (("“", "”"), ("``", "''"), ("(", ")"), ("[", "]")):
        if line.count(opening) != line.count(closing):
            line = line.replace(opening, "").replace(closing, "")
    if line.count('"') % 2:
        line = line.replace('"', "")
    return line[:1].upper() + line[1:]
