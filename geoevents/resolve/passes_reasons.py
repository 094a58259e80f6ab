"""Why a reading won, in a few words: the pass that told it most from its rivals."""

import numpy as np
from numpy.typing import NDArray

from geoevents.resolve.footprints import kilometres
from geoevents.resolve.passes import PASSES, Pass
from geoevents.resolve.passes_choice import Choice
from geoevents.resolve.passes_story import NEAR_KM, Numbers, contains, is_country
from geoevents.types import Place

CLEAR = 0.35
CHAIN = next(number for number, each in enumerate(PASSES) if each.id == "chain")
USER = next(number for number, each in enumerate(PASSES) if each.id == "user-place")


def reason_of(choice: Choice, rows: NDArray[np.int64], best: int, factors: Numbers) -> str:
    """Why the row was chosen among its name's rows, as "pass-id: the reason in words"."""
    place = choice.story.places[best]
    if choice.evidence[best, USER] > 0:
        return f"{PASSES[USER].id}: {PASSES[USER].reason}"
    if len(rows) == 1:
        return f"only-one: {place.name} is the only place of that name"
    rivals = rows[rows != best]
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
    return told.reason.format(
        outer=_outer(choice, best) if "{outer}" in told.reason else "",
        near=_near(choice, best) if "{near}" in told.reason else "",
        division=place.admin1_name or "its division",
        country=place.country or "its country",
    )


def _likely(choice: Choice, best: int) -> list[tuple[int, Place]]:
    owner = choice.story.owner
    rows = np.flatnonzero((choice.belief > 0.5) & (owner != owner[best]))
    return [(int(row), choice.story.places[row]) for row in rows]


def _outer(choice: Choice, best: int) -> str:
    place = choice.story.places[best]
    names = [outer.name for _, outer in _likely(choice, best) if contains(outer, place)]
    return names[-1] if names else place.admin1_name or place.country


def _near(choice: Choice, best: int) -> str:
    here = choice.story.places[best]
    close = sorted(
        (kilometres(here.lon, here.lat, place.lon, place.lat), place.name)
        for _, place in _likely(choice, best)
        if not is_country(place)
    )
    return close[0][1] if close and close[0][0] < 10 * NEAR_KM else "other places of the text"
