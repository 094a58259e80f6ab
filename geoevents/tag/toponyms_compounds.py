"""Short forms of places inside one token: the "U.S." of "U.S.-led"."""

from geoevents.tag.toponyms_reading import Reading
from geoevents.types import Span, Toponym

DASH = "-"


def compounds(reading: Reading) -> list[Toponym]:
    """The abbreviations that stand alone and that a dash and a word in small letters follow within their token."""
    found = []
    for index in reading.capital_indexes:
        form, dash, rest = reading.raw(index).partition(DASH)
        entry = reading.short.get(form) if dash and rest.islower() else None
        if entry is not None and entry.free:
            start = reading.analysis.starts[index]
            span = Span(start=start, end=start + len(form))
            found.append(
                Toponym(span=span, text=form, name=entry.name, role="adjectival", relation=None, rule="abbreviation")
            )
    return found
