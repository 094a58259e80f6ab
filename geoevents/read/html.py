"""The article of a web page: main text, title, site, language, and every date its markup states."""

import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from geoevents.errors import InputError
from geoevents.read.dates import day_of, of_url
from geoevents.read.items import DateEvidence, Draft, Item, Options
from geoevents.text import decode, fit

_META_DATES = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
    "dcterms.issued", "pubdate", "publishdate", "publish-date", "publish_date", "parsely-pub-date", "sailthru.date",
    "og:published_time", "citation_publication_date", "article.published",
)  # fmt: skip
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w-]+)", re.IGNORECASE
)
_MAX_DEPTH = 250
_MAX_BYTES = 16 << 20


def drafts(item: Item, options: Options) -> Iterator[Draft]:
    """One draft: the page's article."""
    data = item.content(options.limits)
    if len(data) > _MAX_BYTES:
        raise InputError(f"a web page larger than {_MAX_BYTES >> 20} MB; save its text only")
    declared = _CHARSET.search(data[:4096])
    encoding = (declared[1] or declared[2]).decode("ascii", "replace") if declared else item.declared
    decoded = decode(data, declared=encoding)
    yield article(decoded.text, item=item, warnings=(decoded.note,) if decoded.note and not declared else ())


def article(markup: str, *, item: Item, warnings: tuple[str, ...] = ()) -> Draft:
    """The draft of a page in memory."""
    import trafilatura

    markup = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", fit(markup))
    if _depth(markup) > _MAX_DEPTH:
        raise InputError(f"a web page with more than {_MAX_DEPTH} elements in each other")
    with quiet("trafilatura", "htmldate", "courlan", "justext"):
        tree = trafilatura.load_html(markup)
        if tree is None:
            raise InputError("no web page can be made of it")
        dates = _dates(tree)
        page: Any = trafilatura.bare_extraction(markup, url=item.url, include_comments=False, with_metadata=True)
        text = _paragraphs(page.body) if page is not None else ""
        if not text.strip():
            text = trafilatura.html2txt(markup)
            warnings = (*warnings, "no article was recognised in the page: all its text is taken")
    url = item.url or getattr(page, "url", None)
    return Draft(
        id=item.id,
        text=text,
        title=getattr(page, "title", None),
        source=getattr(page, "sitename", None) or getattr(page, "hostname", None),
        url=url,
        language=tree.get("lang"),
        retrieved=item.retrieved,
        dates=(*item.dates, *dates, *of_url(url)),
        warnings=warnings,
    )


def _depth(markup: str) -> int:
    """A cheap upper bound of how deep the elements stand in each other; elements that need no end tag count not."""
    deepest = depth = 0
    for match in re.finditer(
        r"<(/?)(?:div|span|section|article|table|tr|td|ul|ol|b|i|em|font|blockquote|a)\b", markup, re.IGNORECASE
    ):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _paragraphs(body: Any) -> str:
    """The extracted tree as paragraphs with an empty line between; a row or a list item is a line."""
    blocks = []
    for block in body:
        if block.tag in ("list", "table"):
            rows = [" ".join(" ".join(row.itertext()).split()) for row in block.iter("item", "row")]
            blocks.append("\n".join(filter(None, rows)))
        else:
            blocks.append(" ".join("".join(block.itertext()).split()))
        if block.tail and block.tail.strip():
            blocks.append(" ".join(block.tail.split()))
    return "\n\n".join(filter(None, blocks))


def _dates(tree: Any) -> tuple[DateEvidence, ...]:
    """What the markup states, most explicit first; each day once."""
    found: dict[Any, DateEvidence] = {}
    for reason, value in _stated(tree):
        day = day_of(value)
        if day:
            found.setdefault(day, DateEvidence(day=day, reason=reason))
    return tuple(found.values())


def _stated(tree: Any) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if name in _META_DATES:
            yield f"metadata, {name}", meta.get("content") or ""
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        for value in _published(script.text or ""):
            yield "metadata, JSON-LD datePublished", value
    for time in tree.iter("time"):
        if time.get("pubdate") is not None or time.get("itemprop", "").lower() == "datepublished":
            yield "metadata, <time>", time.get("datetime") or time.text or ""


def _published(source: str) -> Iterator[str]:
    try:
        pending = [json.loads(source)]
    except (ValueError, RecursionError):
        return
    while pending:
        value = pending.pop()
        if isinstance(value, list):
            pending += value[:100]
        elif isinstance(value, dict):
            if isinstance(value.get("datePublished"), str):
                yield value["datePublished"]
            pending += [value[key] for key in ("@graph", "mainEntity") if key in value]


@contextmanager
def quiet(*names: str) -> Iterator[None]:
    """Keep libraries that log over broken input from writing to the user's terminal: what matters is in our report."""
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
