"""Tables of events and tables of texts."""

import pandas as pd
import pytest
from story import story

from geoevents.collection import EventCollection
from geoevents.errors import InputError, UsageError
from geoevents.frames import events_from_frame, extract_frame, frame_meta
from geoevents.pipeline import Pipeline
from geoevents.schema import COLUMNS
from geoevents.types import Linked, Resolved

TABLE = pd.DataFrame(
    {
        "event_date": ["27 February 2020", "2020-03-01", None],
        "kind": ["Battles", "Riots", "Other"],
        "where": ["Sarmin", "Homs", None],
        "country": ["Syria", "Syria", "Atlantis"],
        "y": [35.9, 34.73, None],
        "x": [36.7, 36.72, None],
        "dead": [3, 0, None],
        "side_a": ["army", "crowd", None],
        "side_b": ["rebels", None, None],
        "notes": ["Clash at Sarmin.", "=1+1", "Nothing known."],
        "paper": ["Desk", "Desk", None],
    }
)
NAMES = {"lat": "y", "lon": "x", "start": "event_date", "title": "notes", "place": "where", "country": "country"}


def read() -> EventCollection:
    more = {"actors": ["side_a", "side_b"], "fatalities_min": "dead", "source": "paper", "category": "kind"}
    return events_from_frame(TABLE, categories={"Battles": "fighting"}, keep=["kind"], **NAMES, **more)


def test_rows_become_events() -> None:
    first, second, third = read()
    assert (first.category, second.category) == ("fighting", "Riots")
    assert first.interval is not None
    assert str(first.interval.start.date()) == "2020-02-27"
    assert (first.interval.end - first.interval.start).days == 1
    assert first.actors == ("army", "rebels")
    assert dict(first.attributes) == {"fatalities_min": 3, "kind": "Battles"}
    assert first.place is not None
    assert (first.place.country, first.sources, first.reviewed) == ("SY", ("Desk",), False)
    assert third.footprint is None
    assert third.interval is None
    assert first.evidence[0].quote == "Clash at Sarmin."
    assert len({event.id for event in read()}) == 3


def test_an_end_day_is_inclusive() -> None:
    table = TABLE.assign(until=["2020-02-29", None, None])
    first = events_from_frame(table, **NAMES, end="until")[0]
    assert first.interval is not None
    assert str(first.interval.end) == "2020-03-01 00:00:00"


@pytest.mark.parametrize(
    ("names", "error", "message"),
    [
        ({"lat": "lat"}, UsageError, "no column 'lat'"),
        ({"colour": "kind"}, UsageError, "'colour' is no property"),
        ({"start": "kind"}, InputError, "row 1: start is 'Battles', not a date"),
    ],
)
def test_wrong_columns_are_told(names: dict[str, str], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        events_from_frame(TABLE, **{**NAMES, **names})


class OneEventEach:
    """Stands in for the pipeline, which has its own tests: each document tells the story's first event."""

    def annotate(self, documents):
        for document in documents:
            yield (
                Resolved(document=document, sentences=(), clauses=(), toponyms=(), times=()),
                Linked(events=story()[:1]),
            )


def test_texts_become_rows() -> None:
    texts = pd.DataFrame({"body": ["One.", None, "Three."], "day": ["2020-02-27", None, None]}, index=["a", "b", "c"])
    table = extract_frame(texts, text="body", dct="day", pipeline=OneEventEach())
    assert list(table["document"]) == ["a", "c"]
    assert list(table.dtypes) == list(frame_meta().dtypes)
    assert tuple(table.columns) == ("document", *COLUMNS)


def test_no_text_gives_an_empty_table_of_the_same_shape() -> None:
    table = extract_frame(pd.DataFrame({"text": [None]}), dct=None, pipeline=Pipeline())
    assert len(table) == 0
    assert list(table.dtypes) == list(frame_meta().dtypes)
