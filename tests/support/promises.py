"""What reading and understanding promise of any document, and a survey of many that tells where it is broken."""

import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from hostile import Hostile

from geoevents.read import read
from geoevents.types import Document, Refused

type Outcome = tuple[list[Document], list[Refused]]

TEXTS = (".geojson", ".geojsonl", ".csv", ".kml", ".json", ".timemap", ".ics")
DRAWN = (".html", ".pptx", ".png", ".svg", ".kmz", ".gpkg", ".parquet", ".footprints.geojson")


def read_one(made: Hostile, folder: Path) -> Outcome:
    """What reading gives."""
    path = folder / made.name
    path.write_bytes(made.data)
    refused: list[Refused] = []
    documents = list(read([path], refused=refused))
    path.unlink()
    return documents, refused


def broken_promises(made: Hostile, outcome: Outcome, seconds: float, folder: Path) -> Iterator[str]:
    """What a document's outcome should not be."""
    documents, refused = outcome
    if seconds > 10 + len(made.data) / 20_000:
        yield f"slow: {seconds:.1f} s for {len(made.data)} bytes"
    if not documents and not refused:
        yield "lost"
    for one in map(str, refused):
        if len(one.splitlines()) != 1 or not one.startswith(str(folder / made.name)) or len(one) > 600:
            yield f"unclear refusal: {one!r}"
    for document in documents:
        if "\0" in document.text or any("\ud800" <= char <= "\udfff" for char in document.text):
            yield "unfit text"


def survey(documents: Iterable[Hostile], do: Callable[[Hostile, Path], Outcome]) -> int:
    """Try all; print each broken promise and the totals; how many there were."""
    totals: Counter[str] = Counter()
    slowest = (0.0, "")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for made in documents:
            began = time.process_time()
            try:
                outcome = do(made, folder)
            except Exception:  # noqa: BLE001 - this is what we look for
                print(f"{made.origin}: traceback\n{traceback.format_exc()}")
                totals["tracebacks"] += 1
                continue
            seconds = time.process_time() - began
            slowest = max(slowest, (seconds, made.origin))
            totals["tried"] += 1
            totals["documents"] += len(outcome[0])
            totals["refused"] += len(outcome[1])
            for broken in broken_promises(made, outcome, seconds, folder):
                print(f"{made.origin}: {broken}")
                totals["broken promises"] += 1
    print(dict(totals), f"slowest {slowest[0]:.1f} s: {slowest[1]}")
    return totals["tracebacks"] + totals["broken promises"]


def exported() -> Callable[[Hostile, Path], Outcome]:
    """Reading, the whole pipeline and every format; those that draw a map only for each tenth document."""
    from geoevents.pipeline import Pipeline
    from geoevents.review import read_events
    from geoevents.writers import write

    pipeline = Pipeline()
    tried = 0

    def do(made: Hostile, folder: Path) -> Outcome:
        nonlocal tried
        tried += 1
        documents, refused = read_one(made, folder)
        events = pipeline.extract(documents)
        events.report().encode("utf-8")
        for suffix in (*TEXTS, *(DRAWN if tried % 10 == 0 else ())):
            write(events, folder / f"out{suffix}")
        for suffix in (".geojson", ".csv"):
            again = read_events(folder / f"out{suffix}")
            assert [event.id for event in again] == [event.id for event in events], suffix
        return documents, refused

    return do


def understood() -> Callable[[Hostile, Path], Outcome]:
    """Reading and the whole pipeline; checks that every offset lies in its text."""
    from geoevents.export.annotations import annotation
    from geoevents.pipeline import Pipeline

    pipeline = Pipeline()

    def do(made: Hostile, folder: Path) -> Outcome:
        documents, refused = read_one(made, folder)
        results = list(pipeline.annotate(documents))
        assert len(results) == len(documents)
        for document, (resolved, linked) in zip(documents, results, strict=True):
            for one in (*resolved.times, *linked.events):
                interval = one.interval
                assert interval is None or None in (interval.start, interval.end) or interval.start < interval.end
            told = annotation(resolved, linked)
            for mention in (*told["timexes"], *told["toponyms"]):
                assert document.text[mention["start"] : mention["end"]] == mention["text"], mention
            for event in told["events"]:
                assert 0 <= event["start"] < event["end"] <= len(document.text), event
        return documents, refused

    return do
