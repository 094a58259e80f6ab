"""A geopy geocoder behind the gazetteer's interface: asked for names that the gazetteer lacks, slowly, once."""

import json
import sqlite3
from collections.abc import Collection
from pathlib import Path
from typing import Any

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geoevents.gazetteer.gazetteer import Gazetteer
from geoevents.gazetteer.layout import Connection
from geoevents.types import Place

FEATURES = {"place": "PPL", "boundary": "ADMD", "waterway": "STM", "natural": "RGN"}  # Nominatim's classes


class OnlineGazetteer(Gazetteer):
    """The gazetteer, and a geocoder on the network for the names that it lacks. Never used unless you make one.

    geocoder : any geopy geocoder, e.g. Nominatim(user_agent="…"); cache : file that keeps the answers, None for this
    run only; min_delay_seconds : between two requests (Nominatim's rules ask for 1).

    `failures` : names that could not be asked for, and why; they are asked for again next time.
    """

    def __init__(
        self,
        geocoder: Geocoder,
        *,
        cache: Path | None = None,
        min_delay_seconds: float = 1.0,
        path: Path | None = None,
        overlay: Path | None = None,
    ) -> None:
        super().__init__(path, overlay=overlay)
        self.failures: list[tuple[str, str]] = []
        self._service = type(geocoder).__name__.lower()
        self._ask = RateLimiter(geocoder.geocode, min_delay_seconds=min_delay_seconds, swallow_exceptions=False)
        self._cache = sqlite3.connect(cache or ":memory:", check_same_thread=False, factory=Connection)
        self._cache.execute(
            "CREATE TABLE IF NOT EXISTS answers (service TEXT, name TEXT, answer TEXT, UNIQUE (service, name))"
        )
        self._online: dict[str, Place] = {}

    def __getstate__(self) -> Any:
        raise TypeError("an OnlineGazetteer holds a connection and a rate limit; make one in each process")

    def lookup(self, name: str, *, countries: Collection[str] = (), limit: int = 50) -> tuple[Place, ...]:
        """Places of that name in the gazetteer; where there is none, what the geocoder answers."""
        found = super().lookup(name, countries=countries, limit=limit)
        if found or not name.strip():
            return found
        places = tuple(self._place_of(name, answer) for answer in self._answers(name))
        self._online.update((place.id, place) for place in places)
        return tuple(place for place in places if not countries or place.country in countries)[:limit]

    def get(self, place_id: str) -> Place | None:
        """The place with that id, of the gazetteer or of an answer of this run."""
        return self._online.get(place_id) or super().get(place_id)

    def attribution(self) -> str:
        """What every output must say of the places, the geocoder's included."""
        online = "; © OpenStreetMap contributors, ODbL" if self._service == "nominatim" else ""
        return f"{super().attribution()} Some places by {self._service}{online}."

    def _answers(self, name: str) -> list[dict[str, Any]]:
        query = "SELECT answer FROM answers WHERE service = ? AND name = ?"
        known = self._cache.execute(query, (self._service, name)).fetchone()
        if known:
            return json.loads(known[0])  # type: ignore[no-any-return]
        try:
            locations = self._ask(name, exactly_one=False) or []
        except GeopyError as error:
            self.failures.append((name, f"{type(error).__name__}: {error}"))
            return []
        answers = [_plain(location) for location in locations]
        self._cache.execute(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (self._service, name, json.dumps(answers))
        )
        self._cache.commit()
        return answers

    def _place_of(self, name: str, answer: dict[str, Any]) -> Place:
        lon, lat = answer["lon"], answer["lat"]
        near = self.nearby(lon, lat, km=100, limit=1, features=("PPL",))
        return Place(
            id=f"{self._service}:{answer['id']}",
            name=name,
            lon=lon,
            lat=lat,
            feature_code=FEATURES.get(answer["class"], "PPL"),
            country=near[0].country if near else "",
            admin1=near[0].admin1 if near else "",
            admin1_name=near[0].admin1_name if near else "",
        )


def _plain(location: Location) -> dict[str, Any]:
    """What is kept of an answer: point, class and id."""
    raw = location.raw if isinstance(location.raw, dict) else {}
    own = (
        f"{raw.get('osm_type', '')}{raw['osm_id']}" if "osm_id" in raw else f"{location.latitude},{location.longitude}"
    )
    return {"lat": location.latitude, "lon": location.longitude, "class": raw.get("class", ""), "id": own}
