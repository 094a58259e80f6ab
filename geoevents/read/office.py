"""Word-processor files (DOCX, ODT): ZIP archives of XML, opened only after their sizes and their XML are checked."""

import io
import re
from collections.abc import Iterator
from typing import Any, cast
from zipfile import BadZipFile, ZipFile

from geoevents.errors import InputError
from geoevents.read.dates import day_of
from geoevents.read.items import DateEvidence, Draft, Item, Limits, Options

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def drafts(item: Item, options: Options) -> Iterator[Draft]:
    """One draft: the paragraphs and the tables' rows in their order."""
    data = item.content(options.limits)
    with opened_zip(data, options.limits) as archive:
        read = _docx if item.format == "docx" else _odt
        text, title, made = read(archive, data)
    day = day_of(made) if made else None
    yield Draft(
        id=item.id,
        text=text,
        title=title,
        url=item.url,
        retrieved=item.retrieved,
        dates=(*item.dates, *((DateEvidence(day=day, reason="file properties, created", rank=3),) if day else ())),
    )


def opened_zip(data: bytes, limits: Limits) -> ZipFile:
    """The archive, if what it says it unpacks to is within the limits; no member is unpacked for that."""
    try:
        archive = ZipFile(io.BytesIO(data))
    except BadZipFile:
        raise InputError("is no ZIP archive, or a damaged one, so it cannot be what its name says") from None
    unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > limits.unpacked or unpacked > limits.ratio * max(len(data), 1 << 16):
        raise InputError(f"would unpack to {unpacked >> 20} MB from {len(data) >> 10} KB; refused as an archive bomb")
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise InputError("is encrypted; save it without a password")
    return archive


def parsed(data: bytes) -> Any:
    """The root of XML that declares no entities, read without network and without expanding anything."""
    from lxml import etree

    if re.search(rb"<!ENTITY", data[:100_000], re.IGNORECASE):
        raise InputError("its XML declares entities, which articles do not need; refused")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"its XML is damaged ({error})") from None
    if root is None:
        raise InputError("its XML is damaged")
    return root


def _member(archive: ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except KeyError:
        raise InputError(f"has no {name} inside, so it is not what its name says") from None


def _docx(archive: ZipFile, data: bytes) -> tuple[str, str | None, str | None]:
    import docx
    from docx.table import Table

    parsed(_member(archive, "word/document.xml"))
    document = docx.Document(io.BytesIO(data))
    blocks = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            rows = (" | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in block.rows)
            blocks.append("\n".join(rows))
        else:
            blocks.append(block.text)
    properties = document.core_properties
    return "\n\n".join(blocks), properties.title or None, str(properties.created or "") or None


def _odt(archive: ZipFile, data: bytes) -> tuple[str, str | None, str | None]:
    body = parsed(_member(archive, "content.xml")).find(f".//{_OFFICE}text")
    if body is None:
        raise InputError("holds no text document")
    blocks = []
    for block in body.iter(f"{_TEXT}p", f"{_TEXT}h"):
        cell = block.getparent().tag == f"{_TABLE}table-cell"
        blocks.append(("\n" if cell else "\n\n") + _odt_text(block))
    title = made = None
    if "meta.xml" in archive.namelist():
        meta = parsed(archive.read("meta.xml"))
        title = cast("str | None", meta.findtext(f".//{_DC}title"))
        made = cast("str | None", meta.findtext(f".//{_META}creation-date"))
    return "".join(blocks), title, made


def _odt_text(block: Any) -> str:
    """A paragraph's words; ODF writes runs of spaces, tabs and line breaks as elements."""
    parts = []
    for element in block.iter():
        if element is not block and element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            continue
        if element.tag == f"{_TEXT}s":
            parts.append(" ")
        elif element.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif element.tag == f"{_TEXT}line-break":
            parts.append("\n")
        parts.append(element.text or "")
        if element is not block:
            parts.append(element.tail or "")
    return "".join(parts)
