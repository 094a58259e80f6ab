"""English names of the countries by their ISO 3166-1 codes."""

from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def country_names() -> MappingProxyType[str, str]:
    """Code to name, read once from the table beside this module (names after Unicode CLDR)."""
    lines = files("geoevents.schema").joinpath("countries.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return MappingProxyType({row[0]: row[1] for row in rows})


def country_name(code: str | None) -> str | None:
    """The English name of a country, None for a code that is none ("" of seas and world regions)."""
    return country_names().get(code.upper()) if code else None


def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country's English name, or of a code; None for a name that is not known."""
    wanted = name.strip().casefold()
    for code, known in country_names().items():
        if wanted in (known.casefold(), code.casefold()):
            return code
    return None
