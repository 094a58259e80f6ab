"""Chromium, offline, for the tests that look at a page as a browser does."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from geoevents.collection import EventCollection
from geoevents.render.page import write_page

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OWN = ("file:", "data:", "blob:")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def written() -> Callable[..., str]:
    """A collection's page as text; each is made once."""
    made: dict[str, str] = {}

    def text(collection: EventCollection, folder: Path, **options: Any) -> str:
        key = f"{hash(collection)} {options}"
        if key not in made:
            write_page(collection, folder / "made.html", **options)
            made[key] = (folder / "made.html").read_text(encoding="utf-8")
        return made[key]

    return text


@pytest.fixture
def opened(chromium: Browser, written: Callable[..., str], tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Writes a collection as a page and opens it; no request, error or message may be seen until the end."""
    troubles: list[str] = []
    contexts = []

    def watch(page: Page) -> None:
        page.on("console", lambda message: troubles.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("request", lambda request: request.url.startswith(OWN) or troubles.append(f"request: {request.url}"))
        page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))

    def go(
        collection: EventCollection,
        *,
        fragment: str = "",
        size: tuple[int, int] = (1280, 800),
        context: dict[str, Any] | None = None,
        **options: Any,
    ) -> Page:
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_text(written(collection, tmp_path, **options), encoding="utf-8")
        made = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            offline=True,
            **{"reduced_motion": "reduce", **(context or {})},
        )
        contexts.append(made)
        page = made.new_page()
        watch(page)
        page.goto(f"{path.as_uri()}{fragment}")
        page.wait_for_selector("html[data-ready]", timeout=20_000)
        return page

    yield go
    for made in contexts:
        made.close()
    assert not troubles
