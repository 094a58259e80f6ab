"""`geoevents overview`: the events of a corpus run, however many, as one page of cells with a timeline."""

from pathlib import Path
from typing import Annotated

import typer

OVERVIEW_EXAMPLES = """
Examples:

  geoevents overview OUT/ -o overview.html

  geoevents overview OUT/ -o overview.html --drill 50 --title "Floods of 2024"
"""


def overview(
    source: Annotated[Path, typer.Argument(help="The folder that `geoevents corpus` wrote, or a .parquet table.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The page to write.")] = Path("overview.html"),
    drill: Annotated[int, typer.Option(min=0, help="So many of the biggest cells get a map page in cells/.")] = 0,
    title: Annotated[str, typer.Option(help="The page's heading.")] = "",
) -> None:
    """Write a map of many events, counted in cells by day and category."""
    from geoevents.corpus.tables import origins_of, read_columns, read_events
    from geoevents.render.overview import write_overview

    again = read_events(source) if drill else None
    write_overview(read_columns(source), output, drill=drill, again=again, title=title, origins=origins_of(source))
    print(output)
