"""Place names in sentences: what is taken by which rule and in which role, and what is kept out."""

from itertools import pairwise

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.tag.analysis import Analyzer
from geoevents.tag.toponyms import find_toponyms, judged_names
from geoevents.tag.toponyms_reading import Reading
from geoevents.types import Toponym


@pytest.fixture
def find(analyzer: Analyzer, gazetteer: Gazetteer):
    def found(text: str) -> tuple[Toponym, ...]:
        return find_toponyms(next(analyzer.analyse([text])), gazetteer=gazetteer)

    return found


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A bus was hit in Aleppo on Monday.", ["Aleppo"]),
        ("He grew up in Paris, Texas, and moved to London.", ["Paris", "Texas", "London"]),
        ("A man from Columbia, Ky., was hurt.", ["Columbia", "Ky."]),
        ("Shells fell on the village of Nayrab.", ["Nayrab"]),
        ("Shells fell on the village of Tal Umar.", ["Tal Umar"]),
        ("Gunmen raided Karfi village, Nayrab LGA, on Sunday.", ["Karfi", "Nayrab"]),
        ("A bomb exploded in Salarzi tehsil near Saraqib.", ["Salarzi", "Saraqib"]),
        ("MOSCOW (Reuters) - Ministers met on Friday.", ["MOSCOW"]),
        ("The Texas Highway Patrol closed the road.", ["Texas"]),
        ("She teaches at the University of Missouri.", ["Missouri"]),
        ("An Edmonton resident called the police.", ["Edmonton"]),
        ("A Columbia man pleaded guilty on Monday.", ["Columbia"]),
        ("Turkish and Syrian troops exchanged fire.", ["Turkish", "Syrian"]),
        ("Lines moved in the north-west of the Arab Republic.", ["Arab Republic"]),
        ("Jets bombed Saraqib and left.", ["Saraqib"]),
        ("The mayor of Edmonton resigned.", ["Edmonton"]),
        ("Villagers fled to Nayrab at night.", ["Nayrab"]),
        ("Rebels hit Sarakib in northern Syria.", ["Sarakib", "Syria"]),
        ("Protests spread from Nayrab to Damascus.", ["Nayrab", "Damascus"]),
        ("They met in Plaza Paris.", []),
        ("Gunmen raided Dogo Nahawa village on Sunday.", ["Dogo Nahawa"]),
        ("Gunmen raided Nayrab, Idlib, Syria, on Sunday.", ["Nayrab", "Idlib", "Syria"]),
        ("More raids on Saraqib were reported.", ["Saraqib"]),
        ("Militants shelled Nayrab and Sarakib in Syria.", ["Nayrab", "Sarakib", "Syria"]),
        ("Rebels met John Smith in Syria.", ["Syria"]),
        ("Smoke rose ten miles east of Saraqib.", ["Saraqib"]),
        ("Smith, 30, of Edmonton, was hurt.", ["Edmonton"]),
        ("They met in Damascus, Aleppo and Saraqib.", ["Damascus", "Aleppo", "Saraqib"]),
        ("The U.S. and the UK signed it.", ["U.S.", "UK"]),
        ("Jets of the U.S.-led coalition bombed Saraqib.", ["U.S.", "Saraqib"]),
        ("The car was found on Highland Avenue in Paris.", ["Highland Avenue", "Paris"]),
        ("He was treated at St. Anne Hospital in Paris.", ["St. Anne Hospital", "Paris"]),
        ("The violence in Syria spread to Nayrab.", ["Syria", "Nayrab"]),
        ("The airport of Nayrab was seized by the troops.", ["Nayrab"]),
        ("Curfews began in the towns of Tal Umar, Saraqib and Kafr Kila.", ["Tal Umar", "Saraqib", "Kafr Kila"]),
        ("Residents of Saraqib villages fled.", ["Saraqib"]),
        ("A bomb exploded in Mazar-i-Sharif on Monday.", ["Mazar-i-Sharif"]),
        ("Clashes continued in the eastern Ghouta and in western Texas.", ["eastern Ghouta", "Texas"]),
        ("Wreckage lies at 35.87 N, 36.72 E near Saraqib.", ["35.87 N, 36.72 E", "Saraqib"]),
    ],
)
def test_places_are_found(find, text: str, places: list[str]) -> None:
    assert [toponym.text for toponym in find(text)] == places


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("Jack London wrote it. London never saw the place.", "London", "person"),
        ("Exit mobile version", "Exit", "link-title"),
        ("It asked for Patriot missile systems.", "Patriot", ""),
        ("Reading is good for you.", "Reading", "ordinary-word"),
        ("He lives on Paris Street.", "Paris", "street"),
        ("The London Times reported it.", "London", "newspaper"),
        ("He spoke of Georgia to Mrs. Georgia Peters, and Georgia smiled.", "Georgia", ""),
        ("Fans of Real Paris cheered.", "Paris", ""),
        ("A suspect named Paris was held.", "Paris", "named"),
        ("London, 34, was arrested on Tuesday.", "London", "person-by-shape"),
        ("Edmonton told reporters she was pleased with the vote.", "Edmonton", "person-by-shape"),
        ("The report was sent to Chancellor Paris on Monday.", "Paris", "title"),
    ],
)
def test_other_names_are_kept_out_for_a_reason(
    analyzer: Analyzer, gazetteer: Gazetteer, text: str, name: str, reason: str
) -> None:
    reading = Reading(analysis=next(analyzer.analyse([text])), gazetteer=gazetteer)
    verdicts = [verdict for match, verdict in judged_names(reading) if match.name == name]
    refused = [verdict.rule for verdict in verdicts if not verdict.taken]
    assert refused
    assert reason in refused or not reason


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Ankara expects support from Moscow.", {"Ankara": "actor", "Moscow": "actor"}),
        ("A bomb went off in Ankara.", {"Ankara": "locative"}),
        ("Talks with Turkey continue.", {"Turkey": "actor"}),
        ("Moscow and Damascus warned Turkey.", {"Moscow": "actor", "Damascus": "actor", "Turkey": "actor"}),
        ("Syrian forces shelled a village.", {"Syrian": "adjectival"}),
        ("Turks voted on Sunday.", {"Turks": "demonym"}),
        ("The Kremlin warned Turkey.", {"Kremlin": "actor", "Turkey": "actor"}),
        ("A drone crashed into the Kremlin on Wednesday.", {"Kremlin": "locative"}),
        ("Critics called him a Kremlin stooge.", {}),
        ("Gunmen killed ten in Idlib province.", {"Idlib": "locative"}),
        ("The University of Texas is closed.", {"Texas": "part-of-name"}),
        ("Militants guarded by Turkey fled to Idlib.", {"Turkey": "actor", "Idlib": "locative"}),
    ],
)
def test_roles(find, text: str, roles: dict[str, str]) -> None:
    assert {toponym.text: toponym.role for toponym in find(text)} == roles


def test_where_somebody_is_from_is_told_apart(find) -> None:
    rules = {toponym.text: toponym.rule for toponym in find("Mary Watson of Edmonton was held in Sheffield.")}
    assert rules["Edmonton"] == "home-of"
    assert rules["Sheffield"] != "home-of"


def test_between_two_places_each_names_the_other(find) -> None:
    first, second = find("The convoy was hit between Idlib and Aleppo.")
    assert first.relation is not None
    assert second.relation is not None
    assert first.relation.kind == second.relation.kind == "between"
    assert first.relation.others == (second.span,)
    assert second.relation.others == (first.span,)


def test_spans_are_in_order_and_never_overlap(find) -> None:
    text = "PARIS, France - Paris police in Paris, Texas, met British and Syrian officers near Aleppo, Syria."
    found = find(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(toponym.span.of(text) == toponym.text for toponym in found)


@pytest.mark.parametrize("text", ["", "\n\n", "....", "42", "é" * 50, "A" * 5000, "\x00 odd", "IN AT OF " * 200])
def test_odd_texts_do_not_stop_it(find, text: str) -> None:
    assert isinstance(find(text), tuple)
