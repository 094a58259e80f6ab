"""Sorted tab-separated text, packed with xz so that the same rows give the same bytes."""

import csv
import lzma
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

SOURCES = Path(__file__).parent / "sources"
HAND = Path(__file__).parent / "hand"


def write(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> tuple[int, bytes]:
    """Write sources/NAME.tsv.xz; returns the number of rows and the text."""
    lines = ["\t".join(str(value) for value in row) for row in rows]
    text = ("\n".join(["\t".join(header), *lines]) + "\n").encode()
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 26, "lc": 4, "lp": 0}]
    (SOURCES / f"{name}.tsv.xz").write_bytes(lzma.compress(text, format=lzma.FORMAT_XZ, filters=filters))
    return len(lines), text


def read(name: str) -> Iterator[dict[str, str]]:
    """Rows of sources/NAME.tsv.xz."""
    with lzma.open(SOURCES / f"{name}.tsv.xz", "rt", encoding="utf-8", newline="\n") as lines:
        header = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield dict(zip(header, line.rstrip("\n").split("\t"), strict=True))


def hand(name: str) -> Iterator[dict[str, str]]:
    """Rows of a hand-made table, hand/NAME.csv; none where there is no such file."""
    path = HAND / f"{name}.csv"
    if path.exists():
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)
