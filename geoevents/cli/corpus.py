"""`geoevents corpus`: thousands of sources over all cores or a cluster, resumable, into one folder."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from geoevents.cli import reading
from geoevents.cli.asked import Asked, asking

EXAMPLES = """
Examples:

  geoevents corpus news/ -o OUT/

  geoevents corpus articles.jsonl more.parquet -o OUT/ --workers 8

  geoevents corpus news/ -o OUT/ --resume

  geoevents corpus news/ -o OUT/ --scheduler tcp://head:8786

  duckdb -init OUT/views.sql

Dask samples what its workers do a hundred times a second. Two settings spare most of it; start each worker with

  DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED=false DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL=1s
  dask worker tcp://head:8786 --nthreads 1 --no-dashboard
"""


@asking(fetch=False)
def corpus(
    sources: reading.Sources,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for documents/, events/ and the report.")],
    resume: Annotated[bool, typer.Option("--resume", help="Go on where an earlier run stopped.")] = False,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; all cores by default.")] = None,
    scheduler: Annotated[str | None, typer.Option(metavar="URL", help="A Dask scheduler, tcp://host:8786.")] = None,
    seconds: Annotated[float, typer.Option(min=1, help="Time for one document, plus 1 s for each 4 KB of it.")] = 60.0,
    memory: Annotated[float, typer.Option(min=1, help="Memory for one process, in GB.")] = 6.0,
    *,
    asked: Asked,
) -> None:
    """Extract the events of many sources (JSON Lines, CSV, Parquet, folders …) into a folder of tables."""
    from geoevents.about import VERSION
    from geoevents.corpus import Settings, run_corpus

    settings = Settings(
        dct=asked.dct,
        options=asked.options,
        model=asked.model,
        hints=asked.hints,
        program=f"geoevents {VERSION}",
        seconds=seconds,
        memory=int(memory * (1 << 30)),
    )
    with reading.counted() as progress:
        try:
            report = run_corpus(
                sources,
                output,
                settings=settings,
                workers=workers,
                scheduler=scheduler,
                resume=resume,
                strict=asked.strict,
                progress=progress,
            )
        except KeyboardInterrupt:
            print(f"interrupted; {output}/documents holds what is finished, --resume goes on", file=sys.stderr)
            raise typer.Exit(130) from None
    print(
        f"{report.documents} documents, {report.refused} refused (refused.jsonl); "
        f"{report.told} events told, {report.events} after merging, {report.placed} placed, {report.dated} dated",
        file=sys.stderr,
    )
    if not report.documents:
        raise typer.Exit(1)
