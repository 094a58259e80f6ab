"""Events as GeoParquet, streamed with one schema for all partitions, so that a set of files reads as one table."""

import json
import struct
from collections.abc import Iterable, Iterator
from itertools import batched
from pathlib import Path
from typing import Any

from geoevents.schema import COLUMNS, dtype, row
from geoevents.types import Event

_GROUP = 20_000
_GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
}


def write_geoparquet(events: Iterable[Event], path: Path) -> None:
    """Write the events in their order, each with its representative point; without one the geometry is null."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _schema(pa)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in batched(events, _GROUP):
            writer.write_table(pa.Table.from_pylist(list(_rows(group)), schema=schema))


def _schema(pa: Any) -> Any:
    types = {
        "datetime64[us, UTC]": pa.timestamp("us", tz="UTC"),
        "str": pa.string(),
        "Float64": pa.float64(),
        "Int64": pa.int64(),
        "bool": pa.bool_(),
    }
    fields = [pa.field(name, types[dtype(name)]) for name in ("id", *COLUMNS)]
    return pa.schema([*fields, pa.field("geometry", pa.binary())], metadata={"geo": json.dumps(_GEO)})


def _rows(events: Iterable[Event]) -> Iterator[dict[str, Any]]:
    from datetime import datetime

    for event in events:
        values = row(event)
        for name in ("start", "end"):
            if values[name] is not None:
                values[name] = datetime.fromisoformat(values[name])
        lon, lat = values["longitude"], values["latitude"]
        values["geometry"] = None if lon is None else struct.pack("<BIdd", 1, 1, lon, lat)
        yield values
