"""The long run: hostile and damaged documents through the readers and the whole pipeline; prints what broke a promise.

    export PYTHONPATH=.:tests/support
    python tests/fuzz/run.py readers 10000        hostile documents and 1,000 damaged copies of each kind of file
    python tests/fuzz/run.py pipeline 10000       hostile documents, read, understood, annotated
    python tests/fuzz/run.py again deep_page:7    one of them again

A promise: no traceback, no more than 10 s and 1 s for each 20 KB, every document comes out or is refused in one line.
"""

import sys

from hostile import hostile, remade
from mutate import mutated
from news_files import MAKERS
from promises import read_one, survey, understood


def main(what: str, which: str) -> int:
    """Run; the exit code says whether all promises were kept."""
    if what == "again":
        return survey([remade(which)], understood())
    count = int(which)
    if what == "pipeline":
        return survey(hostile(count, seed=0), understood())
    broken = survey(hostile(count, seed=0), read_one)
    for name in MAKERS:
        print(name, end=": ")
        broken += survey(mutated(name, min(count, 1000), seed=0), read_one)
    return broken


if __name__ == "__main__":
    raise SystemExit(bool(main(sys.argv[1], sys.argv[2])))
