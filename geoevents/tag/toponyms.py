"""Place names of a text, with the role and the spatial relation that the text gives each."""

from dataclasses import replace

from geoevents.gazetteer import Gazetteer
from geoevents.lexicon.place_clues import hinted
from geoevents.lexicon.place_words import PlaceWords
from geoevents.tag.analysis import Analysis
from geoevents.tag.toponyms_adjectives import adjectives
from geoevents.tag.toponyms_compounds import compounds
from geoevents.tag.toponyms_coordinates import coordinates
from geoevents.tag.toponyms_facilities import facilities
from geoevents.tag.toponyms_gates import firm_names, judge
from geoevents.tag.toponyms_names import known_names
from geoevents.tag.toponyms_reading import Match, Reading, Verdict, taken
from geoevents.tag.toponyms_relations import pairs, relation_of
from geoevents.tag.toponyms_roles import role_of
from geoevents.tag.toponyms_unknown import unknown_names
from geoevents.tag.toponyms_within import unlisted_within
from geoevents.types import Clue, Relation, Span, Toponym

JOINED = frozenset({"between", "route"})
# the relations that an adjective has, too ("the Turkish border", "the Libyan coast")
BORDERS = frozenset({"along", "off"})
# the rules by which a place also vouches for its neighbours in a list
LISTABLE = frozenset(
    {
        "entity",
        "well-known",
        "within",
        "led-to",
        "preposition",
        "container",
        "cue-before",
        "one-sense",
        "list",
        "home-of",
    }
)


def find_toponyms(analysis: Analysis, *, gazetteer: Gazetteer, clues: tuple[Clue, ...] = ()) -> tuple[Toponym, ...]:
    """The toponyms of the text in order, none overlapping another."""
    reading = Reading(analysis=analysis, gazetteer=gazetteer, hinted=hinted(clues))
    judged = judged_names(reading)
    named = [(match, verdict) for match, verdict in judged if verdict.taken]
    taken = {index for match, _ in named for index in range(match.first, match.last)}
    found = [_toponym(reading, match, verdict.rule) for match, verdict in named]
    for match, role in adjectives(reading, taken):
        taken.update(range(match.first, match.last))
        adjective = _toponym(reading, match, role)
        border = adjective.relation is not None and adjective.relation.kind in BORDERS
        found.append(replace(adjective, role=role, relation=adjective.relation if border else None))
    refused = {
        index
        for match, verdict in judged
        if not verdict.taken and not verdict.open
        for index in range(match.first, match.last)
    }
    further = (
        *unlisted_within(reading, taken),
        *facilities(reading, taken),
        *unknown_names(reading, taken, refused),
    )
    for match, rule in further:
        if not taken.intersection(range(match.first, match.last)):
            taken.update(range(match.first, match.last))
            found.append(_toponym(reading, match, rule))
    found += [
        written
        for written in (*coordinates(analysis.text), *compounds(reading))
        if not any(written.span.overlaps(t.span) for t in found)
    ]
    found.sort(key=lambda toponym: toponym.span)
    return _joined(analysis.text, found, reading.words)


def judged_names(reading: Reading) -> list[tuple[Match, Verdict]]:
    """Each match of the gazetteer with its verdict.

    A name that is a place once is one again (one sense a document), and so is a neighbour in a list of places.
    """
    judged = [(match, judge(reading, match)) for match in known_names(reading)]
    firm = firm_names(judged)
    judged = [
        (match, taken("one-sense") if verdict.open and match.name.casefold() in firm else verdict)
        for match, verdict in judged
    ]
    for steps in (range(1, len(judged)), range(len(judged) - 2, -1, -1)):
        for index in steps:
            match, verdict = judged[index]
            neighbour, its = judged[index - 1] if steps.step > 0 else judged[index + 1]
            if verdict.open and its.taken and its.rule in LISTABLE and _in_one_list(reading, match, neighbour):
                judged[index] = (match, taken("list", firm=False))
    return judged


def _in_one_list(reading: Reading, one: Match, other: Match) -> bool:
    first, second = sorted((one, other), key=lambda match: match.first)
    gap = reading.analysis.text[reading.analysis.ends[first.last - 1] : reading.analysis.starts[second.first]]
    joint, words = gap.strip().lower(), reading.words
    listed = joint in words["list_joints"]
    # "from Santiago to Valparaiso"
    along = joint in words["onward_prepositions"] and reading.word(first.first - 1) in words["origin_prepositions"]
    return (listed or along) and bool(reading.locally(one))


def _toponym(reading: Reading, match: Match, rule: str) -> Toponym:
    span = reading.analysis.span(match.first, match.last)
    related = relation_of(reading.analysis.text, span, words=reading.words)
    role = role_of(reading, match)
    return Toponym(
        span=span,
        text=span.of(reading.analysis.text),
        name=match.name,
        role=role,
        relation=related[0] if related and role == "locative" else None,
        rule=rule,
    )


def _joined(text: str, found: list[Toponym], words: PlaceWords) -> tuple[Toponym, ...]:
    """Each of two names that one relation joins gets the other: "between X and Y"."""
    spans = [toponym.span for toponym in found]
    for index, other in pairs(text, spans, joints=words["joints"]).items():
        relation = found[index].relation
        if relation is None:
            continue
        if relation.kind not in JOINED and words["between_words"].isdisjoint(relation.text.split()):
            continue
        found[index] = replace(found[index], relation=_with(relation, spans[other]))
        found[other] = replace(found[other], relation=_with(relation, spans[index]))
    return tuple(found)


def _with(relation: Relation, other: Span) -> Relation:
    return replace(relation, others=(other,))
