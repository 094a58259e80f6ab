"""Sources to documents: the one door for text, whatever its format."""

import csv
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from geoevents.errors import InputError
from geoevents.types import Document


def read(sources: Iterable[str | Path], *, dct: date | None = None) -> Iterator[Document]:
    """The documents of the sources, in order: .txt, .md, "-", .jsonl, .csv."""
    for source in sources:
        yield from _read_one(source, dct=dct)


def _read_one(source: str | Path, *, dct: date | None) -> Iterator[Document]:
    name = str(source)
    if name == "-":
        yield make_document(sys.stdin.read(), id="stdin", dct=dct)
        return
    path = Path(name)
    if not path.is_file():
        raise InputError(f"{name}: no such file")
    if path.suffix in {".jsonl", ".ndjson"}:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield _from_record(json.loads(line), where=f"{name}:{number}", dct=dct)
    elif path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as rows:
            for number, row in enumerate(csv.DictReader(rows), 2):
                yield _from_record(row, where=f"{name}:{number}", dct=dct)
    else:
        yield make_document(path.read_text(encoding="utf-8"), id=path.name, dct=dct)


def _from_record(record: dict[str, Any], *, where: str, dct: date | None) -> Document:
    if not isinstance(record.get("text"), str):
        raise InputError(f'{where}: no "text"')
    key = next((key for key in ("dct", "published") if record.get(key)), None)
    day = date.fromisoformat(str(record[key])[:10]) if key else dct
    return make_document(
        record["text"],
        id=str(record.get("id") or where),
        dct=day,
        reason=f"column {key}" if key else None,
        title=record.get("title"),
        source=record.get("source"),
        url=record.get("url"),
    )


def make_document(
    text: str,
    *,
    id: str,
    dct: date | None = None,
    reason: str | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
) -> Document:
    """A document of a text in memory."""
    return Document(
        id=id,
        text=text,
        dct=dct,
        dct_reason=reason or ("--dct" if dct else "no publication date was given"),
        title=title,
        source=source,
        url=url,
        content_hash=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )
