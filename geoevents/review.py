"""What a person has corrected: read back from any tool, told as a list, and kept when the program runs again."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from geoevents.collection import EventCollection
from geoevents.errors import InputError
from geoevents.export.csv import read_csv
from geoevents.export.files import read_text, write_text
from geoevents.export.geojson import feature, feature_event, read_geojson
from geoevents.export.shapes import covers
from geoevents.export.tables import read_gpkg, read_kml, read_parquet
from geoevents.link.merge import merge
from geoevents.schema import EDITABLE, POINT, point, properties
from geoevents.types import Event, Linked, Rejected, Span

SIDECAR = "review.json"
# The days follow from the moments; "reviewed" is what an edit leads to.
_COMPARED = (*(name for name in EDITABLE if name not in ("date_from", "date_to", "reviewed")), *POINT)
_READERS: Mapping[str, Callable[[Path], EventCollection]] = {
    ".geojson": read_geojson,
    ".json": read_geojson,
    ".geojsonl": read_geojson,
    ".csv": read_csv,
    ".gpkg": read_gpkg,
    ".kml": read_kml,
    ".kmz": read_kml,
    ".parquet": read_parquet,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that a person did to one event.

    kind : "edited", "deleted" or "added"; fields : (name, before, after) of what was edited;
    feature : the event as GeoJSON after the change, or as it was before it was deleted.
    """

    id: str
    kind: str
    title: str
    fields: tuple[tuple[str, Any, Any], ...] = ()
    members: tuple[str, ...] = ()
    feature: Mapping[str, Any] | None = None


def read_events(path: str | Path) -> EventCollection:
    """The events of a file that was written here, as it is or as a person or a tool has edited it.

    GeoJSON (also as saved by QGIS, geojson.io or kepler.gl), CSV (also as a spreadsheet saves it), GeoPackage, KML,
    GeoParquet. An event that differs from what the program wrote is `reviewed`; doubts stand in `warnings`.

    Raises
    ------
    InputError
        for a suffix that cannot be read back, or a value that cannot be what its column holds; names file and line.
    """
    source = Path(path)
    reader = _READERS.get(source.suffix.lower())
    if reader is None:
        raise InputError(f"{source}: events are read from {', '.join(_READERS)}; write one of these first")
    if not source.exists():
        raise InputError(f"{source}: no such file")
    return _settled(reader(source))


def changes(before: EventCollection, after: EventCollection) -> tuple[Change, ...]:
    """What was done between two states of a collection, in the order of `after`, the deleted last.

    Tools that cannot hold an event without a point drop all of them: that is no deletion.
    """
    old = {event.id: event for event in before}
    now = {event.id for event in after}
    dropped = {event.id for event in before.unplaced} if not after.unplaced else set()
    found = [_edited(old[event.id], event) for event in after if event.id in old]
    added = [_change("added", event) for event in after if event.id not in old]
    deleted = [_change("deleted", event) for event in before if event.id not in now and event.id not in dropped]
    return (*(change for change in found if change), *added, *deleted)


def change_report(found: Sequence[Change]) -> str:
    """The changes as readable lines, one an event and field."""
    if not found:
        return "No changes.\n"
    counts = {kind: sum(change.kind == kind for change in found) for kind in ("edited", "added", "deleted")}
    lines = [", ".join(f"{count} {kind}" for kind, count in counts.items() if count) + ":"]
    for change in found:
        lines.append(f"  {change.kind}: {change.title} [{change.id}]")
        lines += [f"    {name}: {_shown(old)} -> {_shown(new)}" for name, old, new in change.fields]
        names = {name for name, _, _ in change.fields}
        if "place" in names and not names.intersection(POINT):
            lines.append("    (the place has a new name, but its point was not moved)")
    return "\n".join(lines) + "\n"


def apply(found: Sequence[Change], collection: EventCollection) -> EventCollection:
    """The collection with the changes made again, by event id, or by an event that the changed one was merged into.

    A correction whose event the program no longer finds is kept as the person left it, with a warning.
    """
    events, notes, rejected = list(collection.events), list(collection.warnings), list(collection.rejected)
    for change in found:
        at = _position(change, events)
        if change.kind == "deleted":
            if at is not None:
                rejected.append(_deleted(events.pop(at)))
        elif at is not None:
            events[at] = _corrected(events[at], change)
        elif change.feature is not None:
            events.append(replace(feature_event(change.feature, where=SIDECAR), reviewed=True))
            if change.kind == "edited":
                notes.append(f"{change.title}: corrected earlier and not found again; kept as it was corrected")
    return _settled(replace(collection, events=tuple(events), warnings=tuple(notes), rejected=tuple(rejected)))


def carry(collection: EventCollection, folder: Path) -> tuple[EventCollection, tuple[Change, ...]]:
    """A new run's events with all that a person has corrected in the folder's `events.geojson`, then and now.

    Call it before the folder's files are written again, and `remember` after.
    """
    kept, written = _sidecar(folder)
    saved = folder / "events.geojson"
    if written is not None and saved.exists():
        kept = _joined(kept, changes(written, read_events(saved)))
    return apply(kept, collection), kept


def remember(collection: EventCollection, kept: Sequence[Change], folder: Path) -> None:
    """Keep beside the output what was written and what was corrected, so that no one corrects twice."""
    state = {
        "about": "corrections by hand, and what the program wrote; delete this file to start afresh",
        "corrections": [_plain(change) for change in kept],
        "written": [feature(event) for event in collection],
    }
    write_text(folder / SIDECAR, json.dumps(state, ensure_ascii=False, indent=0) + "\n")


