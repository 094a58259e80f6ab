"""The sentence that tells an act, in its own words and order, less what it can do without."""

from geoevents.link.context import Context
from geoevents.link.titles_line import LONGEST, WIDEST, cut_line, opening, unjoined
from geoevents.link.titles_parts import finite, own_subject, verb_start
from geoevents.link.titles_sound import broken, free_relative, misread
from geoevents.link.titles_subject import subject
from geoevents.types import Clause, Span

LOOSE = ("relcl", "advcl", "conj", "parataxis", "acl", "appos")
AT_END = ("advcl", "conj")
NO_HEAD = ("relcl", "acl", "pcomp", "xcomp", "csubj")


def held(context: Context, clause: Clause, keep: Span) -> str:
    """The nearest clause with a subject and a verb of its own around a span, shortened at its own joints."""
    head = _head(context, context.index(clause), keep)
    if head is None or misread(context, context.clause(head)) or broken(context, context.clause(head)):
        return cut_line(unjoined(context, _sentence(context, clause)), widest=WIDEST)
    span = _extent(context, head)
    first = _start(context, head, span, keep)
    pieces = [Span(start=first, end=span.end)]
    for loose, widest in _loose(context, head, keep):
        if _measure(pieces) > widest:
            pieces = _without(pieces, loose)
    pieces = _jointed(context, head, keep, pieces)
    line = " ".join(piece.of(context.text).strip(" ;`“") for piece in pieces).replace(", ,", "")
    line = _named(context, context.clause(head), line)
    return cut_line(unjoined(context, line), widest=WIDEST)


def _sentence(context: Context, clause: Clause) -> str:
    """The words of the sentence behind a dateline."""
    span = context.reading.sentences[clause.sentence]
    return context.text[min(span.end, opening(context, span)) : span.end]


def _named(context: Context, clause: Clause, line: str) -> str:
    """The line with a name for the pronoun that it begins with, if the sentence has one."""
    said = _subject(clause).of(context.text)
    if said.lower() not in context.words.words["pronouns"] or not line.startswith(f"{said} "):
        return line
    return f"{subject(context, clause) or said}{line.removeprefix(said)}"


def _head(context: Context, index: int, keep: Span) -> int | None:
    """The nearest clause at or above one that can stand as a sentence; None if that is the whole sentence."""
    at: int | None = index
    while at is not None:
        clause = context.clause(at)
        if clause.pos == "VERB" and _stands(context, clause) and _extent(context, at).contains(keep):
            fronted = keep.end <= _subject(clause).start
            if not (fronted and clause.link == "advcl"):  # "when, after the raid, police left": its "when" would stay
                return at
        at = clause.governor
    return None


def _stands(context: Context, clause: Clause) -> bool:
    """Whether a clause has a subject that names something, and a verb that is finite."""
    if own_subject(clause) is None or not finite(clause) or clause.link.partition(":")[0] in NO_HEAD:
        return False
    return not free_relative(context, clause)


def below(context: Context, index: int) -> list[int]:
    """The clauses that hang on one, at any depth."""
    found = {index}
    members = context.clauses[context.clause(index).sentence]
    for _ in members:
        more = {one for one in members if context.clause(one).governor in found} - found
        if not more:
            break
        found |= more
    return sorted(found - {index})


def _extent(context: Context, index: int) -> Span:
    """From the first to the last word of a clause and all that hangs on it."""
    spans = [context.clause(one).span for one in (index, *below(context, index))]
    spans += [part.span for part in context.clause(index).parts]
    return Span(start=min(one.start for one in spans), end=max(one.end for one in spans))


def _start(context: Context, head: int, span: Span, keep: Span) -> int:
    """Where the sentence begins: at its subject, unless what stands before is what it is about or is not set off."""
    clause = context.clause(head)
    head_of = opening(context, context.reading.sentences[clause.sentence])
    first, begins = max(_subject(clause).start, head_of), max(span.start, head_of)
    before = context.text[begins:first].rstrip()
    apart = not before or before[-1] in ",;:" or clause.governor is not None
    return first if apart and (keep.start >= first or verb_start(clause) < first) else begins


def _subject(clause: Clause) -> Span:
    return min(part.span for part in clause.parts if part.relation == "subject")


def _loose(context: Context, head: int, keep: Span) -> list[tuple[Span, int]]:
    """What the sentence can do without, the last first, each with the length from which it goes.

    Those are clauses set off by a comma, and in longer sentences a second verb and what it does, or when, at its end.
    """
    end = _extent(context, head).end
    found = []
    for index in below(context, head):
        clause = context.clause(index)
        span = _extent(context, index)
        set_off = _set_off(context, span.start)
        last = not context.text[span.end : end].strip(" .,;\"'”’")
        link = clause.link.partition(":")[0]
        loose = _is_loose(clause) and (set_off or (last and link in AT_END))
        if loose and not span.contains(keep):
            found.append((span, LONGEST if set_off else WIDEST))
    return sorted(found, key=lambda one: (-one[0].start, one[0].end))


def _jointed(context: Context, head: int, keep: Span, pieces: list[Span]) -> list[Span]:
    """The pieces cut before a clause, where they are still too long: if one is set off, before the last such."""
    if _measure(pieces) <= WIDEST:
        return pieces
    told = max((part.span.end for part in context.clause(head).parts if part.relation == "verb"), default=keep.end)
    joints = [_extent(context, one).start for one in below(context, head) if _is_loose(context.clause(one))]
    joints = [one for one in joints if one > max(told, keep.end) and _ends_before(context, one)]
    for joint in sorted(joints, key=lambda one: (_set_off(context, one), one), reverse=True):
        shorter = _without(pieces, Span(start=joint, end=pieces[-1].end))
        if LONGEST // 3 < _measure(shorter) <= WIDEST - 20:
            return shorter
    return pieces


def _is_loose(clause: Clause) -> bool:
    return clause.pos == "VERB" and clause.link.partition(":")[0] in LOOSE


def _ends_before(context: Context, start: int) -> bool:
    """Whether a sentence can end before a place: not behind "that" or "the"."""
    return context.word_before(Span(start=start, end=start)) not in context.words.words["bound_words"]


def _set_off(context: Context, start: int) -> bool:
    return context.just_before(start).endswith((",", "—", "–"))


def _without(pieces: list[Span], loose: Span) -> list[Span]:
    """The pieces less one stretch of the text."""
    left = []
    for piece in pieces:
        if not piece.overlaps(loose):
            left.append(piece)
            continue
        if piece.start < loose.start:
            left.append(Span(start=piece.start, end=loose.start))
        if loose.end < piece.end:
            left.append(Span(start=loose.end, end=piece.end))
    return left


def _measure(pieces: list[Span]) -> int:
    return sum(piece.end - piece.start for piece in pieces)


def follows(context: Context, clause: Clause, end: int) -> Clause | None:
    """The clause that goes on right behind a place of the text; behind a bare verb also the one that "and" joins."""
    for index in context.clauses[clause.sentence]:
        one = context.clause(index)
        if one.pos != "VERB" or one.span.start < end:
            continue
        gap = context.text[end : one.span.start].strip().lower()
        bare = one.governor is not None and one.link == "conj" and context.clause(one.governor).trigger.end == end
        if not gap or (bare and gap in context.words.words["coordinators"]):
            return one
    return None
