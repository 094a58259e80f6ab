"""Fit the passes' weights and the score: how much each kind of evidence counts, learnt from corpora with coordinates.

    python -m tests.benchmarks.fit_places FIT.jsonl... --show OTHER.jsonl... > place_weights.toml

A corpus holds {"id", "text", "toponyms": [{"start", "end", "lat", "lon"}]}, a document a line. The weights are those
of a conditional logit over the readings of each name, fitted in rounds because the context depends on them; the
score's map is a logistic regression on whether a pin is right. The reliability of the scores on the corpora behind
--show, which the fit did not see, goes to standard error.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from geoevents.gazetteer import Gazetteer
from geoevents.resolve.footprints_size import kilometres
from geoevents.resolve.passes import PASSES
from geoevents.resolve.passes_choice import Choice, Weights, choose, weights
from geoevents.resolve.passes_score import figures, score_of
from geoevents.resolve.passes_story import Story
from geoevents.resolve.places import make_story
from geoevents.tag.analysis import Analysis, Analyzer
from geoevents.tag.toponyms import find_toponyms
from geoevents.types import Document, Hints, Place, Tagged

NEAR_KM = 161.0
# what the corpora hold too few of to tell: set by hand on sentences of all continents, at no loss on the corpora
FIXED = (
    "user-place",
    "user-region",
    "chain",
    "contents",
    "container",
    "holder",
    "sentence",
    "wording",
    "spokesman",
    "division-abroad",
    "lesser-division",
)
ROUNDS, STEPS, RATE, RIDGE = 3, 400, 0.05, 0.002
MOST_MENTIONS = 3
BANDS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One document with what its gold says: for each mention the gold point, where there is one."""

    tagged: Tagged
    story: Story
    gold: dict[int, tuple[float, float]]
    extra: tuple[int, ...]


def cases(paths: Iterable[Path], *, gazetteer: Gazetteer) -> Iterator[Case]:
    """The corpora's documents, tagged."""
    records = [json.loads(line) for path in paths for line in path.open(encoding="utf-8")]
    parses = Analyzer().analyse(record["text"] for record in records)
    for record, analysis in zip(records, parses, strict=True):
        yield case(record, analysis, gazetteer=gazetteer)


def case(record: dict[str, Any], analysis: Analysis, *, gazetteer: Gazetteer) -> Case:
    """One record with its parse as a case."""
    document = Document(id=record["id"], text=record["text"], url=record.get("url") or record.get("source_url"))
    toponyms = find_toponyms(analysis, gazetteer=gazetteer)
    tagged = Tagged(document=document, sentences=analysis.sentence_spans, clauses=(), toponyms=toponyms, times=())
    gold, extra = {}, []
    for number, toponym in enumerate(toponyms):
        hits = [g for g in record["toponyms"] if g["start"] < toponym.span.end and toponym.span.start < g["end"]]
        if not hits:
            extra.append(number)
        elif hits[0].get("lat") is not None:
            gold[number] = (hits[0]["lon"], hits[0]["lat"])
    story = make_story(tagged, gazetteer=gazetteer, hints=Hints())
    return Case(tagged=tagged, story=story, gold=gold, extra=tuple(extra))


def fit(found: list[Case], *, start: Weights) -> Weights:
    """The weights that make the gold readings likeliest."""
    current = start
    for _ in range(ROUNDS):
        groups = [
            group for each in found if each.story.names for group in _groups(each, choose(each.story, by=current))
        ]
        current = replace(current, passes=_descend(groups, current.passes))
    return current


def _groups(each: Case, choice: Choice) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
    """For each name with gold: its evidence, which of its rows are right, and how much it weighs."""
    story = each.story
    for number, name in enumerate(story.names):
        points = [each.gold[mention] for mention in name.mentions if mention in each.gold]
        if not points or len(name.readings) < 2:
            continue
        rows = np.arange(len(name.readings)) + story.starts[number]
        right = np.array([_near(story.places[row], points[0]) for row in rows])
        if right.any() and not right.all():
            yield choice.evidence[rows], right, min(len(points), MOST_MENTIONS)


def _near(place: Place, point: tuple[float, float]) -> bool:
    return kilometres(place.lon, place.lat, *point) <= NEAR_KM


