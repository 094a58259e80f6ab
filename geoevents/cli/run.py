"""`geoevents run` and `geoevents extract`: articles in; the map and its companions, or one file, out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geoevents.cli.asked import Asked, asking
from geoevents.errors import InputError, UsageError

if TYPE_CHECKING:
    from geoevents.collection import EventCollection
    from geoevents.types import Refused

RUN_EXAMPLES = """
Examples:

  geoevents run article.txt --dct 2020-02-27 -o out/

  geoevents run news/*.html -o out/ --country SY

  geoevents run tomorrow/*.html --into out/

  cat article.txt | geoevents run - --dct 2020-02-27 -o out/
"""
EXTRACT_EXAMPLES = """
Examples:

  geoevents extract article.txt --dct 2020-02-27 -o events.geojson

  geoevents extract news.csv --text-field body --date-field day -o events.gpkg
"""
GEOJSON, PAGE, DECK, REPORT = "events.geojson", "map.html", "briefing.pptx", "report.txt"
TABLE = "events.csv"

Sources = Annotated[
    list[str],
    typer.Argument(metavar="ARTICLE...", help="Files, folders, globs; '-' reads standard input; URLs with --fetch."),
]


@asking(fetch=True)
def run(
    sources: Sources,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Folder; made if missing: out.")] = None,
    into: Annotated[
        Path | None, typer.Option(help="An earlier output folder: its events are kept, what is new is marked.")
    ] = None,
    title: Annotated[str, typer.Option(help="Heading of the page; the story's own otherwise.")] = "",
    share: Annotated[
        bool, typer.Option("--share", help="A page to hand on: one sentence quoted per event, no full text.")
    ] = False,
    blur: Annotated[
        list[str] | None, typer.Option(help="With --share: a category whose places are blurred; may be repeated.")
    ] = None,
    blur_km: Annotated[float, typer.Option(help="With --blur: by how many kilometres.")] = 10,
    template: Annotated[Path | None, typer.Option(help="Your own .pptx master for the slides.")] = None,
    slides: Annotated[str, typer.Option(help="How many slides: brief or full.")] = "full",
    *,
    asked: Asked,
) -> None:
    """Write map.html, events.geojson, events.csv, briefing.pptx and report.txt of the articles.

    What you corrected by hand in an earlier events.geojson of the same folder is kept.
    """
    if output is not None and into is not None:
        raise UsageError("-o and --into exclude each other; --into names the folder to add to")
    if slides not in ("brief", "full"):
        raise UsageError(f"--slides {slides}: write brief or full")
    events = _extract(sources, asked)
    page: dict[str, Any] = {"title": title, "share": share, "blur": tuple(blur or ()), "blur_km": blur_km}
    deck: dict[str, Any] = {"template": template, "slides": slides}
    _write(events, into or output or Path("out"), merge=into is not None, page=page, deck=deck)


@asking(fetch=True)
def extract(
    sources: Sources,
    output: Annotated[Path, typer.Option("-o", "--output", help="One file; its suffix picks the format.")],
    *,
    asked: Asked,
) -> None:
    """Write the events of the articles to one file (.geojson, .csv, .html, .kml, .gpkg, .pptx …)."""
    from geoevents.writers import find_writer, write

    find_writer(output)  # a wrong suffix is told before the work, not after it
    events = _extract(sources, asked)
    write(events, output)
    sys.stderr.write(events.report())


def _extract(sources: list[str], asked: Asked) -> "EventCollection":
    from geoevents.pipeline import Pipeline
    from geoevents.read import read

    refused: list[Refused] = []
    with _step("Reading the articles"):
        documents = list(read(sources, dct=asked.dct, refused=refused, options=asked.options))
    if refused and (asked.strict or not documents):
        raise InputError("\n".join(map(str, refused)))
    if not documents:
        raise InputError(f"{' '.join(sources)}: no text found")
    with _step(f"Understanding {len(documents)} article{'s' * (len(documents) > 1)}"):
        events = Pipeline(model=asked.model, hints=asked.hints).extract(documents)
    return replace(events, warnings=(*(f"not read: {one}" for one in refused), *events.warnings))


def _write(events: "EventCollection", folder: Path, *, merge: bool, page: dict[str, Any], deck: dict[str, Any]) -> None:
    """Write the folder's files; what a person corrected there is carried over, and what is new is marked."""
    from geoevents import review
    from geoevents.writers import write

    folder.mkdir(parents=True, exist_ok=True)
    saved = folder / GEOJSON
    if merge:
        if not saved.exists():
            raise InputError(f"{saved}: no such file; --into names a folder that an earlier run wrote")
        old = review.read_events(saved)
        known = {key for event in old for key in (event.id, *event.members)}
        events = review.combine(old, events)
        page["new"] = frozenset(event.id for event in events if event.id not in known)
    events, corrections = review.carry(events, folder)
    for name, options in ((GEOJSON, {}), (TABLE, {}), (PAGE, page), (DECK, deck)):
        with _step(f"Writing {name}"):
            write(events, folder / name, **options)
    review.remember(events, corrections, folder)
    report = events.report()
    (folder / REPORT).write_text(report, encoding="utf-8", errors="replace")
    sys.stderr.write(report)
    for name in (PAGE, GEOJSON, TABLE, DECK, REPORT):
        print(folder / name)


@contextmanager
def _step(text: str) -> Iterator[None]:
    """Show that something long is going on, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(text):
        yield
