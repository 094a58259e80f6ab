"""`geoevents run` and `geoevents extract`: articles in; the map and its companions, or one file, out."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from geoevents.cli import options as opt

Sources = Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Files, folders; '-' reads standard input.")]

RUN_EXAMPLES = """
Examples:

  geoevents run article.txt --dct 2020-02-27 -o out/

  geoevents run news/*.html -o out/ --country SY

  cat article.txt | geoevents run - --dct 2020-02-27 -o out/
"""
FILES = ("map.html", "events.geojson", "events.csv", "briefing.pptx")


def run(
    sources: Sources,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the files; made if missing.")] = Path("out"),
    dct: opt.Dct = None,
    model: opt.Model = None,
    country: opt.Country = None,
    region: opt.Region = None,
    place: opt.PlaceHint = None,
    strict: opt.Strict = False,
) -> None:
    """Write map.html, events.geojson, events.csv, briefing.pptx and report.txt of the articles."""
    from geoevents.writers import write

    events = _extract(sources, dct, model, country, region, place, strict=strict)
    output.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        with _step(f"writing {name}"):
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
) -> None:
    """Write the events of the articles to one file (.geojson, .csv, .html, .kml, .gpkg, .pptx …)."""
    from geoevents.writers import write

    events = _extract(sources, dct, model, country, region, place, strict=strict)
    write(events, output)
    sys.stderr.write(events.report())
