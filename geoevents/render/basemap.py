"""The map below the events, cut to an extent: land, lines, water and labels as plain numbers for page and slides."""

from dataclasses import dataclass
from typing import Any

from geoevents.gazetteer import Gazetteer
from geoevents.types import BBox

type Path = tuple[float, ...]
ATTRIBUTION = "Place data © GeoNames (geonames.org), CC BY 4.0, modified. Made with Natural Earth."
NOTE = "Borders are indicative. Dashed lines are disputed or not agreed; drawing them takes no position."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A filled area. id : region id ("SY"), "" for lakes; rings : flat lon, lat, lon, lat …, degrees, each closed.

    Outer rings run counter-clockwise and holes clockwise, so that both fill rules draw the same.
    """

    id: str
    name: str
    rings: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name to write if there is room. kind : "country", "capital", "city", "division" or "water";
    priority : 0 is placed first; lon, lat : of the town, or the middle of the visible part of the area.
    """

    text: str
    kind: str
    lon: float
    lat: float
    priority: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Basemap:
    """What to draw, from the bottom up: backdrop, land, divisions, lakes, rivers, coast, borders, disputed, labels.

    bounds : west, south, east, north of the detail, degrees; where it crosses the antimeridian east > 180, and every
    longitude here runs on likewise (`unroll` does the same to an event's).
    backdrop : the whole world, coarse, for what lies outside `bounds`; backdrop_lines : its country borders.
    coast, borders, disputed (to be dashed), divisions, rivers : lines, flat lon, lat, …
    """

    bounds: tuple[float, float, float, float]
    backdrop: tuple[Shape, ...]
    backdrop_lines: tuple[Path, ...]
    land: tuple[Shape, ...]
    lakes: tuple[Shape, ...]
    rivers: tuple[Path, ...]
    coast: tuple[Path, ...]
    borders: tuple[Path, ...]
    disputed: tuple[Path, ...]
    divisions: tuple[Path, ...]
    labels: tuple[Label, ...]
    decimals: int = 3
    attribution: str = ATTRIBUTION
    note: str = NOTE

    def unroll(self, lon: float) -> float:
        """The longitude as this map counts it: within 180 degrees of its middle."""
        middle = (self.bounds[0] + self.bounds[2]) / 2
        return middle + (lon - middle + 180) % 360 - 180

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON, small: a path is a list of whole-number steps [x, y, dx, dy, …] in 1/scale degrees
        (of the backdrop: 1/backdrop_scale); running sums of the even and of the odd numbers give lon and lat back.
        """
        scale = 10**self.decimals
        shapes = {key: getattr(self, key) for key in ("land", "lakes")}
        lines = {key: getattr(self, key) for key in ("rivers", "coast", "borders", "disputed", "divisions")}
        return {
            "bounds": list(self.bounds),
            "scale": scale,
            "backdrop_scale": 20,
            "backdrop": [_plain(shape, 20) for shape in self.backdrop],
            "backdrop_lines": [steps(path, scale=20) for path in self.backdrop_lines],
            **{key: [_plain(shape, scale) for shape in value] for key, value in shapes.items()},
            **{key: [steps(path, scale=scale) for path in value] for key, value in lines.items()},
            "labels": [[label.text, label.kind, label.lon, label.lat, label.priority] for label in self.labels],
            "attribution": self.attribution,
            "note": self.note,
        }


def steps(path: Path, *, scale: int) -> list[int]:
    """A flat path as its first point and the steps from point to point, in units of 1/scale degrees."""
    whole = [round(value * scale) for value in path]
    return whole[:2] + [here - before for here, before in zip(whole[2:], whole, strict=False)]


def _plain(shape: Shape, scale: int) -> dict[str, Any]:
    return {"id": shape.id, "name": shape.name, "rings": [steps(ring, scale=scale) for ring in shape.rings]}


def cut(box: BBox, *, gazetteer: Gazetteer | None = None, labels: bool = True, beyond: bool = True) -> Basemap:
    """Cut the map of an extent.

    box : the extent with the margin that is wanted; gazetteer : an open one, None opens the bundled one;
    beyond : whether there is to be a backdrop, which only a map that can be moved shows.
    """
    from geoevents.render.basemap_cut import layers

    west, east = box.west, box.east if box.east >= box.west else box.east + 360
    bounds = (west, max(-90.0, box.south), east, min(90.0, box.north))
    areas = (gazetteer or Gazetteer()).indexes[0].areas
    return Basemap(bounds=bounds, **layers(areas, bounds, labels=labels, beyond=beyond))
