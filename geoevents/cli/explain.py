"""`geoevents explain`: why each time and place of a text means what it means."""

import sys
from typing import Annotated

import typer

from geoevents.cli import options as opt

EXPLAIN_EXAMPLES = """
Examples:

  geoevents explain "They will meet in early March." --dct 2020-02-27

  geoevents explain - --dct 2020-02-27 < article.txt
"""


def explain(
    text: Annotated[str, typer.Argument(help="The text itself; '-' reads standard input.")],
    dct: opt.Dct = None,
    model: opt.Model = None,
    country: opt.Country = None,
    region: opt.Region = None,
    place: opt.PlaceHint = None,
) -> None:
    """Show the rule, the derivation and the readings not taken of every time and place of a text."""
    from geoevents.export.explanation import explanation
    from geoevents.pipeline import Pipeline
    from geoevents.types import Document

    body = sys.stdin.read() if text == "-" else text
    day = opt.day_of(dct)
    reason = "--dct" if day else "no publication date was given"
    document = Document(id="text", text=body, dct=day, dct_reason=reason)
    pipeline = Pipeline(model=model, hints=opt.hints_of(country, region, place))
    print(explanation(pipeline.resolve(pipeline.tag(document))), end="")
