"""RSS and Atom: one draft an entry, with the entry's own date."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from geoevents.errors import InputError
from geoevents.read.dates import day_of, of_url
from geoevents.read.html import article
from geoevents.read.items import DateEvidence, Draft, Item, Options
from geoevents.read.office import parsed
from geoevents.types import Refused

_BODIES = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated")


def drafts(item: Item, options: Options) -> Iterator[Draft | Refused]:
    """The entries in their order; one without text is refused."""
    root = parsed(item.content(options.limits))
    entries = [element for element in root.iter("{*}item", "{*}entry") if isinstance(element.tag, str)]
    if not entries:
        raise InputError("is neither RSS nor Atom: it has no entries")
    channel = root.find("{*}channel")
    source = _text(root if channel is None else channel, "title")
    for number, entry in enumerate(entries, 1):
        yield _entry(entry, item, number, source)


def _entry(entry: Any, item: Item, number: int, source: str | None) -> Draft | Refused:
    where = f"{item.name}#{number}"
    body = next(filter(None, (_text(entry, name) for name in _BODIES)), None)
    title = _text(entry, "title")
    text = _words(body) if body else title
    if not text:
        return Refused(where=where, reason="the entry holds no text")
    url = _link(entry)
    dates = [
        DateEvidence(day=day, reason=f"feed entry, {name}", rank=0)
        for name in _DATES
        if (day := day_of(_text(entry, name)))
    ]
    return Draft(
        id=_text(entry, "guid") or _text(entry, "id") or url or f"{item.id}#{number}",
        text=text,
        title=title,
        source=source or (urlsplit(url).hostname if url else None),
        url=url,
        retrieved=item.retrieved,
        dates=(*dates[:1], *of_url(url)),
    )


def _text(element: Any, name: str) -> str | None:
    found = element.find(f"{{*}}{name}")
    return ("".join(found.itertext()).strip() or None) if found is not None else None


def _link(entry: Any) -> str | None:
    for link in entry.iterfind("{*}link"):
        url = (link.get("href") or link.text or "").strip()
        if url.startswith(("http://", "https://")) and link.get("rel", "alternate") == "alternate":
            return str(url)
    return None


def _words(body: str) -> str:
    """An entry's text; where it is escaped HTML, its words."""
    if "<" not in body:
        return body
    return article(
        f"<html><body><article>{body}</article></body></html>", item=Item(name="", id="", format="html")
    ).text
