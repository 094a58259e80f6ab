"""Toponyms to places of the gazetteer: the passes' evidence weighed jointly, each choice with reason and chance."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from geoevents.errors import UsageError
from geoevents.gazetteer import Gazetteer
from geoevents.lexicon.place_clues import hinted
from geoevents.lexicon.place_words import place_words
from geoevents.resolve.coordinates import written_place
from geoevents.resolve.footprints import area_of, footprint
from geoevents.resolve.passes import CONTEXTUAL, PASSES
from geoevents.resolve.passes_chain import commas
from geoevents.resolve.passes_choice import Choice, Weights, choose, weights
from geoevents.resolve.passes_group import group
from geoevents.resolve.passes_home import homes
from geoevents.resolve.passes_inside import contradicted
from geoevents.resolve.passes_kin import completed, enclosed, respelt, told_of
from geoevents.resolve.passes_known import OPEN, Guess, Known
from geoevents.resolve.passes_namesake import is_town, namesake, usual_kind
from geoevents.resolve.passes_reasons import reason_of
from geoevents.resolve.passes_score import figures, foreign, score_of
from geoevents.resolve.passes_story import Story
from geoevents.resolve.passes_town import borne
from geoevents.resolve.passes_unlisted import guess, spelling
from geoevents.types import Hints, Place, ResolvedToponym, Span, Tagged, Toponym

CANDIDATES = 5
AROUND = 100  # mentions before and behind among which a border's other side is looked for
WRITTEN = "coordinates-"
SURE_WRITTEN = 0.99
NAMESAKE = "the words around it mean the {kind} of that name"
KINDS = ("division", "town")
NO_SEA = "; no coast of it is known, so its own area is marked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The place of one mention.

    exact : it is the place itself, else the area of another that holds it;
    foreign : nothing else of the text is anywhere near it, and it is no place that the world knows.
    """

    place: Place
    score: float
    reason: str
    candidates: tuple[Place, ...] = ()
    exact: bool = True
    foreign: bool = False


def resolve_places(tagged: Tagged, *, gazetteer: Gazetteer, hints: Hints) -> tuple[ResolvedToponym, ...]:
    """One `ResolvedToponym` per toponym, in order."""
    chosen = _listed(tagged, gazetteer=gazetteer, hints=hints)
    known = _known(tagged, chosen, hints)
    for number in range(len(tagged.toponyms)):
        if number not in chosen or chosen[number].foreign:
            _add(chosen, number, spelling(number, known=known, gazetteer=gazetteer))
    known = _known(tagged, chosen, hints)
    for number in range(len(tagged.toponyms)):
        _add(chosen, number, borne(number, known) if number in chosen else guess(number, known=known))
    spans = {toponym.span: number for number, toponym in enumerate(tagged.toponyms)}
    return tuple(
        _resolved(toponym, chosen.get(number), gazetteer=gazetteer, others=_others(number, tagged, chosen, spans))
        for number, toponym in enumerate(tagged.toponyms)
    )


def _listed(tagged: Tagged, *, gazetteer: Gazetteer, hints: Hints) -> dict[int, Chosen]:
    """The mentions that the gazetteer or the text's own coordinates place."""
    weighed = weights()
    story = make_story(tagged, gazetteer=gazetteer, hints=hints)
    chosen = _chosen(choose(story, by=weighed), by=weighed, gazetteer=gazetteer) if story.names else {}
    for number, toponym in enumerate(tagged.toponyms):
        place = written_place(toponym.text) if toponym.rule.startswith(WRITTEN) else None
        if place is not None:
            chosen[number] = Chosen(place=place, score=SURE_WRITTEN, reason="coordinates: written in the text")
    return chosen


def _known(tagged: Tagged, chosen: dict[int, Chosen], hints: Hints) -> Known:
    return Known(
        tagged=tagged,
        placed={number: (each.place, each.score) for number, each in chosen.items()},
        sentence=_sentences(tagged),
        countries=hints.countries,
        hinted=hinted(tagged.clues),
    )


def _sentences(tagged: Tagged) -> list[int]:
    """For each toponym the number of its sentence."""
    starts = [span.start for span in tagged.sentences]
    return [bisect_right(starts, toponym.span.start) for toponym in tagged.toponyms]


def _add(chosen: dict[int, Chosen], number: int, guessed: Guess | None) -> None:
    if guessed is not None:
        chosen[number] = Chosen(place=guessed.place, score=guessed.score, reason=guessed.reason, exact=guessed.exact)


