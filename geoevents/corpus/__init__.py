"""A corpus run: many sources over many processes, resumable, every document accounted for."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
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
    """The figures of a run; every item read is a document or a refusal."""

    documents: int
    refused: int
    told: int
    events: int
    placed: int
    dated: int
    program: str


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
    settings = settings or Settings()
    parts = Parts(Path(output))
    with _full_disk_told(parts.folder), locked(parts.folder):
        parts.begin(settings, resume=resume)
        count = 0

        def waiting() -> Iterator[Task]:
            nonlocal count
            for task in tasks_of(sources, options=settings.options):
                count += 1
                if parts.done(task):
                    _finished(parts, task.number, strict=strict, progress=progress)
                else:
                    yield task

        if scheduler:
            from geoevents.corpus.cluster import run_on

            done = run_on(scheduler, waiting(), parts, settings, make=make)
        else:
            done = Pool(parts, settings, workers=workers or os.cpu_count() or 1, make=make).run(waiting())
        for number in done:
            _finished(parts, number, strict=strict, progress=progress)
        parts.forget_after(count)
        return _summary(parts, count, write_events(parts, count), program=settings.program)


def _finished(parts: Parts, number: int, *, strict: bool, progress: Callable[[int, int], None] | None) -> None:
    head = parts.head(number)
    if strict and head["refused"]:
        raise InputError(str(parts.refused(number)[0]))
    if progress:
        progress(head["documents"], len(head["refused"]))


def _summary(parts: Parts, count: int, merged: Merged, *, program: str) -> Report:
    documents = refusals = 0
    lines: list[str] = []
    for number in range(count):
        documents += parts.head(number)["documents"]
        refused = parts.refused(number)
        refusals += len(refused)
        lines += map(_line, refused)
    report = Report(documents=documents, refused=refusals, program=program, **asdict(merged))
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
