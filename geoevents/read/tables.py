"""Tables: CSV and Parquet, a record a row, streamed."""

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from geoevents.errors import InputError
from geoevents.read.items import Fields, Item, Options
from geoevents.text import decode, sniff
from geoevents.types import Refused


def items(item: Item, options: Options) -> Iterator[Item | Refused]:
    """One item a row."""
    rows = _csv_rows if item.format == "csv" else _parquet_rows
    yield from rows(item, options)


def _csv_rows(item: Item, options: Options) -> Iterator[Item | Refused]:
    csv.field_size_limit(options.limits.record)
    with item.open() as file:
        lines = _lines(file, options.limits.record)
        header = next(lines, "")
        reader = csv.reader(chain([header], lines), delimiter=max(",;\t|", key=header.count))
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


def _lines(file: io.BufferedReader, most: int) -> Iterator[str]:
    """The lines as text, each in the encoding that it shows: tables put together from several have several."""
    wide = sniff(file.peek(1024))
    if wide and wide != "utf-8":
        wrapper = io.TextIOWrapper(file, encoding=wide.removesuffix("-le").removesuffix("-be"), newline="")
        yield from wrapper
        wrapper.detach()
        return
    while line := file.readline(most + 1):
        if len(line) > most:
            raise InputError(f"has a line longer than {most >> 20} MB")
        yield decode(line).text


def _parquet_rows(item: Item, options: Options) -> Iterator[Item | Refused]:
    import pyarrow.parquet as pq

    source = item.path if item.data is None else io.BytesIO(item.data)
    with pq.ParquetFile(source) as table:
        columns = table.schema_arrow.names
        _check(columns, options.fields)
        wanted = options.fields.all
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
