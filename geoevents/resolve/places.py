"""Toponyms to places of the gazetteer: the passes' evidence weighed jointly, each choice with reason and chance."""

import math
from collections import Counter
from collections.abc import Iterable

import numpy as np

from geoevents.gazetteer import Gazetteer
from geoevents.lexicon.place_words import place_words
from geoevents.resolve.coordinates import written_place
from geoevents.resolve.footprints import footprint
from geoevents.resolve.passes import PASSES
from geoevents.resolve.passes_choice import Choice, Weights, choose, weights
from geoevents.resolve.passes_home import homes
from geoevents.resolve.passes_reasons import reason_of
from geoevents.resolve.passes_story import Story, group
from geoevents.types import Footprint, Hints, Place, ResolvedToponym, Tagged, Toponym

CANDIDATES = 5
WRITTEN = "coordinates-"


def resolve_places(tagged: Tagged, *, gazetteer: Gazetteer, hints: Hints) -> tuple[ResolvedToponym, ...]:
    """One `ResolvedToponym` per toponym, in order."""
    weighed = weights()
    story = make_story(tagged, gazetteer=gazetteer, hints=hints)
    chosen: dict[int, tuple[Place, float, str, tuple[Place, ...]]] = {}
    if story.names:
        chosen = _chosen(choose(story, by=weighed), by=weighed)
    places = {number: row[0] for number, row in chosen.items()}
    return tuple(
        _resolved(toponym, chosen.get(number), gazetteer=gazetteer, others=_others(tagged.toponyms, places, toponym))
        for number, toponym in enumerate(tagged.toponyms)
    )


def make_story(tagged: Tagged, *, gazetteer: Gazetteer, hints: Hints) -> Story:
    """The document's names with all their readings."""
    pinned = tuple(gazetteer.get(place_id) for _, place_id in hints.places)
    names, _ = group(
        tagged.toponyms,
        gazetteer=gazetteer,
        homes=homes(tagged.document, gazetteer=gazetteer),
        pinned={name.casefold(): place for (name, _), place in zip(hints.places, pinned, strict=True) if place},
    )
    return Story(
        names=names,
        toponyms=tagged.toponyms,
        text=tagged.document.text,
        hints=hints,
        english=frozenset(code.upper() for code in place_words()["language_countries"]),
    )


def hits(resolved: Iterable[ResolvedToponym]) -> Counter[str]:
    """How many toponyms each pass decided, by the pass's id."""
    return Counter(each.reason.split(":", 1)[0] for each in resolved)


def _chosen(choice: Choice, *, by: Weights) -> dict[int, tuple[Place, float, str, tuple[Place, ...]]]:
    """For each mention its place, the score, the reason and the other readings."""
    story, found = choice.story, {}
    factors = np.array([by.passes[each.id] for each in PASSES])
    for number, name in enumerate(story.names):
        rows = np.arange(len(name.readings)) + story.starts[number]
        best_first = rows[np.argsort(-choice.belief[rows], kind="stable")]
        best = int(best_first[0])
        reason = reason_of(choice, rows, best, factors)
        others = tuple(story.places[row] for row in best_first[1 : CANDIDATES + 1])
        for mention in name.mentions:
            score = _score(choice, best, story.toponyms[mention], by=by)
            found[mention] = (story.places[best], score, reason, others)
    return found


def _score(choice: Choice, row: int, toponym: Toponym, *, by: Weights) -> float:
    """The chance that the pin is right: the belief, and how surely the text means a place at all."""
    belief = min(max(float(choice.belief[row]), 1e-4), 1 - 1e-4)
    logit = by.score["bias"] + by.score["belief"] * math.log(belief / (1 - belief)) + by.score.get(toponym.rule, 0.0)
    return 1 / (1 + math.exp(-logit))


def _others(toponyms: tuple[Toponym, ...], places: dict[int, Place], toponym: Toponym) -> tuple[Place, ...]:
    """The places of the further names that the toponym's relation joins."""
    if toponym.relation is None or not toponym.relation.others:
        return ()
    spans = {other.span: number for number, other in enumerate(toponyms)}
    numbers = (spans.get(span) for span in toponym.relation.others)
    return tuple(places[number] for number in numbers if number in places)


def _resolved(
    toponym: Toponym,
    chosen: tuple[Place, float, str, tuple[Place, ...]] | None,
    *,
    gazetteer: Gazetteer,
    others: tuple[Place, ...],
) -> ResolvedToponym:
    if chosen is None and toponym.rule.startswith(WRITTEN):
        place = written_place(toponym.text)
        if place is not None:
            return _placed(toponym, place, 0.99, "coordinates: written in the text", (), gazetteer, ())
    if chosen is None:
        return ResolvedToponym(
            toponym=toponym,
            place=None,
            footprint=None,
            score=0.0,
            reason="unknown: no place of that name in the gazetteer",
        )
    place, score, reason, candidates = chosen
    return _placed(toponym, place, score, reason, candidates, gazetteer, others)


def _placed(
    toponym: Toponym,
    place: Place,
    score: float,
    reason: str,
    candidates: tuple[Place, ...],
    gazetteer: Gazetteer,
    others: tuple[Place, ...],
) -> ResolvedToponym:
    mark: Footprint = footprint(place, toponym.relation, gazetteer=gazetteer, others=others)
    return ResolvedToponym(
        toponym=toponym, place=place, footprint=mark, score=score, reason=reason, candidates=candidates
    )
