"""Lets the recipe use geoevents' key functions without importing (or installing) the whole package."""

import sys
import types
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def enter() -> None:
    """Make `geoevents.gazetteer.*` and the recipe's own modules importable from the checkout."""
    sys.path.insert(0, str(ROOT / "gazetteer"))
    for name, folder in (("geoevents", "geoevents"), ("geoevents.gazetteer", "geoevents/gazetteer")):
        if name not in sys.modules:
            package = types.ModuleType(name)
            package.__path__ = [str(ROOT / folder)]
            sys.modules[name] = package
