"""Names, ids and points to places, on the real file."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, replace

import pytest

from geoevents.errors import UsageError
from geoevents.gazetteer import Gazetteer
from geoevents.types import Place


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Saraqib", "geonames:164816"),
        ("سراقب", "geonames:164816"),
        ("Idlib", "geonames:169389"),
        ("Moscow", "geonames:524901"),
        ("Москва", "geonames:524901"),
        ("München", "geonames:2867714"),
        ("Munich", "geonames:2867714"),
        ("北京", "geonames:1816670"),
        ("Georgia", "geonames:614540"),
        ("the Netherlands", "geonames:2750405"),
        ("Britain", "geonames:2635167"),
        ("Turkey", "geonames:298795"),
    ],
)
def test_first_candidate(gazetteer: Gazetteer, name: str, place_id: str) -> None:
    assert gazetteer.lookup(name)[0].id == place_id


def test_countries_narrow(gazetteer: Gazetteer) -> None:
    assert {place.country for place in gazetteer.lookup("Tripoli", countries={"LB"})} == {"LB"}
    assert gazetteer.lookup("Tripoli", countries={"JP"}) == ()


def test_a_place_knows_where_it_belongs(gazetteer: Gazetteer) -> None:
    place = gazetteer.lookup("Saraqib")[0]
    assert (place.country, place.admin1, place.admin1_name) == ("SY", "SY-ID", "Idlib")
    assert place.parents == ("geonames:169387", "geonames:163843")


@pytest.mark.parametrize("spelling", ["Sarakib", "Saraqueb", "Serakib"])
def test_similar_within_the_country(gazetteer: Gazetteer, spelling: str) -> None:
    assert gazetteer.similar(spelling, countries={"SY"})[0].name == "Saraqib"


def test_similar_wants_a_country(gazetteer: Gazetteer) -> None:
    with pytest.raises(UsageError, match="countries"):
        gazetteer.similar("Sarakib", countries=())


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("Syrian", {"Syria"}),
        ("turks", {"Turkey"}),
        ("Dutch", {"Netherlands"}),
        ("Londoners", {"London"}),
        ("Tuesday", set()),
    ],
)
def test_adjectives(gazetteer: Gazetteer, word: str, names: set[str]) -> None:
    assert {place.name.removeprefix("The ") for place in gazetteer.adjective(word)} == names


@pytest.mark.parametrize(
    ("text", "name"),
    [("Ky.", "Kentucky"), ("B.C.", "British Columbia"), ("U.A.E.", "United Arab Emirates"), ("us", "")],
)
def test_abbreviations_are_taken_as_written(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert [place.name for place in gazetteer.abbreviation(text)][:1] == ([name] if name else [])


def test_capital_country_divisions(gazetteer: Gazetteer) -> None:
    capital = gazetteer.capital_of("SY")
    assert capital is not None
    assert capital.name == "Damascus"
    assert gazetteer.country_name("SY") == "Syria"
    assert "SY-ID" in {place.admin1 for place in gazetteer.divisions_of("SY")}
    assert len(gazetteer.divisions_of("SY")) == 14


def test_nearby_is_sorted_and_within(gazetteer: Gazetteer) -> None:
    names = [place.name for place in gazetteer.nearby(36.806, 35.864, km=15, features=("PPL",))]
    assert names[0] == "Saraqib"
    assert "Idlib" not in names


def test_nearby_across_the_antimeridian(gazetteer: Gazetteer) -> None:
    found = gazetteer.nearby(179.9, -16.8, km=120, limit=400)
    assert {place.lon < 0 for place in found} == {True, False}


def test_swapped_coordinates_are_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(UsageError, match="swapped"):
        gazetteer.nearby(35.0, 136.0, km=1)


@pytest.mark.parametrize(
    ("text", "count"), [("New York City is", 3), ("New ideas", 0), ("Tel Aviv - Yafo", 4), ("xqzt", 0), ("- Aleppo", 0)]
)
def test_longest(gazetteer: Gazetteer, text: str, count: int) -> None:
    assert gazetteer.longest(text.split()) == count


def test_survives_pickling_and_threads(gazetteer: Gazetteer) -> None:
    copy = pickle.loads(pickle.dumps(gazetteer))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda name: copy.lookup(name)[0].name, ["Aleppo", "Damascus", "Homs", "Idlib"] * 5))
    assert found == ["Aleppo", "Damascus", "Homs", "Idlib"] * 5


def test_ids(gazetteer: Gazetteer) -> None:
    place = gazetteer.get("geonames:164816")
    assert place is not None
    assert place.name == "Saraqib"
    assert gazetteer.get("geonames:1") is None
    assert gazetteer.get("nonsense") is None
    assert gazetteer.get("geonames:x") is None


def test_a_governorate_has_a_polygon_and_holds_its_town(gazetteer: Gazetteer) -> None:
    governorate = gazetteer.get("geonames:169387")
    assert governorate is not None
    assert governorate.region_id is not None
    area = gazetteer.polygon(governorate.region_id)
    west, south, east, north = area.bounds
    town = gazetteer.lookup("Saraqib")[0]
    assert west < town.lon < east
    assert south < town.lat < north
    assert gazetteer.polygon("nowhere") is None


def test_attribution_travels_with_the_file(gazetteer: Gazetteer) -> None:
    assert "GeoNames" in gazetteer.attribution()


def test_a_place_made_in_haste_is_like_one_made_with_care(gazetteer: Gazetteer) -> None:
    place = gazetteer.lookup("Idlib")[0]
    assert type(place) is Place
    assert replace(place) == place
    assert hash(replace(place)) == hash(place)
    assert pickle.loads(pickle.dumps(place)) == place
    with pytest.raises(FrozenInstanceError):
        place.name = "other"  # type: ignore[misc]
