"""The command line: one module per command, put together here."""

import sys

import typer

from geoevents.cli.annotate import EXAMPLES as ANNOTATE_EXAMPLES
from geoevents.cli.annotate import annotate
from geoevents.cli.corpus import EXAMPLES as CORPUS_EXAMPLES
from geoevents.cli.corpus import corpus
from geoevents.cli.explain import EXPLAIN_EXAMPLES, explain
from geoevents.cli.gazetteer import app as gazetteer
from geoevents.cli.overview import OVERVIEW_EXAMPLES, overview
from geoevents.cli.run import EXTRACT_EXAMPLES, RUN_EXAMPLES, extract, run
from geoevents.cli.write import WRITE_EXAMPLES, write
from geoevents.errors import GeoeventsError

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode="rich")


@app.callback()
def root() -> None:
    """News text in; a map with a timeline of what happened where and when out."""


app.command(epilog=RUN_EXAMPLES)(run)
app.command(epilog=EXTRACT_EXAMPLES)(extract)
app.command(epilog=WRITE_EXAMPLES)(write)
app.command(epilog=ANNOTATE_EXAMPLES)(annotate)
app.command(epilog=EXPLAIN_EXAMPLES)(explain)
app.command(epilog=CORPUS_EXAMPLES)(corpus)
app.command(epilog=OVERVIEW_EXAMPLES)(overview)
app.add_typer(gazetteer, name="gazetteer")


def main() -> None:
    """Run the command line; a known error is one line and exit code 1."""
    try:
        app()
    except GeoeventsError as error:
        print(f"geoevents: {error}", file=sys.stderr)
        raise SystemExit(1) from None
