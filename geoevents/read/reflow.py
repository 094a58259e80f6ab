"""The lines of printed pages made running text: columns, page furniture, hyphens and paragraphs, by shape alone."""

import re
from collections import Counter
from statistics import median

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_SIDE, _SLACK, _MOST_COLUMNS = 0.25, 8, 4
_FURNITURE_LINES = 2
_SHORT = 0.78


def reflowed(pages: list[list[str]]) -> str:
    """The running text of pages, each a list of lines whose spaces show where they stand."""
    blocks: list[str] = []
    for lines in _without_furniture(pages):
        for block in paragraphs(in_columns(lines)):
            if blocks and block[0].islower() and not blocks[-1].endswith((".", "!", "?", ":", '"', "”")):
                blocks[-1] = _joined(blocks[-1], block)
            else:
                blocks.append(block)
    return "\n\n".join(blocks)


def in_columns(lines: list[str], *, most: int = _MOST_COLUMNS) -> list[str]:
    """The lines in reading order: column after column, between the lines that run across all of them."""
    gutter = _gutter(lines) if most > 1 else None
    if gutter is None:
        return [line.rstrip() for line in lines]
    ordered: list[str] = []
    left: list[str] = []
    right: list[str] = []

    def flush() -> None:
        if left or right:
            ordered.extend(["", *in_columns(left, most=most - 1), "", *in_columns(_dedented(right), most=most - 1), ""])
        left.clear()
        right.clear()

    for line in lines:
        near, far = _parted(line, gutter)
        if near is None:
            flush()
            ordered.append(line)
        else:
            left.append(near)
            right.append(far)
    flush()
    return ordered


def _gutter(lines: list[str]) -> int | None:
    """Where the right column begins, if enough lines show one and both sides read as prose."""
    filled = [line for line in lines if line.strip()]
    width = max(map(len, filled), default=0)
    starts = []
    for line in filled:
        indent = len(line) - len(line.lstrip())
        gaps = [gap.end() for gap in _GAP.finditer(line) if _SIDE * width < gap.end() < (1 - _SIDE / 2) * width]
        starts += gaps[:1] or ([indent] if indent > _SIDE * width else [])
    if len(starts) < 3 or len(starts) < 0.4 * len(filled):
        return None
    place = round(median(starts))
    agreeing = sum(abs(start - place) <= _SLACK for start in starts)
    parts = [_parted(line, place) for line in filled]
    sides = ([near for near, _ in parts if near and near.strip()], [far for _, far in parts if far.strip()])
    prose = all(len(side) >= 3 and median(len(text.split()) for text in side) >= 3 for side in sides)
    return place if agreeing >= 0.6 * len(starts) and prose else None


def _parted(line: str, gutter: int) -> tuple[str | None, str]:
    """A line's part in the left and in the right column; None, if it runs across."""
    for gap in _GAP.finditer(line):
        if abs(gap.end() - gutter) <= _SLACK:
            return line[: gap.start()], line[gap.end() :]
    indent = len(line) - len(line.lstrip())
    if indent >= gutter - _SLACK:
        return "", line.strip()
    return (line, "") if len(line.rstrip()) <= gutter + 1 else (None, "")


def _dedented(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines]


def _without_furniture(pages: list[list[str]]) -> list[list[str]]:
    """The pages less page numbers and the heads and feet that repeat from page to page."""
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({_shape(line) for line in _edges(lines)})
    repeated = {shape for shape, count in counts.items() if count >= 3 and count > len(pages) // 2}
    kept = []
    for lines in pages:
        edges = {id(line) for line in _edges(lines)}
        kept.append([line for line in lines if not (id(line) in edges and _is_furniture(line, repeated))])
    return kept


def _edges(lines: list[str]) -> list[str]:
    filled = [line for line in lines if line.strip()]
    return [*filled[:_FURNITURE_LINES], *filled[-_FURNITURE_LINES:]]


def _is_furniture(line: str, repeated: set[str]) -> bool:
    return _shape(line) in repeated or re.fullmatch(r"\s*(?:[-–—]\s*)?\d{1,4}(?:\s*[-–—])?\s*", line) is not None


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))


def paragraphs(lines: list[str]) -> list[str]:
    """Lines joined to paragraphs, which end at an empty line, before an indent, or after a short last line."""
    width = _usual_width(lines)
    text: list[str] = []
    for index, line in enumerate(lines):
        words = " ".join(line.split())
        previous = lines[index - 1] if index else ""
        if not words:
            continue
        if not text or not previous.strip() or _begins(line, previous, width):
            text.append(words)
        else:
            text[-1] = _joined(text[-1], words)
    return text


def _usual_width(lines: list[str]) -> float:
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return float(lengths[int(0.8 * (len(lengths) - 1))]) if lengths else 0.0


def _begins(line: str, previous: str, width: float) -> bool:
    indent = len(line) - len(line.lstrip())
    before = len(previous) - len(previous.lstrip())
    if 0 < indent - before <= 8:
        return True
    return len(previous.strip()) < _SHORT * width and previous.rstrip().endswith((".", "!", "?", '"', "”", ":", "’"))


def _joined(text: str, words: str) -> str:
    """Two lines of a paragraph; a hyphen before a small letter was the printer's, unless the word has another."""
    if re.search(r"[^\W\d_]{2}[-\u00ad\u2010]$", text) and words[:1].islower():
        return text[:-1] + words
    return f"{text} {words}"
