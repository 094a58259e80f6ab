"""What is read: a document, and the half-open spans of its text."""

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of `Document.text`.

    start, end : int, half-open, code points of the text, 0 <= start <= end.
    """

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words under this span in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text as it was read, with what is known about it from outside.

    dct : the document creation time (TimeML); None is honest, nothing may fall back to today.
    dct_sure : False where only the file says when it was made, which a date in the text itself overrules.
    dct_reason : where the date comes from ("--dct", "column published", "dateline"), or why there is none.
    content_hash : hex SHA-256 of the text's UTF-8; retrieved : ISO 8601 of the fetch, if it was fetched;
    archive_url : where a copy is kept, if the source says so;
    unread : stretches of the text in a language without rules, in order, which nothing is taken from.
    warnings : what a user should know about how it was read ("conflicting dates …").
    """

    id: str
    text: str
    dct: date | None = None
    dct_reason: str = "no publication date was given"
    dct_sure: bool = True
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    content_hash: str = ""
    retrieved: str | None = None
    archive_url: str | None = None
    unread: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def readable(self) -> str:
        """The text with what is not to be read blanked out, every offset as it was."""
        if not self.unread:
            return self.text
        parts, at = [], 0
        for span in self.unread:
            parts += [self.text[at : span.start], re.sub(r"[^\n]", " ", span.of(self.text))]
            at = span.end
        return "".join((*parts, self.text[at:]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A source, or a line of one, that could not be read or finished, and why.

    where : file, "file:line" or "file!member"; reason : what is wrong and the remedy, one line.
    """

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"
