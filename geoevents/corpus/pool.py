"""Processes that do tasks: watched, killed when a document takes too long, replaced when they die."""

import gc
import multiprocessing
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from geoevents.corpus.parts import Parts, pack
from geoevents.corpus.starting import starting
from geoevents.corpus.tasks import Settings, Task, size_of
from geoevents.corpus.work import Maker, Worker
from geoevents.errors import GeoeventsError
from geoevents.text import one_line

_START_SECONDS = 300.0
_TRIES = 2
_DIED = "ended the process that read it (out of memory, or a fault in a library)"


@dataclass(slots=True, kw_only=True)
class Job:
    """A task on its way.

    tries : how often a process died of it; fatal : index of an item, and what it did; suspect : the item at which a
    process died last: it may have been killed from outside, so only the second death there is the item's fault.
    """

    task: Task
    tries: int = 0
    fatal: dict[int, str] = field(default_factory=dict)
    suspect: int | None = None

    @property
    def careful(self) -> bool:
        """Whether its items are to be done one by one, to find the one that kills."""
        return self.tries >= _TRIES or bool(self.fatal)


@dataclass(slots=True, kw_only=True)
class Hand:
    """One process, its end of the pipe, and what it is at."""

    process: BaseProcess
    pipe: Connection
    job: Job | None = None
    index: int | None = None
    deadline: float = float("inf")
    ready: bool = False


class Pool:
    """Does tasks in `workers` processes, which live until the pool is closed.

    folder : where they write their parts themselves, and only numbers come back; None brings the parts back.
    """

    def __init__(self, settings: Settings, *, workers: int, make: Maker, folder: Path | None = None) -> None:
        self.settings, self.workers, self.make, self.folder = settings, workers, make, folder
        self._context = multiprocessing.get_context("spawn")
        self._hands: list[Hand] = []

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, tasks: Iterable[Task]) -> Iterator[Any]:
        """The numbers of the tasks, or their packed parts, as they are done, in no certain order.

        Raises
        ------
        GeoeventsError
            that a process meets and that no other document can mend: no model, no gazetteer, a full disk.
        """
        jobs = (Job(task=task) for task in tasks)
        again: list[Job] = []
        while True:
            self._assign(jobs, again)
            busy = [hand for hand in self._hands if hand.job]
            if not busy:
                return
            yield from self._collect(busy, again)

    def _assign(self, jobs: Iterator[Job], again: list[Job]) -> None:
        """Give every idle process a job, the troubled ones first."""
        while True:
            idle = next((hand for hand in self._hands if hand.job is None), None)
            if idle is None and len(self._hands) == self.workers:
                return
            job = again.pop() if again else next(jobs, None)
            if job is None:
                return
            if idle is None:
                idle = self._start()
            self._give(idle, job)

    def _give(self, hand: Hand, job: Job) -> None:
        hand.job, hand.index = job, None
        hand.deadline = time.monotonic() + (self._allowed(hand) if hand.ready else _START_SECONDS)
        try:
            hand.pipe.send((job.task, job.careful, job.fatal))
        except OSError:  # it died while idle: its end is seen in `_collect`
            hand.deadline = 0.0

    def _collect(self, busy: list[Hand], again: list[Job]) -> Iterator[Any]:
        """Wait for the next word of any process; then see whose time is over."""
        now = time.monotonic()
        left = max(0.0, min(hand.deadline for hand in busy) - now)
        ready = wait([hand.pipe for hand in busy], timeout=min(left, 3600.0))
        for hand in busy:
            if hand.pipe in ready:
                try:
                    message = hand.pipe.recv()
                except (EOFError, OSError):
                    self._lost(hand, again, _DIED)
                    continue
                yield from self._heard(hand, message)
            elif time.monotonic() >= hand.deadline:
                self._lost(hand, again, f"took longer than {self._allowed(hand):.0f} s")

    def _heard(self, hand: Hand, message: tuple[str, Any]) -> Iterator[Any]:
        word, value = message
        if word == "failed":
            raise value
        if word == "done":
            hand.job, hand.deadline = None, float("inf")
            yield value
            return
        hand.ready, hand.index = True, value
        hand.deadline = time.monotonic() + self._allowed(hand)

    def _allowed(self, hand: Hand) -> float:
        """Seconds for the item that the process is at, or for its whole task."""
        task = hand.job.task if hand.job else None
        size = 0 if task is None else task.size if hand.index is None else size_of(task.items[hand.index])
        return self.settings.seconds + size * self.settings.per_byte

    def _lost(self, hand: Hand, again: list[Job], reason: str) -> None:
        """Bury a process and do its job again, without the item that killed it, once that is known."""
        self._hands.remove(hand)
        hand.process.kill()
        hand.process.join()
        hand.pipe.close()
        job = hand.job
        if job is None:
            return
        if hand.index is None:
            job.tries += 1 if reason == _DIED else _TRIES
        elif reason != _DIED or job.suspect == hand.index:
            job.fatal[hand.index] = reason
        job.suspect = hand.index
        again.append(job)

    def _start(self) -> Hand:
        ours, theirs = self._context.Pipe()
        about = (theirs, self.folder, self.settings, self.make)
        process = self._context.Process(target=serve, args=about, daemon=True, name="geoevents-corpus")
        with starting(keep_main=self.make.__module__ == "__main__"):
            process.start()
        theirs.close()
        hand = Hand(process=process, pipe=ours)
        self._hands.append(hand)
        return hand

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for hand in self._hands:
            hand.process.kill()
        for hand in self._hands:
            hand.process.join()
            hand.pipe.close()
        self._hands.clear()


def serve(pipe: Connection, folder: Path | None, settings: Settings, make: Maker) -> None:
    """What a process of the pool does: tasks, until its pipe closes. Ctrl-C is for the parent to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(settings.memory)
    worker, parts = Worker(settings, make=make), Parts(folder) if folder else None
    if not _said(pipe, worker.warm):
        return
    gc.freeze()  # what is loaded by now lives as long as the process
    while True:
        try:
            task, careful, fatal = pipe.recv()
        except (EOFError, OSError):
            return
        if not _said(pipe, partial(_done, pipe, worker, parts, task, careful, fatal)):
            return


def _done(
    pipe: Connection, worker: Worker, parts: Parts | None, task: Task, careful: bool, fatal: dict[int, str]
) -> tuple[str, Any]:
    if careful:
        part = worker.do_carefully(task, skip=fatal, begin=lambda index: pipe.send(("begin", index)))
    else:
        part = worker.do(task)
    packed = pack(part)
    if parts is None:
        return "done", packed
    parts.write(packed)
    return "done", task.number


def _said(pipe: Connection, work: Callable[[], tuple[str, Any]]) -> bool:
    """Do the work and tell the parent what came of it; whether it still listens."""
    try:
        answer = work()
    except GeoeventsError as error:
        answer = ("failed", error)
    except Exception as error:  # noqa: BLE001 - the parent must hear of it, and be able to unpickle it
        answer = ("failed", GeoeventsError(f"{type(error).__name__}: {one_line(error)}"))
    try:
        pipe.send(answer)
    except OSError:
        return False
    return True


def _limit_memory(size: int) -> None:
    """Let an allocation beyond the limit fail in this process, before the machine begins to swap or kills another."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
