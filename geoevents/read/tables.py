"""Tables: CSV and Parquet, a record a row, streamed."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from geoevents.errors import InputError
from geoevents.read.items import Fields, Item, Options
from geoevents.text import decode, sniff
from geoevents.types import Refused

_SAMPLE = 1 << 20


def items(item: Item, options: Options) -> Iterator[Item | Refused]:
    """One item a row."""
    rows = _csv_rows if item.format == "csv" else _parquet_rows
    yield from rows(item, options)


def _csv_rows(item: Item, options: Options) -> Iterator[Item | Refused]:
    csv.field_size_limit(options.limits.record)
    with item.open() if item.data is None else io.BytesIO(item.data) as file:
        sample = file.read(_SAMPLE)
        file.seek(0)
        encoding = sniff(sample) or ("utf-8" if decode(_whole_lines(sample)).encoding == "utf-8" else "cp1252")
        lines = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
        header = decode(sample).text.lstrip("\ufeff").partition("\n")[0]
        reader = csv.reader(lines, delimiter=max(",;\t|", key=header.count))
        columns = [name.strip().removeprefix("\ufeff") for name in next(reader, [])]
        _check(columns, options.fields)
        while True:
            before = reader.line_num + 1
            try:
                row = next(reader, None)
            except csv.Error as error:
                yield Refused(where=f"{item.name}:{before}", reason=f"is no valid CSV ({error})")
                continue
            if row is None:
                return
            if not any(row):
                continue
            where = f"{item.name}:{before}"
            if len(row) != len(columns):
                yield Refused(where=where, reason=f"has {len(row)} cells, the header has {len(columns)}")
                continue
            yield _item(dict(zip(columns, row, strict=True)), item, before)


def _whole_lines(sample: bytes) -> bytes:
    """The sample up to its last line end, so that no character is cut in two."""
    return sample if len(sample) < _SAMPLE else sample[: sample.rfind(b"\n") + 1] or sample


def _parquet_rows(item: Item, options: Options) -> Iterator[Item | Refused]:
    import pyarrow.parquet as pq

    source = item.path if item.data is None else io.BytesIO(item.data)
    with pq.ParquetFile(source) as table:
        columns = table.schema_arrow.names
        _check(columns, options.fields)
        fields = options.fields
        wanted = {*fields.text, *fields.dct, *fields.id, *fields.title, *fields.source, *fields.url}
        number = 0
        for batch in table.iter_batches(batch_size=64, columns=[name for name in columns if name in wanted]):
            for row in batch.to_pylist():
                number += 1
                yield _item(row, item, number)


def _item(row: Mapping[str, Any], item: Item, number: int) -> Item:
    return Item(name=f"{item.name}:{number}", id=f"{item.id}:{number}", format="record", record=row)


def _check(columns: list[str], fields: Fields) -> None:
    if not set(fields.text) & set(columns):
        there = ", ".join(columns[:12]) or "none"
        raise InputError(f"has no column {' or '.join(map(repr, fields.text))} (its columns: {there})")
