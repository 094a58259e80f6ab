"""Names for a map: great towns first and spread out, seas without their parts, spellings that news uses."""

import pytest

from geoevents.gazetteer.areas import Areas
from geoevents.gazetteer.towns import divisions, largest, plain, waters


@pytest.mark.parametrize(
    ("name", "written"),
    [("Sarmīn", "Sarmin"), ("Ma‘arrat an Nu‘mān", "Maarrat an Numan"), ("Ōsaka", "Osaka"), ("Homs", "Homs")],
)
def test_plain(name: str, written: str) -> None:
    assert plain(name) == written


def test_towns_come_by_their_weight_and_inside_the_box(areas: Areas) -> None:
    box = (35.0, 32.0, 42.0, 37.5)
    towns = largest(areas.db, box, limit=40)
    assert towns[0].capital
    assert [town.rank for town in towns] == sorted((town.rank for town in towns), reverse=True)
    assert all(box[0] <= town.lon <= box[2] and box[1] <= town.lat <= box[3] for town in towns)
    assert {"Damascus", "Aleppo", "Homs"} <= {town.name for town in towns}


def test_a_patch_of_the_map_names_a_few_towns_only(areas: Areas) -> None:
    towns = largest(areas.db, (5.0, 50.0, 15.0, 57.0), limit=500)
    ruhr = [town for town in towns if 6 < town.lon < 8 and 51 < town.lat < 52]
    assert 0 < len(ruhr) <= 12


def test_seas_without_their_parts(areas: Areas) -> None:
    names = [sea.name for sea in waters(areas.db, (25.0, 31.0, 37.0, 37.0))]
    assert "Mediterranean Sea" in names
    assert "Eastern Mediterranean" not in names


def test_divisions_are_those_that_news_names(areas: Areas) -> None:
    names = {unit.name for unit in divisions(areas.db, (6.0, 41.0, 14.0, 47.0))}
    assert {"Tuscany", "Lombardy", "Corsica"} <= names
    assert "Siena" not in names
