"""One door for every output: the suffix of the path picks the writer."""

import inspect
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from geoevents.collection import EventCollection
from geoevents.errors import UsageError

type Writer = Callable[..., object]


# The longest suffix that fits decides: `story.timeline.json` is TimelineJS's.
_WRITERS: dict[str, tuple[str, str]] = {
    ".html": ("render.page", "write_page"),
    ".pptx": ("render.deck", "write_deck"),
    ".png": ("render.poster", "write_poster"),
    ".svg": ("render.poster", "write_poster"),
    ".geojson": ("export.geojson", "write_geojson"),
    ".footprints.geojson": ("export.geojson", "write_footprints"),
    ".geojsonl": ("export.geojson", "write_geojsonl"),
    ".csv": ("export.csv", "write_csv"),
    ".kml": ("export.kml", "write_kml"),
    ".kmz": ("export.kml", "write_kmz"),
    ".gpkg": ("export.tables", "write_gpkg"),
    ".parquet": ("export.tables", "write_parquet"),
    ".json": ("export.timelinejs", "write_timelinejs"),
    ".timemap": ("export.timemap", "write_timemap"),
    ".ics": ("export.icalendar", "write_icalendar"),
}


def write(collection: EventCollection, path: str | Path, **options: Any) -> None:
    """Write the events to one file in the format of its suffix.

    Parameters
    ----------
    path : ``.html`` map page, ``.pptx`` slides, ``.png`` and ``.svg`` map picture, ``.geojson`` (the save format),
        ``.footprints.geojson`` areas, ``.geojsonl``, ``.csv``, ``.kml``, ``.kmz``, ``.gpkg``, ``.parquet``,
        ``.json`` TimelineJS, ``.timemap`` TimeMap's folder, ``.ics`` calendar
    options : what that format understands: ``hxl=True`` for ``.csv``; ``template="master.pptx"`` and
        ``slides="brief"`` for ``.pptx``; ``width`` and ``height`` in inches for pictures; see its writer

    Raises
    ------
    UsageError
        for a suffix that no writer has, or an option that the writer does not know
    OutputError
        where the file cannot be written
    """
    target = Path(path)
    writer = find_writer(target)
    known = list(inspect.signature(writer).parameters)[2:]
    for name in options:
        if name not in known:
            raise UsageError(f"{target}: {name!r} is no option of this format; it has {', '.join(known) or 'none'}")
    writer(collection, target, **options)


def find_writer(path: Path) -> Writer:
    """The writer for the path's suffix; what it needs is imported only now."""
    suffix = next(
        (suffix for suffix in sorted(_WRITERS, key=len, reverse=True) if path.name.lower().endswith(suffix)), ""
    )
    if not suffix:
        raise UsageError(f"{path}: no writer for {path.suffix or 'a name without suffix'!r}; use {', '.join(_WRITERS)}")
    module, name = _WRITERS[suffix]
    writer: Writer = getattr(import_module(f"geoevents.{module}"), name)
    return writer
