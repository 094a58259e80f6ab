"""The whole way: documents in, an `EventCollection` out, each stage also by itself."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from geoevents import link as linking
from geoevents import resolve as resolving
from geoevents import tag as tagging
from geoevents.about import VERSION
from geoevents.collection import EventCollection, Provenance
from geoevents.gazetteer import Gazetteer
from geoevents.read import make_document
from geoevents.read.language import languages_of
from geoevents.tag.analysis import Analyzer
from geoevents.types import Document, Hints, Linked, Resolved, Tagged


class Pipeline:
    """Holds the language model and the gazetteer, both opened at first use.

    model : name or folder of a spaCy model, None for the installed default; hints : what the user knows.
    """

    def __init__(
        self, *, model: str | None = None, gazetteer: Gazetteer | None = None, hints: Hints | None = None
    ) -> None:
        self.gazetteer = gazetteer or Gazetteer()
        self.analyzer = Analyzer(model, gazetteer=self.gazetteer)
        self.hints = hints or Hints()

    def tag(self, document: Document) -> Tagged:
        """What one document says."""
        return next(self.tag_all([document]))

    def tag_all(self, documents: Iterable[Document]) -> Iterator[Tagged]:
        """What each document says, in order; parsed in batches."""
        queue: deque[Document] = deque()

        def texts() -> Iterator[str]:
            for document in documents:
                document = _surveyed(document)
                queue.append(document)
                yield document.readable

        for analysis in self.analyzer.analyse(texts()):
            yield tagging.tag(queue.popleft(), analysis, gazetteer=self.gazetteer)

    def resolve(self, tagged: Tagged) -> Resolved:
        """What one document means."""
        return resolving.resolve(tagged, gazetteer=self.gazetteer, hints=self.hints)

    def link(self, resolved: Iterable[Resolved]) -> EventCollection:
        """The events of the documents, merged across them."""
        readings = tuple(resolved)
        made = self.provenance()
        linked = self._drawn(_signed(linking.link(readings), made))
        return EventCollection(
            events=linked.events,
            rejected=linked.rejected,
            readings=readings,
            warnings=tuple(warning for reading in readings for warning in _warnings(reading)),
            provenance=made,
        )

    def _drawn(self, linked: Linked) -> Linked:
        """The events with the outlines of the regions that they lie in."""
        events = tuple(resolving.outlined(event, gazetteer=self.gazetteer) for event in linked.events)
        return replace(linked, events=events)

    def provenance(self) -> Provenance:
        """The versions and credits that go into every output."""
        return Provenance(
            program=f"geoevents {VERSION}",
            gazetteer=self.gazetteer.version(),
            model=self.analyzer.name,
            attribution=(self.gazetteer.attribution(),),
        )

    def annotate(self, documents: Iterable[Document], *, drawn: bool = True) -> Iterator[tuple[Resolved, Linked]]:
        """For each document by itself what it means and the events that it tells.

        drawn : give the events that lie in a whole region its outline, as `link` does.
        """
        made: Provenance | None = None
        for tagged in self.tag_all(documents):
            resolved = self.resolve(tagged)
            made = made or self.provenance()
            linked = _signed(linking.link([resolved]), made)
            yield resolved, self._drawn(linked) if drawn else linked

    def extract(self, documents: Iterable[Document]) -> EventCollection:
        """The events of the documents."""
        return self.link(self.resolve(tagged) for tagged in self.tag_all(documents))


def _surveyed(document: Document) -> Document:
    """The document with its languages known, also where it was made by hand."""
    if document.language or document.content_hash:
        return document
    found = languages_of(document.text)
    return replace(document, language=found.code, unread=found.unread, warnings=(*document.warnings, *found.warnings))


def _signed(linked: Linked, made: Provenance) -> Linked:
    """The events with the versions of what read them."""
    versions = made.versions
    return replace(linked, events=tuple(replace(event, made_by=versions) for event in linked.events))


def _warnings(reading: Resolved) -> list[str]:
    """What a user should know about how a document was read and understood, with its name."""
    return [*(f"{reading.document.id}: {warning}" for warning in reading.document.warnings), *reading.warnings]


def extract(
    source: str | Document | Iterable[str | Document],
    *,
    dct: str | date | None = None,
    model: str | None = None,
    hints: Hints | None = None,
) -> EventCollection:
    """The events of a text or of documents, with all defaults and no network.

    source : a text, a `Document`, or several of either; dct : the texts' publication date ("2020-02-27");
    without one, relative times stay unresolved; model : name or folder of a spaCy model; hints : what the user knows.

    >>> extract("A bomb exploded in Kabul on Monday.", dct="2020-02-27")  # doctest: +SKIP
    """
    day = date.fromisoformat(dct) if isinstance(dct, str) else dct
    items = [source] if isinstance(source, str | Document) else source
    documents = (
        item if isinstance(item, Document) else make_document(item, id=f"text-{number}", dct=day)
        for number, item in enumerate(items, 1)
    )
    return Pipeline(model=model, hints=hints).extract(documents)
