"""A title's line: one sentence, cut at a word where it is too long, its marks paired, its first letter large."""

import re

from geoevents.link.context import Context
from geoevents.text import dateline
from geoevents.types import Span

LONGEST = 110
WIDEST = 160


def opening(context: Context, sentence: Span) -> int:
    """Where a sentence begins, behind the dateline if one opens it."""
    _, length = dateline(sentence.of(context.text))
    return max(sentence.start + length, min(sentence.end, context.dateline.end))


def whole(context: Context, span: Span) -> str:
    """A stretch of text as a line, without the word that joins it to the sentence before."""
    return cut_line(unjoined(context, span.of(context.text)))


def unjoined(context: Context, line: str, *, head: bool = True) -> str:
    """A line without "But", "However," and the like at its head, and without a loose "and" at its end."""
    words = line.split()
    while head and len(words) > 2 and words[0].lower().rstrip(",") in context.words.words["openers"]:
        words = words[1:]
    while words and (words[-1].lower().strip(" ,.;:") or "and") in context.words.words["loose_ends"]:
        words = words[:-1]
    return " ".join(words)


def cut_line(line: str, *, widest: int = LONGEST + 20) -> str:
    """A line that is longer than the widest, cut at a word."""
    line = " ".join(line.split())
    return line if len(line) <= widest else line[: widest - 20].rsplit(" ", 1)[0].rstrip(",;:-–— ") + " …"


def finished(line: str) -> str:
    """One line, its quotation marks paired or gone, its first letter large."""
    line = re.sub(r"\s+([,.;])", r"\1", " ".join(line.split())).replace(",,", ",").strip(" ,;:-–—")
    if "." not in line.split(" ")[-1][:-1]:  # "p.m." keeps its own
        line = line.removesuffix(".").rstrip(" ,;:-–—")
    for opening, closing in (("“", "”"), ("``", "''"), ("(", ")"), ("[", "]")):
        if line.count(opening) != line.count(closing):
            line = line.replace(opening, "").replace(closing, "")
    quotes = line.count('"')
    if quotes % 2 or re.search(r'^[^"]*\w"\s', line):  # cut at either end
        line = line.replace('"', "")
    line = line.strip()
    return line[:1].upper() + line[1:]
