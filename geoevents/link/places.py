"""Where a candidate happened: its own clause, then the clauses around it, then what the text said before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geoevents.link.candidates import Candidate
from geoevents.link.context import Context, Owned
from geoevents.link.lists import coordinated, encloses, in_list, joined, measures, stands_in
from geoevents.link.seats import at_seat, settled, widened, within
from geoevents.link.ties import tie
from geoevents.types import Clause, ResolvedToponym, Span

LEAST = 0.5
UP = {"conj": 0.85, "xcomp": 0.95, "advcl": 0.85, "pcomp": 0.85, "acl": 0.85, "relcl": 0.8, "ccomp": 0.8}
DOWN = {"conj": 0.7, "xcomp": 0.95, "advcl": 0.8, "acl": 0.8, "ccomp": 0.8, "pcomp": 0.8}
DEPTH = 3
SENTENCE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A place for a candidate. weight : how well the text ties it to the event, [0, 1]; reason : for the reader."""

    toponym: ResolvedToponym
    weight: float
    reason: str
    own: bool = True
    said: Span | None = None

    @property
    def span(self) -> Span:
        """The words that name it: of a village drawn as its district, the village."""
        return self.said or self.toponym.toponym.span


def located(context: Context, candidate: Candidate) -> list[Located]:
    """The places of a candidate by the parse of its sentence, best first; several if one act hit several places."""
    own = _weighed(context, candidate, candidate.group)
    if own:
        return _chosen(context, own, "named in its own clause")
    for weight, clause, how in _around(context, candidate):
        near = _weighed(context, candidate, (clause,))
        if near:
            found = _chosen(context, [(index, value * weight) for index, value in near], how)
            return found if _goes_with(context, candidate, clause) else found[:1]
    return []


def _goes_with(context: Context, candidate: Candidate, clause: int) -> bool:
    """Whether an act shares all places of the clause that names them, as in "hit A and B, killing five"."""
    own = context.clause(candidate.main)
    follows = own.aspect in ("progressive", "participle", "infinitive") or own.link == "conj"
    return follows or context.clause(clause).governor in candidate.group


def in_sentence(context: Context, candidate: Candidate) -> list[Located]:
    """The best place of the sentence that the parse ties to no clause."""
    found = [
        (index, value * SENTENCE)
        for index, value in _weighed(context, candidate, [None])
        if value >= 0.8 and _oblique(context.place_owner[index])
    ]
    return _chosen(context, found, "named elsewhere in its sentence")[:1]


def _oblique(owned: Owned) -> bool:
    return owned.part is None or (owned.part.relation == "oblique" and bool(owned.part.word))


def _weighed(context: Context, candidate: Candidate, clauses: Sequence[int | None]) -> list[tuple[int, float]]:
    """The sentence's located toponyms that belong to those clauses, with their weights, in text order."""
    found = []
    for index in context.toponyms[context.clause(candidate.main).sentence]:
        meant = context.toponym(index)
        if context.place_owner[index].clause not in clauses or meant.toponym.role != "locative":
            continue
        if context.dateline.contains(meant.toponym.span) or measures(context, index) or encloses(context, index):
            continue
        weight = tie(context, index, category=candidate.category)
        if weight >= LEAST:
            found.append((index, weight))
    return found


def _around(context: Context, candidate: Candidate) -> Iterator[tuple[float, int, str]]:
    """The clauses around the candidate that can tell where it was, nearest first, none that only reports."""
    yield from _below(context, candidate)
    at, weight = candidate.main, 1.0
    for _ in range(4):
        clause = context.clause(at)
        if clause.governor is None:
            return
        link = clause.link.partition(":")
        if link[0] == "pobj" and link[2] in context.words.words["parting_prepositions"]:
            weight *= 0.7
        elif clause.pos == "VERB":
            weight *= UP.get(link[0], 0.7)
        else:
            weight *= 0.9
        at = clause.governor
        if context.reports(at):
            return
        yield weight, at, "named in the clause that governs it"


def _parted(context: Context, link: str) -> bool:
    return link.partition(":")[2] in context.words.words["parting_prepositions"]


