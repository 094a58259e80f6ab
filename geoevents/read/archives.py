"""Archives: the pages of a WARC, the files of a ZIP, each unpacked only within the limits."""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, BinaryIO
from zipfile import ZipInfo

from geoevents.errors import InputError
from geoevents.read.formats import CONTAINERS, format_of
from geoevents.read.items import Item, Options
from geoevents.read.office import opened_zip
from geoevents.text import one_line
from geoevents.types import Refused

_TYPES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "application/pdf": "pdf"}


def items(item: Item, options: Options) -> Iterator[Item | Refused]:
    """The archive's readable members."""
    yield from (_pages if item.format == "warc" else _members)(item, options)


def _pages(item: Item, options: Options) -> Iterator[Item | Refused]:
    """The responses that hold an article; what belongs to a page (images, scripts, requests) is not read."""
    limits = options.limits
    found = 0
    with item.path.open("rb") if item.path else item.open() as file:
        for number, record in enumerate(_records(file), 1):
            if record.rec_type not in ("response", "resource", "conversion"):
                continue
            headers = record.http_headers
            status = headers.get_statuscode() if headers else "200"
            sent = (headers or record.rec_headers).get_header("Content-Type") or ""
            kind = _TYPES.get(sent.partition(";")[0].strip().lower())
            if kind is None or status != "200":
                continue
            found += 1
            url = record.rec_headers.get_header("WARC-Target-URI")
            where = f"{item.name}#{number}"
            data = record.content_stream().read(limits.bytes + 1)
            if len(data) > limits.bytes:
                yield Refused(where=where, reason=f"a page larger than {limits.bytes >> 20} MB")
                continue
            yield Item(
                name=where,
                id=one_line(url) if url else f"{item.id}#{number}",
                format=kind,
                data=data,
                url=url,
                retrieved=record.rec_headers.get_header("WARC-Date"),
                declared=sent.partition("charset=")[2].strip("\"' ;") or None,
                depth=item.depth + 1,
            )
    if not found:
        raise InputError("holds no web page")


def _records(file: BinaryIO) -> Iterator[Any]:
    """The records; the library's complaints over damaged ones are kept from the user's terminal."""
    from warcio.archiveiterator import ArchiveIterator

    records = ArchiveIterator(file)
    while True:
        with redirect_stderr(io.StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def _members(item: Item, options: Options) -> Iterator[Item | Refused]:
    from geoevents.read.sources import split

    limits = options.limits
    with opened_zip(item.content(limits), limits) as archive:
        for member in sorted(archive.infolist(), key=lambda entry: entry.filename):
            if member.is_dir() or member.filename.startswith("__MACOSX/"):
                continue
            where = f"{item.name}!{one_line(member.filename)}"
            kind = _format(member)
            if kind is None:
                yield Refused(where=where, reason="a kind of file that is not read")
                continue
            with archive.open(member) as file:
                data = file.read(limits.bytes + 1)
            if len(data) > limits.bytes:
                yield Refused(where=where, reason=f"larger than {limits.bytes >> 20} MB")
                continue
            inner = Item(name=where, id=f"{item.id}!{member.filename}", format=kind, data=data, depth=item.depth + 1)
            yield from split(inner, options) if kind in CONTAINERS else (inner,)


def _format(member: ZipInfo) -> str | None:
    return format_of(member.filename.rpartition("/")[2])
