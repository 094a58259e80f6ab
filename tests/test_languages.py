"""What is said in a language without rules gives no event, no place and no time, and the result says so."""

import pytest

from geoevents.pipeline import Pipeline
from geoevents.read import make_document
from geoevents.types import Document

ENGLISH = "Rebels shelled the airport of Aleppo on 3 May 2021, killing two men."
SPANISH = (
    "Al menos tres personas murieron el 3 de mayo de 2021 en Barcelona por la explosión de una bomba, según la policía."
)
RUSSIAN = "Во вторник в Казани прогремел взрыв, погибли три человека, сообщила полиция 3 мая 2021 года."


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize("text", [SPANISH, RUSSIAN, f"{SPANISH}\n\n{RUSSIAN}"])
def test_nothing_is_taken_from_another_language(text: str, pipeline: Pipeline) -> None:
    for document in (make_document(text, id="x"), Document(id="x", text=text)):
        events = pipeline.extract([document])
        (reading,) = events.readings
        assert (len(events), reading.toponyms, reading.times) == (0, (), ())
        assert "nothing is taken from it" in events.report()


def test_offsets_of_a_mixed_text_are_those_of_the_whole(pipeline: Pipeline) -> None:
    text = f"{SPANISH}\n\n{ENGLISH}\n\n{RUSSIAN}"
    events = pipeline.extract([make_document(text, id="x")])
    assert [(event.place and event.place.name, event.evidence[0].quote) for event in events] == [("Aleppo", ENGLISH)]
    (reading,) = events.readings
    assert [one.toponym.span.of(text) for one in reading.toponyms] == ["Aleppo"]
    assert [one.expression.span.of(text) for one in reading.times] == ["3 May 2021"]


def test_a_short_english_line_is_read(pipeline: Pipeline) -> None:
    (event,) = pipeline.extract([make_document("Bomb kills three in Kirkuk", id="x")])
    assert event.place
    assert event.place.name == "Kirkuk"
