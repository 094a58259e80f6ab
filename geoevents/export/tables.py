"""GeoPackage and GeoParquet: the events as a typed table, for GIS and for data work; and tables with points back."""

import sqlite3
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoevents.collection import EventCollection
from geoevents.errors import InputError
from geoevents.export.files import whole
from geoevents.export.qgis import styles
from geoevents.export.shapes import footprint_shape
from geoevents.schema import clean, event_from

if TYPE_CHECKING:
    import geopandas

_STYLES = """CREATE TABLE layer_styles (
 id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
 f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
 useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME DEFAULT CURRENT_TIMESTAMP)"""


def write_gpkg(collection: EventCollection, path: Path) -> None:
    """Write layer `events`, then `footprints`, with a QGIS style that switches the time slider on."""
    from pyogrio import write_dataframe

    with whole(path) as half:
        events = collection.to_geodataframe().reset_index().rename(columns={"id": "event_id"})
        write_dataframe(events, half, layer="events", driver="GPKG", geometry_type="Point")
        areas = footprints(collection, events)
        write_dataframe(areas, half, layer="footprints", driver="GPKG", append=True, geometry_type="Unknown")
        _add_styles(half, collection)


def write_parquet(collection: EventCollection, path: Path) -> None:
    """Write GeoParquet 1.1: times as timestamp[us, UTC], the point as WKB."""
    with whole(path) as half:
        table = collection.to_geodataframe()
        table.to_parquet(half, schema_version="1.1.0", geometry_encoding="WKB", compression="zstd")


def footprints(collection: EventCollection, events: "geopandas.GeoDataFrame") -> "geopandas.GeoDataFrame":
    """The areas and lines where the events can have happened, one row each; bare points have none.

    events : the layer of the events, for their times.
    """
    import geopandas
    import pandas as pd

    found = [(event, shape) for event in collection if event.footprint and (shape := footprint_shape(event.footprint))]
    columns = {
        "event_id": [clean(event.id) for event, _ in found],
        "title": [clean(event.title) for event, _ in found],
        "category": [clean(event.category) for event, _ in found],
        "precision": [event.footprint.precision for event, _ in found if event.footprint],
    }
    table = pd.DataFrame({name: pd.array(values, dtype="str") for name, values in columns.items()})
    frame = geopandas.GeoDataFrame(table, geometry=[shape for _, shape in found], crs="EPSG:4326")
    return frame.join(events.set_index("event_id")[["start", "end"]], on="event_id")


def read_gpkg(path: Path) -> EventCollection:
    """The events of a GeoPackage's layer `events`, as written or as edited in QGIS."""
    return _read(path, layer="events")


def read_kml(path: Path) -> EventCollection:
    """The events of a KML or KMZ file that was written here."""
    return _read(path, layer=None)


def read_parquet(path: Path) -> EventCollection:
    """The events of a GeoParquet file."""
    import geopandas

    try:
        frame = geopandas.read_parquet(path)
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as GeoParquet: {error}") from error
    return _events(frame.reset_index(), path)


def _read(path: Path, *, layer: str | None) -> EventCollection:
    from pyogrio import read_dataframe
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        frame = read_dataframe(path, layer=layer)
    except (DataSourceError, DataLayerError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    return _events(frame, path)


def _events(frame: "geopandas.GeoDataFrame", path: Path) -> EventCollection:
    """The rows as events; the geometry is the truth, the two columns beside it are not read."""
    notes: list[str] = []
    columns = {"event_id": "id", "Name": "title", "begin": "start"}
    drop = ["description", "timestamp", "altitudeMode", "tessellate", "extrude", "visibility", "drawOrder", "icon"]
    drop += ["id", "Description"] if "event_id" in frame else []
    points = frame.geometry.representative_point() if len(frame) else frame.geometry
    table = frame.drop(columns=[frame.geometry.name, *drop], errors="ignore").rename(columns=columns)
    events = []
    for number, (values, point) in enumerate(zip(table.to_dict("records"), points, strict=True), 1):
        row = _row(values)
        empty = point is None or point.is_empty
        row["longitude"], row["latitude"] = (None, None) if empty else (point.x, point.y)
        events.append(event_from(row, id=None, where=f"{path.name}: feature {number}", notes=notes))
    return EventCollection(events=tuple(events), warnings=tuple(notes))


def _row(values: Mapping[Hashable, Any]) -> dict[str, Any]:
    """One record with pandas' own kinds of nothing made None, and its times made plain."""
    import pandas as pd

    row: dict[str, Any] = {}
    for name, value in values.items():
        missing = value is None or value is pd.NA or value is pd.NaT or value != value
        row[str(name)] = None if missing else value.to_pydatetime() if isinstance(value, pd.Timestamp) else value
    return row


def _add_styles(path: Path, collection: EventCollection) -> None:
    """Embed the styles where QGIS looks for a layer's default one."""
    base = sqlite3.connect(path)
    try:
        base.execute(_STYLES)
        base.executemany(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
            " styleQML, styleSLD, useAsDefault, description, owner) VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, '')",
            [(layer, "geoevents", qml, "by category, with time") for layer, qml in styles(collection)],
        )
        base.commit()
    finally:
        base.close()