def combine(old: EventCollection, new: EventCollection) -> EventCollection:
    """Two collections as one: the same event is told once, and what a person reviewed stays as it is."""
    known = {key for event in old for key in (event.id, *event.members)}
    fresh = tuple(event for event in new if event.id not in known and not known.intersection(event.members))
    fixed = tuple(event for event in old if event.reviewed or not event.evidence)
    free = tuple(event for event in old if event not in fixed)
    told = tuple(event for event in fresh if event.evidence)
    linked = merge([Linked(events=free), Linked(events=told)])
    events = (*fixed, *linked.events, *(event for event in fresh if not event.evidence))
    seen = {reading.document.id for reading in old.readings}
    return replace(
        new,
        events=events,
        rejected=tuple(dict.fromkeys((*old.rejected, *new.rejected))),
        readings=(*old.readings, *(reading for reading in new.readings if reading.document.id not in seen)),
        warnings=tuple(dict.fromkeys((*old.warnings, *new.warnings))),
    )


def _settled(collection: EventCollection) -> EventCollection:
    """Points that were moved out of their area are points; an id that stands twice is two events."""
    notes, seen, events = list(collection.warnings), dict[str, int](), []
    for event in collection.events:
        mark = event.footprint
        if event.reviewed and mark and mark.geometry and not covers(mark.geometry, mark.lon, mark.lat):
            exact = replace(mark, geometry=None, radius_km=0.0, kind="point", precision="point", approximate=False)
            event = replace(event, footprint=exact)
        seen[event.id] = seen.get(event.id, 0) + 1
        if seen[event.id] > 1:
            notes.append(f"{event.title}: the id {event.id} stands twice; the second is taken as an added event")
            event = replace(event, id=f"{event.id}-{seen[event.id]}", reviewed=True)
        events.append(event)
    return replace(collection, events=tuple(events), warnings=tuple(notes))


def _edited(old: Event, new: Event) -> Change | None:
    before, after = _values(old), _values(new)
    fields = tuple((name, before[name], after[name]) for name in _COMPARED if not _same(before[name], after[name]))
    return replace(_change("edited", new), fields=fields) if fields else None


def _change(kind: str, event: Event) -> Change:
    return Change(id=event.id, kind=kind, title=event.title, members=event.members, feature=feature(event))


def _values(event: Event) -> dict[str, Any]:
    return properties(event) | dict(zip(POINT, point(event), strict=True))


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, float) and isinstance(new, float):
        return abs(old - new) < 1e-5
    if isinstance(old, str) and isinstance(new, str):
        return " ".join(old.split()) == " ".join(new.split())
    return bool(old == new) or (old in (None, "", []) and new in (None, "", []))


def _corrected(event: Event, change: Change) -> Event:
    """The event with the fields set again; what the program says of the others is newer and stays."""
    values = _values(event) | {name: after for name, _, after in change.fields}
    if {"start", "end"}.intersection(name for name, _, _ in change.fields):
        for name in ("date_from", "date_to", "times"):
            values.pop(name)
    longitude, latitude = (values.pop(name) for name in POINT)
    geometry = None if longitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
    made = {"type": "Feature", "id": event.id, "geometry": geometry, "properties": values}
    return replace(feature_event(made, where=SIDECAR), reviewed=True)


def _position(change: Change, events: Sequence[Event]) -> int | None:
    for number, event in enumerate(events):
        if event.id == change.id:
            return number
    wanted = {change.id, *change.members}
    return next((number for number, event in enumerate(events) if wanted.intersection(event.members)), None)


def _deleted(event: Event) -> Rejected:
    first = event.evidence[0] if event.evidence else None
    span = first.trigger if first else Span(start=0, end=0)
    name = first.document_id if first else ""
    return Rejected(document_id=name, span=span, text=event.title, reason="deleted by a reviewer")


def _joined(kept: Iterable[Change], new: Iterable[Change]) -> tuple[Change, ...]:
    """The later change of an event on top of the earlier ones."""
    joined = {change.id: change for change in kept}
    for change in new:
        before = joined.get(change.id)
        if before is None or change.kind == "deleted":
            joined[change.id] = change
            continue
        fields = {name: (name, old, value) for name, old, value in before.fields}
        fields |= {name: (name, fields.get(name, (name, old))[1], value) for name, old, value in change.fields}
        kind = "added" if before.kind == "added" else change.kind
        joined[change.id] = replace(change, kind=kind, fields=tuple(fields.values()))
    return tuple(joined.values())


def _sidecar(folder: Path) -> tuple[tuple[Change, ...], EventCollection | None]:
    path = folder / SIDECAR
    if not path.exists():
        return (), None
    try:
        state = json.loads(read_text(path))
        kept = tuple(_from_plain(row) for row in state["corrections"])
        events = tuple(feature_event(one, where=str(path)) for one in state["written"])
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{path}: broken ({error}); mend it, or delete it to lose the corrections") from error
    return kept, EventCollection(events=events)


def _plain(change: Change) -> dict[str, Any]:
    fields = [list(field) for field in change.fields]
    base = {"id": change.id, "kind": change.kind, "title": change.title, "fields": fields}
    return base | {"members": list(change.members), "feature": change.feature}


def _from_plain(row: Mapping[str, Any]) -> Change:
    return Change(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        fields=tuple((name, old, new) for name, old, new in row["fields"]),
        members=tuple(row["members"]),
        feature=row["feature"],
    )


def _shown(value: Any) -> str:
    return "nothing" if value in (None, "", []) else "; ".join(value) if isinstance(value, list) else str(value)
