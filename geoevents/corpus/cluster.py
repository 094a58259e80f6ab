"""The same tasks over Dask: a scheduler that someone runs, workers anywhere; the parts come back to be written here."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from geoevents.corpus.parts import Parts
from geoevents.corpus.tasks import Settings, Task
from geoevents.corpus.work import Maker, Part, Worker
from geoevents.errors import OutputError, UsageError

_AHEAD = 3


def run_on(scheduler: str, tasks: Iterable[Task], parts: Parts, settings: Settings, *, make: Maker) -> Iterator[int]:
    """The numbers of the tasks as they are done and written, in no certain order; lost ones are done again by Dask.

    Raises
    ------
    UsageError
        if Dask is not installed or no scheduler answers at the address.
    """
    client = _client(scheduler)
    from distributed import as_completed

    jobs = iter(tasks)
    with client:
        room = max(1, sum(client.nthreads().values())) * _AHEAD
        running: Any = as_completed()  # type: ignore[no-untyped-call]
        while True:
            while running.count() < room and (task := next(jobs, None)) is not None:
                name = f"geoevents-{task.number}-{task.key}"
                running.add(client.submit(do, task, settings, make, key=name, retries=2))
            if not running.count():
                return
            future = next(running)
            part: Part = future.result()
            parts.write(part)
            yield part.number


def _client(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise UsageError("--scheduler needs Dask: install geoevents[cluster]") from None
    try:
        return Client(scheduler, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise OutputError(f"no Dask scheduler answers at {scheduler} ({error})") from None


def do(task: Task, settings: Settings, make: Maker) -> Part:
    """One task, in a Dask worker."""
    return worker_of(settings, make).do(task)


@cache
def worker_of(settings: Settings, make: Maker) -> Worker:
    """The worker of this process, with its language model loaded once."""
    return Worker(settings, make=make)
