"""A corpus run: many sources over many processes, resumable, every document accounted for."""

import json
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from geoevents.corpus.merge import Merged, write_events
from geoevents.corpus.parts import Parts, locked
from geoevents.corpus.pool import Pool
from geoevents.corpus.tasks import Settings, Task, tasks_of
from geoevents.corpus.work import Maker, default_pipeline
from geoevents.errors import InputError, OutputError
from geoevents.export.files import write_bytes
from geoevents.types import Refused

__all__ = ["Report", "Settings", "run_corpus"]

VIEWS = """\
-- DuckDB: run in this folder, for example `duckdb -init views.sql`.
CREATE OR REPLACE VIEW events AS
  SELECT * FROM read_parquet('events/*/*/*.parquet', hive_partitioning = true);
CREATE OR REPLACE VIEW documents AS
  SELECT * FROM read_json('documents/*.jsonl', format = 'newline_delimited', union_by_name = true);
CREATE OR REPLACE VIEW refused AS
  SELECT * FROM read_json('refused.jsonl', format = 'newline_delimited',
    columns = {'where': 'VARCHAR', 'reason': 'VARCHAR'});
CREATE OR REPLACE VIEW cells AS
  SELECT date_from AS day, floor(longitude * 2) / 2 AS west, floor(latitude * 2) / 2 AS south,
    category, count(*) AS events
  FROM events WHERE longitude IS NOT NULL AND date_from IS NOT NULL GROUP BY ALL;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The figures of a run; every item read is a document or a refusal.

    program, gazetteer, model : versions, those of all parts where a resumed run met several; attribution : the credits.
    """

    documents: int
    refused: int
    told: int
    events: int
    placed: int
    dated: int
    program: str
    gazetteer: str = ""
    model: str = ""
    attribution: tuple[str, ...] = ()


def run_corpus(
    sources: Iterable[str | Path],
    output: str | Path,
    *,
    settings: Settings | None = None,
    workers: int | None = None,
    scheduler: str | None = None,
    resume: bool = False,
    strict: bool = False,
    progress: Callable[[int, int], None] | None = None,
    make: Maker = default_pipeline,
) -> Report:
    """Extract the events of all sources into a folder.

    `documents/*.jsonl` hold what `annotate` writes, `events/` a GeoParquet set by year and country, `refused.jsonl`
    what could not be read, `views.sql` the DuckDB views of all three. The result does not depend on `workers`.

    Parameters
    ----------
    workers : processes on this machine, all its cores by default; scheduler : address of a Dask one to use instead.
    resume : go on where an earlier run of the same sources and settings stopped, however it stopped.
    strict : stop at the first refusal; progress : called with the documents and the refusals of each part done.
    make : makes the pipeline in each process; a function of a module, so that it can be sent there.

    Raises
    ------
    UsageError
        if the folder is in use, or holds a run that is not to be, or cannot be, resumed.
    InputError
        at a refusal, if `strict`.
    """
    settings, workers = settings or Settings(), workers or os.cpu_count() or 1
    parts = Parts(Path(output))
    finished = partial(_finished, parts, strict=strict, progress=progress)
    with _full_disk_told(parts.folder), locked(parts.folder):
        parts.begin(settings, resume=resume)
        waiting = Waiting(tasks_of(sources, options=settings.options), parts, finished)
        if scheduler:
            from geoevents.corpus.cluster import run_on

            done = run_on(scheduler, waiting, parts, settings, make=make)
        else:
            done = _run_here(waiting, parts, settings, workers=workers, make=make)
        with closing(done):
            for number in done:
                finished(number)
        parts.forget_after(waiting.count)
        merged = write_events(parts, waiting.count, workers=workers)
        return _summary(parts, waiting.count, merged, program=settings.program)


def _run_here(tasks: Iterable[Task], parts: Parts, settings: Settings, *, workers: int, make: Maker) -> Generator[int]:
    with Pool(settings, workers=workers, make=make, folder=parts.folder) as pool:
        yield from pool.run(tasks)


class Waiting:
    """The tasks that are still to be done; `count` : of all that came by, done or not."""

    def __init__(self, tasks: Iterable[Task], parts: Parts, finished: Callable[[int], None]) -> None:
        self.count = 0
        self._tasks, self._parts, self._finished = tasks, parts, finished

    def __iter__(self) -> Iterator[Task]:
        for task in self._tasks:
            self.count += 1
            if self._parts.done(task):
                self._finished(task.number)
            else:
                yield task


def _finished(parts: Parts, number: int, *, strict: bool, progress: Callable[[int, int], None] | None) -> None:
    head = parts.head(number)
    if strict and head["refused"]:
        raise InputError(str(parts.refused(number)[0]))
    if progress:
        progress(head["documents"], len(head["refused"]))


def _summary(parts: Parts, count: int, merged: Merged, *, program: str) -> Report:
    documents = refusals = 0
    lines: list[str] = []
    made: dict[str, dict[str, None]] = {name: {} for name in ("gazetteer", "model", "attribution")}
    for number in range(count):
        head, refused = parts.head(number), parts.refused(number)
        documents += head["documents"]
        refusals += len(refused)
        lines += map(_line, refused)
        for name, seen in made.items():
            value = head["provenance"][name]
            seen.update(dict.fromkeys(value if isinstance(value, list) else [value]))
    report = Report(
        documents=documents,
        refused=refusals,
        program=program,
        gazetteer="; ".join(filter(None, made["gazetteer"])),
        model="; ".join(filter(None, made["model"])),
        attribution=tuple(made["attribution"]),
        **asdict(merged),
    )
    write_bytes(parts.folder / "refused.jsonl", "".join(lines).encode("utf-8"))
    write_bytes(parts.folder / "views.sql", VIEWS.encode())
    write_bytes(parts.folder / "report.json", json.dumps(asdict(report), indent=1).encode() + b"\n")
    return report


def _line(refused: Refused) -> str:
    return json.dumps({"where": refused.where, "reason": refused.reason}, ensure_ascii=False) + "\n"


@contextmanager
def _full_disk_told(folder: Path) -> Iterator[None]:
    """Say of a full disk what to do; what is finished stays."""
    try:
        yield
    except OutputError:
        raise
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror or error}; make room and continue with --resume") from error
