"""A text as one character per token: each character stands for the set of word classes that its token has."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from geoevents.lexicon.times import TimeWord
from geoevents.tag.times_shapes import SAMPLES, shape

OTHER = "\ue000"
BREAK = "\ue001"
CAPITAL = "\ue002"
FIRST = 0xE003
HYPHENS = "-–—‑"
TOKEN = re.compile(
    r"""
      \d{4}-\d\d?-\d\d?(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z?)?(?![\w])
    | \d+(?:[.,:/]\d+)*(?:\w+)?
    | ['’]\d\ds?\b
    | [AaPp]\.\ ?[Mm]\b\.?
    | [Oo]['’]clock\b
    | [BC]\.C\.(?:E\.)?|[AC]\.[DE]\.
    | ['’]s\b
    | [QH][1-4]\b
    | [^\W\d_]+\d\w*
    | [^\W\d_]+\.?
    | --+ | [-–—‑]
    | \n[^\S\n]*\n\s*
    | [^\w\s]
    | _+
    """,
    re.VERBOSE,
)
DIGITS = frozenset("0123456789'’½¼¾")
FISCAL = "FY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """codes : one character per token; spans : its code points in the text; text : the text itself."""

    text: str
    codes: str
    spans: list[tuple[int, int]]

    def word(self, index: int) -> str:
        """The token's own letters."""
        start, end = self.spans[index]
        return self.text[start:end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Which character a word has, which characters a class has, and the value of a word in a class."""

    codes: dict[str, str]
    values: dict[str, dict[str, Any]]
    signatures: dict[frozenset[str], str]
    classes: dict[str, str] = field(default_factory=dict)

    def value(self, word: str, word_class: str) -> Any:
        """What `word` stands for in `word_class`, or None."""
        return self.all_values(word).get(word_class)

    def all_values(self, word: str) -> dict[str, Any]:
        """The classes of a word, each with its value."""
        known = self.values.get(word)
        return shape(word) if known is None else known

    def tokens(self, text: str, *, breaks: Iterable[int]) -> Tokens:
        """The tokens of a text; a break token stands at each of the sorted offsets and at each empty line."""
        codes: list[str] = []
        spans: list[tuple[int, int]] = []
        edges = iter(breaks)
        edge = next(edges, len(text) + 1)
        known = self.codes
        for match in TOKEN.finditer(text):
            word = match.group()
            start, end = match.span()
            while edge <= start:
                if edge > 0 and codes and not _joined(text, spans[-1], codes[-1]):
                    codes.append(BREAK)
                    spans.append((start, start))
                edge = next(edges, len(text) + 1)
            code = known.get(word)
            if code is None:
                code, end = self._unlisted(word, text, start, end)
            elif word in HYPHENS and (text[start - 1 : start].isspace() or text[end : end + 1].isspace()):
                code = OTHER
            codes.append(code)
            spans.append((start, end))
            if end < match.end():
                codes.append(known.get(".", OTHER))
                spans.append((end, end + 1))
        return Tokens(text=text, codes="".join(codes), spans=spans)

    def _unlisted(self, word: str, text: str, start: int, end: int) -> tuple[str, int]:
        first = word[0]
        if first in DIGITS or word[1:2].isdigit() or word.startswith(FISCAL):
            return self.signatures.get(frozenset(shape(word)), OTHER), end
        if first == "\n":
            return BREAK, end
        unknown = CAPITAL if first.isupper() else OTHER
        if word[-1] == "." and end - start > 1:
            return self.codes.get(word[:-1], unknown), end - 1
        return unknown, end


def _joined(text: str, span: tuple[int, int], code: str) -> bool:
    """Whether a sentence break is the parser's slip after an abbreviation ("Nov. | 9")."""
    return code not in (OTHER, CAPITAL) and text[span[1] - 1] == "." and span[1] - span[0] > 1


def build(words: Iterable[TimeWord], *, literals: Iterable[str]) -> Vocabulary:
    """The vocabulary of a word list and of the words that rules spell out."""
    values: dict[str, dict[str, Any]] = {}
    for row in words:
        if " " in row.word:
            continue
        for form in _forms(row.word, row.case):
            values.setdefault(form, {}).setdefault(row.word_class, _typed(row.value))
    for literal in literals:
        for form in _forms(literal, ""):
            values.setdefault(form, dict(shape(form)))[f"'{literal}'"] = literal
    signatures: dict[frozenset[str], str] = {}
    for known in [*values.values(), *map(shape, SAMPLES)]:
        if known:
            signatures.setdefault(frozenset(known), chr(FIRST + len(signatures)))
    classes: dict[str, str] = {}
    for signature, code in signatures.items():
        for name in signature:
            classes[name] = classes.get(name, "") + code
    codes = {word: signatures[frozenset(known)] for word, known in values.items()}
    return Vocabulary(codes=codes, values=values, signatures=signatures, classes=classes)


def _forms(word: str, case: str) -> tuple[str, ...]:
    title = word[0].upper() + word[1:]
    if case in ("Caps", "low"):
        return (word.upper() if case == "Caps" else word,)
    return (title, word.upper()) if case == "Cap" else (word, title, word.upper())


def _typed(value: str) -> int | str:
    return int(value) if value.lstrip("-").isdigit() else value
