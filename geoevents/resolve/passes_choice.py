"""The joint choice: every pass's evidence weighed, the names of a document deciding together in a few rounds."""

import tomllib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from geoevents.resolve.passes import CONTEXTUAL, PASSES
from geoevents.resolve.passes_context import Context
from geoevents.resolve.passes_inside import Held, held_names
from geoevents.resolve.passes_story import Numbers, Story

FILE = "place_weights.toml"
ROUNDS = 5
SETTLED = 0.01


@dataclass(frozen=True, kw_only=True)
class Weights:
    """How much each pass counts, in logits; fitted by `tests/benchmarks/fit_places.py`.

    score : the logistic map of a choice's own figures to the chance that it is right.
    """

    passes: dict[str, float]
    score: dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The end of the rounds: for each row its chance, and each pass's evidence (one column a pass)."""

    story: Story
    belief: Numbers
    evidence: Numbers
    held: tuple[Held, ...] = ()

    @cached_property
    def likely(self) -> NDArray[np.int64]:
        """The rows that are believed rather than not."""
        return np.flatnonzero(self.belief > 0.5)

    @cached_property
    def radians(self) -> tuple[Numbers, Numbers]:
        """Longitude and latitude of the likely rows, in radians."""
        places = [self.story.places[row] for row in self.likely]
        return np.radians([place.lon for place in places]), np.radians([place.lat for place in places])


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The fitted weights that ship with the package."""
    raw = tomllib.loads((files("geoevents.resolve") / FILE).read_text(encoding="utf-8"))
    return Weights(passes=raw["passes"], score=raw["score"])


def choose(story: Story, *, by: Weights, rounds: int = ROUNDS) -> Choice:
    """Belief in every reading, after rounds in which the names' likeliest readings are each other's context."""
    factors = np.array([by.passes[each.id] for each in PASSES])
    still = np.array([each.id not in CONTEXTUAL for each in PASSES])
    belief = np.full(len(story.places), 1.0)
    held = tuple(held_names(story))
    context = Context(story=story, belief=belief)
    evidence = np.stack(
        [
            each.evidence(context) if each.id not in CONTEXTUAL and by.passes[each.id] else np.zeros(len(belief))
            for each in PASSES
        ],
        axis=1,
    )
    belief = _softmax(story, evidence @ (factors * still))
    for _ in range(rounds if len(story.names) > 1 else 0):  # a lone name has no context
        context = Context(story=story, belief=belief, held=held)
        for column, each in enumerate(PASSES):
            if each.id in CONTEXTUAL:
                evidence[:, column] = each.evidence(context)
        before, belief = belief, _softmax(story, evidence @ factors)
        if np.abs(belief - before).max() < SETTLED:
            break
    return Choice(story=story, belief=belief, evidence=evidence, held=held)


def _softmax(story: Story, logits: Numbers) -> Numbers:
    """Logits to chances within each name."""
    top = np.maximum.reduceat(logits, story.starts)
    weight = np.exp(logits - top[story.owner])
    total = np.add.reduceat(weight, story.starts)
    chances: Numbers = weight / total[story.owner]
    return chances