def _below(context: Context, candidate: Candidate) -> Iterator[tuple[float, int, str]]:
    """The clauses that depend on the candidate, the nearest first, none that stands apart or only reports."""
    level = [(1.0, index) for index in candidate.group]
    sentence = context.clauses[context.clause(candidate.main).sentence]
    for _ in range(DEPTH):
        following: list[tuple[float, int]] = []
        for weight, above in level:
            for other in sentence:
                clause = context.clause(other)
                if clause.governor != above or other in candidate.group:
                    continue
                tied = _dependence(context, clause)
                if tied and not context.reports(other):
                    following.append((weight * tied, other))
        for weight, other in sorted(following, key=lambda one: (-one[0], one[1])):
            yield weight, other, "named in a clause that depends on it"
        level = following


def _dependence(context: Context, clause: Clause) -> float:
    """How well a dependent clause tells where the clause above it happened; 0 if it does not."""
    if _parted(context, clause.link):
        return 0.0
    return 0.9 if clause.pos == "NOUN" else DOWN.get(clause.link.partition(":")[0], 0.0)


def _chosen(context: Context, found: list[tuple[int, float]], how: str) -> list[Located]:
    """The best place and those coordinated with it; the most specific of places that lie in one another."""
    if not found:
        return []
    placed = [(index, weight) for index, weight in found if settled(context.toponym(index)).footprint is not None]
    placed = [(index, weight) for index, weight in placed if not _listed_with_itself(context, index, placed)]
    if not placed:
        return [_unknown(context, *max(found, key=lambda one: (round(one[1], 1), -one[0])))]
    best, weight = max(placed, key=lambda one: (round(one[1], 1), _rank(context.toponym(one[0])), -one[0]))
    for index, other in placed:
        if index != best and within(context.toponym(index).place, context.toponym(best).place) and other >= LEAST:
            best, weight = index, max(weight, other)
    chosen = [best, *coordinated(context, best, [index for index, _ in placed])]
    return [_located(context, index, weight, how, found) for index in chosen]


def _listed_with_itself(context: Context, index: int, placed: list[tuple[int, float]]) -> bool:
    """Whether a name is drawn as a place that its own list names too, so that it must be another one."""
    if not stands_in(context, index):
        return False
    place = context.toponym(index).place
    others = [
        one for one, _ in placed if one != index and abs(one - index) == 1 and context.toponym(one).place == place
    ]
    return any(in_list(context, *sorted((index, one))) for one in others)


def _located(context: Context, index: int, weight: float, how: str, found: list[tuple[int, float]]) -> Located:
    meant = at_seat(settled(context.toponym(index)))
    unknown = _unknown_before(context, index, [one for one, _ in found])
    if unknown is None:
        return Located(toponym=meant, weight=weight, reason=f"{meant.toponym.text!r} is {how}; {meant.reason}")
    said = context.toponym(unknown).toponym
    return Located(
        toponym=widened(meant),
        weight=weight * 0.9,
        reason=f"no place called {said.text!r} is known; drawn as {meant.toponym.text!r} around it; {meant.reason}",
        said=said.span,
    )


def _unknown(context: Context, index: int, weight: float) -> Located:
    """A place that the text names and the gazetteer does not hold."""
    meant = context.toponym(index)
    return Located(toponym=meant, weight=weight, reason=f"{meant.toponym.text!r} is named for it; {meant.reason}")


def _unknown_before(context: Context, index: int, group: list[int]) -> int | None:
    """A name without a place that stands right before the chosen one, in the same phrase: the village of a district."""
    span = context.toponym(index).toponym.span
    for other in group:
        meant = context.toponym(other)
        gap = context.text[meant.toponym.span.end : span.start]
        listed = joined(context, gap) or in_list(context, other, index)
        if meant.footprint is None and 0 < len(gap) < 50 and not listed:
            return other
    return None


def drawn_around(unknown: Located, around: Located | None) -> Located:
    """An unknown place drawn as the region that the text is about; a mere point of the story would be a wrong pin."""
    mark = around.toponym.footprint if around is not None else None
    if around is None or mark is None or mark.kind == "point":
        return unknown
    name = unknown.toponym.toponym.text
    return Located(
        toponym=widened(around.toponym),
        weight=around.weight * 0.8,
        reason=f"no place called {name!r} is known; {around.reason}",
        own=False,
        said=unknown.span,
    )


def _rank(meant: ResolvedToponym) -> int:
    kind = meant.footprint.kind if meant.footprint else "country"
    return {"point": 2, "region": 1}.get(kind, 0)
