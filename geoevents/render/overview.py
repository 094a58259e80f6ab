"""The overview of very many events: one page of cells, days and categories, with a map page for the biggest cells."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from geoevents.collection import EventCollection
from geoevents.errors import OutputError, UsageError
from geoevents.render import page_assets
from geoevents.render.overview_cells import Columns, Grid
from geoevents.render.overview_data import overview_data, where
from geoevents.render.page import data_block, write_page
from geoevents.types import Event

__all__ = ["Columns", "write_overview"]

SCRIPTS = (
    *("days.js", "text.js", "symbols.js", "packed.js", "canvaslayer.js", "basemap.js", "clusters.js", "marks.js"),
    *("scale.js", "lanes.js", "dom.js", "timeparts.js", "brush.js", "timeline.js", "overview.js"),
)
MOST_ON_A_PAGE = 1000


def write_overview(
    events: Iterable[Event] | Iterable[Columns] | Columns,
    path: str | Path,
    *,
    drill: int = 0,
    again: Iterable[Event] | None = None,
    title: str = "",
    language: str = "en",
    origins: Sequence[str] = (),
) -> None:
    """Count the events in cells by day and category and write them as one HTML file that needs nothing else.

    Events are read once, one after another, in bounded memory. An event counts on its first day, and once.

    Parameters
    ----------
    path : where to write; an existing file is replaced.
    drill : so many of the biggest cells get a map page of their own, of at most 1000 events, in `cells/` beside it.
    again : the events once more, for those pages; not needed if `events` is a collection or a list of events.
    title, language : of the page; origins : what it is to say of where it comes from, a line each.

    Raises
    ------
    UsageError
        if there is to be drilled into events that can be read only once.
    OutputError
        if a file cannot be written.
    """
    target = Path(path)
    source = _second(events, again) if drill > 0 else ()
    grid = Grid()
    grid.add(events)
    grid.fit()
    keys = grid.biggest(max(0, drill))
    pages = {key: f"cells/{where(key, grid.size)}.html" for key in keys}
    data = overview_data(grid, title=title, pages=pages, most=MOST_ON_A_PAGE) | {"origins": list(origins)}
    try:
        target.write_text(overview(data, language=language), encoding="utf-8", errors="replace")
        if keys:
            (target.parent / "cells").mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror}; choose another folder") from error
    for key, found in _drilled(grid, keys, source).items():
        name, total = grid.cells[key].name, grid.cells[key].total
        heading = f"{name or 'Cell'} ({len(found):,} of {total:,} events)"
        write_page(EventCollection(events=tuple(found)), target.parent / pages[key], title=heading, language=language)


def overview(data: dict[str, Any], *, language: str = "en") -> str:
    """The HTML of the page."""
    from geoevents.render.page_figure import OfflineFigure, OverviewMap, Raw, script

    words = page_assets.words(language)
    figure = OfflineFigure(language=language, direction=words["direction"], title=data["title"] or words["overview"])
    west, south, east, north = data["frame"]
    chart = OverviewMap(location=((south + north) / 2, (west + east) / 2), words=words, title=data["title"])
    figure.add_child(chart)
    figure.html.add_child(Raw(data_block("words", words)), name="words")
    figure.html.add_child(Raw(data_block("data", data, packed=True)), name="data")
    figure.html.add_child(Raw(script(page_assets.code(SCRIPTS))), name="code")
    return figure.render()


def _second(events: Iterable[Event] | Iterable[Columns] | Columns, again: Iterable[Event] | None) -> Iterable[Event]:
    """The events for a second reading."""
    if again is not None:
        return again
    if isinstance(events, (Columns, Iterator)) or any(isinstance(item, Columns) for item in events):
        raise UsageError("the cells' pages need the events a second time; give a list, or `again`")
    return events  # type: ignore[return-value]


def _drilled(
    grid: Grid, keys: list[tuple[int, int, bool]], events: Iterable[Event]
) -> dict[tuple[int, int, bool], list[Event]]:
    """The first events of each of the cells."""
    found: dict[tuple[int, int, bool], list[Event]] = {key: [] for key in keys}
    for event in events:
        if event.footprint is None:
            continue
        key = (*grid.at(event.footprint.lon, event.footprint.lat), event.footprint.kind == "country")
        if key in found and len(found[key]) < MOST_ON_A_PAGE:
            found[key].append(event)
    return found
