"""The page in a browser: it opens offline, shows what it was given, and one selection runs through all its parts."""

from collections.abc import Callable

import pytest
from page_stories import story
from playwright.sync_api import Page

pytestmark = pytest.mark.enable_socket


def test_map_timeline_list_and_card_are_one(opened: Callable[..., Page]) -> None:
    page = opened(story())
    assert page.locator("#ge-list .row").count() == len(story())
    page.locator("#ge-list .row").nth(3).click()
    title = page.locator("#ge-list .row").nth(3).locator(".row-title").inner_text()
    assert page.locator("#ge-drawer h2").inner_text() == title
    assert "event=" in page.evaluate("geoevents.app.remember() || location.hash")
