import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from story import story, story_events

from geoevents.export.csv import read_csv, to_csv, write_csv
from geoevents.export.guard import guard, unguard
from geoevents.schema import COLUMNS, clean


def test_events_come_back(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    write_csv(story(), path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    expected = tuple(
        replace(e, title=clean(e.title), evidence=tuple(replace(r, quote=clean(r.quote)) for r in e.evidence))
        for e in story_events()
    )
    assert read_csv(path).events == expected


def test_columns_and_tags() -> None:
    header, tags, first, *_ = csv.reader(io.StringIO(to_csv(story(), hxl=True)))
    assert header == ["id", *COLUMNS]
    assert all(tag.startswith("#") for tag in tags)
    assert len(set(tags)) == len(tags) == len(header) == len(first)


def test_a_row_of_tags_is_not_an_event(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    write_csv(story(), path, hxl=True)
    assert len(read_csv(path)) == len(story())


@pytest.mark.parametrize(
    "text", ["=1+1", "+49", "-army", "@both", "\t=1", " =1", "'=1", "''=1", "＝1", "'We will", "plain", "", "a=b"]
)
def test_guard_is_undone(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).lstrip().startswith(("=", "+", "-", "@", "＝"))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_a_spreadsheet_saves_is_read(tmp_path: Path, separator: str) -> None:
    lines = csv.reader(io.StringIO(to_csv(story())))
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(
        [cell.replace(".", ",") if cell.replace(".", "").isdigit() else cell for cell in line] for line in lines
    )
    path = tmp_path / "saved.csv"
    path.write_text(out.getvalue(), encoding="utf-8")
    assert [event.footprint for event in read_csv(path)] == [event.footprint for event in story_events()]


def test_arabic_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    write_csv(story(), path)
    assert "الدفاع المدني" in path.read_text(encoding="utf-8-sig")
