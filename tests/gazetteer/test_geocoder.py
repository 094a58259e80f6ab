"""The gazetteer as geopy's geocoder, and a geocoder behind the gazetteer."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderQueryError
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder

from geoevents.gazetteer import Gazetteer
from geoevents.gazetteer.geocoder import GazetteerGeocoder
from geoevents.gazetteer.online import OnlineGazetteer


@pytest.fixture
def geocoder(gazetteer: Gazetteer) -> GazetteerGeocoder:
    return GazetteerGeocoder(gazetteer)


def test_it_is_a_geopy_geocoder(geocoder: GazetteerGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("Saraqib", "Saraqib, Idlib, Syria"),
        ("Tripoli, Lebanon", "Tripoli, North, Lebanon"),
        ({"city": "Springfield", "state": "Illinois"}, "Springfield, Illinois, United States"),
        ("Paris, Texas", "Paris, Texas, United States"),
        ("Syria", "Syria"),
    ],
)
def test_geocode(geocoder: GazetteerGeocoder, query: Any, address: str) -> None:
    found = geocoder.geocode(query)
    assert found.address.split(", ")[0] == address.split(", ")[0]
    assert found.address.split(", ")[-1] == address.split(", ")[-1]


def test_one_list_and_nothing(geocoder: GazetteerGeocoder) -> None:
    assert len(geocoder.geocode("Springfield", exactly_one=False, limit=3)) == 3
    assert geocoder.geocode("Xqzvtown") is None
    assert geocoder.geocode("Xqzvtown", exactly_one=False) is None


def test_country_bias_and_filter(gazetteer: Gazetteer, geocoder: GazetteerGeocoder) -> None:
    assert GazetteerGeocoder(gazetteer, country_bias="lb").geocode("Tripoli").raw["country"] == "LB"
    assert geocoder.geocode("Tripoli", country_codes=["LB"]).raw["country"] == "LB"
    assert geocoder.geocode("Saraqib", country_codes="FR") is None


def test_reverse_takes_latitude_first(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.reverse((35.864, 36.806)).address.startswith("Saraqib")
    assert geocoder.reverse("35.864, 36.806", exactly_one=False, limit=2)[0].raw["id"] == "geonames:164816"
    assert geocoder.reverse((-60.0, -120.0)) is None


@pytest.mark.parametrize("query", ["", " , ", {"street": "High Street"}])
def test_a_query_without_a_place_is_refused(geocoder: GazetteerGeocoder, query: Any) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode(query)


class StandIn(BaseHTTPRequestHandler):
    """Answers like Nominatim; a name with "broken" in it is a server error."""

    def __init__(self, asked: list[str], *args: Any) -> None:
        self.asked = asked
        super().__init__(*args)

    def do_GET(self) -> None:
        name = parse_qs(urlparse(self.path).query)["q"][0]
        self.asked.append(name)
        place = {"lat": "35.9", "lon": "36.7", "display_name": name, "class": "place", "osm_type": "node", "osm_id": 7}
        body = json.dumps([place] if "hamlet" in name else []).encode()
        self.send_response(500 if "broken" in name else 200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def nominatim(asked: list[str]) -> Iterator[Nominatim]:
    server = HTTPServer(("127.0.0.1", 0), partial(StandIn, asked))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield Nominatim(
        user_agent="geoevents-tests",
        domain=f"127.0.0.1:{server.server_port}",
        scheme="http",
        adapter_factory=URLLibAdapter,
    )
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.enable_socket
def test_online_is_asked_once_and_only_for_what_is_missing(
    nominatim: Nominatim, asked: list[str], tmp_path: Path
) -> None:
    make = partial(OnlineGazetteer, nominatim, cache=tmp_path / "answers", min_delay_seconds=0, overlay=tmp_path)
    first = make()
    assert first.lookup("Saraqib")[0].id == "geonames:164816"
    place = first.lookup("Xqzv hamlet")[0]
    assert (place.id, place.country, place.lon, place.feature_code) == ("nominatim:node7", "SY", 36.7, "PPL")
    assert first.get(place.id) == place
    assert first.lookup("Xqzv hamlet", countries={"TR"}) == ()
    assert make().lookup("Xqzv hamlet") == (place,)
    assert asked == ["Xqzv hamlet"]
    assert "OpenStreetMap" in first.attribution()


@pytest.mark.enable_socket
def test_a_failing_server_is_reported_and_not_remembered(
    nominatim: Nominatim, asked: list[str], tmp_path: Path
) -> None:
    online = OnlineGazetteer(nominatim, min_delay_seconds=0, overlay=tmp_path)
    online._ask.max_retries = 0
    assert online.lookup("Xqzv broken") == ()
    assert online.lookup("Xqzv broken") == ()
    assert [name for name, _ in online.failures] == ["Xqzv broken"] * 2
    assert len(asked) == 2
