"""A town and the division around it: which of the two is marked, and what lies in what."""

from dataclasses import replace
from math import cos, hypot, radians

from geoevents.types import Footprint, Place, ResolvedToponym

ONE_SPOT_KM, OPEN = 50.0, 0.6


def settled(meant: ResolvedToponym) -> ResolvedToponym:
    """A name that was left open only between a town and the division around it: the town is in both."""
    if meant.place is not None or len(meant.candidates) < 2:
        return meant
    first, *others = meant.candidates[:2]
    if others[0].id == first.id and first.feature_code.startswith("PPL"):
        return _at_town(meant, first)  # chosen over its division, whose share of the score it was not given
    towns = [one for one in (first, *others) if one.feature_code.startswith("PPL")]
    if len(towns) != 1:
        return meant
    town = towns[0]
    division = first if town is not first else others[0]
    if not _is_seat(town, division) and _apart_km(town, division) > ONE_SPOT_KM:
        return meant
    return _at_town(meant, town)


def _at_town(meant: ResolvedToponym, town: Place) -> ResolvedToponym:
    mark = Footprint(geometry=None, lon=town.lon, lat=town.lat, radius_km=0.0, kind="point", precision="point")
    reason = f"the town {town.name}, whether it or the division around it is meant"
    return replace(meant, place=town, footprint=mark, score=max(meant.score, OPEN), reason=reason)


def _apart_km(one: Place, other: Place) -> float:
    north, east = one.lat - other.lat, (one.lon - other.lon) * cos(radians(one.lat))
    return 111.2 * hypot(north, east)


def at_seat(meant: ResolvedToponym) -> ResolvedToponym:
    """A division that bears the name of its town is marked at the town: events happen where people live."""
    place, mark = meant.place, meant.footprint
    if place is None or mark is None or not place.feature_code.startswith("ADM"):
        return meant
    seat = next((one for one in meant.candidates if _is_seat(one, place)), None)
    if seat is None:
        return meant
    reason = f"{meant.reason}; marked at the town of that name"
    return replace(meant, footprint=replace(mark, lon=seat.lon, lat=seat.lat), reason=reason)


def _is_seat(town: Place, division: Place) -> bool:
    return (
        town.feature_code.startswith("PPL")
        and town.country == division.country
        and (division.id in town.parents or (bool(town.admin1) and town.admin1 == division.admin1))
    )


def widened(meant: ResolvedToponym) -> ResolvedToponym:
    """The same place as the area in which an unknown place lies."""
    mark = meant.footprint
    if mark is None or mark.kind != "point":
        return meant
    return replace(
        meant, footprint=replace(mark, radius_km=max(mark.radius_km, 15.0), precision="area", approximate=True)
    )


def within(inner: Place | None, outer: Place | None) -> bool:
    """Whether one place lies in the other, by the gazetteer's parents, else by its divisions."""
    if inner is None or outer is None or inner.id == outer.id:
        return False
    if outer.id in inner.parents:
        return True
    if not inner.country or inner.country != outer.country:
        return False
    if outer.feature_code.startswith("PCL"):
        return True
    return (
        outer.feature_code == "ADM1"
        and bool(outer.admin1)
        and inner.admin1 == outer.admin1
        and inner.feature_code != "ADM1"
    )
