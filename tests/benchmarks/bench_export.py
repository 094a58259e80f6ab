"""CPU seconds and bytes of every export of many events: `python tests/benchmarks/bench_export.py [events [slides]]`."""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from story import many

from geoevents.review import read_events
from geoevents.writers import write

NAMES = ("geojson", "geojsonl", "csv", "kml", "kmz", "gpkg", "parquet", "json", "timemap", "ics", "html", "png", "svg")
MOST_SECONDS, MOST_DECK_SECONDS, MOST_DECK_BYTES = 5.0, 20.0, 10_000_000


def measure(name: str, count: int, folder: Path) -> tuple[float, int]:
    """CPU seconds to write so many events, and the file's size."""
    collection, path = many(count), folder / f"events.{name}"
    start = time.process_time()
    write(collection, path)
    size = path.stat().st_size if path.is_file() else sum(part.stat().st_size for part in path.iterdir())
    return time.process_time() - start, size


def tell(kind: str, count: int, seconds: float, size: int) -> None:
    """One line of the table."""
    sys.stdout.write(f"{kind:10} {count:6} events {seconds:6.2f} s {size / 1e6:8.2f} MB\n")


def main(events: int, slides: int) -> int:
    """Print a line a format; the exit code counts those over their limit."""
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measure("geojson", 10, folder)
        for kind in NAMES:
            seconds, size = measure(kind, events, folder)
            missed += seconds > MOST_SECONDS
            tell(kind, events, seconds, size)
        start = time.process_time()
        read_events(folder / "events.geojson")
        tell("read", events, time.process_time() - start, (folder / "events.geojson").stat().st_size)
        seconds, size = measure("pptx", slides, folder)
        missed += seconds > MOST_DECK_SECONDS or size > MOST_DECK_BYTES
        tell("pptx", slides, seconds, size)
    return missed


if __name__ == "__main__":
    sys.exit(main(*(int(value) for value in (*sys.argv[1:], *("10000", "500")[len(sys.argv) - 1 :]))))
