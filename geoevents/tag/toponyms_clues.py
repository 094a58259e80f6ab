"""What tells of a document's country without naming it: its source, its web address, the armed groups in it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from geoevents.gazetteer import Gazetteer
from geoevents.lexicon.place_clues import place_clues
from geoevents.lexicon.place_words import place_words
from geoevents.tag.analysis import Analysis
from geoevents.types import Clue, Document

WORD = re.compile(r"\w+")
# The one two-letter domain in wide use that is not its country's ISO code.
DOMAINS = {"UK": "GB"}


def find_clues(document: Document, analysis: Analysis, *, gazetteer: Gazetteer) -> tuple[Clue, ...]:
    """The clues of a document, each once: source, host, then the groups in the order of the text."""
    found = (*_source(document, gazetteer), *_host(document), *_actors(analysis))
    return tuple({clue.said.casefold(): clue for clue in reversed(found)}.values())[::-1]


def _source(document: Document, gazetteer: Gazetteer) -> Iterator[Clue]:
    """A source that is listed, or has a country's adjective in its name ("Afghan Islamic Press")."""
    name = " ".join((document.source or "").split())
    countries = place_clues()["source"].get(name.lower(), ())
    if not countries:
        places = (place for word in WORD.findall(name) if word[0].isupper() for place in gazetteer.adjective(word)[:1])
        countries = tuple(dict.fromkeys(place.country for place in places if place.feature_code.startswith("PCL")))
    if countries:
        yield Clue(kind="source", said=name, countries=countries)


def _host(document: Document) -> Iterator[Clue]:
    """A web address under a country's own domain, those in use all over the world aside ("example.io")."""
    try:
        host = urlsplit(document.url or "").hostname or ""
    except ValueError:
        return
    domain = host.rpartition(".")[2]
    if len(domain) == 2 and domain.isalpha() and domain.isascii() and domain not in place_words()["worldwide_domains"]:
        yield Clue(kind="host", said=host, countries=(DOMAINS.get(domain.upper(), domain.upper()),))


def _actors(analysis: Analysis) -> Iterator[Clue]:
    """Armed groups and forces that the text names."""
    listed, text = place_clues()["actor"], analysis.text
    by_opening = _by_opening()
    for index, word in enumerate(analysis.words):
        if not word[0].isupper() and word not in by_opening:  # "al-Shabaab" begins small
            continue
        names = by_opening.get(_opening(word), ())
        start = analysis.starts[index]
        for name in names:
            end = start + len(name)
            said = text[start:end]
            if said.lower() == name and not text[end : end + 1].isalnum() and not said.islower():
                yield Clue(kind="actor", said=said, countries=listed[name])
                break


@lru_cache(maxsize=4)
def _by_opening() -> dict[str, tuple[str, ...]]:
    """The names of actors by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(place_clues()["actor"], key=len, reverse=True):
        found.setdefault(_opening(name), []).append(name)
    return {opening: tuple(names) for opening, names in found.items()}


def _opening(word: str) -> str:
    found = WORD.match(word)
    return found[0].lower() if found else ""
