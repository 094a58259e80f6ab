"""The same pipeline with each language model that is installed: speed, memory, and accuracy where the corpora are."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from geoevents.pipeline import Pipeline
from geoevents.read import make_document
from geoevents.tag.analysis import DEFAULT_MODELS
from geoevents.types import Document, Resolved
from tests.benchmarks.articles import articles
from tests.benchmarks.gold import Found, f1, near, overlapping, records, same_value
from tests.benchmarks.rows import Row, cpu, peak_rss_mb

MODELS = (*DEFAULT_MODELS, "en_core_web_lg", "en_core_web_trf")
TEXTS, DOCUMENTS = 300, 120


def rows() -> Iterator[Row]:
    """Each model in a process of its own."""
    for model in MODELS:
        if importlib.util.find_spec(model) is None:
            yield Row(part="models", name=model, figure="not installed")
            continue
        command = [sys.executable, "-m", "tests.benchmarks.bench_models", model]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
        for name, figure in json.loads(done.stdout.splitlines()[-1]):
            yield Row(part="models", name=f"{model}: {name}", figure=figure)


def figures(model: str) -> Iterator[tuple[str, str]]:
    """The figures of one model."""
    pipeline = Pipeline(model=model)
    documents = [_document(one) for one in articles(TEXTS)]
    list(pipeline.annotate(documents[:5]))
    seconds, _ = cpu(lambda: list(pipeline.annotate(documents)))
    yield "annotate, warm", f"{sum(len(one.text) for one in documents) / 1000 / seconds:.0f} KB/CPU s"
    yield "peak RSS", f"{peak_rss_mb():.0f} MB"
    for corpus in ("temporal/timebank", "geo/trnews", "geo/lgl_dev20"):
        gold = records(corpus, DOCUMENTS)
        readings = [reading for reading, _ in pipeline.annotate(map(_document, gold))]
        if gold and "timexes" in gold[0]:
            pairs = [(one["timexes"], _times(reading)) for one, reading in zip(gold, readings, strict=True)]
            yield f"{corpus}, times found / value, F1", f"{f1(pairs, overlapping):.1f} / {f1(pairs, same_value):.1f}"
        elif gold:
            pairs = [(one["toponyms"], _places(reading)) for one, reading in zip(gold, readings, strict=True)]
            yield f"{corpus}, places found / within 161 km, F1", f"{f1(pairs, overlapping):.1f} / {f1(pairs, near):.1f}"


def _document(record: dict[str, Any]) -> Document:
    day = record.get("dct")
    return make_document(record["text"], id=str(record["id"]), dct=date.fromisoformat(day[:10]) if day else None)


def _times(reading: Resolved) -> list[Found]:
    return [
        {"start": one.expression.span.start, "end": one.expression.span.end, "value": one.value}
        for one in reading.times
    ]


def _places(reading: Resolved) -> list[Found]:
    return [
        {
            "start": one.toponym.span.start,
            "end": one.toponym.span.end,
            "lat": one.footprint.lat if one.footprint else None,
            "lon": one.footprint.lon if one.footprint else None,
        }
        for one in reading.toponyms
    ]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(list(figures(sys.argv[1]))) + "\n")
