"""Where a source is at home, read from its web address and its name: a local paper means its own Athens."""

import re
from functools import lru_cache

from geoevents.gazetteer import Gazetteer
from geoevents.lexicon.place_words import place_words
from geoevents.types import Document

HOST = re.compile(r"^(?:[a-z]+://)?([^/:?#]+)", re.IGNORECASE)
SHORTEST = 5
SHORT = 2
WORD = re.compile(r"[A-Z][\w’']+(?: [A-Z][\w’']+)*")


def homes(document: Document, *, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Names of places in the source's address and name, the longest first, at most two."""
    found: list[str] = []
    host = HOST.match(document.url or "")
    if host:
        for label in re.split(r"[.-]", host.group(1).lower()):
            name = _place_in(label, gazetteer)
            if name:
                found.append(name)
    for run in WORD.findall(document.source or ""):
        words = run.split()
        for last in range(len(words), 0, -1):
            name = " ".join(words[:last])
            if len(name) >= SHORTEST and gazetteer.is_name(name):
                found.append(name)
                break
    return tuple(dict.fromkeys(found))[:2]


@lru_cache(maxsize=4_000)
def _place_in(label: str, gazetteer: Gazetteer) -> str | None:
    """The place in a label that is a place's name and a newspaper's word: "middletownpress"."""
    words = place_words()["newspaper_heads"]
    rest = label
    for article in place_words()["articles"]:
        rest = rest.removeprefix(article) if len(article) > SHORT else rest
    if (
        len(rest) >= SHORTEST
        and rest not in words
        and rest not in place_words()["host_words"]
        and gazetteer.is_name(rest)
    ):
        return rest
    for word in sorted(words, key=len, reverse=True):
        for name in (rest.removesuffix(word), rest.removeprefix(word)):
            if name != rest and len(name) >= SHORTEST and gazetteer.is_name(name):
                return name
    return None
