"""The evidence that lies in the place itself, whatever the text says: its size, its kind, its name."""

import math
from functools import lru_cache

import numpy as np

from geoevents.gazetteer.keys import fold, skeleton
from geoevents.resolve.footprints_size import SEAT
from geoevents.resolve.passes_context import Context, each
from geoevents.resolve.passes_story import Numbers, is_country

# people of a seat whose population the gazetteer does not know
LOWEST = 6  # from this rank on one is as unlikely as another
UNKNOWN = {"PPLA": 50_000, "PPLA2": 15_000, "PPLA3": 5_000}


def size(context: Context) -> Numbers:
    """Its population; what is unknown is taken from its rank as a seat."""
    return each(context, lambda place, _: math.log10((place.population or UNKNOWN.get(place.feature_code, 0)) + 1) / 7)


def capital(context: Context) -> Numbers:
    """It is a capital, or the seat of a first-level division."""
    return each(context, lambda place, _: {"PPLC": 1.0, "PPLA": 0.5, "PPLA2": 0.2}.get(place.feature_code, 0.0))


def spokesman(context: Context) -> Numbers:
    """It is a capital whose name, no country's, stands for a government ("Beijing and Washington agreed")."""
    story = context.story
    found = np.zeros(len(story.places))
    for number, name in enumerate(story.names):
        acts = any(story.toponyms[mention].role == "actor" for mention in name.mentions)
        if acts and not any(is_country(place) for place in name.readings):
            found[story.rows_of(number)] = [place.feature_code == "PPLC" for place in name.readings]
    return found


def state(context: Context) -> Numbers:
    """It is a country or a continent, by a name that is not first of all its capital's ("Brasília")."""
    story = context.story
    found = np.zeros(len(story.places))
    for number, name in enumerate(story.names):
        said = story.spoken[number]
        capital = any(place.feature_code == "PPLC" and _alike(place.name, said) == 1 for place in name.readings)
        for row, place in enumerate(name.readings, story.rows_of(number).start):
            nation = is_country(place) or place.feature_code == "CONT"
            found[row] = float(nation and not (capital and _alike(place.name, said) < 1))
    return found


def division(context: Context) -> Numbers:
    """It is a first-level division of a country of the text's language, whose news names them without a word more."""
    english = context.story.english
    return each(context, lambda place, _: float(place.feature_code == "ADM1" and place.country in english))


def division_abroad(context: Context) -> Numbers:
    """It is a first-level division of another country."""
    english = context.story.english
    return each(context, lambda place, _: float(place.feature_code == "ADM1" and place.country not in english))


def lesser_division(context: Context) -> Numbers:
    """It is a county or a district."""
    return each(
        context,
        lambda place, _: float(place.feature_code.startswith("ADM") and place.feature_code not in {"ADM1", SEAT}),
    )


def other_kind(context: Context) -> Numbers:
    """It is neither settlement nor division."""
    return each(
        context, lambda place, _: float(not place.feature_code.startswith(("PPL", "ADM", "PCL", "TERR", "CONT")))
    )


def quarter(context: Context) -> Numbers:
    """It is a part of a town."""
    return each(context, lambda place, _: float(place.feature_code == "PPLX"))


def main_name(context: Context) -> Numbers:
    """The name is its main one, or at least a spelling of that."""
    return each(context, lambda place, name: _alike(place.name, name))


def order(context: Context) -> Numbers:
    """The gazetteer's order of importance."""
    starts = context.story.starts
    rank = np.arange(len(context.story.places)) - starts[context.story.owner]
    value: Numbers = -np.log1p(np.minimum(rank, LOWEST))
    return value


def english(context: Context) -> Numbers:
    """It lies in a country of the text's language."""
    return each(context, lambda place, _: float(place.country in context.story.english))


@lru_cache(maxsize=100_000)
def _alike(one: str, other: str) -> float:
    """1 for one name however it is written, 0.5 for two spellings of it."""
    first, second = fold(one), fold(other)
    if first == second:
        return 1.0
    return 0.5 if skeleton(first) == skeleton(second) else 0.0
