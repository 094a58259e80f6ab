"""How wide text is, so that it is made to fit before it stands on a slide: wrapped, shrunk, and only then cut."""

import unicodedata
from functools import cache
from typing import Any

# Arial is narrower than the DejaVu that is measured with; the rest is a margin for other fonts.
_WIDTH = 0.95
_LINE = 1.2
_BOLD = 1.08


def text_width(text: str, points: float, *, bold: bool = False) -> float:
    """The width of one line in inches, rather too wide than too narrow."""
    return sum(map(_em, text)) * points / 72 * _WIDTH * (_BOLD if bold else 1.0)


def lines_of(text: str, width: float, points: float, *, bold: bool = False) -> list[str]:
    """The text as it wraps at `width` inches; a word that is too long is broken."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, points, bold=bold) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, width, points, bold=bold)
        lines += whole
    return [*lines, line] if line else lines


def text_height(text: str, width: float, points: float, *, bold: bool = False) -> float:
    """The height of the wrapped text in inches."""
    return max(1, len(lines_of(text, width, points, bold=bold))) * points / 72 * _LINE


def cut(text: str, width: float, points: float, *, lines: int, bold: bool = False) -> str:
    """The text if it fits in so many lines, else its beginning with an ellipsis."""
    wrapped = lines_of(text, width, points, bold=bold)
    if len(wrapped) <= lines:
        return text
    kept = wrapped[:lines]
    while kept[-1] and text_width(kept[-1] + "…", points, bold=bold) > width:
        # a whole word goes, unless the line is one word that is longer than it
        kept[-1] = kept[-1].rpartition(" ")[0] or kept[-1][:-1]
    return " ".join(kept).rstrip(" ,;:.") + "…"


def fit(text: str, width: float, sizes: tuple[int, ...], *, lines: int, bold: bool = False) -> tuple[str, int]:
    """The text and the largest of the sizes (in points) at which it fits in so many lines; cut at the smallest."""
    for points in sizes:
        if len(lines_of(text, width, points, bold=bold)) <= lines:
            return text, points
    return cut(text, width, sizes[-1], lines=lines, bold=bold), sizes[-1]


def _pieces(word: str, width: float, points: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and text_width(pieces[-1] + sign, points, bold=bold) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces


@cache
def _em(sign: str) -> float:
    """The advance of one sign in ems."""
    if unicodedata.combining(sign):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.0
    font = _font()
    if not font.get_char_index(ord(sign)):
        return 0.75
    return float(font.load_char(ord(sign)).linearHoriAdvance / 65536 / 100)


@cache
def _font() -> Any:
    from matplotlib.font_manager import findfont
    from matplotlib.ft2font import FT2Font

    font = FT2Font(findfont("DejaVu Sans"))
    font.set_size(100, 72)
    return font
