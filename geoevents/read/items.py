"""What passes between the readers: an item to be read, the draft of a document, and the limits of both."""

import bz2
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

from geoevents.errors import InputError

_UNPACKERS = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of a source is read before it is refused.

    bytes : of one document's file; unpacked : bytes that one archive, or one member of it, may unpack to;
    ratio : unpacked / packed, of an archive; characters : of one document; record : bytes of one line or row;
    pages : of a PDF; depth : of archives in archives and messages in messages; seconds, redirects : of a fetch.
    """

    bytes: int = 64 << 20
    unpacked: int = 512 << 20
    ratio: int = 500
    characters: int = 20_000_000
    record: int = 64 << 20
    pages: int = 3_000
    depth: int = 3
    seconds: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The names of a record's keys or a table's columns, first match wins; all others are ignored."""

    text: tuple[str, ...] = ("text",)
    dct: tuple[str, ...] = ("dct", "published")
    id: tuple[str, ...] = ("id",)
    title: tuple[str, ...] = ("title",)
    source: tuple[str, ...] = ("source",)
    url: tuple[str, ...] = ("url", "source_url")
    retrieved: tuple[str, ...] = ("retrieved", "retrieved_at")
    archive: tuple[str, ...] = ("archive_url", "archived_url")

    @property
    def all(self) -> frozenset[str]:
        """Every name that is looked for."""
        return frozenset(name for field in fields(self) for name in getattr(self, field.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How sources are read.

    fetch : whether a URL may be fetched; nothing touches the network without it; stdin : the format of "-".
    """

    limits: Limits = field(default_factory=Limits)
    fields: Fields = field(default_factory=Fields)
    fetch: bool = False
    stdin: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEvidence:
    """A day that something outside the text gives for its publication.

    reason : where it stands ("column published"); rank : 0 said of this document by the user's own table or feed,
    1 its metadata, 2 its URL, 3 only when the file was made.
    """

    day: date
    reason: str
    rank: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to read: a file, a member of an archive, or a record of a table.

    name : for messages ("news.csv:7"); id : of the document that comes of it; format : key of `FORMATS`.
    The content is `record`, else `data`, else the file at `path`, else standard input.
    """

    name: str
    id: str
    format: str
    path: Path | None = None
    data: bytes | None = None
    record: Mapping[str, Any] | None = None
    url: str | None = None
    retrieved: str | None = None
    declared: str | None = None
    depth: int = 0
    dates: tuple[DateEvidence, ...] = ()

    def content(self, limits: Limits) -> bytes:
        """All bytes, unpacked.

        Raises
        ------
        InputError
            if there are more than the limits allow.
        """
        if self.data is not None:
            return within(self.data, limits)
        with self.open() as file:
            return within(file.read(limits.bytes + 1), limits)

    def open(self) -> io.BufferedReader:
        """The bytes to stream from, unpacked where the last suffix says that they are packed."""
        if self.data is not None:
            return io.BufferedReader(io.BytesIO(self.data))
        if self.path is None:
            return io.BufferedReader(getattr(sys.stdin, "buffer", None) or io.BytesIO(sys.stdin.read().encode()))
        unpack: Any = _UNPACKERS.get(self.path.suffix.lower(), open)
        opened: io.BufferedReader = unpack(self.path, "rb")
        return opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document before its date is settled and its text made fit for output.

    exact : whether offsets must stay those of the source's own text (records), so that nothing may be tidied.
    """

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: str | None = None
    archive_url: str | None = None
    dates: tuple[DateEvidence, ...] = ()
    warnings: tuple[str, ...] = ()
    exact: bool = False


UNPACK_ERRORS = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile)


def within(data: bytes, limits: Limits) -> bytes:
    """The bytes, if they are no more than one document may have."""
    if len(data) > limits.bytes:
        raise InputError(f"larger than {limits.bytes >> 20} MB unpacked; split it, or read it as JSON Lines")
    return data
