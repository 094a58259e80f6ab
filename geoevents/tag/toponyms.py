"""Place names of a text, with the role and the spatial relation that the text gives each."""

from geoevents.gazetteer import Gazetteer
from geoevents.tag.analysis import Analysis
from geoevents.types import Toponym


def find_toponyms(analysis: Analysis, *, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The toponyms of the text in order, none overlapping another."""
    return ()
