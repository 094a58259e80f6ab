"""The overview counts every event once, stays small however many there are, and works offline in a browser."""

import base64
import json
import re
import zlib
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from many_events import many_columns
from page_stories import event, interval, mark, story
from playwright.sync_api import Browser
from typer.testing import CliRunner

from geoevents.cli import app
from geoevents.collection import EventCollection
from geoevents.corpus.geoparquet import write_geoparquet
from geoevents.errors import InputError, OutputError, UsageError
from geoevents.render import overview_cells as cells
from geoevents.render.overview import Columns, write_overview

HOSTILE = '</script><img src=x onerror=alert(1)>{{ 7*7 }}<b>"'


def data_of(path: Path) -> dict[str, Any]:
    html = path.read_text(encoding="utf-8")
    found = re.search(r'<script type="([^"]+)" id="ge-data">(.*?)</script>', html, re.DOTALL)
    assert found
    text = found[2] if found[1].endswith("json") else zlib.decompress(base64.b64decode(found[2])).decode()
    read: dict[str, Any] = json.loads(text)
    return read


def columns(*rows: tuple[float | None, float | None, int | None, str]) -> Columns:
    lon, lat, day, category = zip(*rows, strict=True)
    return Columns(lon=lon, lat=lat, day=day, category=category)


def grid_of(*rows: tuple[float | None, float | None, int | None, str]) -> cells.Grid:
    grid = cells.Grid()
    grid.add(columns(*rows))
    grid.fit()
    return grid


def test_every_event_is_counted_once() -> None:
    nan = float("nan")
    grid = grid_of((1, 1, 5, "aid"), (1, 1, 5, "aid"), (1, 1, None, "aid"), (nan, nan, 9, "talks"), (None, 3, 9, "x"))
    assert (grid.events, grid.unplaced, grid.undated) == (5, 2, 1)
    (cell,) = grid.cells.values()
    assert sorted(cell.counts.values()) == [1, 2]
    assert sum(grid.days.values()) == 4


@pytest.mark.parametrize(
    ("width", "size"), [(1, 0.125), (20, 0.125), (30, 0.25), (100, 1), (340, 2)], ids=lambda value: str(value)
)
def test_cells_are_as_big_as_the_extent_asks_for(width: float, size: float) -> None:
    assert grid_of((-170, 0, 1, "aid"), (-170 + width, 0, 1, "aid")).size == size


@pytest.mark.parametrize(("lon", "lat"), [(180, 90), (-180, -90), (540 - 360, 0), (-190, 12), (190, 12)])
def test_edges_of_the_world_are_in_a_cell(lon: float, lat: float) -> None:
    grid = cells.Grid()
    column, row = grid.at(lon, lat)
    assert 0 <= column < 360 * cells.FINEST
    assert 0 <= row < 180 * cells.FINEST


def test_coarser_cells_and_longer_spans_lose_nothing() -> None:
    grid = cells.Grid()
    grid.add(many_columns(20_000, towns=300))
    fine = sum(cell.total for cell in grid.cells.values())
    grid.fit(entries=8000)
    assert grid.bin > 1
    assert grid.entries <= 8000
    assert sum(cell.total for cell in grid.cells.values()) == fine == grid.events - grid.unplaced
    assert sum(sum(cell.counts.values()) for cell in grid.cells.values()) == fine
    assert all(after % before == 0 for before, after in pairwise(cells.BINS))


def test_memory_is_bounded_while_events_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_CELLS", 50)
    monkeypatch.setattr(cells, "HELD_ENTRIES", 2000)
    grid = cells.Grid()
    grid.add(many_columns(5000, towns=40))
    assert grid.entries <= 2001
    assert sum(cell.total for cell in grid.cells.values()) == grid.events - grid.unplaced


def test_a_country_is_no_spot() -> None:
    near, wide = event(1), event(2)
    assert wide.footprint
    wide = replace(wide, footprint=replace(wide.footprint, kind="country"))
    grid = cells.Grid()
    grid.add([near, wide])
    assert [key[2] for key in sorted(grid.cells)] == [False, True]
    assert grid.countries == 1


@pytest.mark.parametrize(
    ("start", "end", "day"),
    [(datetime(1970, 1, 2), datetime(1970, 2, 1), 1), (None, datetime(1970, 1, 3), 1), (None, None, None)],
)
def test_an_event_counts_on_its_first_known_day(start: datetime | None, end: datetime | None, day: int | None) -> None:
    made = event(1, interval=replace(interval(datetime(2020, 1, 1), datetime(2020, 1, 2)), start=start, end=end))
    assert cells.day_of(made) == day


def test_often_told_names_stay() -> None:
    cell = cells.Cell()
    for number in range(100):
        cell.named("Homs")
        cell.named(f"Village {number}")
    assert cell.name == "Homs"
    assert len(cell.names) <= cells.NAMES


def test_the_page_holds_what_was_counted(tmp_path: Path) -> None:
    path = tmp_path / "overview.html"
    write_overview(many_columns(3000, towns=50), path)
    data = data_of(path)
    assert sum(data["cells"]["total"]) == sum(data["entries"]["number"]) == 3000 - data["told"]["unplaced"]
    assert sum(data["days"]["number"]) == 3000 - data["told"]["undated"]
    assert sum(data["entries"]["size"]) == len(data["entries"]["slot"])
    assert not (tmp_path / "cells").exists()


