"""Text to mentions: toponyms, time expressions and clauses, said but not yet meant."""

from geoevents.gazetteer import Gazetteer
from geoevents.tag.analysis import Analysis
from geoevents.tag.clauses import find_clauses
from geoevents.tag.times import find_times
from geoevents.tag.toponyms import find_toponyms
from geoevents.tag.toponyms_clues import find_clues
from geoevents.types import Document, Tagged


def tag(document: Document, analysis: Analysis, *, gazetteer: Gazetteer) -> Tagged:
    """The mentions of one document, from the language model's parse of its text."""
    sentences = analysis.sentence_spans
    clues = find_clues(document, analysis, gazetteer=gazetteer)
    return Tagged(
        document=document,
        sentences=sentences,
        clauses=find_clauses(analysis),
        toponyms=find_toponyms(analysis, gazetteer=gazetteer, clues=clues),
        times=find_times(analysis.text, sentences=sentences),
        clues=clues,
    )
