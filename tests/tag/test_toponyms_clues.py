"""What tells of a country without naming it, and what it does to the names of a text."""

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.resolve.places import resolve_places
from geoevents.tag import tag
from geoevents.tag.analysis import Analyzer
from geoevents.types import Clue, ClueKind, Document, Hints, ResolvedToponym


@pytest.mark.parametrize(
    ("text", "source", "url", "clues"),
    [
        ("Clashes went on.", "SOHR", None, [("source", "SOHR", ("SY",))]),
        ("Clashes went on.", "Syrian Desk", None, [("source", "Syrian Desk", ("SY",))]),
        ("Rain fell.", "Daily Herald", "https://news.example.fr/a", [("host", "news.example.fr", ("FR",))]),
        ("Rain fell.", None, "https://news.example.co.uk/a", [("host", "news.example.co.uk", ("GB",))]),
        ("Rain fell.", None, "https://news.example.io/a", []),
        ("Rain fell.", None, "https://news.example.com/a", []),
        ("Rain fell.", None, "http://[broken/a", []),
        ("The Taliban and the taliban left.", None, None, [("actor", "Taliban", ("AF", "PK"))]),
        ("Al-Shabaab fighters left.", None, None, [("actor", "Al-Shabaab", ("SO", "KE"))]),
        ("The M230 motorway was closed.", None, None, []),
    ],
)
def test_clues_are_told_by_source_host_and_groups(
    analyzer: Analyzer,
    gazetteer: Gazetteer,
    text: str,
    source: str | None,
    url: str | None,
    clues: list[tuple[ClueKind, str, tuple[str, ...]]],
) -> None:
    document = Document(id="d", text=text, source=source, url=url)
    tagged = tag(document, next(analyzer.analyse([text])), gazetteer=gazetteer)
    wanted = tuple(Clue(kind=kind, said=said, countries=codes) for kind, said, codes in clues)
    assert tagged.clues == wanted


def resolved(
    analyzer: Analyzer, gazetteer: Gazetteer, text: str, *, source: str | None = None, url: str | None = None
) -> tuple[ResolvedToponym, ...]:
    document = Document(id="d", text=text, source=source, url=url)
    tagged = tag(document, next(analyzer.analyse([text])), gazetteer=gazetteer)
    return resolve_places(tagged, gazetteer=gazetteer, hints=Hints())


def test_a_source_decides_between_namesakes_where_the_text_names_no_country(
    analyzer: Analyzer, gazetteer: Gazetteer
) -> None:
    text = "Police in Springvale arrested a man."
    (far,) = resolved(analyzer, gazetteer, text, url="https://news.example.com.au/a")
    assert far.place
    assert far.place.country == "AU"
    assert far.reason.startswith("sentence: news.example.com.au tells of Australia")


def test_a_dateline_names_a_town(analyzer: Analyzer, gazetteer: Gazetteer) -> None:
    opens, _ = resolved(analyzer, gazetteer, "WASHINGTON (News) — Rain fell for days. Washington asked for help.")
    assert opens.place
    assert opens.place.feature_code == "PPLC"
    (state,) = resolved(analyzer, gazetteer, "Farmers in Washington state asked for help.")
    assert state.place
    assert state.place.feature_code == "ADM1"


def test_a_named_country_outweighs_the_source(analyzer: Analyzer, gazetteer: Gazetteer) -> None:
    text = "Two men were hurt in Paris. The United States sent help to Texas."
    paris = resolved(analyzer, gazetteer, text, url="https://news.example.fr/a")[0]
    assert paris.place
    assert "tells of" not in paris.reason


def test_a_name_spelt_otherwise_is_found_in_the_country_that_the_source_tells_of(
    analyzer: Analyzer, gazetteer: Gazetteer
) -> None:
    text = "Heavy clashes continued in Sarakeb overnight."
    (found,) = resolved(analyzer, gazetteer, text, source="SOHR")
    assert found.place
    assert found.place.name == "Saraqib"
    assert "tell of" in found.reason
    assert not any(each.place for each in resolved(analyzer, gazetteer, text))
