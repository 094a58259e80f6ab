"""TimelineJS, TimeMap and iCalendar hold what `losses.toml` says they keep."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar
from story import during, story, story_events

from geoevents.collection import EventCollection
from geoevents.export.icalendar import to_icalendar
from geoevents.export.timelinejs import to_timelinejs
from geoevents.export.timemap import to_timemap, write_timemap
from geoevents.types import TimeInterval

FIRST = story_events()[0]


def one(interval: TimeInterval | None) -> EventCollection:
    return EventCollection(events=(replace(FIRST, interval=interval),))


@pytest.mark.parametrize(
    ("interval", "start", "end"),
    [
        (during("2021-03-08", "2021-03-09"), (2021, 3, 8), None),
        (during("2021-03-06", "2021-03-08"), (2021, 3, 6), (2021, 3, 7)),
        (during("2021-03-01", "2021-04-01", grain="month"), (2021, 3), None),
        (during("2021-01-01", "2022-01-01", grain="year"), (2021,), None),
        (during("2021-03-07T14:00:00", "2021-03-07T15:00:00", grain="hour"), (2021, 3, 7, 14), (2021, 3, 7, 15)),
        (during(None, "2021-04-01"), (2021, 3, 31), None),
        (during("2021-03-08", None), (2021, 3, 8), None),
    ],
)
def test_timelinejs_dates(interval: TimeInterval, start: tuple[int, ...], end: tuple[int, ...] | None) -> None:
    slide = json.loads(to_timelinejs(one(interval)))["events"][0]
    names = ("year", "month", "day", "hour")
    assert tuple(slide["start_date"][name] for name in names if name in slide["start_date"]) == start
    shown = slide.get("end_date")
    assert (tuple(shown[name] for name in names if name in shown) if shown else None) == end


def test_timelinejs_names_the_undated_and_escapes() -> None:
    timeline = json.loads(to_timelinejs(story()))
    assert "Fighters seized a grain silo near Rastan" in timeline["title"]["text"]["text"]
    assert len(timeline["events"]) == len(story()) - len(story().undated)
    assert "<script" not in to_timelinejs(story())


def test_timemap_lists(tmp_path: Path) -> None:
    lists = to_timemap(story())
    assert {type(value) for event in lists["events"] for value in event.values()} == {str, list}
    assert all(("latitude" in event) == ("longitude" in event) for event in lists["events"])
    known = {source["id"] for source in lists["sources"]}
    assert {number for event in lists["events"] for number in event["sources"]} == known
    assert {name for event in lists["events"] for name in event["associations"]} == {
        one["id"] for one in lists["associations"]
    }
    assert lists["events"][0]["date"] == "03/08/2021"
    write_timemap(story(), tmp_path / "out.timemap")
    assert sorted(path.name for path in (tmp_path / "out.timemap").iterdir()) == [
        "associations.json",
        "events.json",
        "sources.json",
    ]


def test_calendar_comes_back() -> None:
    entries = Calendar.from_ical(to_icalendar(story())).walk("VEVENT")
    assert len(entries) == len(story()) - len(story().undated)
    first = entries[0]
    assert (first["UID"], str(first["DTSTART"].dt), str(first["DTEND"].dt)) == (
        "e001a7@geoevents",
        "2021-03-08",
        "2021-03-09",
    )
    statuses = {str(entry["UID"]).split("@")[0]: str(entry["STATUS"]) for entry in entries}
    assert (statuses["e005a7"], statuses["e007a7"]) == ("TENTATIVE", "CANCELLED")
