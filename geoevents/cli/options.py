"""The options that several commands share, and what they mean."""

from datetime import date, datetime
from typing import Annotated

import typer

from geoevents.errors import UsageError
from geoevents.types import BBox, Hints

Dct = Annotated[
    datetime | None,
    typer.Option(
        "--dct",
        "--published",
        formats=["%Y-%m-%d"],
        help="Publication date of texts that do not give one (YYYY-MM-DD); 'yesterday' is counted from it.",
    ),
]
Model = Annotated[
    str | None, typer.Option(help="A spaCy model, by package name or folder; the installed default otherwise.")
]
Country = Annotated[
    list[str] | None, typer.Option("--country", help="Where the story plays (ISO 3166-1, e.g. SY); may be repeated.")
]
Region = Annotated[
    str | None, typer.Option("--region", metavar="W,S,E,N", help="A box in degrees that the story plays in.")
]
PlaceHint = Annotated[
    list[str] | None,
    typer.Option("--place", metavar="NAME=ID", help='What a name means: "Nayrab=geonames:166357"; may be repeated.'),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop with exit code 1 when any document is refused.")]


def day_of(value: datetime | None) -> date | None:
    """The day of a date option."""
    return value.date() if value else None


def hints_of(country: list[str] | None, region: str | None, place: list[str] | None) -> Hints:
    """The user's hints, checked.

    Raises
    ------
    UsageError
        for a country that is not two letters, a box that is not four numbers, a place without "=".
    """
    countries = tuple(code.strip().upper() for code in country or ())
    for code in countries:
        if len(code) != 2 or not code.isalpha():
            raise UsageError(f"--country {code}: give the two-letter ISO 3166-1 code, e.g. SY")
    return Hints(countries=countries, bbox=_box(region) if region else None, places=tuple(map(_pair, place or ())))


def _box(text: str) -> BBox:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise UsageError(f"--region {text}: give four numbers, west,south,east,north in degrees") from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise UsageError(f"--region {text}: longitudes lie in -180…180, latitudes in -90…90, south below north")
    return BBox(west, south, east, north)


def _pair(text: str) -> tuple[str, str]:
    name, equals, place_id = text.partition("=")
    if not (equals and name.strip() and place_id.strip()):
        raise UsageError(f'--place {text}: write NAME=ID, e.g. "Nayrab=geonames:166357"')
    return name.strip(), place_id.strip()
