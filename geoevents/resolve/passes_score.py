"""How sure a pin is: a few figures of the choice and of the mention, mapped to the chance that both are right."""

import math
from collections.abc import Mapping

from geoevents.resolve.footprints_size import SEAT
from geoevents.resolve.passes import PASSES
from geoevents.resolve.passes_choice import Choice
from geoevents.resolve.passes_story import is_country
from geoevents.types import Toponym

MOST = 0.995
COLUMN = {each.id: number for number, each in enumerate(PASSES)}
SUPPORT = (
    "user-place",
    "user-region",
    "chain",
    "container",
    "holder",
    "division-named",
    "neighbours",
    "country-named",
    "country-share",
    "division-share",
    "sentence",
)
SUPPORTING = [COLUMN[name] for name in SUPPORT]
# the rules by which a text says outright that it means a place; the others go by likelihood
OUTRIGHT = frozenset(
    {"entity", "container", "cue-before", "cue-after", "cue-inside", "abbreviation", "dateline", "home-of", "seat"}
)
SPELT = 0.5
KNOWN = 100_000
UNSUPPORTED = 0.1
ONE_SPOT_KM = 100.0
LONE, GREAT = 0.5, 300_000


def figures(choice: Choice, row: int, toponym: Toponym) -> dict[str, float]:
    """What the score goes by, each figure about 0 to 1 but for the belief's logit."""
    evidence, place = choice.evidence[row], choice.story.places[row]
    beside = choice.story.beside(row, km=ONE_SPOT_KM)  # a town and its district: either is right for the other
    belief = min(max(float(choice.belief[beside].sum()), 1 - MOST), MOST)
    alone = len(choice.story.names[choice.story.owner[row]].readings) == len(beside)
    country = is_country(place)
    support = float(evidence[SUPPORTING].max())
    known = country or place.feature_code in {"PPLC", SEAT} or place.population >= GREAT
    if len(choice.story.names) == 1 and known:
        # nothing could speak for it, so that nothing does says nothing; a lesser town is a local paper's own
        support = max(support, LONE)
    return {
        "bias": 1.0,
        "belief": math.log(belief / (1 - belief)) if not alone else 0.0,
        "alone": float(alone),
        "support": min(1.0, support),
        "country": float(country),
        "size": float(evidence[COLUMN["size"]]),
        "byname": float(evidence[COLUMN["main-name"]] < SPELT and not country and toponym.rule != "abbreviation"),
        "outright": float(toponym.rule in OUTRIGHT),
        "one-sense": float(toponym.rule in {"one-sense", "list"}),
        "part-of-name": float(toponym.role == "part-of-name"),
        "adjective": float(toponym.role in {"adjectival", "demonym"}),
    }


def foreign(choice: Choice, row: int) -> bool:
    """Whether nothing else of the text speaks for the reading, and its own size does not either."""
    evidence, place = choice.evidence[row], choice.story.places[row]
    known = is_country(place) or place.population >= KNOWN or place.feature_code in {"ADM1", "PPLC", "CONT", "RGN"}
    return not known and float(evidence[SUPPORTING].max()) < UNSUPPORTED


def score_of(found: Mapping[str, float], *, by: Mapping[str, float]) -> float:
    """The chance, [0, 1]."""
    logit = sum(by[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-logit))
