"""The long run: hostile and damaged documents through the readers and the whole pipeline; prints what broke a promise.

    export PYTHONPATH=.:tests/support
    python tests/fuzz/run.py readers 10000        hostile documents and 1,000 damaged copies of each kind of file
    python tests/fuzz/run.py pipeline 10000       hostile documents, read, understood, annotated
    python tests/fuzz/run.py exports 2000         hostile documents, read, understood, written in every format
    python tests/fuzz/run.py seconds 3600         readers, time rules and GeoJSON by turns, with ever new seeds
    python tests/fuzz/run.py again deep_page:7    one of them again

A promise: no traceback, no more than 10 s and 1 s for each 20 KB, every document comes out or is refused in one line.
A third argument is the first seed.
"""

import sys
import time

from fuzz_rules import geojson, times
from hostile import hostile, remade
from mutate import mutated
from news_files import MAKERS
from promises import exported, read_one, survey, understood

TURN = 500


def main(what: str, which: str, seed: int) -> int:
    """Run; how many promises were broken."""
    if what == "again":
        return survey([remade(which)], exported())
    count = int(which)
    if what == "pipeline":
        return survey(hostile(count, seed=seed), understood())
    if what == "exports":
        return survey(hostile(count, seed=seed), exported())
    if what == "seconds":
        return _by_turns(count, seed)
    broken = survey(hostile(count, seed=seed), read_one)
    for name in MAKERS:
        print(name, end=": ")
        broken += survey(mutated(name, min(count, 1000), seed=seed), read_one)
    return broken


def _by_turns(seconds: int, seed: int) -> int:
    """All that needs no language model, in turns of some hundred, until the time is over."""
    until = time.monotonic() + seconds
    broken = 0
    while time.monotonic() < until:
        print(f"seeds from {seed}", flush=True)
        broken += survey(hostile(TURN, seed=seed), read_one)
        for name in MAKERS:
            broken += survey(mutated(name, TURN // 10, seed=seed), read_one)
        broken += times(TURN, seed=seed) + geojson(TURN, seed=seed)
        seed += TURN
    return broken


if __name__ == "__main__":
    raise SystemExit(bool(main(sys.argv[1], sys.argv[2], int((*sys.argv, "0")[3] if len(sys.argv) > 3 else 0))))
