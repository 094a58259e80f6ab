"""The options of commands that read sources, and the progress of long work."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from geoevents.errors import InputError

if TYPE_CHECKING:
    from geoevents.read import Options
    from geoevents.types import Document

Sources = Annotated[
    list[str],
    typer.Argument(metavar="IN...", help="Files, folders, globs; '-' reads standard input; URLs only with --fetch."),
]
Fetch = Annotated[bool, typer.Option("--fetch", help="Fetch URLs (robots.txt is respected); otherwise no network.")]
TextField = Annotated[str | None, typer.Option(metavar="NAME", help="Key or column of the text: text.")]
DateField = Annotated[str | None, typer.Option(metavar="NAME", help="Key or column of the date: dct or published.")]
IdField = Annotated[str | None, typer.Option(metavar="NAME", help="Key or column of the id: id.")]


def options_of(text: str | None, date: str | None, id: str | None, *, fetch: bool) -> "Options":
    """How to read, from a command's options."""
    from geoevents.read import Fields, Options

    named = {"text": text, "dct": date, "id": id}
    return Options(fields=Fields(**{key: (name,) for key, name in named.items() if name}), fetch=fetch)


def told(sources: list[str], *, dct: date | None, options: "Options", strict: bool) -> "Iterator[Document]":
    """The documents of the sources; what is refused or doubtful is told on standard error at once.

    Raises
    ------
    InputError
        at the first refusal, if `strict`.
    """
    from geoevents.read import documents_of, items_of
    from geoevents.text import one_line
    from geoevents.types import Document, Refused

    for item in items_of(sources, options=options):
        for result in (item,) if isinstance(item, Refused) else documents_of(item, dct=dct, options=options):
            if isinstance(result, Document):
                for warning in result.warnings:
                    print(f"note: {one_line(result.id)}: {warning}", file=sys.stderr)
                yield result
            elif strict:
                raise InputError(str(result))
            else:
                print(f"skipped: {result}", file=sys.stderr)


@contextmanager
def counted() -> Iterator[Callable[[int, int], None]]:
    """A line on the terminal that counts documents and refusals; nothing where standard error is no terminal."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    shown = "{task.completed:,} documents, {task.fields[refused]:,} refused, {task.fields[rate]:.1f} a second"
    columns = (SpinnerColumn(), TextColumn(shown), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        line = bar.add_task("", total=None, refused=0, rate=0.0)
        refusals = 0

        def count(documents: int, refused: int) -> None:
            nonlocal refusals
            refusals += refused
            task = bar.tasks[0]
            rate = (task.completed + documents) / task.elapsed if task.elapsed else 0.0
            bar.update(line, advance=documents, refused=refusals, rate=rate)

        yield count
