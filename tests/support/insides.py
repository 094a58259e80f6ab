"""All that a written file says, whatever it is packed in: what a test looks for provenance in."""

import base64
import json
import re
import sqlite3
import zipfile
import zlib
from pathlib import Path


def inside(path: Path) -> str:
    """The texts of the file, or of the folder's files."""
    if path.is_dir():
        return "\n".join(inside(part) for part in sorted(path.iterdir()))
    reader = {".gpkg": _database, ".parquet": _table, ".png": _picture, ".html": _page}.get(path.suffix)
    if reader:
        return reader(path)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    text = path.read_text(encoding="utf-8")
    return text.replace("\n ", "") if path.suffix == ".ics" else text  # its long lines are folded


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables of an SQLite file but those that hold the moment of writing."""
    base = sqlite3.connect(path)
    try:
        names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        moments = ("gpkg_contents", "layer_styles")
        return {
            name: base.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - names of the file's own tables
            for name in names
            if name not in moments and not name.startswith("rtree_")
        }
    finally:
        base.close()


def members(path: Path) -> dict[str, bytes]:
    """The members of a zip file."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _database(path: Path) -> str:
    return json.dumps(tables(path), default=repr, ensure_ascii=False)


def _table(path: Path) -> str:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as table:
        return str(table.read().to_pylist())


def _picture(path: Path) -> str:
    from PIL import Image

    with Image.open(path) as image:
        return str(image.info)


def _page(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    packed = re.findall(r'<script type="application/octet-stream" id="ge-data">([^<]+)</script>', text)
    return text + "".join(zlib.decompress(base64.b64decode(block)).decode() for block in packed)
