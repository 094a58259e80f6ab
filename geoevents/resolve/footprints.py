"""Where something can have happened: a place and what its relation makes of it, with documented default sizes.

A settlement's size is 3 km (under 10,000 people), 5 km (under 100,000) or 10 km. "near" is one size around it,
"outside" one and a half; "south of" a sector of ±45° whose middle lies two sizes away; "30 km north of" a point with a
fifth of the distance as its radius; "southern" a third (between two winds a quarter) of the region's box, cut from its
polygon.
"""

import math
from functools import lru_cache

from geoevents.gazetteer import Gazetteer
from geoevents.types import Footprint, Place, Relation
from geoevents.types.place import FootprintKind, Precision

KM_PER_DEGREE = 111.195
VILLAGE, TOWN = 10_000, 100_000
SIZES_KM = (3.0, 5.0, 10.0)
DIVISION_KM = {"ADM1": 75.0, "ADM2": 25.0, "ADM3": 10.0, "ADM4": 5.0, "ADM5": 5.0}
COUNTRY_KM = 250.0
AREA_KM, NATURAL_KM = 100.0, 25.0
NATURAL = ("STM", "LK", "MT", "ISL", "BAY", "STRT", "VAL", "PEN", "AREA", "RSV", "CNL", "WAD", "CAPE")
OFFSHORE_KM = 20.0
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
        return _distant(place, relation.distance_km, relation.bearing)
    if relation.kind == "direction" and relation.bearing is not None:
        return _sector(place, relation.bearing)
    if relation.kind == "along":
        return _border(place, others, gazetteer)
    return _around(place, relation)


def told_rough(mark: Footprint, relation: Relation | None) -> str:
    """What the reason adds where the place's own outline is a rough one, else ""."""
    bare = relation is None or relation.kind == "within"
    return "; its outline is approximate, drawn from its towns or its extent" if bare and mark.approximate else ""


def size_km(place: Place) -> float:
    """How far a place reaches from its point, in km, by its kind and population."""
    code = place.feature_code
    if code.startswith(("PCL", "TERR")):
        return COUNTRY_KM
    if code.startswith("ADM"):
        return DIVISION_KM.get(code, DIVISION_KM["ADM2"])
    if code.startswith("PPL"):
        return SIZES_KM[(place.population >= VILLAGE) + (place.population >= TOWN)]
    if code in {"SEA", "OCN", "RGN", "CONT", "DSRT", "MTS", "GULF", "PLN"}:
        return AREA_KM
    return NATURAL_KM if code.startswith(NATURAL) else SIZES_KM[0]


def level_of(place: Place) -> tuple[FootprintKind, Precision]:
    """The kind and the precision of a place without any relation."""
    code = place.feature_code
    if code.startswith(("PCL", "TERR")):
        return "country", "country"
    if code.startswith(
        ("ADM", "RGN", "CONT", "SEA", "OCN", "AREA", "LK", "STM", "GULF", "BAY", "MTS", "ISL", "PEN", "DSRT")
    ) or (place.region_id and not code.startswith("PPL")):
        return "region", "region"
    return "point", "point"


def area_of(place: Place) -> Footprint:
    """Somewhere in the place: what is known of a street or a hospital of it."""
    kind, precision = level_of(place)
    return _mark(place.lon, place.lat, size_km(place), kind=kind, precision="area" if kind == "point" else precision)