def make_story(tagged: Tagged, *, gazetteer: Gazetteer, hints: Hints) -> Story:
    """The document's names with all their readings."""
    text = tagged.document.text
    names = group(
        tagged.toponyms,
        gazetteer=gazetteer,
        text=text,
        homes=homes(tagged.document, gazetteer=gazetteer),
        pinned={name.casefold(): _pinned(name, place_id, gazetteer) for name, place_id in hints.places},
    )
    story = Story(
        names=names + told_of(tagged.clues, gazetteer=gazetteer),
        toponyms=tagged.toponyms,
        text=text,
        hints=hints,
        english=frozenset(code.upper() for code in place_words()["language_countries"]),
        sentences=tuple(_sentences(tagged)),
    )
    names = completed(story.names, tagged.toponyms, gazetteer=gazetteer)
    names = respelt(names, story.sentences, story.toponyms, hinted=hinted(tagged.clues), gazetteer=gazetteer)
    pairs = (*commas(text, tagged.toponyms), *story.chained)
    return replace(story, names=enclosed(names, pairs, tagged.toponyms, gazetteer=gazetteer))


def _pinned(name: str, place_id: str, gazetteer: Gazetteer) -> Place:
    place = gazetteer.get(place_id)
    if place is None:
        raise UsageError(
            f"{name}={place_id}: no place has that id; look it up with: geoevents gazetteer lookup {name!r}"
        )
    return place


def hits(resolved: Iterable[ResolvedToponym]) -> Counter[str]:
    """How many toponyms each pass decided, by the pass's id."""
    return Counter(each.reason.split(":", 1)[0] for each in resolved)


def _chosen(choice: Choice, *, by: Weights, gazetteer: Gazetteer) -> dict[int, Chosen]:
    """For each mention its place; those whose stated container no reading fits are left out."""
    story, found = choice.story, {}
    against = contradicted(story, choice.belief, choice.held)
    factors = np.array([by.passes[each.id] for each in PASSES])
    for number, name in enumerate(story.names):
        rows = np.arange(len(name.readings)) + story.starts[number]
        best_first = rows[np.argsort(-choice.belief[rows], kind="stable")]
        best = int(best_first[0])
        reason = reason_of(choice, rows, best, factors)
        others = tuple(story.places[row] for row in best_first[1 : CANDIDATES + 1])
        usual = usual_kind(story, name)
        for mention in name.mentions if number not in against else ():
            score = score_of(figures(choice, best, story.toponyms[mention]), by=by.score)
            place = namesake(story, mention, name, story.places[best], usual=usual, gazetteer=gazetteer)
            meant = reason if place.id == story.places[best].id else _namesake_reason(reason, place)
            found[mention] = Chosen(
                place=place, score=score, reason=meant, candidates=others, foreign=foreign(choice, best)
            )
    return found


def _namesake_reason(reason: str, place: Place) -> str:
    """What led to the name's place in the text led to its namesake, too; what it was said to be did not."""
    meant = NAMESAKE.format(kind=KINDS[is_town(place)])
    return f"{reason}; {meant}" if reason.split(":", 1)[0] in CONTEXTUAL else f"namesake: {meant}"


def _others(number: int, tagged: Tagged, chosen: dict[int, Chosen], spans: dict[Span, int]) -> tuple[Place, ...]:
    """The places of the further names that the relation of the toponym with that number joins."""
    relation = tagged.toponyms[number].relation
    if relation is None:
        return ()
    if relation.kind == "along" and not relation.others:
        return _across(number, tagged, chosen)
    numbers = (spans.get(span) for span in relation.others)
    return tuple(chosen[number].place for number in numbers if number in chosen)


def _across(number: int, tagged: Tagged, chosen: dict[int, Chosen]) -> tuple[Place, ...]:
    """The place nearest in the text in another country than the toponym's: a border is with it."""
    if number not in chosen:
        return ()
    here, own = tagged.toponyms[number].span.start, chosen[number].place
    near = (other for other in range(number - AROUND, number + AROUND) if other in chosen)
    others = [
        (abs(tagged.toponyms[other].span.start - here), other)
        for other in near
        if chosen[other].place.country not in {"", own.country}
    ]
    return (chosen[min(others)[1]].place,) if others else ()


def _resolved(
    toponym: Toponym, chosen: Chosen | None, *, gazetteer: Gazetteer, others: tuple[Place, ...]
) -> ResolvedToponym:
    if chosen is not None and chosen.score < OPEN and toponym.role not in {"adjectival", "demonym"}:
        # a wrong pin is worse than a missing one
        reason = (
            f"unsure: perhaps {chosen.place.name}, {chosen.place.admin1_name or chosen.place.country}; {chosen.reason}"
        )
        doubted = (chosen.place, *chosen.candidates)[:CANDIDATES]
        return ResolvedToponym(
            toponym=toponym, place=None, footprint=None, score=chosen.score, reason=reason, candidates=doubted
        )
    if chosen is None:
        reason = "unknown: no place of that name in the gazetteer"
        return ResolvedToponym(toponym=toponym, place=None, footprint=None, score=0.0, reason=reason)
    mark = footprint(chosen.place, toponym.relation, gazetteer=gazetteer, others=others)
    dry = toponym.relation is not None and toponym.relation.kind == "off" and mark.geometry is None
    return ResolvedToponym(
        toponym=toponym,
        place=chosen.place,
        footprint=mark if chosen.exact else area_of(chosen.place),
        score=chosen.score,
        reason=chosen.reason + NO_SEA if dry else chosen.reason,
        candidates=chosen.candidates,
    )
