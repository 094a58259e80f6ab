"""Records: JSON Lines, JSON, and what a table's row becomes; ids and texts are kept exactly."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from geoevents.errors import InputError
from geoevents.read.dates import day_of, of_url
from geoevents.read.items import DateEvidence, Draft, Fields, Item, Limits, Options
from geoevents.text import decode, one_line, sniff
from geoevents.types import Refused


def items(item: Item, options: Options) -> Iterator[Item | Refused]:
    """One item a line of JSON Lines; empty lines are none."""
    for number, line in _lines(item, options.limits):
        where = f"{item.name}:{number}"
        if isinstance(line, Refused):
            yield line
        elif line.strip():
            yield Item(name=where, id=f"{item.id}:{number}", format="record", data=line)


def drafts(item: Item, options: Options) -> Iterator[Draft | Refused]:
    """The draft of one record, or of each record of a JSON file."""
    fields = options.fields
    if item.record is not None:
        yield draft_of(item.record, item=item, fields=fields)
        return
    value, note = parsed_json(item.content(options.limits))
    if item.format == "record":
        yield draft_of(value, item=item, fields=fields, note=note)
        return
    records = value if isinstance(value, list) else [value]
    for number, record in enumerate(records, 1):
        one = item if record is value else Item(name=f"{item.name}#{number}", id=f"{item.id}#{number}", format="record")
        try:
            yield draft_of(record, item=one, fields=fields, note=note)
        except InputError as error:
            yield Refused(where=one.name, reason=one_line(error))


def draft_of(record: Any, *, item: Item, fields: Fields, note: str | None = None) -> Draft:
    """The draft of a record.

    Raises
    ------
    InputError
        if it has no text.
    """
    if not isinstance(record, Mapping):
        raise InputError(f"is no JSON object with a key {fields.text[0]!r}")
    text = _first(record, fields.text)
    if not isinstance(text, str):
        raise InputError(f"has no text under {' or '.join(map(repr, fields.text))}")
    warnings = [note] if note else []
    dates = []
    for key in fields.dct:
        value = record.get(key)
        if value is None or value == "":
            continue
        if day := day_of(value):
            dates.append(DateEvidence(day=day, reason=f"column {key}", rank=0))
        else:
            warnings.append(f"column {key}: {one_line(value, limit=40)!r} is no clear date (write YYYY-MM-DD)")
    url = _string(record, fields.url)
    own = _first(record, fields.id)
    return Draft(
        id=item.id if own is None else encodable(str(own)),
        text=text,
        title=_string(record, fields.title),
        source=_string(record, fields.source),
        url=url,
        retrieved=_string(record, fields.retrieved),
        archive_url=_string(record, fields.archive),
        dates=(*dates, *of_url(url)),
        warnings=tuple(warnings),
        exact=True,
    )


def encodable(id: str) -> str:
    """The id, a lone surrogate in it replaced, since no file could hold it."""
    return id.encode("utf-8", "replace").decode("utf-8")


def parsed_json(data: bytes) -> tuple[Any, str | None]:
    """The value of JSON in any Unicode encoding, and what was doubtful about the encoding."""
    decoded = decode(data)
    try:
        return json.loads(decoded.text), decoded.note
    except ValueError as error:
        raise InputError(f"is no valid JSON ({one_line(error, limit=100)})") from None


def _first(record: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    return next((record[key] for key in keys if record.get(key) is not None), None)


def _string(record: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    value = _first(record, keys)
    return None if value is None or isinstance(value, (dict, list)) else str(value)


def _lines(item: Item, limits: Limits) -> Iterator[tuple[int, bytes | Refused]]:
    """Numbered lines as UTF-8; one longer than the limit is passed over without being held in memory."""
    with item.open() as file:
        head = file.peek(4)
        wide = sniff(head) if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) else None
        if wide:
            data = file.read(limits.unpacked).decode(wide, "replace").removeprefix("\ufeff").encode()
            yield from enumerate(data.split(b"\n"), 1)
            return
        number = 0
        while line := file.readline(limits.record):
            number += 1
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if len(line) < limits.record or line.endswith(b"\n"):
                yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = file.readline(1 << 20)
            yield number, Refused(where=f"{item.name}:{number}", reason=f"a line longer than {limits.record >> 20} MB")
