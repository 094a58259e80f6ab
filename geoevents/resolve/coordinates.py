"""Coordinates written in a text, read by geopy's parser of points and, for military grids, by mgrs."""

import re
import warnings

from geoevents.types import Place

GRID = re.compile(r"^\d{1,2}[C-X]")


def written_place(text: str) -> Place | None:
    """The point that a text writes out ("35.87 N, 36.72 E", a grid reference), or None where it is none on Earth."""
    point = _grid(text) if GRID.match(text) else _degrees(text)
    if point is None:
        return None
    lat, lon = point
    return Place(id=f"text:{lat:.5f},{lon:.5f}", name=text, lon=lon, lat=lat, feature_code="", country="")


def _degrees(text: str) -> tuple[float, float] | None:
    from geopy.point import Point

    plain = text.replace("’", "'").replace("”", '"').replace(" and ", " ")
    plain = re.sub(r"(\d)\s*([NSEW])\b", r"\1 \2", plain)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # geopy warns of a latitude beyond the poles, and then refuses it
            point = Point.from_string(plain)
    except (ValueError, UserWarning):
        return None
    return float(point.latitude), float(point.longitude)


def _grid(text: str) -> tuple[float, float] | None:
    import mgrs

    try:
        lat, lon = mgrs.MGRS().toLatLon(text.replace(" ", ""))
    except mgrs.core.MGRSError:
        return None
    return float(lat), float(lon)
