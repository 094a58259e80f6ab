"""Where something can have happened: a place and what its relation makes of it, with documented default sizes.

A settlement's size is 3 km (under 10,000 people), 5 km (under 100,000) or 10 km. "near" is one size around it,
"outside" one and a half; "south of" a sector of ±45° whose middle lies two sizes away; "30 km north of" a point with a
fifth of the distance as its radius; "southern" a third (between two winds a quarter) of the region's box, cut from its
polygon. Of a country or division with a polygon directions and distances count from its edge, not from its middle:
"north of X" is the sector of 50 km beyond it.
"""

import math
from functools import lru_cache

from geoevents.gazetteer import Gazetteer
from geoevents.resolve.footprints_border import border, edge, outline
from geoevents.resolve.footprints_coast import offshore
from geoevents.resolve.footprints_size import SIZES_KM, VAST, kilometres, level_of, mark, moved, size_km
from geoevents.types import Footprint, Place, Relation

BEYOND_KM = 50.0
HALF_SECTOR = 45.0
COARSE = 0.02  # degrees
SECTOR_STEPS = 8
OUTLINE_STEPS = 200  # a region's outline is as fine as this part of its width
HALF_GLOBE_KM = 10_000.0


def footprint(
    place: Place, relation: Relation | None, *, gazetteer: Gazetteer, others: tuple[Place, ...] = ()
) -> Footprint:
    """The footprint of a place under a relation; `others` are the further places that the relation joins."""
    if relation is None or relation.kind == "within":
        return _bare(place, gazetteer)
    if relation.kind in {"between", "route"} and others:
        return _between(place, others[0])
    if relation.kind == "part":
        return _part(place, relation, gazetteer)
    if relation.kind == "distance" and relation.distance_km is not None:
        return _distant(place, relation.distance_km, relation.bearing, gazetteer)
    if relation.kind == "direction" and relation.bearing is not None:
        return _sector(place, relation.bearing, gazetteer)
    if relation.kind == "along":
        return border(place, others, gazetteer)
    water = offshore(place, relation, gazetteer) if relation.kind == "off" else None
    return water or _around(place, relation)


def told_rough(drawn: Footprint, relation: Relation | None) -> str:
    """What the reason adds where the place's own outline is a rough one, else ""."""
    bare = relation is None or relation.kind == "within"
    return (
        "; its outline is approximate, drawn from its towns or its extent"
        if bare and drawn.approximate and drawn.geometry
        else ""
    )


def area_of(place: Place) -> Footprint:
    """Somewhere in the place: what is known of a street or a hospital of it."""
    kind, precision = level_of(place)
    return mark(place.lon, place.lat, size_km(place), kind=kind, precision="area" if kind == "point" else precision)


def _bare(place: Place, gazetteer: Gazetteer) -> Footprint:
    """The place itself: a settlement's point, a country's, and of all else the outline that the gazetteer holds."""
    kind, precision = level_of(place)
    drawn = kind == "region" and place.feature_code not in VAST
    outline = _outline(gazetteer, place.region_id) if drawn and place.region_id else None
    geometry, radius = outline or (None, 0.0 if kind == "point" else size_km(place))
    return Footprint(
        geometry=geometry,
        lon=place.lon,
        lat=place.lat,
        radius_km=radius,
        kind=kind,
        precision=precision,
        approximate=place.feature_code in VAST or (outline is not None and gazetteer.rough(place.region_id or "")),
    )


@lru_cache(maxsize=1_000)
def _outline(gazetteer: Gazetteer, region_id: str) -> tuple[str, float] | None:
    """WKT of a region, as fine as a map of all of it shows, and half its diagonal in km; None where it has none."""
    from shapely import MultiPolygon, Polygon, get_parts, to_wkt

    shape = gazetteer.polygon(region_id)
    if shape is None or shape.is_empty:
        return None
    west, south, east, north = shape.bounds
    step = max(east - west, north - south) / OUTLINE_STEPS
    parts = sorted((part for part in get_parts(shape) if part.geom_type == "Polygon"), key=lambda part: -part.area)
    seen = [
        Polygon(part.exterior, [hole for hole in part.interiors if Polygon(hole).area > step * step])
        for number, part in enumerate(parts)
        if number == 0 or part.area > step * step
    ]
    plain = (MultiPolygon(seen) if len(seen) > 1 else seen[0]).simplify(step, preserve_topology=True)
    radius = min(kilometres(west, south, east, north) / 2, HALF_GLOBE_KM)
    return to_wkt(plain, rounding_precision=3), round(radius, 1)


