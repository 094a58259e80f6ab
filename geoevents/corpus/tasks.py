"""A corpus cut into tasks that do not depend on who does them, so that every run of it gives the same parts."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from geoevents.read import Item, Options, items_of
from geoevents.types import Hints, Refused

BATCH = 32
_TASK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What decides about a corpus run's result; a run is resumed only with the settings it began with.

    program : its name and version; seconds : that one document may take, and `per_byte` more for each of its bytes;
    memory : bytes a worker may use.
    """

    dct: date | None = None
    options: Options = field(default_factory=Options)
    model: str | None = None
    hints: Hints = field(default_factory=Hints)
    program: str = ""
    seconds: float = 60.0
    per_byte: float = 1 / 4000
    memory: int = 6 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Some items, done together and written as one part.

    key : hash of the items' names and sizes, by which a resumed run knows that a part still fits its input.
    """

    number: int
    key: str
    items: tuple[Item | Refused, ...] = field(repr=False)

    @property
    def size(self) -> int:
        """Bytes of all items."""
        return sum(map(size_of, self.items))


def tasks_of(sources: Iterable[str | Path], *, options: Options) -> Iterator[Task]:
    """The tasks of the sources, in order; at most 32 items and about 1 MB each."""
    batch: list[Item | Refused] = []
    number = size = 0
    for item in items_of(sources, options=options):
        more = size_of(item)
        if batch and (len(batch) == BATCH or size + more > _TASK_BYTES):
            yield _task(number, batch)
            number, size, batch = number + 1, 0, []
        batch.append(item)
        size += more
    if batch:
        yield _task(number, batch)


def size_of(item: Item | Refused) -> int:
    """About how many bytes an item has to be read."""
    if isinstance(item, Refused):
        return 0
    if item.data is not None:
        return len(item.data)
    if item.record is not None:
        return sum(len(value) for value in item.record.values() if isinstance(value, str))
    try:
        return item.path.stat().st_size if item.path else 0
    except OSError:
        return 0


def _task(number: int, items: list[Item | Refused]) -> Task:
    digest = hashlib.sha256()
    for item in items:
        name = str(item) if isinstance(item, Refused) else f"{item.name}\0{item.id}\0{size_of(item)}"
        digest.update(name.encode("utf-8", "surrogatepass") + b"\n")
    return Task(number=number, key=digest.hexdigest()[:16], items=tuple(items))
