"""Which names a basemap offers, the most telling first: countries, big towns, seas, divisions, small towns."""

from collections.abc import Iterator
from math import cos, radians, sqrt

import shapely
from shapely import Geometry

from geoevents.gazetteer.towns import Named, largest, waters
from geoevents.gazetteer import Gazetteer
from geoevents.render.basemap import Label

type Bounds = tuple[float, float, float, float]
TOWNS, BIG = 90, 100_000
DIVISIONS = 26  # degrees of width up to which divisions are named


def labels_of(
    gazetteer: Gazetteer, bounds: Bounds, *, land: dict[str, Geometry], windows: list[tuple[Bounds, int]], width: float
) -> tuple[Label, ...]:
    """Labels for the visible extent, the best first; the page and the slides drop those that find no room."""
    towns = [town for window, shift in windows for town in _shifted(largest(gazetteer, window, limit=TOWNS), shift)]
    seas = [sea for window, shift in windows for sea in _shifted(waters(gazetteer, window), shift)]
    big = [town for town in towns if town.capital or town.population >= BIG]
    ordered = [
        *_countries(gazetteer, bounds, land),
        *(_label(town, "capital" if town.capital else "city") for town in big),
        *(_label(sea, "water") for sea in seas if fits(sea, bounds)),
        *(_divisions(gazetteer, bounds, windows) if width <= DIVISIONS else ()),
        *(_label(town, "city") for town in towns if town not in big),
    ]
    return tuple(Label(text=name, kind=kind, lon=lon, lat=lat, priority=rank) for rank, (name, kind, lon, lat) in enumerate(ordered))
