"""The predicates of a text with what linking needs of their parse."""

from geoevents.tag.analysis import Analysis
from geoevents.types import Clause


def find_clauses(analysis: Analysis) -> tuple[Clause, ...]:
    """The clauses of the text in the order of their triggers."""
    return ()
