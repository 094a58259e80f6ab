"""The events of a run, with where they came from and all that was not placed, not dated or rejected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import overload

from geoevents.types import BBox, Event, Rejected, Resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made the collection: program and gazetteer versions, inputs, attribution lines."""

    program: str = ""
    gazetteer: str = ""
    model: str = ""
    attribution: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCollection(Sequence[Event]):
    """A sequence of events, best first. `readings` keeps what each document means, for the reader view."""

    events: tuple[Event, ...] = ()
    provenance: Provenance = Provenance()
    rejected: tuple[Rejected, ...] = ()
    readings: tuple[Resolved, ...] = ()
    warnings: tuple[str, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Event]: ...
    def __getitem__(self, index: int | slice) -> Event | Sequence[Event]:
        return self.events[index]

    def __len__(self) -> int:
        return len(self.events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    @property
    def unplaced(self) -> tuple[Event, ...]:
        """The events that have no point."""
        return tuple(event for event in self.events if event.footprint is None)

    @property
    def undated(self) -> tuple[Event, ...]:
        """The events that have no interval."""
        return tuple(event for event in self.events if event.interval is None)

    def report(self) -> str:
        """What is on the map, and everything that is not placed, not dated or left out, as text."""
        lines = [f"{len(self)} events"]
        lines += [f"warning: {warning}" for warning in self.warnings]
        lines += [f"not placed: {event.title}" for event in self.unplaced]
        lines += [f"not dated: {event.title}" for event in self.undated]
        lines += [f"left out: {item.text} ({item.reason})" for item in self.rejected]
        return "\n".join(lines) + "\n"

    def between(self, start: str | date, end: str | date) -> "EventCollection":
        """The events that can lie in the inclusive days `start` … `end`; undated ones are left out."""
        low, high = _day(start), _day(end)
        after = datetime.combine(date.fromordinal(high.toordinal() + 1), time())
        before = datetime.combine(low, time())

        def inside(event: Event) -> bool:
            span = event.interval
            return (
                span is not None
                and (span.start is None or span.start < after)
                and (span.end is None or span.end > before)
            )

        return replace(self, events=tuple(filter(inside, self.events)))

    def within(self, box: BBox) -> "EventCollection":
        """The events whose representative point lies in the box; unplaced ones are left out."""

        def inside(event: Event) -> bool:
            mark = event.footprint
            return mark is not None and box.holds(mark.lon, mark.lat)

        return replace(self, events=tuple(filter(inside, self.events)))


def _day(value: str | date) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
