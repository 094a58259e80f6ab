"""`geoevents annotate`: the inspectable inside, one JSON object per document."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

from geoevents.cli import options as opt
from geoevents.cli import reading
from geoevents.errors import InputError, OutputError

EXAMPLES = """
Examples:

  geoevents annotate articles.jsonl -o annotations.jsonl

  cat articles.jsonl | geoevents annotate - | jq .events
"""


def annotate(
    source: Annotated[str, typer.Argument(help="JSON Lines: one {id, text, dct} a line; '-' reads standard input.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write; '-' is standard output.")] = Path("-"),
    dct: opt.Dct = None,
    model: opt.Model = None,
    country: opt.Country = None,
    region: opt.Region = None,
    place: opt.PlaceHint = None,
    strict: opt.Strict = False,
    text_field: reading.TextField = None,
    date_field: reading.DateField = None,
    id_field: reading.IdField = None,
) -> None:
    """Write the times, toponyms and events of each document, one JSON object a line; bad lines go to the report."""
    from dataclasses import replace

    from geoevents.export.annotations import record
    from geoevents.pipeline import Pipeline

    options = replace(reading.options_of(text_field, date_field, id_field, fetch=False), stdin="jsonl")
    documents = reading.told([source], dct=opt.day_of(dct), options=options, strict=strict)
    pipeline = Pipeline(model=model, hints=opt.hints_of(country, region, place))
    written = 0
    with _writing(output) as out:
        for resolved, linked in pipeline.annotate(documents):
            told = record(resolved, linked, made_by=pipeline.provenance().versions)
            out.write(json.dumps(told, ensure_ascii=False) + "\n")
            written += 1
    if not written:
        raise InputError(f"{source}: nothing in it can be read")


@contextmanager
def _writing(output: Path) -> Iterator[TextIO]:
    """Standard output, or a file that takes its name only when it is whole."""
    if str(output) == "-":
        yield sys.stdout
        return
    beside = output.with_name(f".{output.name}.part")
    try:
        with beside.open("w", encoding="utf-8") as out:
            yield out
        beside.replace(output)
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error.strerror}") from error
    finally:
        beside.unlink(missing_ok=True)
