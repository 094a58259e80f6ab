"""The rules that tell how a text relates an event to a place name, each with examples that run as tests."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast, get_args

from geoevents.errors import DataError
from geoevents.types.place import RelationKind

FILE = "place_relations.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRule:
    """One rule: patterns of the text right before and right after a place name, and examples with it in brackets."""

    id: str
    kind: RelationKind
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    positive: tuple[str, ...]
    negative: tuple[str, ...]


@lru_cache(maxsize=4)
def relation_rules(language: str = "en") -> tuple[RelationRule, ...]:
    """The rules of a language, in the order in which they are tried."""
    raw = tomllib.loads((files("geoevents.lexicon") / language / FILE).read_text(encoding="utf-8"))
    return tuple(_rule(row, raw["parts"]) for row in raw["rule"])


def _rule(row: dict[str, object], parts: dict[str, str]) -> RelationRule:
    name = str(row.get("id"))
    if row.get("kind") not in get_args(RelationKind.__value__):
        raise DataError(f"{FILE}: rule {name}: {row.get('kind')!r} is no relation; see RelationKind")
    if not row.get("positive") or not row.get("negative"):
        raise DataError(f"{FILE}: rule {name}: give positive and negative examples")
    patterns = {}
    for side in ("before", "after"):
        text = str(row.get(side, ""))
        for part, pattern in parts.items():
            text = text.replace("{" + part + "}", pattern)
        patterns[side] = re.compile(text) if text not in {"", "$"} else None
    return RelationRule(
        id=name,
        kind=cast("RelationKind", row["kind"]),
        before=patterns["before"],
        after=patterns["after"],
        positive=tuple(cast("list[str]", row["positive"])),
        negative=tuple(cast("list[str]", row["negative"])),
    )
