"""`geoevents write`: events as saved, or as edited by hand, to any other format."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

WRITE_EXAMPLES = """
Examples:

  geoevents write out/events.geojson map.html briefing.pptx

  geoevents write edited.geojson events.kml events.gpkg --compare out/events.geojson

  geoevents write events.csv briefing.pptx --template master.pptx --slides brief

  geoevents write events.geojson events.csv --hxl
"""


def write(
    source: Annotated[Path, typer.Argument(help="Events: .geojson .geojsonl .csv .gpkg .kml .kmz .parquet.")],
    outputs: Annotated[list[Path], typer.Argument(help="Files to write; the suffix picks the format.")],
    compare: Annotated[
        Path | None, typer.Option(help="The events before they were edited: what was changed is listed.")
    ] = None,
    template: Annotated[Path | None, typer.Option(help="Your own .pptx master, for slides.")] = None,
    slides: Annotated[str, typer.Option(help="How many slides: brief or full.")] = "full",
    hxl: Annotated[bool, typer.Option("--hxl", help="Put a row of HXL tags below a table's header.")] = False,
    size: Annotated[
        str | None, typer.Option(metavar="WIDTHxHEIGHT", help="Size of a picture in inches, e.g. 11x7.")
    ] = None,
) -> None:
    """Write events that were saved, or edited by hand, as map, slides, tables or pictures."""
    from geoevents import review
    from geoevents.writers import find_writer
    from geoevents.writers import write as write_file

    options = _options(template, slides, hxl=hxl, size=size)
    for output in outputs:
        find_writer(output)  # a wrong suffix is told before anything is written
    events = review.read_events(source)
    if compare is not None:
        sys.stderr.write(review.change_report(review.changes(review.read_events(compare), events)))
    for warning in events.warnings:
        print(f"note: {warning}", file=sys.stderr)
    for output in outputs:
        write_file(events, output, **options.get(output.suffix.lower(), {}))
        print(output)


def _options(template: Path | None, slides: str, *, hxl: bool, size: str | None) -> dict[str, dict[str, Any]]:
    """What each format is told, by suffix."""
    from geoevents.errors import UsageError

    if slides not in ("brief", "full"):
        raise UsageError(f"--slides {slides}: write brief or full")
    if template is not None and not template.exists():
        raise UsageError(f"--template {template}: no such file")
    picture = _size(size) if size else {}
    deck = {"template": template, "slides": slides}
    return {".pptx": deck, ".csv": {"hxl": hxl}, ".png": picture, ".svg": picture}


def _size(text: str) -> dict[str, float]:
    from geoevents.errors import UsageError

    try:
        width, height = (float(part) for part in text.lower().split("x"))
    except ValueError:
        raise UsageError(f"--size {text}: write two numbers of inches, e.g. 11x7") from None
    if not (4 <= width <= 60 and 3 <= height <= 60):
        raise UsageError(f"--size {text}: give 4 to 60 inches wide and 3 to 60 high")
    return {"width": width, "height": height}
