"""Headlines are parsed as running text writes them; running text, names and spans stay as they are."""

from datetime import date

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.pipeline import Pipeline
from geoevents.read import make_document
from geoevents.tag.recase import recased

LIST = """
rebel rebels shell village killing car bomb hits market talk talks resume minister says police arrest shooting polio
cases rise vaccine fails meet army attacked convoy strike kills fighter movement killed din
"""
WORDS = frozenset(LIST.split())


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Rebels Shell Village Near Saraqib, Killing Five", "Rebels shell village near Saraqib, killing five"),
        ("REBELS SHELL VILLAGE NEAR SARAQIB", "Rebels shell village near Saraqib"),
        ("UN SAYS ARMY ATTACKED CONVOY IN IDLIB ON MONDAY", "UN says army attacked convoy in Idlib on Monday"),
        ("Car Bomb Hits Market in Baghdad's Sadr City", "Car bomb hits market in Baghdad's Sadr City"),
        ("Talks May Resume in May, Turkish Minister Says", "Talks may resume in May, Turkish minister says"),
        ("New York Police Arrest Three After Shooting", "New York police arrest three after shooting"),
        ("Polio Cases Rise in Kabul as Vaccine Fails", "Polio cases rise in Kabul as vaccine fails"),
        ("Islamic State Kills Fighter of Nur al-Din Movement", "Islamic State kills fighter of Nur al-Din movement"),
        ("12 Killed as Rebels Shell Aleppo Market", "12 killed as rebels shell Aleppo market"),
    ],
)
def test_headlines_are_written_as_running_text(said: str, meant: str, gazetteer: Gazetteer) -> None:
    assert recased(said, known=WORDS.__contains__, gazetteer=gazetteer) == meant


@pytest.mark.parametrize(
    "line",
    [
        "Rebels shelled a village near Saraqib on Monday, killing five people",
        "Mr Stern and Ms Rivers met in Vienna.",
        "By John Market, Village Police Minister",
        "in Litchfield Superior Court, Killing Village Police",
        "Aleppo",
        "",
    ],
)
def test_other_lines_stay(line: str, gazetteer: Gazetteer) -> None:
    assert recased(line, known=WORDS.__contains__, gazetteer=gazetteer) == line


def test_a_letter_without_a_small_one_of_its_length_leaves_the_line(gazetteer: Gazetteer) -> None:
    line = "REBELS SHELL VİLLAGE NEAR SARAQIB, KILLING"
    assert recased(line, known=lambda _: True, gazetteer=gazetteer) == line


def test_an_event_of_a_headline_keeps_the_papers_letters() -> None:
    document = make_document("Rebels Shell Village Near Saraqib, Killing Five", id="a", dct=date(2020, 2, 27))
    ((resolved, linked),) = Pipeline().annotate([document])
    (event,) = linked.events
    assert event.place is not None
    assert (event.place.name, event.evidence[0].toponym) == ("Saraqib", resolved.toponyms[0].toponym.span)
    assert resolved.toponyms[0].toponym.text == "Saraqib"
    assert event.title.startswith("Rebels Shell Village")
