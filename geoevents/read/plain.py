"""Plain text, and Markdown with its markup taken off."""

import re
from collections.abc import Iterator

from geoevents.read.dates import day_of, of_url
from geoevents.read.items import DateEvidence, Draft, Item, Options
from geoevents.text import decode

_FRONT = re.compile(r"---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_MARKUP = (
    (re.compile(r"^[ \t]{0,3}(?:```|~~~)[^\n]*$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+|[ \t]+#{1,6}[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}(?:=+|-{3,}|\*{3,})[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\]\n]{1,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])"), r"\1"),
    (re.compile(r"^\[[^\]\n]{1,200}\]:[^\n]*$", re.MULTILINE), ""),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,2000}?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)([^_\n]{1,2000}?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
)


def drafts(item: Item, options: Options) -> Iterator[Draft]:
    """One draft: the decoded text."""
    decoded = decode(item.content(options.limits), declared=item.declared)
    text, title, dates = decoded.text, None, item.dates
    if item.format == "markdown":
        text, title, found = _unmarked(text.replace("\r\n", "\n"))
        dates = (*dates, *found)
    yield Draft(
        id=item.id,
        text=text,
        title=title,
        url=item.url,
        retrieved=item.retrieved,
        dates=(*dates, *of_url(item.url)),
        warnings=(decoded.note,) if decoded.note else (),
    )


def _unmarked(text: str) -> tuple[str, str | None, tuple[DateEvidence, ...]]:
    """The words, the title and the date of Markdown; a front matter gives the last two, else the first heading."""
    title, dates = None, []
    front = _FRONT.match(text)
    if front:
        text = text[front.end() :]
        for line in front[1].splitlines():
            key, _, value = line.partition(":")
            value = value.strip().strip("'\"")
            if key.strip().lower() == "title":
                title = value or None
            elif key.strip().lower() in ("date", "published") and (day := day_of(value)):
                dates.append(DateEvidence(day=day, reason=f"front matter, {key.strip()}"))
    heading = re.search(r"^#[ \t]+(\S[^\n]{0,300})", text, re.MULTILINE)
    for pattern, kept in _MARKUP:
        text = pattern.sub(kept, text)
    return text, title or (heading[1].rstrip("# ") if heading else None), tuple(dates)
