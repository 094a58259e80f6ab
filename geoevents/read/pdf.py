"""The text of a PDF, by its printed lines; a scan, which has none, is said to be one."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from geoevents.errors import InputError
from geoevents.read.dates import day_of, of_url
from geoevents.read.html import quiet
from geoevents.read.items import DateEvidence, Draft, Item, Options
from geoevents.read.reflow import reflowed

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_DRAWN, _MOST_SHOWN = 4 << 20, 20_000
_FULL = "draws too much on a page to be read; save its text"
_SCAN = "has no text layer, so it is a scan; recognise its text first (for example with ocrmypdf)"


def drafts(item: Item, options: Options) -> Iterator[Draft]:
    """One draft: the running text of all pages."""
    from pypdf import PdfReader

    data = item.content(options.limits)
    if b"%PDF-" not in data[:1024]:
        raise InputError("is no PDF file")
    with quiet("pypdf"):
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("is encrypted; save it without a password")
        count = len(reader.pages)
        if count > options.limits.pages:
            raise InputError(f"has {count} pages, more than {options.limits.pages}; split it")
        full = [crowded(page) for page in reader.pages]
        room = options.limits.characters
        pages = [[] if skip else lines_of(page, room=room) for page, skip in zip(reader.pages, full, strict=True)]
        text = reflowed(pages)
        title, made = _about(reader)
    if len("".join(text.split())) < 20 * min(count, 1):
        raise InputError(
            "draws too much to be read; save its text" if any(full) else _SCAN if count else "has no pages"
        )
    empty = sum(not any(map(str.strip, lines)) for lines in pages)
    day = day_of(made) if made else None
    yield Draft(
        id=item.id,
        text=text,
        title=title,
        url=item.url,
        retrieved=item.retrieved,
        dates=(
            *item.dates,
            *((DateEvidence(day=day, reason="PDF metadata, CreationDate", rank=3),) if day else ()),
            *of_url(item.url),
        ),
        warnings=(f"{empty} of its {count} pages have no text that can be read (scanned or drawn)",) if empty else (),
    )


def crowded(page: Any) -> bool:
    """Whether a page draws so much that reading it would take minutes; no printed page of text does."""
    contents = page.get_contents()
    drawn = contents.get_data() if contents else b""
    return len(drawn) > _MOST_DRAWN or drawn.count(b"Tj") + drawn.count(b"TJ") > _MOST_SHOWN


def lines_of(page: Any, *, room: int) -> list[str]:
    """A page's lines, spaced as printed where its fonts allow it, else in the order of the file."""
    try:
        text = page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=True)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, ZeroDivisionError, OverflowError):
        text = ""
    if not text.strip():
        text = page.extract_text()
    if len(text) > room:
        raise InputError(f"a page holds more than {room:,} characters")
    return [line.rstrip() for line in text.expandtabs().splitlines()]


def _about(reader: "PdfReader") -> tuple[str | None, Any]:
    """The title and the making date of the file's own metadata; both are often broken."""
    try:
        metadata = reader.metadata
        title = metadata.title if metadata else None
    except (ValueError, TypeError, AttributeError, KeyError):
        return None, None
    try:
        return title, metadata.creation_date if metadata else None
    except (ValueError, TypeError, AttributeError, KeyError):
        return title, None
