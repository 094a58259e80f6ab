"""Corpus runs: nothing lost, nothing doubled, the same bytes however they are done and however they are broken off."""

import json
import multiprocessing
import os
import random
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import fake_pipeline as fakes
import pytest
from corpus_files import contents, corpus

from geoevents.corpus import Settings, run_corpus
from geoevents.errors import InputError, OutputError, UsageError


def ids(folder: Path) -> list[str]:
    lines = [line for path in sorted((folder / "documents").iterdir()) for line in path.read_text().splitlines()]
    return [json.loads(line)["id"] for line in lines]


def refusals(folder: Path) -> dict[str, str]:
    lines = map(json.loads, (folder / "refused.jsonl").read_text().splitlines())
    return {line["where"].rpartition(":")[2]: line["reason"] for line in lines}


def test_the_same_bytes_under_any_number_of_workers(tmp_path: Path) -> None:
    source = corpus(tmp_path, 200)
    reports = [run_corpus([source], tmp_path / str(n), workers=n, make=fakes.make) for n in (1, 2)]
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
    assert ids(tmp_path / "1") == [f"d{n}" for n in range(200)]
    assert (reports[0].documents, reports[0].told, reports[0].refused) == (200, 200, 0)


def test_harmful_documents_are_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    bad = {5: "KILL", 40: "HANG", 41: "RAISE", 70: "HOARD"}
    source = corpus(tmp_path, 100, bad=bad)
    settings = Settings(seconds=2, memory=8 << 30)
    report = run_corpus([source], tmp_path / "out", workers=2, settings=settings, make=fakes.make)
    assert (report.documents, report.refused) == (96, 4)
    assert refusals(tmp_path / "out") == {
        "6": "ended the process that read it (out of memory, or a fault in a library)",
        "41": "took longer than 2 s",
        "42": r"could not be understood (RuntimeError: two\nlines)",
        "71": "could not be understood (MemoryError: no further message)",
    }
    assert ids(tmp_path / "out") == [f"d{n}" for n in range(100) if n not in bad]


def test_strict_stops_at_the_first_refusal(tmp_path: Path) -> None:
    source = corpus(tmp_path, 40, bad={3: ""})
    with pytest.raises(InputError, match=r"in\.jsonl:4: is no valid JSON"):
        run_corpus([source], tmp_path / "out", workers=1, strict=True, make=fakes.make)


def test_a_folder_in_use_or_with_another_run_is_refused(tmp_path: Path) -> None:
    source = corpus(tmp_path, 3)
    out = tmp_path / "out"
    run_corpus([source], out, workers=1, make=fakes.make)
    with pytest.raises(UsageError, match="--resume"):
        run_corpus([source], out, workers=1, make=fakes.make)
    with pytest.raises(UsageError, match="other settings"):
        run_corpus([source], out, workers=1, resume=True, settings=Settings(model="other"), make=fakes.make)
    with pytest.raises(UsageError, match="not empty"):
        run_corpus([source], tmp_path, workers=1, make=fakes.make)


def test_a_resumed_run_does_only_what_is_missing(tmp_path: Path) -> None:
    source, out = corpus(tmp_path, 100), tmp_path / "out"
    run_corpus([source], out, workers=1, make=fakes.make)
    whole = contents(out)
    (out / "parts" / "part-000001.jsonl.gz").unlink()
    (out / "parts" / "part-000002.jsonl.gz").write_bytes(b"cut")
    kept = (out / "parts" / "part-000000.jsonl.gz").stat().st_mtime_ns
    run_corpus([source], out, workers=1, resume=True, make=fakes.make)
    assert contents(out) == whole
    assert (out / "parts" / "part-000000.jsonl.gz").stat().st_mtime_ns == kept


