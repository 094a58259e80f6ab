"""CSV for spreadsheets: UTF-8 with a byte-order mark, no cell that runs as a formula, read back without loss."""

import csv
import io
from pathlib import Path

from geoevents.collection import EventCollection
from geoevents.errors import InputError
from geoevents.export.files import read_text, write_text
from geoevents.export.guard import guard, unguard
from geoevents.schema import COLUMNS, FIELDS, POINT, POINT_HXL, event_from, row


def to_csv(collection: EventCollection, *, hxl: bool = False) -> str:
    """The events as CSV, texts quoted and numbers bare; `hxl` puts the row of tags below the header."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_STRINGS, lineterminator="\r\n")
    writer.writerow(("id", *COLUMNS))
    if hxl:
        writer.writerow(hxl_tags())
    for event in collection:
        writer.writerow(_safe(value) for value in row(event).values())
    return out.getvalue()


def hxl_tags() -> tuple[str, ...]:
    """The HXL tag of `id` and of each column."""
    tags = {field.name: field.hxl for field in FIELDS} | dict(zip(POINT, POINT_HXL, strict=True))
    return ("#event+id", *(tags[name] for name in COLUMNS))


def write_csv(collection: EventCollection, path: Path, *, hxl: bool = False) -> None:
    """Write `to_csv`."""
    write_text(path, to_csv(collection, hxl=hxl), bom=True)


def read_csv(path: Path) -> EventCollection:
    """The events of a CSV as written or as a spreadsheet has saved it (other separators and decimal commas too)."""
    text = read_text(path)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    header = [name.strip() for name in next(lines, [])]
    if "title" not in header:
        raise InputError(f'{path}: no column "title" in its first line; is it a table of events?')
    notes: list[str] = []
    events = []
    for cells in lines:
        if not any(cells) or cells[0].startswith("#event"):
            continue
        where = f"{path.name}:{lines.line_num}"
        if len(cells) > len(header):
            raise InputError(f"{where}: {len(cells)} cells for {len(header)} columns; is a quote missing?")
        values = {name: unguard(cell) for name, cell in zip(header, cells, strict=False)}
        events.append(event_from(values, id=values.get("id") or None, where=where, notes=notes))
    return EventCollection(events=tuple(events), warnings=tuple(notes))


def _delimiter(text: str) -> str:
    head = text[: text.find("\n")] if "\n" in text else text
    return max(",;\t", key=head.count)


def _safe(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return guard(value) if isinstance(value, str) else value
