"""The same input gives the same output: in another process with other hashes, and under any number of workers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from corpus_files import contents
from insides import members, tables

WRITE = """
import sys
from pathlib import Path
import geoevents as ge
folder = Path(sys.argv[1])
texts = [
    "Rebels shelled the airport of Aleppo on Monday, killing two men and a boy. Talks in Geneva are planned for March.",
    "A bomb killed three people in Kirkuk and Mosul in early May 2019. Police in Baghdad arrested two men on Friday.",
]
documents = [ge.Document(id=f"d{n}", text=text, source=f"Courier {n}") for n, text in enumerate(texts)]
events = ge.extract(documents)
for name in sys.argv[2:]:
    ge.write(events, folder / f"events.{name}")
"""
CORPUS = """
import sys
from geoevents.corpus import run_corpus
if __name__ == "__main__":
    run_corpus([sys.argv[1]], sys.argv[2], workers=int(sys.argv[3]))
"""
BYTES = ("geojson", "geojsonl", "csv", "kml", "html", "json", "ics", "svg", "png")
ZIPS, BASES, TABLES = ("kmz", "pptx"), ("gpkg",), ("parquet",)


def run(code: str, *arguments: object, seed: int) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code, *map(str, arguments)], env=environment, check=True)


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The outputs of the same texts from two processes that hash unlike."""
    folders = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    for seed, folder in enumerate(folders, 1):
        run(WRITE, folder, *BYTES, *ZIPS, *BASES, *TABLES, seed=seed)
    return folders


@pytest.mark.parametrize("name", [*BYTES, *TABLES])
def test_files_have_the_same_bytes(name: str, twice: tuple[Path, Path]) -> None:
    first, second = (folder.joinpath(f"events.{name}").read_bytes() for folder in twice)
    assert first == second


@pytest.mark.parametrize("name", ZIPS)
def test_zip_files_hold_the_same(name: str, twice: tuple[Path, Path]) -> None:
    first, second = (members(folder / f"events.{name}") for folder in twice)
    assert first == second


@pytest.mark.parametrize("name", BASES)
def test_databases_hold_the_same(name: str, twice: tuple[Path, Path]) -> None:
    first, second = (tables(folder / f"events.{name}") for folder in twice)
    assert first == second


def test_a_corpus_is_the_same_under_any_number_of_workers(tmp_path: Path) -> None:
    texts = [
        f"A convoy of {number} trucks reached Sarmada on {number % 28 + 1} May 2021. Rebels shelled Saraqib that day."
        for number in range(70)
    ]
    lines = (json.dumps({"id": f"d{number}", "text": text}) for number, text in enumerate(texts))
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines) + "\n")
    script = tmp_path / "run.py"
    script.write_text(CORPUS)
    for workers in (1, 2, 3):
        environment = {**os.environ, "PYTHONHASHSEED": str(workers), "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, script, source, tmp_path / str(workers), workers]
        subprocess.run([*map(str, command)], env=environment, check=True)
    first = contents(tmp_path / "1")
    assert "report.json" in first
    assert json.loads((tmp_path / "1" / "report.json").read_text())["events"] > 30
    assert first == contents(tmp_path / "2") == contents(tmp_path / "3")
