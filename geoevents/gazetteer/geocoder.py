"""The gazetteer as a geopy geocoder: code written for geopy swaps it in and needs no network."""

from collections.abc import Collection, Mapping
from typing import Any, Never

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geoevents.gazetteer.gazetteer import Gazetteer
from geoevents.types import Place

FIELDS = ("city", "county", "state", "country")  # of a structured query, as Nominatim names them, narrowest first


class NoNetwork(BaseSyncAdapter):  # type: ignore[misc]
    """Refuses every request: this geocoder has no use for one."""

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Never:
        """Refuse."""
        raise GeocoderQueryError(f"GazetteerGeocoder makes no requests, not to {url} either")

    get_text = get_json


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """Names to points and points to names, offline.

    gazetteer : the one to ask, the bundled one by default;
    country_bias : ISO 3166-1 alpha-2 codes whose places stand first.

    >>> GazetteerGeocoder().geocode("Saraqib, Syria").point.format_decimal()  # doctest: +SKIP
    '35.86447, 36.80591'
    """

    def __init__(self, gazetteer: Gazetteer | None = None, *, country_bias: str | Collection[str] = ()) -> None:
        super().__init__(adapter_factory=lambda **_: NoNetwork(**_))
        self.gazetteer = gazetteer or Gazetteer()
        self.country_bias = _codes(country_bias)

    def geocode(
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        timeout: Any = None,
        limit: int | None = None,
        country_codes: str | Collection[str] | None = None,
    ) -> Location | list[Location] | None:
        """Places of a name: "Saraqib", "Tripoli, Lebanon", {"city": "Springfield", "state": "Illinois"}.

        exactly_one : the best one or None, else a list or None; limit : at most so many;
        country_codes : ISO 3166-1 alpha-2, only places there; timeout : ignored, for geopy's sake.
        """
        name, *wider = _parts(query)
        places = self.gazetteer.lookup(name, countries=_codes(country_codes or ()), limit=400)
        for part in wider:
            inside = {place.id for place in self.gazetteer.lookup(part, limit=20)}
            places = tuple(place for place in places if inside & {place.id, *place.parents})
        if self.country_bias:
            places = tuple(sorted(places, key=lambda place: place.country not in self.country_bias))
        return self._answer(places[: limit or 10], exactly_one=exactly_one)

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        timeout: Any = None,
        limit: int | None = None,
        km: float = 50,
    ) -> Location | list[Location] | None:
        """Populated places near a point (latitude, longitude, as everywhere in geopy), nearest first, within `km`."""
        point = Point(query)
        near = self.gazetteer.nearby(point.longitude, point.latitude, km=km, limit=limit or 10, features=("PPL",))
        return self._answer(near, exactly_one=exactly_one)

    def _answer(self, places: tuple[Place, ...], *, exactly_one: bool) -> Location | list[Location] | None:
        if not places:
            return None
        found = [Location(self._address(place), (place.lat, place.lon), _raw(place)) for place in places]
        return found[0] if exactly_one else found

    def _address(self, place: Place) -> str:
        country = self.gazetteer.country_name(place.country) if place.country else ""
        return ", ".join(dict.fromkeys(filter(None, (place.name, place.admin1_name, country))))


def _parts(query: str | Mapping[str, str]) -> list[str]:
    if isinstance(query, str):
        parts = [part.strip() for part in query.split(",")]
    else:
        wrong = set(query) - set(FIELDS)
        if wrong:
            raise GeocoderQueryError(f"unknown fields: {', '.join(sorted(wrong))}; known are {', '.join(FIELDS)}")
        parts = [query.get(name, "").strip() for name in FIELDS]
    parts = [part for part in parts if part]
    if not parts:
        raise GeocoderQueryError("the query names no place")
    return parts


def _codes(countries: str | Collection[str]) -> tuple[str, ...]:
    return tuple(code.upper() for code in ((countries,) if isinstance(countries, str) else countries))


def _raw(place: Place) -> dict[str, Any]:
    return {name: getattr(place, name) for name in Place.__slots__}
