"""`geoevents run` and `geoevents extract`: articles in; the map and its companions, or one file, out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from geoevents.cli import options as opt
from geoevents.cli import reading
from geoevents.collection import EventCollection
from geoevents.errors import InputError
from geoevents.types import Hints, Refused

Sources = Annotated[
    list[str],
    typer.Argument(metavar="ARTICLE...", help="Files, folders, globs; '-' reads standard input; URLs with --fetch."),
]

RUN_EXAMPLES = """
Examples:

  geoevents run article.txt --dct 2020-02-27 -o out/

  geoevents run news/*.html -o out/ --country SY

  cat article.txt | geoevents run - --dct 2020-02-27 -o out/
"""
FILES = ("map.html", "events.geojson", "events.csv", "briefing.pptx")


def run(
    sources: Sources,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the files; made if missing.")] = Path(
        "out"
    ),
    dct: opt.Dct = None,
    model: opt.Model = None,
    country: opt.Country = None,
    region: opt.Region = None,
    place: opt.PlaceHint = None,
    strict: opt.Strict = False,
    fetch: reading.Fetch = False,
) -> None:
    """Write map.html, events.geojson, events.csv, briefing.pptx and report.txt of the articles."""
    from geoevents.writers import write

    hints = opt.hints_of(country, region, place)
    events = _extract(sources, dct=opt.day_of(dct), model=model, hints=hints, strict=strict, fetch=fetch)
    output.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        with _step(f"Writing {name}"):
            write(events, output / name)
    report = events.report()
    (output / "report.txt").write_text(report, encoding="utf-8")
    sys.stderr.write(report)
    for name in (*FILES, "report.txt"):
        print(output / name)


def extract(
    sources: Sources,
    output: Annotated[Path, typer.Option("-o", "--output", help="One file; its suffix picks the format.")],
    dct: opt.Dct = None,
    model: opt.Model = None,
    country: opt.Country = None,
    region: opt.Region = None,
    place: opt.PlaceHint = None,
    strict: opt.Strict = False,
    fetch: reading.Fetch = False,
) -> None:
    """Write the events of the articles to one file (.geojson, .csv, .html, .kml, .gpkg, .pptx …)."""
    from geoevents.writers import write

    hints = opt.hints_of(country, region, place)
    events = _extract(sources, dct=opt.day_of(dct), model=model, hints=hints, strict=strict, fetch=fetch)
    write(events, output)
    sys.stderr.write(events.report())


def _extract(
    sources: list[str], *, dct: date | None, model: str | None, hints: Hints, strict: bool, fetch: bool
) -> EventCollection:
    from geoevents.pipeline import Pipeline
    from geoevents.read import Options, read

    refused: list[Refused] = []
    with _step("Reading the articles"):
        documents = list(read(sources, dct=dct, refused=refused, options=Options(fetch=fetch)))
    if refused and (strict or not documents):
        raise InputError("\n".join(map(str, refused)))
    if not documents:
        raise InputError(f"{' '.join(sources)}: no text found")
    with _step(f"Understanding {len(documents)} article{'s' * (len(documents) > 1)}"):
        events = Pipeline(model=model, hints=hints).extract(documents)
    return replace(events, warnings=(*(f"not read: {one}" for one in refused), *events.warnings))


@contextmanager
def _step(text: str) -> Iterator[None]:
    """Show that something long is going on, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(text):
        yield
