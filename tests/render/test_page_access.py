"""Anyone can use the page: no axe finding at any impact, every action by keyboard, the list tells all."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_stories import crowd, story
from playwright.sync_api import Page

from geoevents.style import CATEGORIES

pytestmark = pytest.mark.enable_socket
LOOKS: dict[str, dict[str, Any]] = {
    "wide": {"size": (1440, 900)},
    "phone": {"size": (390, 844)},
    "dark": {"size": (1440, 900), "context": {"color_scheme": "dark"}},
}


def findings(page: Page) -> list[str]:
    """What axe finds, as short lines."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']} ({each['impact']}): {node['html'][:150]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(opened: Callable[..., Page], look: str) -> None:
    collection = story()
    page = opened(collection, new=[collection[0].id], since="2020-03-01", **LOOKS[look])
    page.click("#ge-filter")
    page.click("#ge-download")
    page.evaluate("document.getElementById('ge-legend').open = true; geoevents.store.set({selected: 9, query: 'a'})")
    assert findings(page) == []
    if look == "phone":
        return
    page.evaluate("geoevents.store.set({article: 'a1', query: ''}); geoevents.app.tools.menu('help', 'about')")
    assert findings(page) == []
    page.evaluate("geoevents.app.stage.start()")
    assert findings(page) == []


