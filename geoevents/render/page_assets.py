"""The page's own files: scripts in the order they build on each other, style sheets, templates and words."""

import json
import re
from functools import cache
from importlib import resources
from typing import Any

from geoevents.errors import UsageError

SCRIPTS = (
    "days.js",
    "text.js",
    "symbols.js",
    "packed.js",
    "store.js",
    "hash.js",
    "exports.js",
    "canvaslayer.js",
    "basemap.js",
    "clusters.js",
    "marks.js",
    "scale.js",
    "lanes.js",
    "dom.js",
    "timeparts.js",
    "brush.js",
    "timeline.js",
    "player.js",
    "filters.js",
    "list.js",
    "quote.js",
    "card.js",
    "reader.js",
    "present.js",
    "printing.js",
    "tools.js",
    "pointer.js",
    "keys.js",
    "app.js",
)
STYLES = ("tokens.css", "layout.css", "parts.css", "drawer.css", "print.css")


@cache
def asset(name: str) -> str:
    """A file of `assets/` as text."""
    return (resources.files("geoevents.render") / "assets" / name).read_text(encoding="utf-8")


@cache
def template(name: str) -> str:
    """A file of `templates/` as text."""
    return (resources.files("geoevents.render") / "templates" / name).read_text(encoding="utf-8")


def code(names: tuple[str, ...] = SCRIPTS) -> str:
    """The scripts as one strict function, so that no name of theirs is global but `geoevents`."""
    parts = "\n".join(slim(asset(name)) for name in names)
    return f'(() => {{\n"use strict";\n{parts}\n}})();'


def sheets() -> str:
    """All style sheets, one after the other."""
    return "\n".join(slim(asset(name)) for name in STYLES)


def slim(text: str) -> str:
    """A script or sheet without indents, empty lines and whole-line comments; no literal of ours runs over lines."""
    return re.sub(r"^[ \t]*(?://.*|/\*.*\*/[ \t]*$)?\n?", "", text, flags=re.MULTILINE)


def words(language: str = "en") -> dict[str, Any]:
    """The interface's words in a language.

    Raises
    ------
    UsageError
        if `assets/words.<language>.json` does not exist.
    """
    if language not in languages():
        raise UsageError(f"the page does not speak {language!r}; it speaks {', '.join(languages())}")
    table: dict[str, Any] = json.loads(asset(f"words.{language}.json"))
    return table


def languages() -> list[str]:
    """The languages that there are words for."""
    names = (file.name for file in (resources.files("geoevents.render") / "assets").iterdir())
    return sorted(name.split(".")[1] for name in names if name.startswith("words."))
