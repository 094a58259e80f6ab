"""The place that a story is about: named most, named first, and named as a place."""

from collections import defaultdict

from geoevents.link.context import Context
from geoevents.link.places import Located, tie, within

LEAD = 2
COUNTRY = 0.5
LEAST_TIE = 0.5
SHARE = 0.5
FOCUS = 0.45


def focus(context: Context) -> Located | None:
    """The place of the story, for events whose own sentences and those before name none.

    A town or a region must be at least half of what its country's places are named for; else it is the country.
    """
    scores, first = _scores(context)
    places = {index: place for index in first.values() if (place := context.toponym(index).place) is not None}
    totals: dict[str, float] = defaultdict(float)
    for index, place in places.items():
        totals[place.country] += scores[place.id] * (COUNTRY if _is_country(context, index) else 1.0)
    if not totals:
        return None
    country = max(totals, key=lambda one: (totals[one], one))
    inside = {index: scores[place.id] for index, place in places.items() if place.country == country}
    local = {index: score for index, score in inside.items() if not _is_country(context, index)}
    for index in local:
        inside[index] += sum(0.3 * inside[one] for one in local if within(places[index], places[one]))
    best = max(local, key=lambda one: (inside[one], -one), default=None)
    if best is not None and inside[best] >= SHARE * sum(local.values()):
        return _focus(context, best)
    whole = next((one for one in inside if _is_country(context, one)), _named_country(context, country))
    return _focus(context, whole if whole is not None else best)


def _scores(context: Context) -> tuple[dict[str, float], dict[str, int]]:
    """How much each place is named as a place, the opening sentences twice; and its first mention."""
    scores: dict[str, float] = defaultdict(float)
    first: dict[str, int] = {}
    for index, meant in enumerate(context.reading.toponyms):
        if meant.place is None or meant.footprint is None or meant.toponym.role != "locative":
            continue
        opens, sentence = context.dateline.contains(meant.toponym.span), context.place_sentence[index]
        if sentence in context.unfit or (not opens and tie(context, index) < LEAST_TIE):
            continue
        scores[meant.place.id] += 2.0 if sentence < LEAD and not opens else 1.0
        first.setdefault(meant.place.id, index)
    return scores, first


def _is_country(context: Context, index: int) -> bool:
    mark = context.toponym(index).footprint
    return mark is not None and mark.kind == "country"


def _named_country(context: Context, country: str) -> int | None:
    """The first mention of a country under any role: "Cambodian" names Cambodia."""
    for index, meant in enumerate(context.reading.toponyms):
        if meant.place is not None and meant.place.country == country and _is_country(context, index):
            return index
    return None


def _focus(context: Context, index: int | None) -> Located | None:
    if index is None:
        return None
    meant = context.toponym(index)
    reason = f"no place is named for it; the story is about {meant.toponym.text!r}; {meant.reason}"
    return Located(toponym=meant, weight=FOCUS, reason=reason, own=False)
