"""What stands in a text but is not its prose: titles, links, lines in brackets; found by structure."""

import re
from bisect import bisect_right

from geoevents.text import dateline
from geoevents.types import Resolved, Span

FINAL = ".!?…:;,)]\"”’'»"
WRAPPED = r"\n(?![ \t]|[a-z])"  # a line that goes on in small letters or indented is the same paragraph
INNER = re.compile(r"[.!?][\"”’\']?\s+[A-Z]")
STOP = re.compile(r"[.!?…:;][\"”’\')\]]*$")
LONG = 200
MANY = 4


def unfit(reading: Resolved) -> tuple[dict[int, str], bool]:
    """Why a sentence tells nothing, by sentence index; and whether the whole text is headlines, so that all do."""
    paragraphs = _paragraphs(reading.document.text)
    judged = [_judge(text) for _, text in paragraphs]
    if len(paragraphs) == 1 and not STOP.search(paragraphs[0][1]) and not INNER.search(paragraphs[0][1]):
        return {}, True  # one long line without a full stop
    prose = [len(text) for (_, text), reason in zip(paragraphs, judged, strict=True) if reason is None]
    if not prose or (len(prose) == 1 and prose[0] < LONG and len(paragraphs) > 1 and prose[0] < len(paragraphs[0][1])):
        return {}, True
    starts = [start for start, _ in paragraphs]
    found = {}
    opening = dateline_of(reading.document.text)
    for index, sentence in enumerate(reading.sentences):
        if opening.contains(sentence):
            found[index] = "the dateline: where and when it was written"
            continue
        reason = judged[max(0, bisect_right(starts, sentence.start) - 1)]
        if reason is not None:
            found[index] = reason
    return found, False


def _paragraphs(text: str) -> list[tuple[int, str]]:
    """The paragraphs with their offsets: parted by empty lines if there are any, else by lines that are not wrapped."""
    pattern = r"\n\s*\n" if re.search(r"\n\s*\n", text) else WRAPPED
    found, start = [], 0
    for cut in [*re.finditer(pattern, text), None]:
        piece = text[start : cut.start() if cut else len(text)]
        if piece.strip():
            found.append((start + len(piece) - len(piece.lstrip()), piece.strip()))
        start = cut.end() if cut else start
    return found


def _judge(paragraph: str) -> str | None:
    """Why a paragraph is no prose, or None if it is."""
    if paragraph.startswith(("(", "[")) and paragraph.endswith((")", "]")):
        return "a note in brackets, not the report"
    if len(paragraph) < LONG:
        if paragraph[-1] not in FINAL and not INNER.search(paragraph):
            return "a title or a link between paragraphs: a line without a full stop"
        if paragraph[-1] != "." and _title_case(paragraph):
            return "a title or a link between paragraphs: a line in title case"
    return None


def _title_case(paragraph: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", paragraph) if len(word) > 3]
    return len(words) >= MANY and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def dateline_of(text: str) -> Span:
    """The dateline that opens a text ("TOWN, Country (Agency) --"); empty if there is none."""
    start, end = dateline(text)
    return Span(start=start, end=end)
