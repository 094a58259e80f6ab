"""Articles for the benchmarks of many documents: made from templates and, where corpora are, from their sentences."""

import json
import os
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.benchmarks.bench_pipeline import PLACES, WHAT, WHEN

_CORPORA = ("temporal/timebank", "geo/trnews", "geo/geovirus", "events/articles_dev")
MONTHS = ("2019-03", "2020-11", "2022-06", "2024-01")


def articles(count: int, *, words: int = 100, seed: int = 0) -> Iterator[dict[str, str]]:
    """`count` records of about so many words, the same for the same seed; every second sentence is a real one."""
    real = _sentences()
    for number in range(count):
        draw = random.Random(f"{seed}:{number}")
        lines: list[str] = []
        length = 0
        while length < words:
            line = draw.choice(real) if real and len(lines) % 2 else _made(draw)
            lines.append(line)
            length += len(line.split())
        yield {
            "id": f"a{number}",
            "dct": f"{draw.choice(MONTHS)}-{draw.randint(1, 28):02}",
            "title": "",
            "source": f"Courier {draw.randint(1, 40)}",
            "text": " ".join(lines),
        }


def written(path: Path, count: int, **how: int) -> Path:
    """The articles as a file of JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for record in articles(count, **how):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def _made(draw: random.Random) -> str:
    a, b = draw.choice(PLACES), draw.choice(PLACES)
    return draw.choice(WHAT).format(a=a, b=b, when=draw.choice(WHEN), n=draw.randint(2, 9))


@cache
def _sentences() -> tuple[str, ...]:
    """Sentences of 6 to 40 words of the corpora that `GEOEVENTS_CORPORA` names a folder of; none without it."""
    folder = os.environ.get("GEOEVENTS_CORPORA")
    found: dict[str, None] = {}
    for name in _CORPORA if folder else ():
        path = Path(str(folder)) / f"{name}.jsonl"
        for record in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            for line in re.split(r"(?<=[.!?])\s+", json.loads(record).get("text") or ""):
                if 6 <= len(line.split()) <= 40:
                    found[" ".join(line.split())] = None
    return tuple(found)
