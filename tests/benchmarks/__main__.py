"""`python -m tests.benchmarks [PART...]`: run the benchmarks, all or the named ones; each says what it measures.

A part with `rows()` is printed as one table with the others; a part that is a script prints its own.
"""

import importlib
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.rows import Row, table

HERE = Path(__file__).parent


def main() -> None:
    """Run them one after another; exit 1 if a script says that a figure is over its budget."""
    names = [path.stem.removeprefix("bench_") for path in sorted(HERE.glob("bench_*.py"))]
    wanted = sys.argv[1:] or names
    unknown = set(wanted) - set(names)
    if unknown:
        raise SystemExit(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    found: list[Row] = []
    failed = 0
    for name in wanted:
        print(f"measuring {name} …", file=sys.stderr)
        module = importlib.import_module(f"tests.benchmarks.bench_{name}")
        if hasattr(module, "rows"):
            found += module.rows()
        else:
            failed |= subprocess.run([sys.executable, str(HERE / f"bench_{name}.py")], check=False).returncode != 0
    print(table(found))
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
