"""The document creation time: from metadata, else from a dateline, a header or a date in the text, else none."""

import re
from dataclasses import replace
from datetime import date

from geoevents.resolve.times_foreign import foreign_date
from geoevents.text import dateline
from geoevents.types import Document, Tagged, TimeExpression
from geoevents.types.meaning import Calendar, Meaning, Moment

HEAD = 400
DATELINE = 60
LINES = 6
YEAR = re.compile(r"\b(?:19|20)\d\d(?!\d)")


def reference_time(tagged: Tagged) -> tuple[Document, tuple[str, ...]]:
    """The document with its DCT, and warnings; never today's date.

    Without metadata, or where only the file says when it was made, a full date near the head of the text is taken if it
    stands apart from the prose: in a header line or in a dateline. One in the prose is not: it may tell of any day.
    """
    document = tagged.document
    if document.dct is not None and document.dct_sure:
        return document, ()
    for said in tagged.times:
        if said.span.start > HEAD:
            break
        day = _full_date(said)
        if day is None:
            continue
        where = _where(document.text, said)
        if where:
            found = replace(document, dct=day, dct_reason=f"{where}: {said.text!r}", dct_sure=True)
            return found, (f"{document.id}: document date {day} taken from the {where}; give --dct to be sure",)
    foreign = _foreign_header(document.text)
    if foreign:
        line, day = foreign
        warning = f"{document.id}: document date {day} taken from the header {line!r}; give --dct to be sure"
        return replace(document, dct=day, dct_reason=f"header: {line!r}", dct_sure=True), (warning,)
    if document.dct is not None:
        return document, ()
    warning = f"{document.id}: no document date; relative times stay unresolved (give --dct)"
    return document, (warning,) if tagged.times else ()


def _foreign_header(text: str) -> tuple[str, date] | None:
    """A line of the head that is a date in another language; only a few short lines with a year are asked about."""
    for line in text[:HEAD].splitlines()[1:LINES]:
        if len(line) <= DATELINE and YEAR.search(line):
            day = _day(foreign_date(line))
            if day:
                return line.strip(), day
    return None


def _full_date(said: TimeExpression) -> date | None:
    return _day(said.expr.date if isinstance(said.expr, Moment) else said.expr)


def _day(expr: Meaning | None) -> date | None:
    if not isinstance(expr, Calendar) or expr.year is None or expr.month is None or expr.day is None or expr.either:
        return None
    try:
        return date(expr.year, expr.month, expr.day)
    except ValueError:
        return None


def _where(text: str, said: TimeExpression) -> str | None:
    """A header's date has its line to itself, give or take a label; a dateline's stands before a dash or a colon."""
    start, end = said.span.start, said.span.end
    opens, ends = dateline(text)
    if opens <= start and end <= ends:
        return "dateline"
    near = max(0, start - DATELINE - 1)
    before = text[max(near, text.rfind("\n", near, start) + 1) : start]
    after, line_end, _ = text[end : end + 2 * DATELINE].partition("\n")
    short = len(before) + len(after) <= DATELINE
    if line_end and short and not after.rstrip().endswith((".", "!", "?", ",")):
        return "header"
    if start < DATELINE and len(before) <= DATELINE and _opens(after):
        return "dateline"
    return None


def _opens(after: str) -> bool:
    rest = after.lstrip()
    if rest.startswith("("):
        rest = rest[rest.find(")") + 1 :].lstrip() if ")" in rest[:DATELINE] else ""
    return rest.startswith(("—", "–", "--", "- ", ":", "|", "/"))
