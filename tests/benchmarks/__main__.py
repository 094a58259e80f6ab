"""`python -m tests.benchmarks [PART...]`: run the benchmarks, all or the named ones, and print one table."""

import importlib
import sys
from pathlib import Path

from tests.benchmarks.rows import Row, table


def main() -> None:
    """Run them one after another; each in its own words says what it measures."""
    here = Path(__file__).parent
    names = [path.stem.removeprefix("bench_") for path in sorted(here.glob("bench_*.py"))]
    wanted = sys.argv[1:] or names
    unknown = set(wanted) - set(names)
    if unknown:
        raise SystemExit(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    rows: list[Row] = []
    for name in wanted:
        print(f"measuring {name} …", file=sys.stderr)
        rows += importlib.import_module(f"tests.benchmarks.bench_{name}").rows()
    print(table(rows))


if __name__ == "__main__":
    main()