def _descend(groups: list[tuple[np.ndarray, np.ndarray, float]], passes: dict[str, float]) -> dict[str, float]:
    ids = [each.id for each in PASSES]
    w = np.array([passes[name] for name in ids])
    free = np.array([name not in FIXED for name in ids], dtype=float)
    mean, square = np.zeros(len(w)), np.zeros(len(w))
    total = sum(weight for *_, weight in groups)
    for step in range(1, STEPS + 1):
        gradient = RIDGE * w
        for evidence, right, weight in groups:
            logits = evidence @ w
            p = np.exp(logits - logits.max())
            p /= p.sum()
            q = p * right
            q /= max(q.sum(), 1e-12)
            gradient = gradient + weight / total * ((p - q) @ evidence)
        gradient = gradient * free
        mean, square = 0.9 * mean + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
        w = w - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return dict(zip(ids, map(float, w), strict=True))


def accuracy(found: list[Case], *, by: Weights) -> tuple[int, int]:
    """How many of the mentions with gold points are placed within 161 km, and how many there are."""
    right = total = 0
    for each in found:
        if not each.story.names:
            continue
        choice = choose(each.story, by=by)
        for number, name in enumerate(each.story.names):
            rows = np.arange(len(name.readings)) + each.story.starts[number]
            best = each.story.places[int(rows[np.argmax(choice.belief[rows])])]
            for mention in name.mentions:
                if mention in each.gold:
                    total += 1
                    right += _near(best, each.gold[mention])
    return right, total


def pins(found: list[Case], *, by: Weights) -> Iterator[tuple[dict[str, float], bool]]:
    """The figures of every pin that the gold can judge, and whether it is right."""
    for each in found:
        if not each.story.names:
            continue
        choice = choose(each.story, by=by)
        for number, name in enumerate(each.story.names):
            rows = np.arange(len(name.readings)) + each.story.starts[number]
            best = int(rows[np.argmax(choice.belief[rows])])
            for mention in name.mentions:
                if mention in each.gold or mention in each.extra:
                    right = mention in each.gold and _near(each.story.places[best], each.gold[mention])
                    yield figures(choice, best, each.tagged.toponyms[mention]), right


def fit_score(found: list[Case], *, by: Weights) -> dict[str, float]:
    """The logistic map from a pin's figures to the chance that it is right."""
    rows = list(pins(found, by=by))
    names = list(rows[0][0])
    x = np.array([[row[name] for name in names] for row, _ in rows])
    y = np.array([right for _, right in rows], dtype=float)
    w = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - y) / len(y) + RIDGE * w
        bend = (x * (p * (1 - p))[:, None]).T @ x / len(y) + RIDGE * np.eye(len(w))
        w = w - np.linalg.solve(bend, slope)
    return dict(zip(names, map(float, w), strict=True))


def reliability(
    found: list[Case], *, by: Weights, edges=(0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
) -> list[tuple[float, float, int, float, float]]:
    """Per band of scores: its ends, how many pins, their mean score, and the share that is right."""
    rows = [(score_of(row, by=by.score), right) for row, right in pins(found, by=by)]
    table = []
    for low, high in pairwise(BANDS):
        inside = [(score, right) for score, right in rows if low <= score < high]
        if inside:
            mean = sum(score for score, _ in inside) / len(inside)
            table.append((low, high, len(inside), mean, sum(right for _, right in inside) / len(inside)))
    return table


def main() -> None:
    """Fit, show, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--show", nargs="*", type=Path, default=[])
    options = parser.parse_args()
    gazetteer = Gazetteer()
    seen = list(cases(options.corpora, gazetteer=gazetteer))
    fitted = fit(seen, start=weights())
    fitted = replace(fitted, score=fit_score(seen, by=fitted))
    for path in options.show:
        unseen = list(cases([path], gazetteer=gazetteer))
        sys.stderr.write(f"{path.name} {accuracy(unseen, by=fitted)}\n")
        for low, high, pins_in, mean, right in reliability(unseen, by=fitted):
            band = f"{low:.2f}-{min(high, 1):.2f}"
            sys.stderr.write(f"{band}  {pins_in:5d} pins  {mean:.2f} said  {right:.2f} right\n")
    for section, values in (("passes", fitted.passes), ("score", fitted.score)):
        rows = [f"[{section}]", *(f"{name} = {value:.2f}" for name, value in values.items()), ""]
        sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
