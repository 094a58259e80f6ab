"""A GeoParquet set read back, batch by batch, as columns to count or as events."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geoevents.collection import Provenance
from geoevents.errors import InputError
from geoevents.render.overview_cells import Columns
from geoevents.schema import event_from
from geoevents.types import Event

_BATCH = 50_000
_DAY = 86_400 * 10**6
_NAMES = ("longitude", "latitude", "start", "end", "category", "title", "place", "kind")


def tables_of(source: str | Path) -> list[Path]:
    """The tables of a corpus run's folder, of another folder of tables, or the one table that is named.

    Raises
    ------
    InputError
        if there is none.
    """
    root = Path(source)
    if root.is_file():
        return [root]
    found = sorted((root / "events").rglob("*.parquet")) or sorted(root.rglob("*.parquet"))
    if not found:
        raise InputError(f"{root}: holds no .parquet table; name the folder that `geoevents corpus` wrote")
    return found


def origins_of(source: str | Path) -> tuple[str, ...]:
    """What a corpus run's report says it was made with, a line each; nothing of another folder."""
    try:
        report = json.loads((Path(source) / "report.json").read_bytes())
        program, gazetteer, model = (str(report.get(name) or "") for name in ("program", "gazetteer", "model"))
        made = Provenance(program=program, gazetteer=gazetteer, model=model)
        credited = (f"{report['documents']:,} documents", *map(str, report.get("attribution") or ()))
    except (OSError, ValueError, AttributeError, KeyError, TypeError):
        return ()
    return tuple(filter(None, (made.versions, *credited)))


def read_columns(source: str | Path) -> Iterator[Columns]:
    """What an overview needs of each event."""
    for batch in _batches(source, _NAMES):
        values = batch.to_pydict()
        yield Columns(
            lon=values["longitude"],
            lat=values["latitude"],
            day=list(map(_day, values["start"], values["end"])),
            category=[name or "other" for name in values["category"]],
            title=[title or "" for title in values["title"]],
            place=values["place"],
            kind=values["kind"],
        )


def read_events(source: str | Path) -> Iterator[Event]:
    """All events, in the order of the tables."""
    for path in tables_of(source):
        number = 0
        for batch in _batches(path, None):
            for values in batch.to_pylist():
                number += 1
                values.pop("geometry", None)
                yield event_from(values, id=None, where=f"{path.name}: row {number}")


def _day(start: int | None, end: int | None) -> int | None:
    """The first day, the last one if only that is known, of microseconds since 1970."""
    if start is not None:
        return start // _DAY
    return None if end is None else (end - 1) // _DAY


def _batches(source: str | Path, names: tuple[str, ...] | None) -> Iterator[Any]:
    """The tables' rows in batches; the named columns only, moments then as whole numbers."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    for path in tables_of(source):
        try:
            with pq.ParquetFile(path) as table:
                missing = sorted(set(names or ()) - set(table.schema_arrow.names))
                if missing:
                    raise InputError(f"{path}: has no column {missing[0]!r}; write it with `geoevents corpus`")
                for batch in table.iter_batches(batch_size=_BATCH, columns=list(names) if names else None):
                    yield _plain(batch, pa) if names else batch
        except (pa.ArrowInvalid, OSError) as error:
            raise InputError(f"{path}: cannot be read as GeoParquet: {error}") from error


def _plain(batch: Any, pa: Any) -> Any:
    for name in ("start", "end"):
        at = batch.schema.get_field_index(name)
        batch = batch.set_column(at, name, batch.column(at).cast(pa.timestamp("us", tz="UTC")).cast(pa.int64()))
    return batch
