"""The outline of the region that an event lies in: drawn for events only, since most names of a text are on no map."""

from dataclasses import replace
from functools import lru_cache

from geoevents.gazetteer import Gazetteer
from geoevents.resolve.footprints_size import VAST, kilometres
from geoevents.types import Event, Footprint

OUTLINE_STEPS = 200  # an outline is as fine as this part of its width
HALF_GLOBE_KM = 10_000.0
ROUGH = "; its outline is approximate, drawn from its towns or its extent"


def outlined(event: Event, *, gazetteer: Gazetteer) -> Event:
    """The event with its region's outline, where it lies in a whole region that the gazetteer has one of."""
    place, mark = event.place, event.footprint
    if place is None or mark is None or not place.region_id or place.feature_code in VAST:
        return event
    if mark.kind != "region" or mark.precision != "region" or mark.geometry is not None or mark.approximate:
        return event
    drawn = _outline(gazetteer, place.region_id)
    if drawn is None:
        return event
    geometry, radius = drawn
    rough = gazetteer.rough(place.region_id)
    evidence = event.evidence
    if rough:
        evidence = tuple(replace(report, place_reason=report.place_reason + ROUGH) for report in evidence)
    around: Footprint = replace(mark, geometry=geometry, radius_km=radius, approximate=rough)
    return replace(event, footprint=around, evidence=evidence)


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
