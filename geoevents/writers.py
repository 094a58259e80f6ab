"""One door for every output: the suffix of the path picks the writer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from geoevents.collection import EventCollection
from geoevents.errors import UsageError

type Writer = Callable[..., object]


def write(collection: EventCollection, path: str | Path, **options: Any) -> None:
    """Write the events to one file in the format of its suffix.

    Parameters
    ----------
    path : ``.html`` map page, ``.pptx`` slides, ``.geojson``, ``.geojsonl``, ``.csv``
    options : what that format understands, e.g. ``hxl=True`` for ``.csv``, ``template="master.pptx"`` for ``.pptx``

    Raises
    ------
    UsageError
        for a suffix that no writer has, or an option that the writer does not know
    OutputError
        where the file cannot be written
    """
    target = Path(path)
    find_writer(target)(collection, target, **options)


def find_writer(path: Path) -> Writer:
    """The writer for the path's suffix, found without importing what it needs."""
    finder = _FINDERS.get(path.suffix.lower())
    if finder is None:
        raise UsageError(f"{path}: no writer for {path.suffix or 'a name without suffix'!r}; use {', '.join(_FINDERS)}")
    return finder()


def _geojson() -> Writer:
    from geoevents.export.geojson import write_geojson

    return write_geojson


def _geojsonl() -> Writer:
    from geoevents.export.geojson import write_geojsonl

    return write_geojsonl


def _csv() -> Writer:
    from geoevents.export.csv import write_csv

    return write_csv


def _page() -> Writer:
    from geoevents.render.page import write_page

    return write_page


def _pptx() -> Writer:
    from geoevents.render.deck import write_deck

    return write_deck


_FINDERS: dict[str, Callable[[], Writer]] = {
    ".html": _page,
    ".geojson": _geojson,
    ".geojsonl": _geojsonl,
    ".csv": _csv,
    ".pptx": _pptx,
}
