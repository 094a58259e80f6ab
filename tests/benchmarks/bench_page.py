"""How big and how fast the map page is at 10,000 and 50,000 events, with folium's own markers beside it
(written and size only: without a network their page does not open).

Run: python tests/benchmarks/bench_page.py [--folium]. Exits 1 where a figure is over its budget.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from page_stories import crowd
from playwright.sync_api import sync_playwright

from geoevents.collection import EventCollection
from geoevents.render.page import write_page

BUDGETS = {10_000: (3.0, 2.5, 2.5, 100.0), 50_000: (None, 9.0, 6.0, None)}
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
BRUSH = """async () => {
  const { store, app } = geoevents;
  const [low, high] = app.timeline.whole;
  const costs = [];
  for (let step = 0; step < 10; step += 1) {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const start = performance.now();
    store.set({ from: low + (high - low) * 0.05 * step, to: low + (high - low) * (0.3 + 0.05 * step) });
    app.marks.redraw(); app.basemap.redraw(); app.timeline.draw();
    costs.push(performance.now() - start);
  }
  return costs.sort((a, b) => a - b)[5];
}"""
READY = """async () => {
  while (!document.documentElement.dataset.ready) await new Promise((done) => setTimeout(done, 10));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now();
}"""


def folium_markers(collection: EventCollection, path: Path) -> None:
    """What folium's own way makes of the same events: a circle marker with a popup each."""
    import folium

    chart = folium.Map(location=[36, 36], zoom_start=6, prefer_canvas=True)
    for event in collection:
        if event.footprint:
            popup = folium.Popup(event.title)
            folium.CircleMarker([event.footprint.lat, event.footprint.lon], radius=5, popup=popup).add_to(chart)
    chart.save(path)


def measured(
    write: Callable[[EventCollection, Path], None], collection: EventCollection, *, ours: bool
) -> tuple[float | None, ...]:
    """CPU seconds of writing, megabytes, seconds until ready, milliseconds of a brush step."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "map.html"
        start = time.process_time()
        write(collection, path)
        cpu = time.process_time() - start
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True).new_page()
        page.goto(path.as_uri(), timeout=120_000)
        ready = page.evaluate(READY) / 1000 if ours else None
        brush = page.evaluate(BRUSH) if ours else None
        browser.close()
        return cpu, path.stat().st_size / 1e6, ready, brush


def main() -> int:
    """Measure and print; 1 if a budget is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folium", action="store_true", help="measure folium's own markers too (minutes)")
    broken = 0
    print("page               events  written s     MB  ready s  brush ms")
    write_page(crowd(10), Path(tempfile.gettempdir()) / "warm.html")
    for count, budget in BUDGETS.items():
        found = measured(write_page, crowd(count), ours=True)
        print(line("geoevents", count, found))
        broken += sum(1 for value, most in zip(found, budget, strict=True) if value and most and value > most)
    if parser.parse_args().folium:
        for count in (1000, 10_000):
            print(line("folium.CircleMarker", count, measured(folium_markers, crowd(count), ours=False)))
    return int(broken > 0)


def line(name: str, count: int, found: tuple[float | None, ...]) -> str:
    """One line of the table."""
    cpu, size, ready, brush = found
    return f"{name:<19}{count:>6} {cpu:>10.2f} {size:>6.2f} {ready:>8.2f}  {'' if brush is None else f'{brush:.0f}':>8}"


if __name__ == "__main__":
    raise SystemExit(main())
