"""Which names a basemap offers, the most telling first: countries, big towns, seas, divisions, small towns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import cos, radians

import shapely
from shapely import Geometry

from geoevents.gazetteer.areas import Areas
from geoevents.gazetteer.towns import Named, divisions, largest, waters
from geoevents.render.basemap import Label

type Bounds = tuple[float, float, float, float]
type Window = tuple[Bounds, int]
TOWNS = 80
BIG = 100_000
DIVISIONS = 24  # degrees of width up to which divisions are named
SMALL = 0.002  # share of the map that a country must cover to be named, unless all of it is seen
CLOSE, SEEN = 20, 0.0003  # on a map wider than that, the share also for one that is seen whole
WIDE, TINY = 60, 0.00015  # on a map so many degrees wide, the share for all


def labels_of(
    areas: Areas, bounds: Bounds, *, windows: Sequence[Window], land: dict[str, Geometry], width: float
) -> tuple[Label, ...]:
    """Labels for the extent, the best first; page and slides drop those that find no room."""
    towns = [town for box, turn in windows for town in _moved(largest(areas.db, box, limit=TOWNS), turn)]
    big = [town for town in towns if town.capital or town.population >= BIG]
    small = [town for town in towns if not (town.capital or town.population >= BIG)]
    seas = [sea for box, turn in windows for sea in _moved(waters(areas.db, box), turn)]
    units = (
        [unit for box, turn in windows for unit in _moved(divisions(areas.db, box), turn)] if width <= DIVISIONS else []
    )
    ordered = [
        *_countries(areas, bounds, land, width=width),
        *((town.name, "capital" if town.capital else "city", town.lon, town.lat) for town in big),
        *_seas(seas, bounds, land),
        *((unit.name, "division", unit.lon, unit.lat) for unit in units),
        *((town.name, "city", town.lon, town.lat) for town in small),
    ]
    return tuple(
        Label(text=text, kind=kind, lon=round(lon, 3), lat=round(lat, 3), priority=rank)
        for rank, (text, kind, lon, lat) in enumerate(ordered)
    )


def _moved(found: Iterable[Named], turn: int) -> Iterator[Named]:
    for one in found:
        extent = (one.extent[0] + turn, one.extent[1], one.extent[2] + turn, one.extent[3]) if one.extent else None
        yield replace(one, lon=one.lon + turn, extent=extent)


def _countries(
    areas: Areas, bounds: Bounds, land: dict[str, Geometry], *, width: float
) -> list[tuple[str, str, float, float]]:
    """Countries by what is seen of them, named in the middle of their largest visible part."""
    whole = (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
    found = []
    for key, geometry in land.items():
        part = max(shapely.get_parts(geometry), key=lambda part: float(part.area))
        name = areas.name(key)
        size = part.area * cos(radians(part.centroid.y)) / cos(radians((bounds[1] + bounds[3]) / 2))
        least = TINY if width > WIDE else SMALL if not _inside(geometry, bounds) else SEEN if width > CLOSE else 0
        enough = size > least * whole
        if name and enough:
            middle = shapely.maximum_inscribed_circle(part, tolerance=max(0.01, part.area**0.5 / 20)).coords[0]
            # what no country owns (Siachen, the Spratlys) is named like a division
            found.append((-float(size), name, "country" if len(key) == 2 else "division", middle[0], middle[1]))
    return [one[1:] for one in sorted(found)]


def _inside(geometry: Geometry, bounds: Bounds) -> bool:
    west, south, east, north = shapely.bounds(geometry)
    return bool(west > bounds[0] and south > bounds[1] and east < bounds[2] and north < bounds[3])


def _seas(seas: Sequence[Named], bounds: Bounds, land: dict[str, Geometry]) -> Iterator[tuple[str, str, float, float]]:
    """Seas that fill a good part of the map or lie wholly in it, named where the visible part is farthest from land."""
    # not their union, which takes long: the nearest shore is the same
    ground = shapely.MultiPolygon([part for country in land.values() for part in shapely.get_parts(country)])
    shapely.prepare(ground)
    width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
    for sea in seas:
        west, south, east, north = sea.extent or bounds
        seen = max(west, bounds[0]), max(south, bounds[1]), min(east, bounds[2]), min(north, bounds[3])
        if seen[2] - seen[0] < 0.06 * width or seen[3] - seen[1] < 0.04 * height:
            continue
        if bounds[0] < sea.lon < bounds[2] and bounds[1] < sea.lat < bounds[3]:
            yield sea.name, "water", sea.lon, sea.lat
            continue
        inner = [other.extent for other in seas if other.extent and other.rank < sea.rank]
        grid = [(x, y) for x in _between(seen[0], seen[2]) for y in _between(seen[1], seen[3]) if not _in(x, y, inner)]
        if not grid:
            continue
        away = [float(shapely.distance(shapely.Point(point), ground)) for point in grid]
        best = max(range(len(grid)), key=away.__getitem__)
        if away[best] > 0.03 * width:
            yield sea.name, "water", *grid[best]


def _in(x: float, y: float, extents: Iterable[Bounds]) -> bool:
    return any(west < x < east and south < y < north for west, south, east, north in extents)


def _between(low: float, high: float) -> list[float]:
    return [low + (high - low) * step / 6 for step in range(1, 6)]
