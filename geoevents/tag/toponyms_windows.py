"""Runs of words that a place name can be: capitals, the small words between them, what hyphens hold together."""

from collections.abc import Iterator

from geoevents.gazetteer.keys import ARTICLES
from geoevents.tag.analysis import Analysis
from geoevents.tag.toponyms_reading import Reading


def windows(reading: Reading, longest: int = 6) -> Iterator[tuple[int, int]]:
    """For each capitalised token the end of the longest run of name words that begins there."""
    connectors, capitals, lower = reading.words["name_connectors"], reading.capitals, reading.lower
    analysis, size = reading.analysis, len(reading.lower)
    for first in range(size):
        if not capitals[first] and not (lower[first] in ARTICLES and reading.word(first + 1) == "-"):  # al-Bab, ez-Zor
            continue
        last, end = first + 1, min(reading.sentence_range(first)[1], first + longest, size)
        while last < end and (capitals[last] or lower[last] in connectors or _glued(analysis, last)):
            if "\n" in analysis.text[analysis.ends[last - 1] : analysis.starts[last]]:
                break
            last += 1
        yield first, last


def _glued(analysis: Analysis, index: int) -> bool:
    """Whether hyphens without blanks join the token to both neighbours: the "i" of "Mazar-i-Sharif"."""
    if not 0 < index < len(analysis) - 1 or "-" not in (analysis.words[index - 1], analysis.words[index + 1]):
        return analysis.words[index] == "-" and analysis.ends[index - 1] == analysis.starts[index]
    return analysis.ends[index - 1] == analysis.starts[index] and analysis.ends[index] == analysis.starts[index + 1]