def _around(place: Place, relation: Relation) -> Footprint:
    kind, precision = level_of(place)
    size = size_km(place)
    if kind != "point":
        return mark(place.lon, place.lat, size, kind=kind, precision=precision)
    if relation.kind == "area":
        lon, lat = moved(place.lon, place.lat, relation.bearing, 1.5 * size)
        return mark(lon, lat, 3 * size, kind="region", precision="area")
    radius = {"near": 1.0, "outside": 1.5}.get(relation.kind, 2.0) * size
    return mark(place.lon, place.lat, radius, kind="point", precision="near")


def _distant(place: Place, km: float, bearing: float | None, gazetteer: Gazetteer) -> Footprint:
    """The point "30 km north of X"; without a direction the whole disc of that radius."""
    shape = outline(place, gazetteer)
    if bearing is None:
        size = size_km(place) if shape is not None else 0.0
        return mark(place.lon, place.lat, max(size + km, SIZES_KM[0]), kind="point", precision="near")
    lon, lat = moved(*(edge(shape, bearing) if shape is not None else (place.lon, place.lat)), bearing, km)
    return mark(lon, lat, max(km / 5, 1.0), kind="point", precision="near")


def _sector(place: Place, bearing: float, gazetteer: Gazetteer) -> Footprint:
    """The sector "south of X": from the place's point outward, its middle two sizes away; of a region from its edge."""
    shape = outline(place, gazetteer)
    reach = 4 * size_km(place) if shape is None else BEYOND_KM
    x, y = (place.lon, place.lat) if shape is None else edge(shape, bearing)
    lon, lat = moved(x, y, bearing, reach / 2)
    turns = (bearing - HALF_SECTOR + 2 * HALF_SECTOR * step / SECTOR_STEPS for step in range(SECTOR_STEPS + 1))
    ring = [(x, y), *(moved(x, y, turn, reach) for turn in turns), (x, y)]
    shape = "POLYGON ((" + ", ".join(f"{x:.4f} {y:.4f}" for x, y in ring) + "))"
    return mark(lon, lat, reach / 2, kind="region", precision="area", geometry=shape)


def _between(place: Place, other: Place) -> Footprint:
    lon, lat = (place.lon + other.lon) / 2, (place.lat + other.lat) / 2
    line = f"LINESTRING ({place.lon:.4f} {place.lat:.4f}, {other.lon:.4f} {other.lat:.4f})"
    half = kilometres(place.lon, place.lat, other.lon, other.lat) / 2
    return mark(lon, lat, max(half, 1.0), kind="region", precision="area", geometry=line)


def _part(place: Place, relation: Relation, gazetteer: Gazetteer) -> Footprint:
    """A part ("southern Turkey"): cut from the polygon where there is one, else moved half a size that way."""
    kind, _ = level_of(place)
    cut = _cut(gazetteer, place.region_id, relation.bearing) if place.region_id and kind != "point" else None
    if cut is not None:
        return cut
    size = size_km(place)
    lon, lat = moved(place.lon, place.lat, relation.bearing, size / 2)
    return mark(lon, lat, size / 2, kind="region", precision="area" if kind == "point" else "region")


@lru_cache(maxsize=1_000)
def _cut(gazetteer: Gazetteer, region_id: str, bearing: float | None) -> Footprint | None:
    from shapely import box, clip_by_rect, to_wkt

    shape = gazetteer.polygon(region_id, coarse=True)
    if shape is None or shape.is_empty:
        return None
    # the largest part says where a country's south is; its islands overseas do not
    main = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
    west, south, east, north = main.bounds
    share = 0.5 if bearing is None or bearing % 90 else 1 / 3
    x, y = (0.0, 0.0) if bearing is None else (math.sin(math.radians(bearing)), math.cos(math.radians(bearing)))
    left, right = _slice(west, east, x, share)
    low, high = _slice(south, north, y, share)
    # a rectangle's clip of a plain outline is many times faster than an intersection of polygons
    part = clip_by_rect(main, left, low, right, high).simplify(COARSE, preserve_topology=False)
    if part.is_empty or not part.is_valid:
        part = main.intersection(box(left, low, right, high))
    if part.is_empty:
        part = main
    inside = part.centroid if part.contains(part.centroid) else part.representative_point()
    p_west, p_south, p_east, p_north = part.bounds
    radius = kilometres(p_west, p_south, p_east, p_north) / 2
    return mark(
        inside.x, inside.y, radius, kind="region", precision="region", geometry=to_wkt(part, rounding_precision=3)
    )


def _slice(low: float, high: float, toward: float, share: float) -> tuple[float, float]:
    """The part of a range that lies toward its upper end (1), its lower end (-1), or in its middle (0: all of it)."""
    if toward > 0.3:
        return high - (high - low) * share, high
    if toward < -0.3:
        return low, low + (high - low) * share
    return low, high
