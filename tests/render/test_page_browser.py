"""The page in a browser: it opens offline anywhere, and one selection runs through all its parts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from page_stories import alone, fiji, interval, story, svalbard, world
from playwright.sync_api import Page

from geoevents.collection import EventCollection
from geoevents.render.page import write_page

pytestmark = pytest.mark.enable_socket


def test_map_timeline_list_and_card_are_one(opened: Callable[..., Page]) -> None:
    page = opened(story())
    rows = page.locator("#ge-list .row")
    assert rows.count() == len(story())
    rows.nth(3).click()
    assert page.locator("#ge-drawer h2").inner_text() == rows.nth(3).locator(".row-title").inner_text()
    spot = page.evaluate(
        """() => {
          const group = geoevents.app.marks.groups.find((each) => each.points.length === 1);
          const at = geoevents.app.map.layerPointToContainerPoint(L.point(group.x, group.y));
          const box = geoevents.app.map.getContainer().getBoundingClientRect();
          return {x: box.left + at.x, y: box.top + at.y, id: group.points[0].item.id};
        }"""
    )
    page.keyboard.press("Escape")
    page.mouse.click(spot["x"], spot["y"])
    assert page.evaluate("geoevents.store.selected.id") == spot["id"]
    assert page.locator("#ge-list .row[aria-current]").count() == 1


def test_a_gathering_of_one_spot_opens_as_a_list(opened: Callable[..., Page]) -> None:
    page = opened(story())
    page.evaluate("geoevents.app.map.setView([39.92, 32.854], 12, {animate: false}); geoevents.app.marks.redraw()")
    group = page.evaluate("geoevents.app.marks.groups[0].points.map(point => point.item.index)")
    box = page.locator(".ge-map").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.locator("#ge-drawer .stack .row").count() == len(group) == 2
    page.locator("#ge-drawer .stack .row").first.click()
    page.locator("#ge-drawer .chip", has_text="Back").click()
    assert page.locator("#ge-drawer .stack .row").count() == 2


def test_dragging_over_the_bars_sets_the_period(opened: Callable[..., Page]) -> None:
    page = opened(story())
    box = page.locator("#ge-bars").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20, steps=4)
    page.mouse.up()
    few = page.evaluate("geoevents.store.visible.length")
    assert 0 < few < len(story())
    page.wait_for_timeout(200)
    assert page.locator("#ge-list .row").count() == few
    page.click("#ge-all-time")
    assert page.evaluate("geoevents.store.visible.length") == len(story())


def test_the_address_brings_the_view_back(opened: Callable[..., Page]) -> None:
    page = opened(story())
    page.evaluate(
        """geoevents.store.set({from: 26375040, to: 26382240, hideCategory: new Set(['talks', 'aid']),
          query: 'a', certainty: 30, sort: 'place', selected: 2, source: 'The Orontes Gazette'})"""
    )
    page.evaluate("geoevents.app.map.setView([35.5, 36.25], 8, {animate: false}); geoevents.app.remember()")
    fragment = page.evaluate("location.hash")
    again = opened(story(), fragment=fragment)
    keys = "['from', 'to', 'query', 'certainty', 'sort', 'selected', 'source']"
    read = f"[...{keys}.map(key => geoevents.store.state[key]), [...geoevents.store.state.hideCategory].sort()]"
    assert again.evaluate(read) == page.evaluate(read)
    assert again.evaluate("geoevents.app.map.getZoom()") == 8
    assert again.locator("#ge-query").input_value() == "a"


@pytest.mark.parametrize("zone", ["Pacific/Pitcairn", "Pacific/Kiritimati"])
def test_days_do_not_depend_on_where_the_reader_is(opened: Callable[..., Page], zone: str) -> None:
    home, far = opened(story()), opened(story(), context={"timezone_id": zone})
    shown = "[...document.querySelectorAll('.row-facts, #ge-summary')].map(each => each.textContent)"
    assert far.evaluate(shown) == home.evaluate(shown)
    far.evaluate("geoevents.store.set({from: 26375040, to: 26376480})")
    assert far.locator("#ge-period").inner_text() == "24 February 2020"
    far.evaluate("geoevents.app.remember()")
    assert "from=2020-02-24&to=2020-02-25" in far.evaluate("location.hash")


@pytest.mark.parametrize("make", [alone, fiji, svalbard, world, EventCollection], ids=lambda make: make.__name__)
def test_every_corner_of_the_world_opens_with_its_marks_in_view(
    opened: Callable[..., Page], make: Callable[[], EventCollection]
) -> None:
    page = opened(make())
    seen = "geoevents.app.marks.groups.reduce((sum, group) => sum + group.points.length, 0)"
    assert page.evaluate(seen) == len(make())
    if not len(make()):
        assert page.locator("#ge-empty").is_visible()


def test_the_page_lives_in_a_frame_that_allows_scripts_alone(opened: Callable[..., Page], tmp_path: Path) -> None:
    write_page(story(), tmp_path / "inner.html")
    (tmp_path / "outer.html").write_text('<iframe sandbox="allow-scripts" src="inner.html" title="map"></iframe>')
    page = opened(alone())
    page.goto((tmp_path / "outer.html").as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(timeout=20_000)
    assert frame.locator("#ge-list .row").count() == len(story())


def test_without_dates_or_places_the_list_still_tells_all(opened: Callable[..., Page]) -> None:
    bare = tuple(replace(one, interval=None, place=None, footprint=None) for one in story())
    page = opened(EventCollection(events=bare))
    assert page.locator("#ge-list .row").count() == len(bare)
    assert page.locator("#ge-empty").is_visible()
    assert page.locator("#ge-play").is_disabled()
    page.keyboard.press("n")
    assert page.locator("#ge-drawer h2").is_visible()


def test_outliers_do_not_squeeze_the_rest_and_can_be_reached(opened: Callable[..., Page]) -> None:
    old = replace(alone()[0], id="old", interval=interval(datetime(1916, 5, 16), datetime(1916, 5, 17)))
    page = opened(EventCollection(events=(*story(), old)))
    assert page.evaluate("geoevents.app.timeline.whole[1] - geoevents.app.timeline.whole[0]") < 60 * 1440
    assert page.evaluate("geoevents.store.visible.length") == len(story()) + 1
    assert page.locator("#ge-beyond").inner_text() == "1 earlier"
    page.click("#ge-beyond")
    assert page.evaluate("geoevents.app.timeline.whole[0]") < -28_000_000
    page.evaluate("geoevents.app.timeline.draw()")
    assert page.locator("#ge-beyond").is_hidden()


def test_paper_has_every_event_and_pictures(opened: Callable[..., Page]) -> None:
    page = opened(story())
    page.emulate_media(media="print")
    page.evaluate("geoevents.app.paper.fill()")
    assert page.locator(".paper-list > li").count() == len(story())
    assert page.locator(".paper-picture").count() == 2
    assert page.locator(".shell").is_hidden()


@pytest.mark.parametrize(("mode", "shown"), [("window", "some"), ("grow", "all")])
def test_time_runs_to_its_end_and_stops(opened: Callable[..., Page], mode: str, shown: str) -> None:
    page = opened(story())
    page.select_option("#ge-mode", mode)
    period = "[geoevents.store.state.from, geoevents.store.state.to]"
    page.evaluate("geoevents.app.player.start(); geoevents.app.player.clock = 0; geoevents.app.player.tick(8000)")
    start, middle = page.evaluate(period)
    whole = page.evaluate("geoevents.app.timeline.whole")
    assert whole[0] < middle < whole[1]
    assert (start == whole[0]) == (shown == "all")
    page.evaluate("geoevents.app.player.tick(1e9)")
    assert page.evaluate(period)[1] == whole[1]
    assert not page.evaluate("geoevents.app.player.running")
    assert page.locator("#ge-play").get_attribute("aria-label") == "Play"


def test_an_event_of_a_table_needs_no_report_no_title_and_no_known_category(opened: Callable[..., Page]) -> None:
    bare = replace(alone()[0], title="", category="Battles", evidence=(), actors=(), attributes=(), sources=())
    page = opened(EventCollection(events=(bare,)))
    page.locator("#ge-list .row").click()
    assert page.locator("#ge-drawer h2").inner_text() == "Event"
    assert page.locator("#ge-drawer .kicker").inner_text() == "Battles"
    page.evaluate("geoevents.app.paper.fill(); geoevents.app.stage.start()")
    for name in ("geojson", "csv", "kml"):
        page.keyboard.press("Escape")
        page.click("#ge-download")
        with page.expect_download():
            page.click(f"[data-kind={name}]")
