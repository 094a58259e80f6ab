"""`geoevents annotate`: the inspectable inside, one JSON object per document."""

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer


def annotate(
    source: Annotated[str, typer.Argument(help="JSON Lines: one {id, text, dct} a line; '-' reads standard input")],
    output: Annotated[Path, typer.Option("-o", "--output", help="where to write; '-' is standard output")] = Path("-"),
    dct: Annotated[
        datetime | None, typer.Option(help="document date where a line has none", formats=["%Y-%m-%d"])
    ] = None,
) -> None:
    """Write the times, toponyms and events of each document, one JSON object a line."""
    from geoevents.export.annotations import annotation
    from geoevents.pipeline import Pipeline
    from geoevents.read import read

    day: date | None = dct.date() if dct else None
    out = sys.stdout if str(output) == "-" else output.open("w", encoding="utf-8")
    for resolved, linked in Pipeline().annotate(read([source], dct=day)):
        out.write(json.dumps(annotation(resolved, linked), ensure_ascii=False) + "\n")
    if out is not sys.stdout:
        out.close()
