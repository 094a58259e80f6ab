"""The same tasks over Dask: a scheduler that someone runs, workers anywhere; the parts come back to be written here."""

from collections.abc import Generator, Iterable, Iterator
from threading import local
from typing import Any

from geoevents.corpus.parts import Packed, Parts
from geoevents.corpus.pool import Pool
from geoevents.corpus.tasks import Settings, Task
from geoevents.corpus.work import Maker
from geoevents.errors import GeoeventsError, OutputError, UsageError

_AHEAD = 3


def run_on(scheduler: str, tasks: Iterable[Task], parts: Parts, settings: Settings, *, make: Maker) -> Generator[int]:
    """The numbers of the tasks as they are done and written, in no certain order.

    Each Dask worker has a process of ours beside it that is watched as those of the pool are: a document that takes
    too long or too much memory ends that process alone. Dask does the tasks of a lost worker again; one that ends
    several workers all the same is done by a watched process here.

    Raises
    ------
    UsageError
        if Dask is not installed.
    OutputError
        if no scheduler answers at the address.
    """
    fatal: list[Task] = []
    with _client(scheduler) as client:
        for task, future in _sent(client, iter(tasks), settings, make):
            try:
                packed: Packed = future.result()
            except GeoeventsError:
                raise
            except Exception:  # noqa: BLE001 - whatever it did there, it is tried again where it can be watched
                fatal.append(task)
                continue
            parts.write(packed)
            yield packed.number
    with Pool(settings, workers=1, make=make, folder=parts.folder) as pool:
        yield from pool.run(fatal)


def _sent(client: Any, tasks: Iterator[Task], settings: Settings, make: Maker) -> Iterator[tuple[Task, Any]]:
    """Each task with its finished future; no more are on their way than keep the workers busy."""
    from distributed import as_completed

    room = max(1, sum(client.nthreads().values())) * _AHEAD
    running: Any = as_completed()  # type: ignore[no-untyped-call]
    of_key: dict[str, Task] = {}
    while True:
        while running.count() < room and (task := next(tasks, None)) is not None:
            future = client.submit(do, task, settings, make, key=f"geoevents-{task.number}-{task.key}", retries=2)
            of_key[future.key] = task
            running.add(future)
        if not running.count():
            return
        future = next(running)
        yield of_key.pop(future.key), future


def _client(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise UsageError("--scheduler needs Dask: install geoevents[cluster]") from None
    try:
        return Client(scheduler, timeout="5s")  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise OutputError(f"no Dask scheduler answers at {scheduler} ({error})") from None


def do(task: Task, settings: Settings, make: Maker) -> Packed:
    """One task, in a thread of a Dask worker."""
    (packed,) = _pool_of(settings, make).run([task])
    assert isinstance(packed, Packed)  # noqa: S101 - tells mypy what a pool without a folder gives
    return packed


_OWN = local()


def _pool_of(settings: Settings, make: Maker) -> Pool:
    """The watched process of this thread, with its language model loaded once; that of an earlier run is ended."""
    known: tuple[Settings, Maker, Pool] | None = getattr(_OWN, "known", None)
    if known is not None:
        if known[:2] == (settings, make):
            return known[2]
        known[2].close()
    pool = Pool(settings, workers=1, make=make)
    _OWN.known = settings, make, pool
    return pool
