"""`geoevents gazetteer`: look places up, see what the gazetteer holds, add and remove places of your own."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geoevents.errors import UsageError

if TYPE_CHECKING:
    from geoevents.gazetteer.overlay import Tally
    from geoevents.gazetteer.tables import Source
    from geoevents.types import Place

ADD_EXAMPLES = """
Examples:

  geoevents gazetteer add SY.zip                      (a country's dump from geonames.org)

  geoevents gazetteer add villages.csv --country SY

  geoevents gazetteer add camps.csv --column name=Camp --column lat=Y --column lon=X --licence "CC BY 4.0, by whom"
"""
LOOKUP_EXAMPLES = """
Examples:

  geoevents gazetteer lookup Tripoli

  geoevents gazetteer lookup Sarakib --country SY
"""
app = typer.Typer(no_args_is_help=True, help="Look places up; add and remove places of your own.")


@app.command(epilog=LOOKUP_EXAMPLES)
def lookup(
    name: Annotated[str, typer.Argument(help="A place name, in any script; an adjective or abbreviation does too.")],
    country: Annotated[
        list[str] | None, typer.Option("--country", help="ISO 3166-1 alpha-2; also finds similar spellings there.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many places.")] = 10,
) -> None:
    """Show the places that a name may mean, the most important first."""
    from geoevents.gazetteer import Gazetteer

    gazetteer = Gazetteer()
    countries = tuple(code.upper() for code in country or ())
    found = gazetteer.lookup(name, countries=countries, limit=limit)
    if not found:
        words = (*gazetteer.abbreviation(name), *gazetteer.adjective(name))
        found = tuple(place for place in words if not countries or place.country in countries)[:limit]
    if not found and countries:
        found = gazetteer.similar(name, countries=countries, limit=limit)
        sys.stderr.write(f"no place is called {name}; similar names:\n" if found else "")
    if not found:
        hint = "" if countries else "; --country also finds similar spellings"
        raise UsageError(f"no place is called {name}{hint}")
    for place in found:
        print(_line(place))


@app.command()
def info() -> None:
    """Show where the gazetteer lies, what it holds, and your own imports."""
    from geoevents.gazetteer import Gazetteer, files
    from geoevents.gazetteer.overlay import imports

    gazetteer = Gazetteer()
    index = gazetteer.indexes[0]
    print(f"file    {index.path}")
    for what, count in index.counts().items():
        print(f"{what:<8}{count:>12,}")
    print(f"own     {files.overlay()}")
    for entry in imports(files.overlay()):
        counted = f"{entry.places:,} places, {entry.known:,} known already"
        print(f"  {entry.number}  {entry.file} ({entry.added_on}): {counted}", entry.licence, sep="; ")
    print(gazetteer.attribution())


@app.command(epilog=ADD_EXAMPLES)
def add(
    file: Annotated[Path, typer.Argument(help="A GeoNames dump (SY.zip, allCountries.zip) or a CSV with a header.")],
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="FIELD=COLUMN", help="name, lat, lon, geonameid, country, admin1, feature, "
                     "population or names; guessed where not given."),
    ] = None,
    country: Annotated[str, typer.Option(help="Country of the rows that name none (ISO 3166-1 alpha-2).")] = "",
    separator: Annotated[str, typer.Option(help="What separates further names in their column.")] = "|",
    classes: Annotated[str, typer.Option(help="GeoNames feature classes to take from a dump.")] = "APL",
    licence: Annotated[str, typer.Option(help="Attribution to show with the results.")] = "",
    strict: Annotated[bool, typer.Option("--strict", help="Refuse the whole file when one row is bad.")] = False,
) -> None:  # fmt: skip
    """Add places of your own; each place once, bad rows counted and named, the file taken whole or not at all."""
    from geoevents.gazetteer import files, overlay, tables

    columns = dict(_pair(text) for text in column or ())
    dump = not columns and tables.is_dump(file)
    source = tables.Source(file)
    with source.open() as lines, _Bar(source) as bar:
        rows = (
            tables.read_dump(lines, classes=frozenset(classes))
            if dump
            else tables.read_csv(lines, columns=columns, country=country.upper(), separator=separator)
        )
        tally = overlay.add(
            rows,
            folder=files.overlay(),
            bundled=files.bundled(),
            file=file.name,
            licence=licence or ("© GeoNames (geonames.org), CC BY 4.0" if dump else ""),
            strict=strict,
            progress=bar.show,
        )
    _report(file, tally)


@app.command()
def remove(
    number: Annotated[int | None, typer.Argument(help="Number of the import; the newest by default.")] = None,
) -> None:
    """Take an import out again."""
    from geoevents.gazetteer import files, overlay

    gone = overlay.remove(files.overlay(), number=number)
    print(f"removed import {gone.number}: {gone.file}, {gone.places:,} places")


class _Bar:
    """A progress bar on stderr, where that is a terminal."""

    def __init__(self, source: "Source") -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (BarColumn(), TextColumn("{task.percentage:>3.0f} %  {task.description}"), TimeRemainingColumn())
        console = Console(stderr=True)
        self.source = source
        self.progress = Progress(*columns, console=console, disable=not console.is_terminal, transient=True)

    def __enter__(self) -> "_Bar":
        self.progress.start()
        self.task = self.progress.add_task("", total=self.source.size)
        return self

    def __exit__(self, *_: object) -> None:
        self.progress.stop()

    def show(self, tally: "Tally") -> None:
        """Move the bar."""
        self.progress.update(self.task, completed=self.source.position, description=f"{tally.rows:,} rows")


def _report(file: Path, tally: "Tally") -> None:
    for row in tally.named:
        sys.stderr.write(f"{file}:{row.line}: {row.reason}; row refused\n")
    if tally.bad > len(tally.named):
        sys.stderr.write(f"{file}: and {tally.bad - len(tally.named):,} more bad rows\n")
    left = f", {tally.left_out:,} of other kinds left out" if tally.left_out else ""
    print(f"{file.name}: {tally.added:,} places added, {tally.known:,} known already, {tally.bad:,} bad rows{left}")


def _pair(text: str) -> tuple[str, str]:
    field, found, name = text.partition("=")
    if not found or not name:
        raise UsageError(f"--column {text}: write FIELD=COLUMN, e.g. lat=Latitude")
    return field, name


def _line(place: "Place") -> str:
    where = ", ".join(filter(None, (place.admin2, place.admin1_name, place.country)))
    people = f"  {place.population:,}" if place.population else ""
    return f"{place.id:<20} {place.name} ({place.feature_code}; {where})  {place.lat:.4f}, {place.lon:.4f}{people}"
