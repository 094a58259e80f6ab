"""Any number of generated events as columns: towns of unlike size, waves in time, some without place or date."""

import random
from collections.abc import Iterator
from itertools import batched

from geoevents.render.overview import Columns
from geoevents.style import CATEGORIES

BATCH = 50_000
DAYS = 3650


def many_columns(count: int, *, towns: int = 3000, seed: int = 7) -> Iterator[Columns]:
    """The events, in batches."""
    dice = random.Random(seed)
    spots = [(dice.uniform(-170, 178), dice.uniform(-50, 70), f"Town {number}") for number in range(towns)]
    weights = [1 / (rank + 3) for rank in range(towns)]
    names = [category.id for category in CATEGORIES]
    for batch in batched(range(count), BATCH):
        at = dice.choices(spots, weights, k=len(batch))
        yield Columns(
            lon=[
                None if number % 97 == 0 else lon + dice.gauss(0, 0.4)
                for number, (lon, _, _) in zip(batch, at, strict=True)
            ],
            lat=[lat + dice.gauss(0, 0.3) for _, lat, _ in at],
            day=[None if number % 31 == 0 else 14_000 + int(DAYS * dice.betavariate(2, 1.2)) for number in batch],
            category=dice.choices(names, range(1, len(names) + 1), k=len(batch)),
            title=[f"Something happened, number {number}" for number in batch],
            place=[name for _, _, name in at],
        )
