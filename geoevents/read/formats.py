"""Which reader an item needs: by its suffix, by what the first bytes show, never by guessing beyond that."""

import importlib
import re
from collections.abc import Callable, Iterator
from pathlib import PurePath

from geoevents.errors import InputError
from geoevents.read.items import Draft, Item, Options
from geoevents.text import looks_binary
from geoevents.types import Refused

type Reader = Callable[[Item, Options], Iterator[Draft | Refused]]
type Splitter = Callable[[Item, Options], Iterator[Item | Refused]]

SUFFIXES = {
    ".txt": "text", ".text": "text", ".log": "text", "": "text",
    ".md": "markdown", ".markdown": "markdown", ".rst": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".mhtml": "mhtml", ".mht": "mhtml",
    ".pdf": "pdf", ".docx": "docx", ".odt": "odt",
    ".eml": "eml", ".rss": "feed", ".atom": "feed", ".xml": "feed",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".csv": "csv", ".tsv": "csv", ".parquet": "parquet",
    ".warc": "warc", ".zip": "zip",
}  # fmt: skip
PACKED = {".gz", ".bz2", ".xz"}
# Containers are split into items cheaply, so that a corpus run can spread them over processes.
CONTAINERS = ("jsonl", "csv", "parquet", "warc", "zip")
MODULES = {
    "text": "plain", "markdown": "plain", "html": "html", "mhtml": "mail", "eml": "mail", "pdf": "pdf",
    "docx": "office", "odt": "office", "feed": "feed", "json": "records", "record": "records",
    "jsonl": "records", "csv": "tables", "parquet": "tables", "warc": "archives", "zip": "archives",
}  # fmt: skip
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"WARC/", "warc"),
    (b"PAR1", "parquet"),
    (b"PK\x03\x04", "zip"),
)
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)[\s>]", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(rb"\s*<\?xml.{0,500}?<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE | re.DOTALL)
_FOREIGN = {
    b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"RIFF": "audio or video",
    b"\xd0\xcf\x11\xe0": "an old Office file; save it as .docx or PDF", b"{\\rtf": "RTF; save it as .docx",
    b"\x7fELF": "a program", b"MZ": "a program", b"SQLite format 3": "a database", b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
}  # fmt: skip


def format_of(name: str) -> str | None:
    """The format that a file name's suffix shows, None if it shows none that can be read."""
    path = PurePath(name.lower())
    suffixes = path.suffixes
    suffix = suffixes[-1] if suffixes else ""
    if suffix in PACKED:
        suffix = suffixes[-2] if len(suffixes) > 1 else ""
    return SUFFIXES.get(suffix)


def reader_of(format: str) -> Reader:
    """The function that drafts an item's documents."""
    reader: Reader = importlib.import_module(f"geoevents.read.{MODULES[format]}").drafts
    return reader


def splitter_of(format: str) -> Splitter:
    """The function that splits a container into items."""
    splitter: Splitter = importlib.import_module(f"geoevents.read.{MODULES[format]}").items
    return splitter


def checked(data: bytes, format: str) -> str:
    """The format of what claims to be text, by its first bytes.

    Raises
    ------
    InputError
        if it is no text, with what it is.
    """
    if format not in ("text", "markdown"):
        return format
    for magic, found in _MAGIC:
        if data.startswith(magic):
            return found
    for magic, what in _FOREIGN.items():
        if data.startswith(magic):
            raise InputError(f"is {what}, not text")
    if format == "text" and _HTML.match(data[:5000]):
        return "html"
    if format == "text" and _FEED.match(data[:5000]):
        return "feed"
    if looks_binary(data):
        raise InputError("is binary data, not text")
    return format
