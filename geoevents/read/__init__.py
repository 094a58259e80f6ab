"""Sources to documents: the one door for text, whatever its format."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from geoevents.errors import InputError
from geoevents.read.documents import finished, make_document
from geoevents.read.formats import CONTAINERS, checked, reader_of
from geoevents.read.items import Draft, Fields, Item, Limits, Options
from geoevents.read.sources import items_of, refusal, split
from geoevents.types import Document, Refused

__all__ = ["Fields", "Item", "Limits", "Options", "documents_of", "items_of", "make_document", "read"]


def read(
    sources: Iterable[str | Path],
    *,
    dct: date | None = None,
    refused: list[Refused] | None = None,
    options: Options | None = None,
) -> Iterator[Document]:
    """The documents of the sources, in order.

    Parameters
    ----------
    sources : files, folders, globs, "-" for standard input, and URLs (only with `Options(fetch=True)`). Formats: text,
        Markdown, HTML, MHTML, WARC, PDF, DOCX, ODT, EML, RSS, Atom, JSON, JSON Lines, CSV, TSV, Parquet, ZIP;
        each also packed (.gz, .bz2, .xz).
    dct : publication date of what does not state its own in a table or a feed.
    refused : takes what cannot be read, while reading goes on; without it the first refusal raises.
    options : limits, names of keys and columns, whether to fetch.

    Raises
    ------
    InputError
        if something cannot be read and `refused` is None.
    """
    options = options or Options()
    for item in items_of(sources, options=options):
        for result in (item,) if isinstance(item, Refused) else documents_of(item, dct=dct, options=options):
            if isinstance(result, Document):
                yield result
            elif refused is None:
                raise InputError(str(result))
            else:
                refused.append(result)


def documents_of(
    item: Item, *, dct: date | None = None, options: Options | None = None
) -> Iterator[Document | Refused]:
    """The documents of one item; each thing that cannot be read gives a `Refused` in its place, never an error."""
    options = options or Options()
    drafts = _drafts(item, options)
    result: Document | Refused | None = None
    while True:
        try:
            draft = next(drafts, None)
            if draft is None:
                break
            result = draft if isinstance(draft, Refused) else finished(draft, dct=dct, limits=options.limits)
        except Exception as error:  # noqa: BLE001 - a library may raise anything over a hostile file
            result = refusal(item.name, error)
        yield result
    if result is None:
        yield Refused(where=item.name, reason="holds no text")


def _drafts(item: Item, options: Options) -> Iterator[Draft | Refused]:
    """The item's drafts; what its bytes show to be another format is read as that."""
    kind = item.format
    if kind in ("text", "markdown"):
        from dataclasses import replace

        data = item.content(options.limits)
        kind = checked(data, kind)
        item = replace(item, data=data, format=kind, depth=item.depth + 1)
    if kind in CONTAINERS:
        for inner in split(item, options):
            yield from (inner,) if isinstance(inner, Refused) else _drafts(inner, options)
        return
    yield from reader_of(kind)(item, options)
