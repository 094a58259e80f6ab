"""The same run over Dask: a cluster of processes gives the bytes that the pool gives, also when one is killed."""

import os
import signal
from pathlib import Path

import fake_pipeline as fakes
import pytest
from corpus_files import contents, corpus

from geoevents.corpus import Settings, run_corpus
from geoevents.errors import OutputError


@pytest.mark.enable_socket
def test_dask_gives_the_same_bytes_and_does_a_killed_workers_tasks_again(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    source = corpus(tmp_path, 100)
    run_corpus([source], tmp_path / "pool", workers=1, make=fakes.make)
    killed: list[int] = []
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:

        def kill_one(documents: int, refused: int) -> None:
            if not killed:
                killed.append(next(iter(cluster.workers.values())).pid)
                os.kill(killed[0], signal.SIGKILL)

        address = cluster.scheduler_address
        run_corpus([source], tmp_path / "dask", scheduler=address, make=fakes.make_slow, progress=kill_one)
    assert killed
    assert contents(tmp_path / "dask") == contents(tmp_path / "pool")


@pytest.mark.enable_socket
def test_a_harmful_document_ends_no_dask_worker(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    bad = {5: "KILL", 40: "HANG", 41: "RAISE", 70: "HOARD"}
    source = corpus(tmp_path, 100, bad=bad)
    settings = Settings(seconds=2, memory=8 << 30)
    run_corpus([source], tmp_path / "pool", workers=2, settings=settings, make=fakes.make)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        before = {worker.pid for worker in cluster.workers.values()}
        address = cluster.scheduler_address
        report = run_corpus([source], tmp_path / "dask", settings=settings, scheduler=address, make=fakes.make)
        assert {worker.pid for worker in cluster.workers.values()} == before
    assert (report.documents, report.refused) == (96, 4)
    assert contents(tmp_path / "dask") == contents(tmp_path / "pool")


@pytest.mark.enable_socket
def test_no_scheduler_is_told(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(OutputError, match="no Dask scheduler answers"):
        run_corpus([corpus(tmp_path, 3)], tmp_path / "out", scheduler="tcp://127.0.0.1:9", make=fakes.make)
