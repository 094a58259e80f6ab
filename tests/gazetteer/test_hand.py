"""The hand-made tables: every row parses, names its source, lies in its country and near its region."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.gazetteer.near import distance_km

HAND = Path(__file__).parents[2] / "gazetteer" / "hand"
NEAR_KM = 220  # from a governorate's point to its farthest village


def rows(name: str) -> list[dict[str, str]]:
    with (HAND / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("name", ["supplement", "demonyms", "abbreviations", "names"])
def test_every_row_is_whole_and_has_a_source(name: str) -> None:
    for row in rows(name):
        assert None not in row
        assert None not in row.values()
        assert row["source"]
    assert rows(name)


def test_the_supplement_lies_where_it_says(gazetteer: Gazetteer) -> None:
    divisions = {place.admin1: place for place in gazetteer.divisions_of("SY")}
    for row in rows("supplement"):
        place = gazetteer.get(row["id"])
        assert place is not None, row
        assert (place.country, place.admin1) == (row["country"], row["admin1"]), row
        centre = divisions[row["admin1"]]
        assert distance_km(place.lon, place.lat, centre.lon, centre.lat) < NEAR_KM, row


def test_every_supplement_spelling_finds_its_place(gazetteer: Gazetteer) -> None:
    for row in rows("supplement"):
        for name in (row["name"], *filter(None, row["names"].split("|"))):
            assert row["id"] in {place.id for place in gazetteer.lookup(name, countries={"SY"})}, (row["name"], name)


def test_ids_and_points_are_said_once() -> None:
    table = rows("supplement")
    assert max(Counter(row["id"] for row in table).values()) == 1
    assert max(Counter((row["lat"], row["lon"]) for row in table).values()) == 1


@pytest.mark.parametrize("name", ["demonyms", "abbreviations"])
def test_every_word_finds_a_place_of_its_country(gazetteer: Gazetteer, name: str) -> None:
    find = gazetteer.adjective if name == "demonyms" else gazetteer.abbreviation
    for row in rows(name):
        for word in row["words"].split("|"):
            assert not row["country"] or row["country"] in {place.country for place in find(word)}, (row, word)


def test_every_further_name_finds_its_place(gazetteer: Gazetteer) -> None:
    for row in rows("names"):
        for word in row["words"].split("|"):
            found = gazetteer.lookup(word, limit=100)
            same = row["place"] if row["kind"] == "id" else row["country"]
            assert same in {place.id if row["kind"] == "id" else place.country for place in found}, (row, word)


def test_most_countries_have_a_demonym(gazetteer: Gazetteer) -> None:
    told = {row["country"] for row in rows("demonyms") if row["kind"] == "country"}
    lacking = {code for code in gazetteer.indexes[0].countries() if code not in told}
    assert len(lacking) < 25, lacking


def test_the_two_nayrabs_are_told_apart(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup("Nayrab", countries={"SY"})
    assert {(place.id, place.admin1) for place in found} >= {("geonames:166357", "SY-ID"), ("geonames:166356", "SY-HL")}
    near_saraqib = gazetteer.nearby(36.806, 35.864, km=12)
    assert "geonames:166357" in {place.id for place in near_saraqib}
    assert "geonames:166356" not in {place.id for place in near_saraqib}


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Sarakib", "geonames:164816"), ("Khan Cheikhoun", "geonames:168325"), ("Maaret en Numan", "geonames:167611"),
        ("Kfar Nabel", "geonames:168661"), ("Deir Azzor", "geonames:170794"),
    ],
)  # fmt: skip
def test_spellings_that_nobody_wrote_down(gazetteer: Gazetteer, name: str, place_id: str) -> None:
    found = gazetteer.lookup(name, countries={"SY"}) or gazetteer.similar(name, countries={"SY"})
    assert found[0].id == place_id
