"""The events of one text while it is read, each with what the text says of it later."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from geoevents.link.merge import best_first, told_again
from geoevents.types import Event, Evidence


@dataclass(slots=True)
class Tellings:
    """The events so far, each with its first report only; later reports wait beside them until the text is read.

    So a text that tells one thing a thousand times costs no more for each time.
    """

    events: list[Event] = field(default_factory=list)
    _later: list[OrderedDict[tuple[str, int], Evidence]] = field(default_factory=list)
    _told_in: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, event: Event) -> int:
        """A new event; its index."""
        self.events.append(event)
        self._later.append(OrderedDict())
        self._told_in[event.evidence[0].sentence.start].add(len(self.events) - 1)
        return len(self.events) - 1

    def again(self, index: int, event: Event) -> None:
        """A later telling of an event; the report of the better telling comes first."""
        before, later = self.events[index], self._later[index]
        (report,) = event.evidence
        key = report.document_id, report.sentence.start
        if best_first(event) < best_first(before):
            later[key] = report
            later.move_to_end(key, last=False)
        else:
            later.setdefault(key, report)
        merged = told_again(before, event)
        self.events[index] = replace(merged, evidence=merged.evidence[:1])
        self._told_in[report.sentence.start].add(index)

    def told_in(self, sentences: set[int]) -> Iterator[Event]:
        """The events that the sentences with these starts tell or tell again, the latest first."""
        for index in sorted(set().union(*(self._told_in[start] for start in sentences if start in self._told_in)))[
            ::-1
        ]:
            yield self.events[index]

    def whole(self) -> list[Event]:
        """The events with all their reports, in the order of their first telling."""
        return [
            replace(event, evidence=(*event.evidence, *later.values())) if later else event
            for event, later in zip(self.events, self._later, strict=True)
        ]
