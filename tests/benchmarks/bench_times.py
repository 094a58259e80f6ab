"""Time tagging: its speed on news-like text, whether it stays linear on hostile text, and its accuracy against gold.

Accuracy is measured where the environment names a folder of corpora (`GEOEVENTS_CORPORA`, JSON Lines with "id", "text",
"dct" and "timexes") in `temporal/`; without it only speed is.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from geoevents.resolve.times import resolve_times
from geoevents.tag.analysis import Analyzer
from geoevents.tag.clauses import find_clauses
from geoevents.tag.times import find_times
from geoevents.types import Document, ResolvedTime, Span, Tagged
from tests.benchmarks.rows import Row, cpu

NEWS = (
    "Two men were hurt near the river on Friday, police said. The talks, due to begin in early March, were put off "
    "until the end of the month because of the floods of 1996 and the drought that followed two years later. Nobody "
    "in the village, which lies an hour from the road, had seen the like since the winter of 1947. Prices rose 3.5 "
    "percent in the third quarter, compared with 1.2 percent a year earlier, to 1,250 a tonne at the port. "
)
HOSTILE = {
    "digits": "1" * 200_000,
    "may may may": "may " * 50_000,
    "numbers": "3 " * 100_000,
    "nested ranges": "between 3 and 4 May from 5 to " * 7_000,
    "the end of the end of": "the end of " * 20_000,
    "hyphens": "two-three-" * 20_000,
    "lengths": "two hours two minutes a week after " * 6_000,
    "nights": "the night of 3-" * 13_000,
}


def rows() -> Iterator[Row]:
    """Speed, linearity, accuracy."""
    yield _speed()
    yield from map(_linear, HOSTILE)
    folder = os.environ.get("GEOEVENTS_CORPORA")
    for path in sorted(Path(folder, "temporal").glob("*.jsonl")) if folder else ():
        yield from _accuracy(path)


def _speed() -> Row:
    text = NEWS * 800
    sentences = tuple(Span(start=at, end=at + len(NEWS)) for at in range(0, len(text), len(NEWS)))
    find_times(text[:5000], sentences=())
    seconds, _ = cpu(lambda: find_times(text, sentences=sentences))
    return Row(part="times", name="tagging", figure=f"{len(text) / 1000 / seconds:.0f} KB/CPU s", goal="≥ 400")


def _linear(name: str) -> Row:
    text = HOSTILE[name]
    half, _ = cpu(lambda: find_times(text[: len(text) // 2], sentences=()))
    whole, _ = cpu(lambda: find_times(text, sentences=()))
    growth = whole / max(half, 0.001)
    return Row(part="times", name=f"growth when doubled: {name}", figure=f"×{growth:.1f} ({whole:.2f} s)", goal="≈ ×2")


def _accuracy(path: Path) -> Iterator[Row]:
    docs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    hits = dict.fromkeys(("strict", "relaxed", "value"), 0)
    families: dict[str, Counter[str]] = {}
    gold = predicted = 0
    for doc, times in zip(docs, _resolved(docs), strict=True):
        gold, predicted = gold + len(doc["timexes"]), predicted + len(times)
        for time in times:
            families.setdefault(_family(time), Counter())["found"] += 1
        for wanted, time in _pairs(doc["timexes"], times):
            span = time.expression.span
            right = {
                "relaxed": True,
                "strict": (span.start, span.end) == (wanted["start"], wanted["end"]),
                "value": time.value == wanted["value"],
            }
            for name, is_right in right.items():
                hits[name] += is_right
                families[_family(time)][name] += is_right
    for name, count in hits.items():
        yield Row(part="times", name=f"{path.stem} {name} F1", figure=f"{200 * count / (gold + predicted):.1f}")
    for family, count_of in sorted(families.items()):
        shares = ", ".join(f"{name} {count_of[name]}" for name in hits)
        yield Row(part="times", name=f"{path.stem}, rules {family}", figure=f"{count_of['found']} found: {shares}")


def _family(time: ResolvedTime) -> str:
    """The class of the rule that found a time: what each class of rules brings."""
    return time.expression.rule.partition(".")[0]


def _resolved(docs: list[dict[str, str]]) -> Iterator[tuple[ResolvedTime, ...]]:
    for doc, analysis in zip(docs, Analyzer().analyse(doc["text"] for doc in docs), strict=True):
        document = Document(id=doc["id"], text=doc["text"], dct=date.fromisoformat(doc["dct"][:10]))
        sentences = analysis.sentence_spans
        tagged = Tagged(
            document=document,
            sentences=sentences,
            clauses=find_clauses(analysis),
            toponyms=(),
            times=find_times(doc["text"], sentences=sentences),
        )
        yield resolve_times(tagged, document=document)


def _pairs(gold: list[dict[str, object]], times: tuple[ResolvedTime, ...]) -> Iterator[tuple[dict, ResolvedTime]]:  # type: ignore[type-arg]
    """Equal spans first, then the largest overlap, each at most once."""
    overlaps = []
    for i, wanted in enumerate(gold):
        for j, time in enumerate(times):
            span = time.expression.span
            shared = min(wanted["end"], span.end) - max(wanted["start"], span.start)  # type: ignore[call-overload]
            if shared > 0:
                same = (span.start, span.end) == (wanted["start"], wanted["end"])
                overlaps.append((not same, -shared, i, j))
    used: set[tuple[str, int]] = set()
    for _, _, i, j in sorted(overlaps):
        if ("gold", i) not in used and ("time", j) not in used:
            used |= {("gold", i), ("time", j)}
            yield gold[i], times[j]