def _bare(place: Place, gazetteer: Gazetteer) -> Footprint:
    """The place itself: a settlement's point, a country's, and of all else the outline that the gazetteer holds."""
    kind, precision = level_of(place)
    outline = _outline(gazetteer, place.region_id) if kind == "region" and place.region_id else None
    geometry, radius = outline or (None, 0.0 if kind == "point" else size_km(place))
    return Footprint(
        geometry=geometry,
        lon=place.lon,
        lat=place.lat,
        radius_km=radius,
        kind=kind,
        precision=precision,
        approximate=outline is not None and gazetteer.rough(place.region_id or ""),
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
        return _mark(place.lon, place.lat, size, kind=kind, precision=precision)
    if relation.kind == "area":
        lon, lat = _moved(place.lon, place.lat, relation.bearing, 1.5 * size)
        return _mark(lon, lat, 3 * size, kind="region", precision="area")
    if relation.kind == "off":
        lon, lat = _moved(place.lon, place.lat, relation.bearing, OFFSHORE_KM / 2)
        return _mark(lon, lat, OFFSHORE_KM, kind="region", precision="area")
    radius = {"near": 1.0, "outside": 1.5}.get(relation.kind, 2.0) * size
    return _mark(place.lon, place.lat, radius, kind="point", precision="near")


def _distant(place: Place, km: float, bearing: float | None) -> Footprint:
    """The point "30 km north of X"; without a direction the whole disc of that radius."""
    if bearing is None:
        return _mark(place.lon, place.lat, max(km, SIZES_KM[0]), kind="point", precision="near")
    lon, lat = _moved(place.lon, place.lat, bearing, km)
    return _mark(lon, lat, max(km / 5, 1.0), kind="point", precision="near")


def _sector(place: Place, bearing: float) -> Footprint:
    """The sector "south of X": from the place's point outward, its middle two sizes away."""
    reach = 4 * size_km(place)
    lon, lat = _moved(place.lon, place.lat, bearing, reach / 2)
    edge = [
        _moved(place.lon, place.lat, bearing - HALF_SECTOR + 2 * HALF_SECTOR * step / SECTOR_STEPS, reach)
        for step in range(SECTOR_STEPS + 1)
    ]
    ring = [(place.lon, place.lat), *edge, (place.lon, place.lat)]
    shape = "POLYGON ((" + ", ".join(f"{x:.4f} {y:.4f}" for x, y in ring) + "))"
    return _mark(lon, lat, reach / 2, kind="region", precision="area", geometry=shape)


def _between(place: Place, other: Place) -> Footprint:
    lon, lat = (place.lon + other.lon) / 2, (place.lat + other.lat) / 2
    line = f"LINESTRING ({place.lon:.4f} {place.lat:.4f}, {other.lon:.4f} {other.lat:.4f})"
    half = kilometres(place.lon, place.lat, other.lon, other.lat) / 2
    return _mark(lon, lat, max(half, 1.0), kind="region", precision="area", geometry=line)


def _part(place: Place, relation: Relation, gazetteer: Gazetteer) -> Footprint:
    """A part ("southern Turkey"): cut from the polygon where there is one, else moved half a size that way."""
    kind, _ = level_of(place)
    cut = _cut(gazetteer, place.region_id, relation.bearing) if place.region_id and kind != "point" else None
    if cut is not None:
        return cut
    size = size_km(place)
    lon, lat = _moved(place.lon, place.lat, relation.bearing, size / 2)
    return _mark(lon, lat, size / 2, kind="region", precision="area" if kind == "point" else "region")


@lru_cache(maxsize=1_000)
def _cut(gazetteer: Gazetteer, region_id: str, bearing: float | None) -> Footprint | None:
    from shapely import box, clip_by_rect, to_wkt

    shape = gazetteer.polygon(region_id)
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
    return _mark(
        inside.x, inside.y, radius, kind="region", precision="region", geometry=to_wkt(part, rounding_precision=3)
    )


def _slice(low: float, high: float, toward: float, share: float) -> tuple[float, float]:
    """The part of a range that lies toward its upper end (1), its lower end (-1), or in its middle (0: all of it)."""
    if toward > 0.3:
        return high - (high - low) * share, high
    if toward < -0.3:
        return low, low + (high - low) * share
    return low, high


def _border(place: Place, others: tuple[Place, ...], gazetteer: Gazetteer) -> Footprint:
    """X's edge where it comes nearest to the other place that the text names."""
    shape = gazetteer.polygon(place.region_id) if place.region_id else None
    if shape is None or not others:
        return _mark(place.lon, place.lat, 2 * size_km(place), kind="region", precision="region")
    from shapely import Point
    from shapely.ops import nearest_points

    other = others[0]
    near = gazetteer.polygon(other.region_id) if other.region_id and level_of(other)[0] != "point" else None
    if near is not None and near.distance(shape) < 0.1:
        shared = shape.boundary.intersection(near.buffer(0.05))
        inside = shared.interpolate(0.5, normalized=True) if shared.geom_type == "LineString" else shared.centroid
        point, _ = nearest_points(shape.boundary, inside)
        west, south, east, north = shared.bounds or point.bounds
        return _mark(
            point.x, point.y, max(kilometres(west, south, east, north) / 2, 10.0), kind="region", precision="region"
        )
    point, _ = nearest_points(shape.boundary, Point(other.lon, other.lat))
    return _mark(point.x, point.y, 25.0, kind="region", precision="region")


def _mark(
    lon: float, lat: float, radius_km: float, *, kind: FootprintKind, precision: Precision, geometry: str | None = None
) -> Footprint:
    return Footprint(
        geometry=geometry,
        lon=round(lon, 5),
        lat=round(lat, 5),
        radius_km=round(radius_km, 1),
        kind=kind,
        precision=precision,
        approximate=True,
    )


def _moved(lon: float, lat: float, bearing: float | None, km: float) -> tuple[float, float]:
    """The point `km` away in a direction, on the sphere."""
    if bearing is None:
        return lon, lat
    arc, turn, phi = math.radians(km / KM_PER_DEGREE), math.radians(bearing), math.radians(lat)
    up = math.asin(math.sin(phi) * math.cos(arc) + math.cos(phi) * math.sin(arc) * math.cos(turn))
    across = math.atan2(math.sin(turn) * math.sin(arc) * math.cos(phi), math.cos(arc) - math.sin(phi) * math.sin(up))
    return (lon + math.degrees(across) + 180) % 360 - 180, math.degrees(up)


def kilometres(west: float, south: float, east: float, north: float) -> float:
    """Great-circle distance in km of two points given as lon, lat, lon, lat in degrees."""
    one, two = math.radians(south), math.radians(north)
    half = math.sin((two - one) / 2) ** 2
    half += math.cos(one) * math.cos(two) * math.sin(math.radians(east - west) / 2) ** 2
    return 2 * KM_PER_DEGREE * math.degrees(math.asin(min(1.0, math.sqrt(half))))
