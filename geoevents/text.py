"""Bytes to text that every output can hold, and text to one safe line; nothing here knows a format."""

import codecs
import hashlib
import re
import unicodedata
from dataclasses import dataclass

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# What no XML, JSON-as-UTF-8 or terminal takes: controls but tab and line ends, lone surrogates, noncharacters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[^\x00-\uffff]")
_LINE_ENDS = {"\x0b": "\n", "\x0c": "\n", "\x85": "\n"}
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
# "TOWN, State, May 3 (Agency) --": in the first lines, at most so long
_DATELINE = re.compile(
    r"[ \t]*(?P<head>[^\n()]{2,80}?)"
    r"(?:\s*\((?P<agency>[^)\n]{2,40})\)\s*(?P<dash>--|[-–—_:])?\s*|\s(?:--|[–—]|-)\s+)(?=\S)"
)
_LINES, _OPENING, _HEAD_WORDS = 6, 1200, 9
_REACH = 200  # a dateline with its agency is shorter; blank space of any length behind it costs time


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text of bytes. encoding : Python's name of it; note : what was doubtful or repaired, or None."""

    text: str
    encoding: str
    note: str | None = None


def fit(text: str) -> str:
    """The text with each character that an output could not hold replaced by one other, so that offsets stay."""
    return _UNFIT.sub(_replaced, text)


def _replaced(match: re.Match[str]) -> str:
    char = match[0]
    if ord(char) > 0xFFFF and ord(char) & 0xFFFE != 0xFFFE:
        return char
    if "\x80" <= char <= "\x9f" and char not in _LINE_ENDS:  # what writes these meant Windows-1252's dashes and quotes
        return char.encode("latin-1").decode("cp1252", "replace")
    return _LINE_ENDS.get(char, REPLACEMENT)


def one_line(text: object, *, limit: int = 300) -> str:
    """Any text as one line for a message: line ends, terminal escapes and direction marks written out."""
    line = _INVISIBLE.sub(lambda match: ascii(match[0])[1:-1], str(text))
    return line if len(line) <= limit else line[: limit - 1] + "…"


def content_hash(text: str) -> str:
    """Hex SHA-256 of the text's UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def sniff(data: bytes) -> str | None:
    """The Unicode encoding that a byte order mark or the pattern of zero bytes shows, or None."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    head = data[:_SAMPLE]
    pairs = len(head) // 2
    if pairs and head.count(0) > pairs // 2:
        odd, even = head[1::2].count(0), head[0::2].count(0)
        if odd > 0.7 * pairs and even < 0.1 * pairs:
            return "utf-16-le"
        if even > 0.7 * pairs and odd < 0.1 * pairs:
            return "utf-16-be"
    return None


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Text of bytes of unknown encoding: Unicode where it is, else as declared, else Windows-1252.

    declared : the encoding that a header names, believed only where the bytes agree.
    """
    encoding = sniff(data)
    if encoding:
        text = data.decode(encoding, "replace").removeprefix("\ufeff")
        damaged = text.count(REPLACEMENT)
        return Decoded(text=text, encoding=encoding, note=_damage(damaged, encoding) if damaged else None)
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        pass
    agreed = _strictly(data, declared) if declared else None
    return _undeclared(data) if agreed is None else Decoded(text=agreed, encoding=declared or "")


def _undeclared(data: bytes) -> Decoded:
    lenient = data.decode("utf-8", "replace")
    damaged = lenient.count(REPLACEMENT)
    multibyte = sum(1 for char in lenient if char > "\x7f") - damaged
    if multibyte > damaged:
        return Decoded(text=lenient, encoding="utf-8", note=_damage(damaged, "UTF-8"))
    text = data.decode("cp1252", "replace")
    return Decoded(text=text, encoding="cp1252", note="not UTF-8: read as Windows-1252")


def _damage(count: int, encoding: str) -> str:
    return f"{count} damaged place(s) in its {encoding.upper()}, each shown as {REPLACEMENT}"


def _strictly(data: bytes, encoding: str) -> str | None:
    """The text, if Python knows the encoding as one of text and all bytes fit it."""
    try:
        return data.decode(codecs.lookup(encoding).name)
    except (LookupError, UnicodeError, ValueError):
        return None


def looks_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding: zero bytes or many controls, and no Unicode pattern."""
    if sniff(data):
        return False
    head = data[:_SAMPLE]
    controls = sum(head.count(byte) for byte in (*range(1, 7), *range(14, 27), *range(28, 32)))
    return head.count(0) > len(head) // 100 or controls > len(head) // 20


def unmangled(text: str) -> str:
    """The text with UTF-8 once read as Windows-1252 read rightly, only if that explains all of the text.

    A single character that is at home in Windows-1252 but not in such a misreading proves that it was none.
    """
    if text.isascii() or not re.search("[\xc2-\xf4][\x80-\xbf\u0152-\u2122]", text):
        return text
    raw = bytearray()
    for char in text:
        if ord(char) < 0x100:
            raw.append(ord(char))
            continue
        try:
            raw += char.encode("cp1252")
        except UnicodeEncodeError:
            return text
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return text


def squeezed(text: str) -> str:
    """The text in paragraphs: line ends unified, spaces before them cut, at most one empty line between."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(map(str.rstrip, lines))).strip("\n")


def dateline(text: str) -> tuple[int, int]:
    """Start and end of the dateline that opens the text or one of its first lines, below a title; (0, 0) without one.

    Its town stands in capitals, or behind it an agency in capitals, with a dash or without.

    >>> dateline("COLUMBIA, Mo. (AP) — A man was arrested.")
    (0, 21)
    """
    start = 0
    for line in text[:_OPENING].split("\n")[:_LINES]:
        found = _DATELINE.match(text, start, start + _REACH)
        if found and _is_dateline(found):
            return start, found.end()
        start += len(line) + 1
    return 0, 0


def _is_dateline(found: re.Match[str]) -> bool:
    words = re.findall(r"[^\W\d_]+", found["head"])
    town = re.findall(r"[^\W\d_]+", re.split(r"[,/]", found["head"])[0])
    if not words or len(words) > _HEAD_WORDS or re.search(r"[.!?][\"”’']?\s+[A-Z][a-z]+\s+[a-z]", found["head"]):
        return False
    if town and all(word.isupper() for word in town) and len(max(town, key=len)) > 2:
        return True
    agency = found["agency"] or ""
    return any(word.isupper() and len(word) > 1 for word in agency.split()) and all(word[0].isupper() for word in town)