def test_no_event_at_all_is_a_page(tmp_path: Path) -> None:
    write_overview([], tmp_path / "empty.html")
    assert data_of(tmp_path / "empty.html")["told"]["events"] == 0


def test_the_biggest_cells_get_pages(tmp_path: Path) -> None:
    write_overview(story(), tmp_path / "overview.html", drill=2)
    linked = [page for page in data_of(tmp_path / "overview.html")["cells"]["page"] if page]
    assert len(linked) == 2
    assert sorted(f"cells/{path.name}" for path in (tmp_path / "cells").iterdir()) == sorted(linked)


def test_what_is_read_once_cannot_be_drilled_into(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="second time"):
        write_overview(iter(story()), tmp_path / "overview.html", drill=1)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot write"):
        write_overview(story(), tmp_path / "none" / "overview.html")


def test_the_command_reads_what_a_corpus_run_wrote(tmp_path: Path) -> None:
    folder = tmp_path / "OUT" / "events" / "event_year=2020" / "event_country=SY"
    folder.mkdir(parents=True)
    write_geoparquet(story(), folder / "events.parquet")
    done = CliRunner().invoke(app, ["overview", str(tmp_path / "OUT"), "-o", str(tmp_path / "o.html"), "--drill", "1"])
    assert done.exit_code == 0, done.output
    read, direct = data_of(tmp_path / "o.html"), tmp_path / "direct.html"
    write_overview(story(), direct, drill=1)
    assert read == data_of(direct)


def test_a_folder_without_tables_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["overview", str(tmp_path), "-o", str(tmp_path / "o.html")])
    assert isinstance(done.exception, InputError)


@pytest.mark.enable_socket
def test_in_a_browser_the_brush_filters_the_cells(chromium: Browser, tmp_path: Path) -> None:
    events = [replace(one, title=HOSTILE) for one in story()]
    events += [event(900 + number, footprint=mark(30 + number, 40, 0), title=HOSTILE) for number in range(3)]
    write_overview(EventCollection(events=tuple(events)), tmp_path / "overview.html", drill=1, title=HOSTILE)
    troubles: list[str] = []
    page = chromium.new_context(viewport={"width": 1280, "height": 800}, offline=True).new_page()
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("dialog", lambda dialog: troubles.append(dialog.message))
    page.on("request", lambda asked: asked.url.startswith(("file:", "data:")) or troubles.append(asked.url))
    page.goto((tmp_path / "overview.html").as_uri())
    page.wait_for_selector("html[data-ready]")
    placed = page.evaluate("geoevents.store.shown")
    assert placed == sum(one.footprint is not None for one in events)
    assert page.locator("#ge-title").inner_text() == HOSTILE
    box = page.locator("#ge-bars").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20, steps=4)
    page.mouse.up()
    few = page.evaluate("geoevents.store.shown")
    assert 0 < few < placed
    page.wait_for_timeout(100)
    assert page.evaluate("geoevents.app.marks.groups.reduce((sum, group) => sum + group.total, 0)") == few
    page.click("#ge-all-time")
    assert page.evaluate("geoevents.store.shown") == placed
    page.locator("#ge-list .row").first.click()
    page.locator("#ge-list .cell-link").first.click()
    page.wait_for_url("**/cells/*.html")
    page.wait_for_selector("html[data-ready]")
    page.context.close()
    assert not troubles


LOOKS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An overview with every category, its legend told apart by shape where the colour is the same."""
    path = tmp_path_factory.mktemp("full") / "overview.html"
    write_overview(many_columns(20_000, towns=300), path, origins=["geoevents 7 · gazetteer 8"])
    return path


@pytest.mark.enable_socket
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_is_cut_off(chromium: Browser, full: Path, look: str) -> None:
    page = chromium.new_context(offline=True, reduced_motion="reduce", **LOOKS[look]).new_page()
    page.goto(full.as_uri())
    page.wait_for_selector("html[data-ready]")
    page.evaluate("document.getElementById('ge-legend').open = true")
    found = Axe().run(page).response["violations"]
    assert [f"{each['id']}: {node['html'][:150]}" for each in found for node in each["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    boxes = [page.locator(name).bounding_box() for name in (".bar", ".map", ".time", "#ge-list .row >> nth=0")]
    shown = [box for box in boxes if box]
    assert len(shown) == 4
    assert all(box["height"] >= 40 for box in shown)
    tops = [box["y"] for box in shown[:3]]
    assert tops == sorted(tops)
    assert all(above["y"] + above["height"] <= below["y"] + 1 for above, below in pairwise(shown[:3]))
    assert page.locator("#ge-keys").inner_text().count("geoevents 7 · gazetteer 8") == 1
    page.context.close()


@pytest.mark.enable_socket
def test_no_two_categories_look_alike(chromium: Browser, full: Path) -> None:
    page = chromium.new_context(offline=True).new_page()
    page.goto(full.as_uri())
    page.wait_for_selector("html[data-ready]")
    drawn = page.evaluate("[...document.querySelectorAll('#ge-keys .key svg')].map((svg) => svg.innerHTML)")
    page.context.close()
    assert len(drawn) == len(set(drawn)) == len(data_of(full)["categories"]) >= 16
