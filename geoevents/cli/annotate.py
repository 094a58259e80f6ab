"""`geoevents annotate`: the inspectable inside, one JSON object per document."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

from geoevents.cli.asked import Asked, asking
from geoevents.cli.reading import told
from geoevents.errors import InputError, OutputError

EXAMPLES = """
Examples:

  geoevents annotate articles.jsonl -o annotations.jsonl

  cat articles.jsonl | geoevents annotate - | jq .events
"""


@asking(fetch=False)
def annotate(
    source: Annotated[str, typer.Argument(help="JSON Lines: one {id, text, dct} a line; '-' reads standard input.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write; '-' is standard output.")] = Path("-"),
    *,
    asked: Asked,
) -> None:
    """Write the times, toponyms and events of each document, one JSON object a line; bad lines go to the report."""
    from dataclasses import replace

    from geoevents.export.annotations import record
    from geoevents.pipeline import Pipeline

    options = replace(asked.options, stdin="jsonl")
    documents = told([source], dct=asked.dct, options=options, strict=asked.strict)
    pipeline = Pipeline(model=asked.model, hints=asked.hints)
    written = 0
    with _writing(output) as out:
        for resolved, linked in pipeline.annotate(documents, drawn=False):
            line = record(resolved, linked, made_by=pipeline.provenance().versions)
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
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
