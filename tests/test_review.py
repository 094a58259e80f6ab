"""What a person changes comes back, is told, and is kept when the program runs again."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from story import BORDER, on, story, story_events

from geoevents.collection import EventCollection
from geoevents.errors import InputError
from geoevents.export.geojson import write_geojson
from geoevents.review import apply, carry, change_report, changes, combine, read_events, remember
from geoevents.writers import write


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "events.geojson"
    write_geojson(story(), path)
    return path


def edit(path: Path, change: Callable[[list[dict[str, Any]]], None]) -> EventCollection:
    """The collection after a change of the features by number."""
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document["features"])
    path.write_text(json.dumps(document), encoding="utf-8")
    return read_events(path)


def test_an_untouched_file_is_not_reviewed(saved: Path) -> None:
    assert not any(event.reviewed for event in read_events(saved))
    assert changes(read_events(saved), read_events(saved)) == ()


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("title", "A bakery was hit", "title: Shells hit a bakery in Rastan -> A bakery was hit"),
        ("status", "denied", "status: happened -> denied"),
        ("category", "attack", "category: strike -> attack"),
        ("place", "Ar Rastan", "the place has a new name, but its point was not moved"),
        ("start", "2021-03-07T00:00:00Z", "start: 2021-03-08T00:00:00Z -> 2021-03-07T00:00:00Z"),
        ("date_from", "2021-03-07", "start: 2021-03-08T00:00:00Z -> 2021-03-07T00:00:00Z"),
        ("date_to", "2021-03-09", "end: 2021-03-09T00:00:00Z -> 2021-03-10T00:00:00Z"),
        ("fatalities_max", 6, "fatalities_max: 5 -> 6"),
        ("actors", ["army"], "actors: army; الدفاع المدني -> army"),
    ],
)
def test_an_edit_is_kept_marked_and_told(saved: Path, name: str, value: object, told: str) -> None:
    before = read_events(saved)
    after = edit(saved, lambda features: features[0]["properties"].update({name: value}))
    assert [event.reviewed for event in after] == [True] + [False] * (len(after) - 1)
    assert told in change_report(changes(before, after))


def test_a_moved_point_leaves_its_area(saved: Path) -> None:
    after = edit(saved, lambda features: features[3]["geometry"].update(coordinates=[40.0, 36.0]))
    mark = after[3].footprint
    assert mark is not None
    assert (mark.lon, mark.geometry, mark.precision) == (40.0, None, "point")
    assert story_events()[3].footprint.geometry == BORDER


def test_added_and_deleted_are_told(saved: Path) -> None:
    before = read_events(saved)

    def change(features: list[dict[str, Any]]) -> None:
        del features[2]
        features.append(
            {"type": "Feature", "geometry": None, "properties": {"title": "A bridge was closed", "start": "2021-03-04"}}
        )

    after = edit(saved, change)
    report = change_report(changes(before, after))
    assert "1 added, 1 deleted" in report
    assert after[-1].reviewed
    assert after[-1].interval.start == on("2021-03-04").start


def test_a_copied_feature_is_an_event_of_its_own(saved: Path) -> None:
    after = edit(saved, lambda features: features.append(features[0]))
    assert len({event.id for event in after}) == len(after) == len(story()) + 1
    assert any("stands twice" in warning for warning in after.warnings)


def test_a_tool_that_drops_what_has_no_point_deletes_nothing(saved: Path) -> None:
    before = read_events(saved)
    after = edit(
        saved, lambda features: features.__setitem__(slice(None), [one for one in features if one["geometry"]])
    )
    assert changes(before, after) == ()


def qgis(features: list[dict[str, Any]]) -> None:
    """As QGIS saves: id among the properties, nested values as text, more decimals, no null keys dropped."""
    for one in features:
        one["properties"] = {"id": one.pop("id")} | one["properties"]
        for name in ("actors", "times", "evidence", "attributes", "gazetteer", "sources", "members"):
            value = one["properties"][name]
            one["properties"][name] = None if value is None else json.dumps(value)
        for name in ("start", "end"):
            value = one["properties"][name]
            one["properties"][name] = value and value.replace("T", " ").replace("Z", "+00")
        if one["geometry"]:
            one["geometry"]["coordinates"] = [value + 4e-9 for value in one["geometry"]["coordinates"]]


def kepler(features: list[dict[str, Any]]) -> None:
    for one in features:
        one["properties"] |= {"lineColor": [1, 2, 3], "fillColor": [1, 2, 3], "radius": 4, "event_id": one["id"]}


def geojson_io(features: list[dict[str, Any]]) -> None:
    for number, one in enumerate(features):
        one["properties"] = {name: value for name, value in one["properties"].items() if value is not None}
        one["properties"] |= {"marker-color": "#ff0000", "marker-size": "small"}
        one["id"] = one["id"] or number


@pytest.mark.parametrize("tool", [qgis, kepler, geojson_io])
def test_files_saved_by_tools_are_as_they_were(saved: Path, tool: Callable[[list[dict[str, Any]]], None]) -> None:
    before = read_events(saved)
    after = edit(saved, tool)
    assert changes(before, after) == ()
    assert not any(event.reviewed for event in after)


def test_a_polygon_drawn_by_hand_is_a_footprint(saved: Path) -> None:
    ring = [[36.0, 34.0], [37.0, 34.0], [37.0, 35.0], [36.0, 35.0], [36.0, 34.0]]
    feature = {
        "type": "Feature",
        "properties": {"title": "Fields burned"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    after = edit(saved, lambda features: features.append(feature))
    mark = after[-1].footprint
    assert mark is not None
    assert (mark.precision, mark.kind, mark.lon, mark.lat) == ("area", "region", 36.5, 34.5)


def test_a_person_s_own_column_is_kept(saved: Path) -> None:
    after = edit(saved, lambda features: features[0]["properties"].update(desk_note="call back"))
    assert ("desk_note", "call back") in after[0].attributes


def test_a_second_run_keeps_the_corrections(tmp_path: Path, saved: Path) -> None:
    remember(story(), (), tmp_path)

    def change(features: list[dict[str, Any]]) -> None:
        features[0]["properties"]["status"] = "denied"
        features[1]["geometry"]["coordinates"] = [36.71, 34.91]
        del features[2]
        features.append({"type": "Feature", "geometry": None, "properties": {"title": "A bridge was closed"}})

    edit(saved, change)
    for _ in range(2):  # and the third run, from what the second wrote
        events, kept = carry(story(), tmp_path)
        assert (events[0].status, events[0].reviewed) == ("denied", True)
        assert (events[1].footprint.lon, events[1].footprint.lat) == (36.71, 34.91)
        assert "Army convoy reached Hama" not in {event.title for event in events}
        assert any(item.reason == "deleted by a reviewer" for item in events.rejected)
        assert "A bridge was closed" in {event.title for event in events}
        write(events, saved)
        remember(events, kept, tmp_path)


def test_a_correction_follows_its_event_into_a_merged_one() -> None:
    before = EventCollection(events=(replace(story_events()[2], id="m1"),))
    after = EventCollection(events=(replace(before[0], status="denied"),))
    again = apply(changes(before, after), story())
    assert again[0].status == "denied"


def test_a_correction_whose_event_is_gone_is_kept_and_told() -> None:
    before = story()
    after = replace(before, events=(replace(before[0], title="Two shells hit a bakery"), *before.events[1:]))
    again = apply(changes(before, after), EventCollection())
    assert [event.title for event in again] == ["Two shells hit a bakery"]
    assert "not found again" in again.warnings[0]


def test_combine_keeps_what_was_reviewed_and_tells_nothing_twice() -> None:
    old = replace(story(), events=(replace(story_events()[0], status="denied", reviewed=True), *story_events()[1:3]))
    both = combine(old, story())
    assert len(both) == len(story())
    assert next(event for event in both if event.id == story_events()[0].id).status == "denied"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.pptx", "", "events are read from"),
        ("no.csv", None, "no such file"),
        ("b.csv", "a,b\n1,2\n", 'no column "title"'),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, text: str | None, message: str) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_events(path)


@pytest.mark.parametrize(
    ("cell", "start"),
    [
        ("2021-03-07", "2021-03-07T00:00:00"),
        ("07/03/2021", None),
        ("17/03/2020", "2020-03-17T00:00:00"),
        ("08/03/2021", "2021-03-08T00:00:00"),
    ],
)
def test_days_as_a_spreadsheet_writes_them(tmp_path: Path, cell: str, start: str | None) -> None:
    path = tmp_path / "events.csv"
    write(EventCollection(events=story_events()[:1]), path)
    path.write_text(
        path.read_text(encoding="utf-8-sig").replace('"2021-03-08","2021-03-08"', f'"{cell}","2021-03-08"', 1),
        encoding="utf-8",
    )
    if start is None:
        with pytest.raises(InputError, match="can mean 2021-03-07 or 2021-07-03"):
            read_events(path)
    else:
        assert read_events(path)[0].interval.start.isoformat() == start
