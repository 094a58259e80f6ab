"""Why a reading won, in a few words: the pass that told it most from its rivals."""

import numpy as np
from numpy.typing import NDArray

from geoevents.resolve.footprints_size import kilometres
from geoevents.resolve.passes import PASSES
from geoevents.resolve.passes_choice import Choice
from geoevents.resolve.passes_context import Pass
from geoevents.resolve.passes_story import NEAR_KM, Numbers, contains, is_country
from geoevents.types import Place

CLEAR = 0.35
CLUE = "{clue} tells of {country}"
CHAIN = next(number for number, each in enumerate(PASSES) if each.id == "chain")
USER = next(number for number, each in enumerate(PASSES) if each.id == "user-place")


def reason_of(choice: Choice, rows: NDArray[np.int64], best: int, factors: Numbers) -> str:
    """Why the row was chosen among its name's rows, as "pass-id: the reason in words"."""
    place = choice.story.places[best]
    if choice.evidence[best, USER] > 0:
        return f"{PASSES[USER].id}: {PASSES[USER].reason}"
    if len(rows) == 1:
        return f"only-one: {place.name} is the only place of that name"
    elsewhere = np.setdiff1d(rows, choice.story.beside(best, km=NEAR_KM))  # its own district is no rival
    rivals = elsewhere if len(elsewhere) else rows[rows != best]
    rival = int(rivals[np.argmax(choice.belief[rivals])])
    gain = (choice.evidence[best] - choice.evidence[rival]) * factors
    if gain.max() <= 0:
        return f"order: {place.name} is the most important of {len(rows)} places of that name"
    if choice.evidence[best, CHAIN] > 2 * choice.evidence[rows, CHAIN].min():
        return f"{PASSES[CHAIN].id}: {_say(PASSES[CHAIN], choice, best)} (of {len(rows)} places of that name)"
    # the first pass in order that tells clearly, since the order is from the most telling down
    clear = np.flatnonzero(gain >= CLEAR * gain.max())
    told = PASSES[int(clear[0])]
    return f"{told.id}: {_say(told, choice, best)} (of {len(rows)} places of that name)"


def _say(told: Pass, choice: Choice, best: int) -> str:
    place = choice.story.places[best]
    if told.id in ("country-named", "sentence") and (clue := _clue(choice, place)):
        return CLUE.format(clue=clue, country=_nation(choice, place))
    return told.reason.format(
        outer=_outer(choice, best) if "{outer}" in told.reason else "",
        near=_near(choice, best) if "{near}" in told.reason else "",
        division=place.admin1_name or "its division",
        country=_nation(choice, place),
    )


def _clue(choice: Choice, place: Place) -> str:
    """What tells of the place's country, where no word of the text names it: "SOHR", "the Taliban"; else ""."""
    telling = [
        name
        for name in choice.story.names
        if any(is_country(one) and one.country == place.country for one in name.readings)
    ]
    return telling[0].key if telling and not any(name.said for name in telling) else ""


def _nation(choice: Choice, place: Place) -> str:
    """The country's name, where the text names it, else its code."""
    named = (each.name for each in choice.story.places if is_country(each) and each.country == place.country)
    return next(named, place.country or "its country")


def _outer(choice: Choice, best: int) -> str:
    story, place = choice.story, choice.story.places[best]
    for pair in choice.held:
        rows = story.rows_of(pair.outer)
        outer_row = rows.start + int(np.argmax(choice.belief[rows]))
        if pair.inner == story.owner[best] and pair.fits[best - story.starts[pair.inner], outer_row - rows.start]:
            holder: Place = story.places[outer_row]
            return holder.name
    around = {*place.parents}
    for row in choice.likely[::-1]:
        outer: Place = story.places[row]
        held = outer.id in around or is_country(outer)
        if held and story.owner[row] != story.owner[best] and contains(outer, place):
            return outer.name
    return place.admin1_name or place.country


def _near(choice: Choice, best: int) -> str:
    """The nearest likely place that is no country."""
    here, story = choice.story.places[best], choice.story
    lon, lat = choice.radians
    half = np.sin((lat - np.radians(here.lat)) / 2) ** 2
    half += np.cos(lat) * np.cos(np.radians(here.lat)) * np.sin((lon - np.radians(here.lon)) / 2) ** 2
    other = (story.owner[choice.likely] != story.owner[best]) & ~story.is_country[choice.likely]
    if other.any():
        nearest = int(np.argmin(np.where(other, half, np.inf)))
        place: Place = story.places[choice.likely[nearest]]
        if kilometres(here.lon, here.lat, place.lon, place.lat) < 10 * NEAR_KM:
            return place.name
    return "other places of the text"
