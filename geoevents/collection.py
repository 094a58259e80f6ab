"""The events of a run, with where they came from and all that was not placed, not dated or rejected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, overload

from geoevents.schema import COLUMNS, clean, dtype, row
from geoevents.text import one_line
from geoevents.types import BBox, Event, Rejected, Resolved

if TYPE_CHECKING:
    import geopandas
    import pandas


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made the collection: program and gazetteer versions, inputs, attribution lines."""

    program: str = ""
    gazetteer: str = ""
    model: str = ""
    attribution: tuple[str, ...] = ()

    @property
    def versions(self) -> str:
        """The versions as one line: "geoevents 1.0 · gazetteer 3-ab12 · model en_core_web_md 3.8.0"."""
        named = (("", self.program), ("gazetteer ", self.gazetteer), ("model ", self.model))
        return " · ".join(f"{name}{version}" for name, version in named if version)


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

    def to_frame(self) -> "pandas.DataFrame":
        """The events as a table: index `id`, columns and dtypes as `geoevents.schema` lists them.

        `start` and `end` are ``datetime64[us, UTC]``, half-open; `date_from` and `date_to` ISO days, inclusive;
        lists are joined by "; ", nested detail is JSON text; a missing value is NaT, NA or None.
        """
        import pandas as pd

        rows = [row(event) for event in self.events]
        table = pd.DataFrame(index=pd.Index([one["id"] for one in rows], name="id", dtype="str"))
        for name in COLUMNS:
            values = [one[name] for one in rows]
            if name in ("start", "end"):
                table[name] = pd.array([_moment(value) for value in values], dtype=dtype(name))
            else:
                table[name] = pd.array(values, dtype=dtype(name))
        return table

    def to_geodataframe(self) -> "geopandas.GeoDataFrame":
        """As `to_frame`, with the representative point as geometry, EPSG:4326; None where there is no point."""
        import geopandas

        table = self.to_frame()
        lons, lats = (table[name].astype("float64").to_numpy() for name in ("longitude", "latitude"))
        points = geopandas.points_from_xy(lons, lats)
        points[table["longitude"].isna().to_numpy()] = None
        return geopandas.GeoDataFrame(table, geometry=points, crs="EPSG:4326")

    def origins(self, *, most: int = 500) -> tuple[str, ...]:
        """Where an output comes from, for the record: the versions, then of each document its hash and its addresses.

        most : lines; what is left out is counted in a last one.
        """
        read = [reading.document for reading in self.readings]
        lines = [_origin(one.id, one.content_hash, one.url, one.retrieved, one.archive_url) for one in read]
        known = {one.id for one in read}
        told = (one for event in self.events for one in event.evidence if one.document_id not in known)
        lines += [
            _origin(one.document_id, one.content_hash, one.source_url, one.retrieved, one.archive_url) for one in told
        ]
        made = self.provenance.versions
        versions = [made] if made else [event.made_by for event in self.events if event.made_by]
        distinct = list(dict.fromkeys(filter(None, (*versions, *lines))))
        more = [f"and {len(distinct) - most:,} more documents"] if len(distinct) > most else []
        return (*map(_line, distinct[:most]), *more)

    def report(self) -> str:
        """What a reader must know beside the map: all that was not placed, not dated, left out or doubtful."""
        unplaced = [f"{event.title}: {_why(event, 'place_reason')}" for event in self.unplaced]
        undated = [f"{event.title}: {_why(event, 'time_reason')}" for event in self.undated]
        left_out = [f'{item.document_id}: "{item.text}": {item.reason}' for item in self.rejected]
        placed, dated = len(self) - len(unplaced), len(self) - len(undated)
        head = f"{_count(len(self), 'event')} from {_count(len(self.readings), 'document')}"
        parts = [f"{head}: {placed} with a place, {dated} with a date."]
        for name, lines in (
            ("Without a place", unplaced),
            ("Without a date", undated),
            ("Left out", left_out),
            ("Warnings", list(self.warnings)),
            ("Made from", list(self.origins(most=len(self.readings) + len(self) + 1))),
        ):
            if lines:
                parts.append("\n".join([f"{name} ({len(lines)}):", *(f"  {_line(line)}" for line in lines)]))
        return "\n\n".join(parts) + "\n"

    def _repr_html_(self) -> str:
        """The map page in a frame, for notebooks; it cannot reach the notebook around it."""
        # by name: the page lies above this room, and only a notebook asks for it from here
        page = import_module("geoevents.render.page")
        text = escape(page.page(page.page_data(self)))
        return f'<iframe srcdoc="{text}" sandbox="allow-scripts" style="width:100%;height:640px;border:0"></iframe>'


def _moment(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


def _origin(id: str, digest: str, url: str | None, retrieved: str | None, archived: str | None) -> str:
    """One document's line; nothing where no more is known than its name."""
    known = (("", url), ("retrieved ", retrieved), ("archived at ", archived), ("SHA-256 ", digest))
    told = [f"{name}{value}" for name, value in known if value]
    return "; ".join([id, *told]) if told else ""


def _why(event: Event, reason: str) -> str:
    return next((text for one in event.evidence if (text := getattr(one, reason))), "no reason was kept")


def _line(text: str) -> str:
    """One line that a terminal only shows: no escapes, no marks that turn the reading direction."""
    return one_line(" ".join(clean(text).split()), limit=1000)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _day(value: str | date) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
