"""One task done: its items read, understood and told as records; whatever happens, each is accounted for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from geoevents.collection import Provenance
from geoevents.corpus.tasks import Settings, Task
from geoevents.errors import DataError, GazetteerError, ModelError
from geoevents.export.annotations import record
from geoevents.export.readings import encode
from geoevents.pipeline import Pipeline
from geoevents.read import Item, documents_of, make_document
from geoevents.text import one_line
from geoevents.types import Document, Linked, Refused, Resolved

type Maker = Callable[[Settings], Pipeline]
# Text that is no English has the identifier of languages loaded: 70 MB, which a corpus of any size needs some day.
_FOREIGN = "Dans cette ville, d'après le maire, il ne s'est rien passé cette année-là."
type Outcome = tuple[Resolved, Linked] | Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What came of a task: a record per document for people, one for the merge, and the refusals."""

    number: int
    key: str
    provenance: Provenance
    documents: tuple[dict[str, Any], ...]
    events: tuple[dict[str, Any], ...]
    refused: tuple[Refused, ...]


class Worker:
    """Does tasks with one pipeline, made at the first of them."""

    def __init__(self, settings: Settings, *, make: Maker) -> None:
        self.settings = settings
        self._make = make

    @cached_property
    def pipeline(self) -> Pipeline:
        """The pipeline, with its language model and gazetteer."""
        return self._make(self.settings)

    def warm(self) -> tuple[str, None]:
        """Load the language model and the gazetteer, so that the first document is not charged for it."""
        list(self.pipeline.annotate([make_document("Nothing happened in Rome in 2001.", id="")]))
        return "ready", None

    def do(self, task: Task) -> Part:
        """The task's part, its documents parsed together; one by one only if something goes wrong."""
        read = list(self._read(task))
        outcomes = iter(self._all([(where, result) for where, result in read if isinstance(result, Document)]))
        results = [result if isinstance(result, Refused) else next(outcomes) for _, result in read]
        return part_of(task, results, provenance=self.pipeline.provenance())

    def do_carefully(self, task: Task, *, skip: dict[int, str], begin: Callable[[int], None]) -> Part:
        """The task's part, each item by itself and announced, less those known to be fatal, with why."""
        outcomes: list[Outcome] = []
        for index, item in enumerate(task.items):
            if isinstance(item, Refused):
                outcomes.append(item)
                continue
            if index in skip:
                outcomes.append(Refused(where=item.name, reason=skip[index]))
                continue
            begin(index)
            for result in self._documents(item):
                outcomes.append(self._one(item.name, result) if isinstance(result, Document) else result)  # noqa: PERF401
        return part_of(task, outcomes, provenance=self.pipeline.provenance())

    def _read(self, task: Task) -> Iterator[tuple[str, Document | Refused]]:
        """What each item gives, with the item's name."""
        for item in task.items:
            if isinstance(item, Refused):
                yield item.where, item
            else:
                yield from ((item.name, result) for result in self._documents(item))

    def _documents(self, item: Item) -> Iterator[Document | Refused]:
        return documents_of(item, dct=self.settings.dct, options=self.settings.options)

    def _all(self, documents: Sequence[tuple[str, Document]]) -> list[Outcome]:
        try:
            return list(self.pipeline.annotate([document for _, document in documents]))
        except (ModelError, GazetteerError, DataError):
            raise
        except Exception:  # noqa: BLE001 - found again and told below, with the document that causes it
            return [self._one(where, document) for where, document in documents]

    def _one(self, where: str, document: Document) -> Outcome:
        try:
            return next(iter(self.pipeline.annotate([document])))
        except (ModelError, GazetteerError, DataError):
            raise
        except Exception as error:  # noqa: BLE001 - one document must not end the run; it is reported with its reason
            said = one_line(error, limit=120) or "no further message"
            return Refused(where=where, reason=f"could not be understood ({type(error).__name__}: {said})")


def default_pipeline(settings: Settings) -> Pipeline:
    """The pipeline that `extract` uses; its process is soon as big as it gets."""
    make_document(_FOREIGN, id="")
    return Pipeline(model=settings.model, hints=settings.hints)


def part_of(task: Task, outcomes: Sequence[Outcome], *, provenance: Provenance) -> Part:
    """The outcomes as plain records."""
    read = [outcome for outcome in outcomes if not isinstance(outcome, Refused)]
    made = provenance.versions
    return Part(
        number=task.number,
        key=task.key,
        provenance=provenance,
        documents=tuple(record(resolved, linked, made_by=made) for resolved, linked in read),
        events=tuple(_events(linked) for _, linked in read),
        refused=tuple(outcome for outcome in outcomes if isinstance(outcome, Refused)),
    )


def _events(linked: Linked) -> dict[str, Any]:
    return {"events": [encode(event) for event in linked.events], "rejected": len(linked.rejected)}
