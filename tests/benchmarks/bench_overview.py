"""A million generated events as an overview: CPU of counting and writing, size, and the time until it is open."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from many_events import many_columns
from playwright.sync_api import sync_playwright

from geoevents.render.overview import write_overview
from tests.benchmarks.rows import Row, cpu, peak_rss_mb

EVENTS = 1_000_000
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def rows() -> Iterator[Row]:
    """Measure; the making of the events is taken off."""
    making, _ = cpu(lambda: sum(len(columns.lon) for columns in many_columns(EVENTS)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "overview.html"
        whole, _ = cpu(lambda: write_overview(many_columns(EVENTS), path))
        name = f"overview of {EVENTS:,} events"
        yield Row(part="overview", name=f"{name}, CPU", figure=f"{whole - making:.1f} s", goal="≤ 60 s")
        yield Row(part="overview", name=f"{name}, size", figure=f"{path.stat().st_size / 1e6:.2f} MB", goal="≤ 5 MB")
        yield Row(part="overview", name=f"{name}, peak RSS", figure=f"{peak_rss_mb():.0f} MB")
        yield Row(part="overview", name=f"{name}, open in Chromium", figure=f"{_opened(path):.2f} s")


def _opened(path: Path) -> float:
    """Seconds from the start of loading until the page is drawn."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True).new_page()
        page.goto(path.as_uri(), timeout=120_000)
        page.wait_for_selector("html[data-ready]", timeout=120_000)
        seconds = float(page.evaluate("performance.now()")) / 1000
        browser.close()
    return seconds
