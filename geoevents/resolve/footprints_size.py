"""How far a place reaches, points so many km from it, and the mark that is made of them."""

import math

from geoevents.types import Footprint, Place
from geoevents.types.place import FootprintKind, Precision

KM_PER_DEGREE = 111.195
VILLAGE, TOWN = 10_000, 100_000
SIZES_KM = (3.0, 5.0, 10.0)
DIVISION_KM = {"ADM1": 75.0, "ADM2": 25.0, "ADM3": 10.0, "ADM4": 5.0, "ADM5": 5.0}
COUNTRY_KM = 250.0
SEAT = "ADMF"  # a building, though its code begins as a division's does
AREA_KM, NATURAL_KM = 100.0, 25.0
# a continent or an ocean is a disc: joining its outline takes longer than reading a page of news
VAST, VAST_KM = frozenset({"CONT", "OCN"}), 2_500.0
NATURAL = ("STM", "LK", "MT", "ISL", "BAY", "STRT", "VAL", "PEN", "AREA", "RSV", "CNL", "WAD", "CAPE")


def size_km(place: Place) -> float:
    """How far a place reaches from its point, in km, by its kind and population."""
    code = place.feature_code
    if code.startswith(("PCL", "TERR")):
        return COUNTRY_KM
    if code == SEAT:
        return SIZES_KM[0]
    if code.startswith("ADM"):
        return DIVISION_KM.get(code, DIVISION_KM["ADM2"])
    if code.startswith("PPL"):
        return SIZES_KM[(place.population >= VILLAGE) + (place.population >= TOWN)]
    if code in VAST:
        return VAST_KM
    if code in {"SEA", "RGN", "DSRT", "MTS", "GULF", "PLN"}:
        return AREA_KM
    return NATURAL_KM if code.startswith(NATURAL) else SIZES_KM[0]


def level_of(place: Place) -> tuple[FootprintKind, Precision]:
    """The kind and the precision of a place without any relation."""
    code = place.feature_code
    if code == SEAT:
        return "point", "point"
    if code.startswith(("PCL", "TERR")):
        return "country", "country"
    if code.startswith(
        ("ADM", "RGN", "CONT", "SEA", "OCN", "AREA", "LK", "STM", "GULF", "BAY", "MTS", "ISL", "PEN", "DSRT")
    ) or (place.region_id and not code.startswith("PPL")):
        return "region", "region"
    return "point", "point"


def mark(
    lon: float, lat: float, radius_km: float, *, kind: FootprintKind, precision: Precision, geometry: str | None = None
) -> Footprint:
    """An approximate footprint, its figures rounded."""
    return Footprint(
        geometry=geometry,
        lon=round(lon, 5),
        lat=round(lat, 5),
        radius_km=round(radius_km, 1),
        kind=kind,
        precision=precision,
        approximate=True,
    )


def moved(lon: float, lat: float, bearing: float | None, km: float) -> tuple[float, float]:
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
