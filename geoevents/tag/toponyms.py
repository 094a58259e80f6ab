"""Place names of a text, with the role and the spatial relation that the text gives each."""

from dataclasses import replace

from geoevents.gazetteer import Gazetteer
from geoevents.tag.analysis import Analysis
from geoevents.tag.toponyms_adjectives import adjectives
from geoevents.tag.toponyms_coordinates import coordinates
from geoevents.tag.toponyms_gates import Verdict, firm_names, judge
from geoevents.tag.toponyms_names import known_names
from geoevents.tag.toponyms_reading import Match, Reading
from geoevents.tag.toponyms_relations import pairs, relation_of
from geoevents.tag.toponyms_roles import role_of
from geoevents.tag.toponyms_unknown import unknown_names
from geoevents.types import Relation, Span, Toponym

JOINED = frozenset({"between", "route"})


def find_toponyms(analysis: Analysis, *, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The toponyms of the text in order, none overlapping another."""
    reading = Reading(analysis=analysis, gazetteer=gazetteer)
    named = [(match, verdict) for match, verdict in judged_names(reading) if verdict.taken]
    taken = {index for match, _ in named for index in range(match.first, match.last)}
    found = [_toponym(reading, match, verdict.rule) for match, verdict in named]
    for match, role in adjectives(reading, taken):
        taken.update(range(match.first, match.last))
        found.append(replace(_toponym(reading, match, role), role=role))
    found += [_toponym(reading, match, rule) for match, rule in unknown_names(reading, taken)]
    found += [
        written for written in coordinates(analysis.text) if not any(written.span.overlaps(t.span) for t in found)
    ]
    found.sort(key=lambda toponym: toponym.span)
    return _joined(analysis.text, found, reading.words["joints"])


def judged_names(reading: Reading) -> list[tuple[Match, Verdict]]:
    """Each match of the gazetteer with its verdict; a name that is a place once is one again (one sense a document)."""
    judged = [(match, judge(reading, match)) for match in known_names(reading)]
    firm = firm_names(judged)
    again = Verdict(taken=True, rule="one-sense")
    return [(match, again if verdict.open and match.name.casefold() in firm else verdict) for match, verdict in judged]


def _toponym(reading: Reading, match: Match, rule: str) -> Toponym:
    span = reading.analysis.span(match.first, match.last)
    related = relation_of(reading.analysis.text, span, words=reading.words)
    return Toponym(
        span=span,
        text=span.of(reading.analysis.text),
        name=match.name,
        role=role_of(reading, match),
        relation=related[0] if related else None,
        rule=rule,
    )


def _joined(text: str, found: list[Toponym], joints: frozenset[str]) -> tuple[Toponym, ...]:
    """Each of two names that one relation joins gets the other: "between X and Y"."""
    spans = [toponym.span for toponym in found]
    for index, other in pairs(text, spans, joints=joints).items():
        relation = found[index].relation
        if relation is None or relation.kind not in JOINED:
            continue
        found[index] = replace(found[index], relation=_with(relation, spans[other]))
        found[other] = replace(found[other], relation=_with(relation, spans[index]))
    return tuple(found)


def _with(relation: Relation, other: Span) -> Relation:
    return replace(relation, others=(other,))
