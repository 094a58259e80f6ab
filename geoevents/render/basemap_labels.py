"""Which names a basemap offers, the most telling first: countries, big towns, divisions, small towns."""

import shapely
from shapely import Geometry

from geoevents.gazetteer.areas import Areas
from geoevents.render.basemap import Label


def labels_of(
    areas: Areas, bounds: tuple[float, float, float, float], *, land: dict[str, Geometry]
) -> tuple[Label, ...]:
    """Labels for the visible land, best first."""
    labels = []
    for key, geometry in land.items():
        name = areas.name(key)
        biggest = max(shapely.get_parts(geometry), key=lambda part: part.area)
        if not name:
            continue
        point = shapely.point_on_surface(biggest)
        labels.append(Label(text=name, kind="country", lon=round(point.x, 3), lat=round(point.y, 3), priority=0))
    return tuple(labels)
