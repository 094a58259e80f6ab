"""Scoring against gold, small enough to sit beside the tools that are compared: spans, values and points."""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from geoevents.resolve.footprints import kilometres

NEAR_KM = 161.0

type Found = dict[str, Any]
type Right = Callable[[Found, Found], bool]


def records(name: str, most: int) -> list[dict[str, Any]]:
    """The first records of a corpus in the folder that `GEOEVENTS_CORPORA` names; none without it."""
    path = Path(os.environ.get("GEOEVENTS_CORPORA", ""), f"{name}.jsonl")
    if "GEOEVENTS_CORPORA" not in os.environ or not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[:most]]


def f1(pairs: Iterable[tuple[Sequence[Found], Sequence[Found]]], right: Right) -> float:
    """Of (gold, found) of each document, one to one, the greatest overlap first; a pair counts if it is `right`."""
    hits = total = 0
    for gold, found in pairs:
        total += len(gold) + len(found)
        overlaps = sorted(
            (-shared, i, j)
            for i, wanted in enumerate(gold)
            for j, one in enumerate(found)
            if (shared := min(wanted["end"], one["end"]) - max(wanted["start"], one["start"])) > 0
        )
        used: set[tuple[str, int]] = set()
        for _, i, j in overlaps:
            if ("gold", i) not in used and ("found", j) not in used:
                used |= {("gold", i), ("found", j)}
                hits += right(gold[i], found[j])
    return 200 * hits / max(1, total)


def overlapping(_gold: Found, _found: Found) -> bool:
    """The spans overlap: enough for having found it."""
    return True


def same_value(gold: Found, found: Found) -> bool:
    """The times have the same TIMEX3 value."""
    return bool(gold["value"] == found["value"])


def near(gold: Found, found: Found) -> bool:
    """The points lie within 161 km, the usual measure; a gold place without a point counts as found."""
    if gold.get("lat") is None or found.get("lat") is None:
        return gold.get("lat") is None and found.get("lat") is None
    return kilometres(gold["lon"], gold["lat"], found["lon"], found["lat"]) <= NEAR_KM
