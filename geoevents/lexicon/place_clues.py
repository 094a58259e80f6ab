"""Who or what tells of a country without naming it: sources that are at home there, armed groups that act there."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

from geoevents.errors import DataError
from geoevents.types import Clue, ClueKind

FILE = "place_clues.tsv"
KINDS: tuple[ClueKind, ...] = ("source", "actor")

type Told = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=4)
def place_clues(language: str = "en") -> Mapping[ClueKind, Told]:
    """By kind, then by name in lower case, the ISO 3166-1 codes of the countries, the likeliest first."""
    found: dict[ClueKind, dict[str, tuple[str, ...]]] = {kind: {} for kind in KINDS}
    text = (files("geoevents.lexicon") / language / FILE).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        codes = tuple(cells[2].split(",")) if len(cells) == 4 else ()
        kind = next((each for each in KINDS if each == cells[0]), None)
        if kind is None or not cells[3:] or not all(len(code) == 2 and code.isupper() for code in codes):
            raise DataError(f"{FILE}:{number}: want kind (source actor), name, ISO 3166-1 codes, source; got {line!r}")
        if cells[1].lower() in found[kind]:
            raise DataError(f"{FILE}:{number}: {cells[1]!r} stands there twice; keep one row")
        found[kind][cells[1].lower()] = codes
    return found


def hinted(clues: Iterable[Clue]) -> frozenset[str]:
    """The codes of the countries in which names are looked for; a web address is too weak a clue for that."""
    return frozenset(code for clue in clues if clue.kind != "host" for code in clue.countries)
