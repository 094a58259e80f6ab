"""The map page: one file with map, timeline, list and sources, that asks nobody for anything."""

import base64
import json
import re
import zlib
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geoevents.collection import EventCollection
from geoevents.errors import OutputError, UsageError
from geoevents.render import page_assets
from geoevents.render.page_data import columns, web
from geoevents.render.page_frame import Frame, frame
from geoevents.render.page_reader import articles
from geoevents.render.page_share import shared
from geoevents.style import CATEGORIES

if TYPE_CHECKING:
    pass

PLAIN = 300_000
MOST_KM = 1000
# the margin of detail around the events, and the shapes of window that it fills
AROUND, BROADEST, HIGHEST = 0.3, 2.1, 1.5
WORLD = Frame(west=-180, south=-60, east=180, north=78)
NOWHERE = Frame(west=-30, south=-30, east=-29, north=-29)


def write_page(
    collection: EventCollection,
    path: str | Path,
    *,
    title: str = "",
    share: bool = False,
    blur: Collection[str] = (),
    blur_km: float = 10,
    new: Collection[str] = (),
    since: str | date | None = None,
    language: str = "en",
    tiles: str = "",
    tiles_credit: str = "",
) -> None:
    """Write the collection as one HTML file that needs nothing else.

    Parameters
    ----------
    path : where to write; an existing file is replaced.
    title : the page's heading; made of the articles' titles if empty.
    share : leave out the articles and all but one quoted sentence an event.
    blur, blur_km : categories whose places are hidden, and by how many kilometres; only with `share`.
    new, since : ids of the events to mark as new, and since when.
    language : of the interface, as in `assets/words.<language>.json`.
    tiles, tiles_credit : address of map tiles (`https://…/{z}/{x}/{y}.png`) for readers who are online, and whom they
        are by; without it the page asks nobody for anything.

    Raises
    ------
    UsageError
        if something is to be blurred that cannot be, or the language is not known.
    OutputError
        if the file cannot be written.
    """
    _checked(collection, share=share, blur=blur, blur_km=blur_km)
    if share:
        collection = shared(collection, blurred=frozenset(blur), blur_km=blur_km)
    data = page_data(collection, title=title, new=frozenset(new), since=since, shared=share)
    data["tiles"] = {"url": web(tiles), "credit": tiles_credit}
    target = Path(path)
    try:
        target.write_text(page(data, language=language), encoding="utf-8", errors="replace")
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror}; choose another folder") from error


def _checked(collection: EventCollection, *, share: bool, blur: Collection[str], blur_km: float) -> None:
    """Refuse what would leave a place open that the user believes hidden."""
    known = {category.id for category in CATEGORIES} | {event.category for event in collection}
    unknown = sorted(set(blur) - known)
    if unknown:
        raise UsageError(f"no category {unknown[0]!r} to blur; the categories are {', '.join(sorted(known))}")
    if blur and not share:
        raise UsageError("places are blurred in a copy to hand on only; add share")
    if blur and not 0 < blur_km <= MOST_KM:
        raise UsageError(f"a blur of {blur_km:g} km makes no sense; give more than 0 and at most {MOST_KM} km")


def page_data(
    collection: EventCollection,
    *,
    title: str = "",
    new: frozenset[str] = frozenset(),
    since: str | date | None = None,
    shared: bool = False,
) -> dict[str, Any]:
    """All that the page's scripts read, as plain data."""
    box = frame(collection.events)
    made = collection.provenance
    return {
        **columns(collection, frame=box or WORLD, new=new),
        "title": title or _title(collection),
        "frame": [round(value, 3) for value in _sides(box or WORLD)],
        "basemap": _basemap(box or NOWHERE),
        "articles": [] if shared else articles(collection, frame=box),
        "rejected": [{"text": item.text, "reason": item.reason} for item in collection.rejected[:500]],
        "warnings": list(collection.warnings),
        "attribution": list(made.attribution),
        "origins": list(collection.origins()),
        "since": str(since or ""),
        "shared": int(shared),
    }


def page(data: dict[str, Any], *, language: str = "en") -> str:
    """The HTML of the page."""
    from geoevents.render.page_figure import OfflineFigure, PageMap, Raw, script

    words = page_assets.words(language)
    figure: OfflineFigure = OfflineFigure(
        language=language, direction=words["direction"], title=data["title"], images=_host(data)
    )
    west, south, east, north = data["frame"]
    chart = PageMap(location=((south + north) / 2, (west + east) / 2), words=words, title=data["title"])
    figure.add_child(chart)
    figure.html.add_child(Raw(data_block("words", words)), name="words")
    figure.html.add_child(Raw(data_block("data", data, packed=True)), name="data")
    figure.html.add_child(Raw(script(page_assets.code())), name="code")
    return figure.render()


def data_block(name: str, value: Any, *, packed: bool = False) -> str:
    """A data block that cannot become markup: JSON, or deflated JSON where it is long."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if packed and len(text) > PLAIN:
        body = base64.b64encode(zlib.compress(text.encode("utf-8", "replace"), 6)).decode("ascii")
        return f'<script type="application/octet-stream" id="ge-{name}">{body}</script>'
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/json" id="ge-{name}">{text}</script>'


def _host(data: dict[str, Any]) -> str:
    """Where the page may fetch pictures from: nowhere, or where the asked-for tiles are."""
    parts = urlsplit(data.get("tiles", {}).get("url", ""))
    host = parts.netloc.replace("{s}", "*")
    return f"{parts.scheme}://{host}" if re.fullmatch(r"[\w.*:-]+", host) else ""


def _sides(box: Frame) -> tuple[float, float, float, float]:
    return box.west, box.south, box.east, box.north


def _basemap(box: Frame) -> dict[str, Any]:
    """The map below the events: sharp within the frame and a margin, coarse in the rest of the world."""
    from geoevents.render.basemap import cut

    return cut(box.wider(AROUND).broad(BROADEST).high(HIGHEST).bbox()).as_dict()


def _title(collection: EventCollection) -> str:
    """The heading: the article's title, or nothing if there are several."""
    titles = {reading.document.title for reading in collection.readings if reading.document.title}
    return titles.pop() if len(titles) == 1 else ""
