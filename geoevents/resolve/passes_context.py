"""What every pass gets and gives: a round's beliefs in, and evidence for each reading of each name out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from geoevents.resolve.passes_inside import Held
from geoevents.resolve.passes_story import Numbers, Story
from geoevents.types import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What one round of the choice believes: for each row the chance of that reading among its name's."""

    story: Story
    belief: Numbers
    held: Sequence[Held] = ()


type Evidence = Callable[[Context], Numbers]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """One kind of evidence. id : name of its weight and of its hits; reason : how it is said of the chosen place."""

    id: str
    evidence: Evidence
    reason: str


def each(context: Context, value: Callable[[Place, str], float]) -> Numbers:
    """For each row what the function says of its place and of its name as the text spells it."""
    story = context.story
    keys = story.spoken
    return np.array([value(place, keys[story.owner[row]]) for row, place in enumerate(story.places)])