def until(page: Page, expression: str) -> None:
    """Wait for an expression to be true; the page's own policy forbids the waiting that needs eval."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.className"))


def tab_to(page: Page, name: str, most: int = 120) -> None:
    """Press Tab until the element with the id has the focus."""
    for _ in range(most):
        if focused(page) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} cannot be reached by Tab")


def state(page: Page, key: str) -> Any:
    return page.evaluate(f"geoevents.store.state.{key}")


def test_search_filter_and_order_by_keys(opened: Callable[..., Page]) -> None:
    page = opened(story())
    page.keyboard.press("/")
    page.keyboard.type("aleppo")
    until(page, "geoevents.store.state.query === 'aleppo'")
    until(page, f"document.querySelectorAll('#ge-list .row').length < {len(story())}")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    until(page, "geoevents.store.state.query === ''")
    tab_to(page, "ge-sort")
    page.keyboard.press("ArrowDown")
    assert state(page, "sort") == "rank"
    tab_to(page, "ge-filter")
    page.keyboard.press("Enter")
    tab_to(page, "ge-certainty")
    page.keyboard.press("ArrowRight")
    assert state(page, "certainty") == 5
    for name in ("place", "source"):
        tab_to(page, f"ge-by-{name}")
        page.keyboard.press("ArrowDown")
        assert state(page, name)
    tab_to(page, "ge-keepUndated")
    page.keyboard.press("Space")
    assert state(page, "keepUndated")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert not page.evaluate("geoevents.store.filtered")
    page.keyboard.press("Escape")
    assert page.locator("#ge-filters").is_hidden()


def test_card_reader_and_steps_by_keys(opened: Callable[..., Page]) -> None:
    page = opened(story())
    tab_to(page, "row")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert focused(page) == "ge-drawer"
    first = state(page, "selected")
    tab_to(page, "ge-next")
    page.keyboard.press("Enter")
    assert state(page, "selected") != first
    assert focused(page) == "ge-next"
    page.keyboard.press("p")
    assert state(page, "selected") == first
    for _ in range(12):
        if page.evaluate("document.activeElement.textContent") == "Read the article":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert state(page, "article") == "a1"
    tab_to(page, "mention m-place")
    page.keyboard.press("Enter")
    assert "Saraqib" in page.locator("#ge-mention").inner_text()
    page.keyboard.press("Escape")
    assert state(page, "article") == ""
    page.keyboard.press("Escape")
    assert state(page, "selected") == -1
    assert focused(page) == "row"


def test_map_and_legend_by_keys(opened: Callable[..., Page]) -> None:
    page = opened(story())
    tab_to(page, "map_events")
    before = page.evaluate("[geoevents.app.map.getZoom(), geoevents.app.map.getCenter().lng]")
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    until(page, f"geoevents.app.map.getZoom() > {before[0]} && geoevents.app.map.getCenter().lng > {before[1]}")
    for name in ("ge-in", "ge-out", "ge-fit"):
        tab_to(page, name)
        page.keyboard.press("Enter")
    tab_to(page, "key")
    page.keyboard.press("Enter")
    assert page.evaluate("geoevents.store.state.hideCategory.size") == 1
    tab_to(page, "ge-unplaced")
    page.keyboard.press("Enter")
    assert state(page, "only") == "unplaced"


def test_period_and_play_by_keys(opened: Callable[..., Page]) -> None:
    page = opened(story())
    tab_to(page, "ge-mode")
    page.keyboard.press("ArrowDown")
    tab_to(page, "ge-speed")
    tab_to(page, "ge-undated")
    page.keyboard.press("Enter")
    assert state(page, "only") == "undated"
    page.keyboard.press("Enter")
    tab_to(page, "ge-from")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-valuetext')") == "22 February 2020"
    tab_to(page, "ge-to")
    page.keyboard.press("Home")
    assert page.evaluate("geoevents.store.state.to - geoevents.store.state.from") == 1440
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Space")
    assert page.evaluate("geoevents.app.player.running")
    page.keyboard.press("Space")
    assert not page.evaluate("geoevents.app.player.running")


def test_tools_by_keys(opened: Callable[..., Page]) -> None:
    page = opened(story())
    tab_to(page, "ge-download")
    page.keyboard.press("Enter")
    assert focused(page) == "menu-item"
    with page.expect_download():
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    tab_to(page, "ge-theme")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    tab_to(page, "ge-help")
    page.keyboard.press("Enter")
    assert page.locator("#ge-about").is_visible()
    page.keyboard.press("Escape")
    assert focused(page) == "ge-help"
    page.evaluate("document.getElementById('ge-present').focus()")
    page.keyboard.press("Enter")
    before = state(page, "selected")
    page.keyboard.press("ArrowRight")
    assert state(page, "selected") != before
    page.keyboard.press("Escape")
    assert focused(page) == "ge-present"


def test_tab_reaches_everything_that_can_be_worked(opened: Callable[..., Page]) -> None:
    page = opened(crowd(120), fragment="#q=a&sure=10")
    page.click("#ge-filter")
    page.evaluate("geoevents.store.set({selected: 0})")
    page.evaluate(
        """document.querySelectorAll('button, input, select, summary, a[href], [tabindex="0"]').forEach((each, at) => {
          each.dataset.number = at;
        }); document.activeElement.blur()"""
    )
    seen = "each => each.offsetParent !== null && !each.disabled && !each.matches('.skip, .row')"
    every = page.evaluate(
        f"[...document.querySelectorAll('[data-number]')].filter({seen}).map(each => each.dataset.number)"
    )
    reached = set()
    for _ in range(len(every) + 140):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.dataset.number"))
    assert set(every) <= reached


@pytest.mark.parametrize("collection", [story(), crowd(250)], ids=["story", "crowd"])
def test_the_list_holds_all_that_the_canvas_shows(opened: Callable[..., Page], collection: Any) -> None:
    page = opened(collection)
    page.evaluate("geoevents.store.set({hideStatus: new Set(['denied'])})")
    page.evaluate("geoevents.app.list.draw()")
    listed: set[int] = set()
    while True:
        listed |= set(page.eval_on_selector_all("#ge-list .row", "rows => rows.map(row => Number(row.dataset.index))"))
        more = page.locator("#ge-pages button", has_text="Next")
        if not more.count() or more.is_disabled() or page.locator("#ge-pages").is_hidden():
            break
        more.click()
    marks = "geoevents.app.marks.groups.flatMap(group => group.points.map(point => point.item.index))"
    lanes = "geoevents.app.timeline.boxes.map(box => box.item.index)"
    assert set(page.evaluate(marks)) | set(page.evaluate(lanes)) <= listed
    assert listed == set(page.evaluate("geoevents.store.visible.map(item => item.index)"))


@pytest.mark.parametrize("height", [640, 800, 1000])
def test_a_long_legend_leaves_the_zoom_buttons_free(opened: Callable[..., Page], height: int) -> None:
    kinds = [category.id for category in CATEGORIES]
    events = [replace(event, category=kinds[at % len(kinds)]) for at, event in enumerate([*story().events] * 3)]
    several = [replace(event, id=f"{at:016x}") for at, event in enumerate(events)]
    page = opened(replace(story(), events=tuple(several)), size=(1280, height))
    page.evaluate("document.getElementById('ge-legend').open = true")
    legend, zoom = (page.locator(name).bounding_box() for name in ("#ge-legend", ".zoom"))
    assert legend
    assert zoom
    assert legend["y"] >= zoom["y"] + zoom["height"]