def test_a_resumed_run_follows_its_input(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_corpus([corpus(tmp_path, 100)], out, workers=1, make=fakes.make)
    run_corpus([corpus(tmp_path, 40)], out, workers=1, resume=True, make=fakes.make)
    assert ids(out) == [f"d{n}" for n in range(40)]


def test_kill_9_at_random_moments_changes_nothing(tmp_path: Path) -> None:
    source = corpus(tmp_path, 400)
    run_corpus([source], tmp_path / "whole", workers=2, make=fakes.make_slow)
    chance, out, kills = random.Random(7), tmp_path / "killed", 0
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    while True:
        run = subprocess.Popen([sys.executable, fakes.__file__, str(source), str(out)], env=environment)
        try:
            run.wait(timeout=1.0 + chance.random() * 1.5 if kills < 3 else 120)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()
            kills += 1
            wait_for_orphans(out)
            continue
        break
    assert run.returncode == 0
    assert contents(out) == contents(tmp_path / "whole")


def wait_for_orphans(out: Path) -> None:
    """Processes of a killed run end when they see that its pipe is closed."""
    time.sleep(0.3)


def test_a_full_disk_is_told_and_the_run_resumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = corpus(tmp_path, 100), tmp_path / "out"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, hard))
    try:
        with pytest.raises(OutputError, match="cannot be written"):
            run_corpus([source], out, workers=1, make=fakes.make)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    run_corpus([source], out, workers=1, resume=True, make=fakes.make)
    run_corpus([source], tmp_path / "whole", workers=1, make=fakes.make)
    assert contents(out) == contents(tmp_path / "whole")


def test_the_tables_are_one_geoparquet_set(tmp_path: Path) -> None:
    import pyarrow.dataset as ds
    import pyarrow.parquet as pq

    report = run_corpus([corpus(tmp_path, 150)], tmp_path / "out", workers=1, make=fakes.make)
    files = sorted((tmp_path / "out" / "events").rglob("*.parquet"))
    assert len({str(pq.read_schema(file)) for file in files}) == 1
    table = ds.dataset(tmp_path / "out" / "events", partitioning="hive").to_table().to_pylist()
    assert (len(table), sum(row["geometry"] is not None for row in table)) == (report.events, report.placed)
    assert sum(row["start"] is not None for row in table) == report.dated
    assert {row["event_year"] for row in table} == {2019, 2020, 2021, None}


def test_duckdb_reads_the_views(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    report = run_corpus([corpus(tmp_path, 80, bad={2: ""})], tmp_path / "out", workers=1, make=fakes.make)
    monkeypatch.chdir(tmp_path / "out")
    database = duckdb.connect()
    database.execute((tmp_path / "out" / "views.sql").read_text())
    counts = [len(database.table(view).fetchall()) for view in ("events", "documents", "refused")]
    assert counts == [report.events, report.documents, report.refused]
    assert sum(row[-1] for row in database.table("cells").fetchall()) <= report.placed


def test_processes_that_share_the_merge_write_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = corpus(tmp_path, 100)
    run_corpus([source], tmp_path / "alone", workers=2, make=fakes.make)
    monkeypatch.setattr("geoevents.corpus.merge._FEW", 0)
    run_corpus([source], tmp_path / "shared", workers=2, make=fakes.make)
    assert contents(tmp_path / "shared") == contents(tmp_path / "alone")


def test_a_merge_that_is_killed_is_told_and_resumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = corpus(tmp_path, 100), tmp_path / "out"
    run_corpus([source], out, workers=1, make=fakes.make)
    whole = contents(out)
    monkeypatch.setattr("geoevents.corpus.merge._FEW", 0)
    done = threading.Event()
    killer = threading.Thread(target=_kill_children, args=(done,))
    killer.start()
    with pytest.raises(OutputError, match="continue with --resume"):
        run_corpus([source], out, workers=1, resume=True, make=fakes.make)
    done.set()
    killer.join()
    run_corpus([source], out, workers=1, resume=True, make=fakes.make)
    assert contents(out) == whole


def _kill_children(done: threading.Event) -> None:
    """Kill every process that this one starts, until told that it is done; a finished run starts none but the merge."""
    while not done.wait(0.02):
        for child in multiprocessing.active_children():
            child.kill()
