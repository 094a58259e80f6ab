"""A draft made a document: its text fit for every output, its date settled, its language known."""

from datetime import date

from geoevents.errors import InputError
from geoevents.read.dates import settle
from geoevents.read.items import Draft, Limits
from geoevents.read.language import languages_of
from geoevents.text import content_hash, fit, one_line, squeezed, unmangled
from geoevents.types import Document


def finished(draft: Draft, *, dct: date | None, limits: Limits) -> Document:
    """The document of a draft.

    Raises
    ------
    InputError
        if a file holds no text (a record without is a document without), or more than the limits allow.
    """
    text, notes = _text(draft)
    if len(text) > limits.characters:
        raise InputError(f"{len(text):,} characters of text, more than {limits.characters:,}; split it")
    if not text.strip():
        if not draft.exact:
            raise InputError("holds no text")
        notes.append("holds no text")
    day, reason, sure, conflicts = settle(draft.dates, given=dct)
    languages = languages_of(text, declared=draft.language)
    return Document(
        id=draft.id,
        text=text,
        dct=day,
        dct_reason=reason,
        dct_sure=sure,
        title=_label(draft.title),
        source=_label(draft.source),
        url=_label(draft.url),
        language=languages.code,
        unread=languages.unread,
        content_hash=content_hash(text),
        retrieved=_label(draft.retrieved),
        archive_url=_label(draft.archive_url),
        warnings=(*draft.warnings, *notes, *conflicts, *languages.warnings),
    )


def make_document(
    text: str,
    *,
    id: str,
    dct: date | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
) -> Document:
    """A document of a text in memory; offsets stay those of `text`."""
    draft = Draft(id=id, text=text, title=title, source=source, url=url, exact=True)
    return finished(draft, dct=dct, limits=Limits())


def _text(draft: Draft) -> tuple[str, list[str]]:
    """The text as all outputs will show it, and what was changed."""
    text, notes = draft.text, []
    if not draft.exact:
        repaired = unmangled(text)
        if repaired != text:
            notes.append("its UTF-8 had been read as Windows-1252 once; repaired")
        text = squeezed(repaired)
    clean = fit(text)
    changed = sum(old != new for old, new in zip(text, clean, strict=True)) if clean != text else 0
    if changed:
        notes.append(f"{changed} control character(s) or lone surrogate(s) replaced, each by one character")
    return clean, notes


def _label(value: object) -> str | None:
    """A title, a source or a URL as one line of clean text, None if empty."""
    return one_line(" ".join(fit(str(value)).split()), limit=2000) or None if value is not None else None
