import pandas as pd
import pytest
from story import many, story

from geoevents.collection import EventCollection
from geoevents.schema import COLUMNS, dtype


@pytest.mark.parametrize("collection", [story(), EventCollection()], ids=["story", "empty"])
def test_frame_has_the_documented_columns_and_types(collection: EventCollection) -> None:
    table = collection.to_frame()
    assert tuple(table.columns) == COLUMNS
    assert {name: str(table[name].dtype) for name in COLUMNS} == {name: dtype(name) for name in COLUMNS}
    assert len(table) == len(collection)


def test_frame_holds_the_moments() -> None:
    table = story().to_frame()
    assert table.loc["e001a7", "start"] == pd.Timestamp("2021-03-08", tz="UTC")
    assert table.loc["e001a7", "date_to"] == "2021-03-08"
    assert pd.isna(table.loc["e010a7", "start"])


def test_geodataframe_keeps_the_unplaced() -> None:
    table = story().to_geodataframe()
    assert str(table.crs) == "EPSG:4326"
    assert table.geometry.isna().sum() == len(story().unplaced) == 1
    assert table.geometry["e005a7"].coords[0] == (6.1457, 46.2022)


def test_report_names_all_that_is_missing() -> None:
    report = story().report()
    for part in (
        "12 events from 1 document: 11 with a place",
        "Power cut in several districts",
        "Fighters seized",
        "part of a name",
        "two datelines",
    ):
        assert part in report
    assert "\x0b" not in report


def test_a_notebook_shows_the_page() -> None:
    html = EventCollection(events=many(3).events)._repr_html_()
    assert html.startswith("<iframe")
    assert "<script" not in html
