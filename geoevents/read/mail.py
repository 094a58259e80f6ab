"""Messages: e-mail with its attachments, and web pages saved as MHTML, which are messages too."""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import parsedate_to_datetime
from typing import cast

from geoevents.errors import InputError
from geoevents.read.dates import day_of
from geoevents.read.formats import CONTAINERS, format_of, reader_of
from geoevents.read.items import DateEvidence, Draft, Item, Options
from geoevents.text import decode, one_line
from geoevents.types import Refused


def drafts(item: Item, options: Options) -> Iterator[Draft | Refused]:
    """A saved page's article; of an e-mail its text, then each attachment that can be read."""
    if item.depth > options.limits.depth:
        raise InputError(f"messages more than {options.limits.depth} deep in each other")
    message = message_from_bytes(item.content(options.limits), policy=default)
    if not message.keys():
        raise InputError("has no header, so it is no message")
    if item.format == "mhtml":
        yield from _page(message, item, options)
    else:
        yield from _letter(message, item, options)


def _page(message: EmailMessage, item: Item, options: Options) -> Iterator[Draft | Refused]:
    """The first HTML part is the page; its own date is when it was saved, so it is no evidence of publication."""
    for part in message.walk():
        if part.get_content_type() == "text/html":
            url = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
            inner = _inner(part, item, format="html", id=item.id)
            web = url if url and url.startswith(("http://", "https://")) else None
            saved = item.retrieved or _moment(_header(message, "Date"))
            yield from reader_of("html")(replace(inner, url=item.url or web, retrieved=saved), options)
            return
    raise InputError("holds no web page")


def _letter(message: EmailMessage, item: Item, options: Options) -> Iterator[Draft | Refused]:
    day = day_of(_header(message, "Date"))
    dates = (DateEvidence(day=day, reason="header Date"),) if day else ()
    body = message.get_body(preferencelist=("plain", "html"))
    if body is not None and body.get_content_type() == "text/html":
        inner = _inner(body, item, format="html", id=item.id)
        bodies = list(reader_of("html")(replace(inner, dates=dates), options))
    elif body is not None:
        decoded = decode(_payload(body), declared=body.get_content_charset())
        notes = (decoded.note,) if decoded.note else ()
        bodies = [Draft(id=item.id, text=decoded.text, dates=dates, warnings=notes)]
    else:
        bodies = [Refused(where=item.name, reason="the message holds no text")]
    for draft in bodies:
        if isinstance(draft, Draft):
            draft = replace(draft, title=_header(message, "Subject"), source=_header(message, "From"))
        yield draft
    yield from _attachments(message, item, options, dates)


def _attachments(
    message: EmailMessage, item: Item, options: Options, dates: tuple[DateEvidence, ...]
) -> Iterator[Draft | Refused]:
    for number, part in enumerate(message.iter_attachments(), 1):
        name = one_line(part.get_filename() or f"attachment {number}", limit=100)
        nested = part.get_content_type() == "message/rfc822"
        kind = "eml" if nested else format_of(name)
        if kind is None or kind in CONTAINERS:
            yield Refused(where=f"{item.name}!{name}", reason="an attachment of a kind that is not read")
            continue
        inner = _inner(part, item, format=kind, id=f"{item.id}!{name}")
        try:
            for draft in reader_of(kind)(replace(inner, name=f"{item.name}!{name}"), options):
                yield replace(draft, dates=(*draft.dates, *dates)) if isinstance(draft, Draft) else draft
        except InputError as error:
            yield Refused(where=f"{item.name}!{name}", reason=one_line(error))


def _inner(part: MIMEPart, item: Item, *, format: str, id: str) -> Item:
    return Item(
        name=item.name,
        id=id,
        format=format,
        data=_payload(part),
        url=item.url,
        retrieved=item.retrieved,
        declared=part.get_content_charset(),
        depth=item.depth + 1,
    )


def _payload(part: MIMEPart) -> bytes:
    if part.get_content_type() == "message/rfc822":
        payload = part.get_payload()
        return cast(EmailMessage, payload[0]).as_bytes() if isinstance(payload, list) and payload else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _moment(value: str | None) -> str | None:
    """When a page was saved, ISO 8601."""
    try:
        return parsedate_to_datetime(value).isoformat() if value else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _header(message: EmailMessage, name: str) -> str | None:
    """A header's words; the standard library raises ValueError and worse over some broken ones."""
    try:
        return str(message[name]).strip() or None if message[name] is not None else None
    except (ValueError, TypeError, IndexError, AttributeError, KeyError):
        return None
