"""What a trigger of several senses tells, by who does it and to what, each frame with examples that run as tests."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from geoevents.errors import DataError
from geoevents.style import CATEGORIES

FILE = "event_frames.toml"
STRENGTHS = ("strong", "weak", "faint", None)
ROLES = ("actors", "patients", "phrases", "before")
POS = {"V": "VERB", "N": "NOUN"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One sense of some triggers.

    triggers : (lemma, part of speech); actors, patients, phrases, before : words in lower case of who, of whom, of a
    phrase with a preposition, of what stands right before the trigger; empty where the role says nothing;
    places : whether the object must be a place; strength : see `Trigger`, None where the trigger's own holds.
    """

    id: str
    triggers: tuple[tuple[str, str], ...]
    category: str
    strength: str | None
    actors: frozenset[str]
    patients: frozenset[str]
    phrases: frozenset[str]
    before: frozenset[str]
    places: bool
    positive: tuple[str, ...]
    negative: tuple[str, ...]


@cache
def event_frames(language: str = "en") -> tuple[Frame, ...]:
    """The frames of a language, in the order in which they are tried.

    Raises
    ------
    DataError
        if a frame has an unknown category, strength or class, or no examples.
    """
    raw = tomllib.loads((files("geoevents.lexicon") / language / FILE).read_text(encoding="utf-8"))
    return tuple(_frame(row, raw["classes"]) for row in raw["frame"])


@cache
def frames_of(language: str = "en") -> dict[tuple[str, str], tuple[Frame, ...]]:
    """The frames by trigger (lemma, part of speech)."""
    found: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for frame in event_frames(language):
        for trigger in frame.triggers:
            found[trigger].append(frame)
    return {trigger: tuple(frames) for trigger, frames in found.items()}


def _frame(row: dict[str, Any], classes: dict[str, list[str]]) -> Frame:
    name = row.get("id")
    known = {category.id for category in CATEGORIES}
    if row.get("category") not in known or row.get("strength") not in STRENGTHS:
        raise DataError(f"{FILE}: frame {name}: unknown category or strength")
    if not row.get("positive") or not row.get("negative"):
        raise DataError(f"{FILE}: frame {name}: give positive and negative examples")
    roles = {role: frozenset(_words(name, row.get(role, []), classes)) for role in ROLES}
    pairs = [trigger.rpartition(" ") for trigger in row["triggers"]]
    return Frame(
        id=str(name),
        triggers=tuple((lemma, POS[pos]) for lemma, _, pos in pairs),
        category=row["category"],
        strength=row.get("strength"),
        places=bool(row.get("places")),
        positive=tuple(row["positive"]),
        negative=tuple(row["negative"]),
        **roles,
    )


def _words(name: object, given: list[str], classes: dict[str, list[str]]) -> list[str]:
    found: list[str] = []
    for word in given:
        if word.startswith("@") and word[1:] not in classes:
            raise DataError(f"{FILE}: frame {name}: no class is called {word!r}; add it to [classes]")
        found += classes[word[1:]] if word.startswith("@") else [word]
    return [word.lower() for word in found]
