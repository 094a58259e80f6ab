"""The gazetteer's recipe: `refresh` packs the sources anew (network), `sqlite` makes the file from them (none)."""

import argparse
import hashlib
import importlib
import sqlite3
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import stub

LOADERS = (
    "load_countries",
    "load_divisions",
    "load_places",
    "load_transport",
    "load_supplement",
    "load_features",
    "load_areas",
    "load_regions",
    "load_words",
    "load_seats",
)
TARGET = stub.ROOT / "geoevents" / "gazetteer" / "data" / "gazetteer.sqlite"


def sqlite(target: Path = TARGET) -> Path:
    """Make the SQLite file from the packed sources and the hand-made tables; replaces `target` in one step."""
    stub.enter()
    from geoevents.gazetteer.layout import Writer

    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        writer = Writer(Path(folder) / "new.sqlite")
        writer.db.execute("CREATE INDEX temp.staged_key ON staged (key)")
        for name in LOADERS:
            importlib.import_module(name).load(writer)
        for name in ("load_countries", "load_divisions"):
            importlib.import_module(name).link(writer)
        credit = (Path(__file__).parent / "ATTRIBUTION.txt").read_text("utf-8").strip()
        writer.finish(meta=[("attribution", credit), ("sources", digest())])
        check(writer.path)
        writer.path.replace(target)
    return target


def stale(target: Path) -> bool:
    """Whether the file is missing or older than the sources, the tables or the recipe."""
    folder = Path(__file__).parent
    inputs = [*folder.glob("*.py"), *folder.glob("sources/*"), *folder.glob("hand/*"), *TARGET.parents[1].glob("*.py")]
    return not target.exists() or target.stat().st_mtime < max(path.stat().st_mtime for path in inputs)


def digest() -> str:
    """Twelve hex digits that change with any source or hand-made table."""
    folder, made = Path(__file__).parent, hashlib.sha256()
    for path in sorted([*folder.glob("sources/*"), *folder.glob("hand/*")]):
        made.update(path.name.encode() + b"\0" + path.read_bytes())
    return made.hexdigest()[:12]


def check(path: Path) -> None:
    """Refuse a file that SQLite finds damaged or that is plainly short."""
    db = sqlite3.connect(path)
    sound = db.execute("PRAGMA integrity_check").fetchone()[0]
    places, names = (db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("places", "names"))
    db.close()
    if sound != "ok" or places < 200_000 or names < 800_000:
        raise SystemExit(
            f"gazetteer: the new file is not sound ({sound}; {places} places, {names} names); nothing was replaced"
        )


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=("refresh", "sqlite"))
    parser.add_argument("-o", "--output", type=Path, default=TARGET, help="where the SQLite file goes")
    parser.add_argument("--packages", type=Path, default=Path("packages"), help="folder for the downloaded packages")
    options = parser.parse_args()
    if options.step == "refresh":
        stub.enter()
        importlib.import_module("refresh").refresh(options.packages)
    else:
        print(sqlite(options.output))


if __name__ == "__main__":
    main()
