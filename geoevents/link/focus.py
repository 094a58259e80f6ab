"""The place that a story is about: named most, named first, and named as a place."""

from collections import defaultdict

from geoevents.link.context import Context
from geoevents.link.lists import stands_in
from geoevents.link.places import Located
from geoevents.link.seats import within
from geoevents.link.ties import tie

LEAD = 2
COUNTRY = 0.5
LEAST_TIE = 0.5
SHARE = 0.5
FOCUS = 0.45
# where somebody is from, and the town that was lent to a hospital or a street, are not what the story is about
HOME, LENT = "home-of", "town:"


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
    share = {
        index: score + sum(local[one] for one in local if within(places[one], places[index]))
        for index, score in local.items()
    }
    rivals = {
        index: sum(score for one, score in local.items() if not within(places[index], places[one])) for index in local
    }
    unknown = _unknown(context)
    spoken = [one for one in local if _opens(context, one) and share[one] >= SHARE * (rivals[one] + unknown)]
    best = max(spoken, key=lambda one: (_is_point(context, one), share[one], -one), default=None)
    if best is not None:
        return _focus(context, best)
    whole = next((one for one in inside if _is_country(context, one)), _named_country(context, country))
    return _focus(context, whole if whole is not None else max(local, key=lambda one: (local[one], -one), default=None))


def _opens(context: Context, index: int) -> bool:
    """Whether a place is named in the opening of the text, or in its dateline."""
    return context.headline or _rank(context, index) <= LEAD


def _rank(context: Context, index: int) -> int:
    """The number of prose sentences before a toponym's own."""
    sentence = context.place_sentence[index]
    return sentence - sum(one < sentence for one in context.unfit)


def _unknown(context: Context) -> int:
    """How often the text names places that the gazetteer does not hold."""
    return sum(
        one.place is None and one.footprint is None and one.toponym.role == "locative"
        for one in context.reading.toponyms
    )


def _scores(context: Context) -> tuple[dict[str, float], dict[str, int]]:
    """How much each place is named as a place, the opening sentences twice; and its first mention."""
    scores: dict[str, float] = defaultdict(float)
    first: dict[str, int] = {}
    for index, meant in enumerate(context.reading.toponyms):
        if (
            meant.place is None
            or meant.footprint is None
            or meant.toponym.role != "locative"
            or meant.toponym.rule == HOME
            or meant.reason.startswith(LENT)
            or stands_in(context, index)
        ):
            continue
        opens, sentence = context.dateline.contains(meant.toponym.span), context.place_sentence[index]
        if (sentence in context.unfit and not opens) or (
            not opens and not context.headline and tie(context, index) < LEAST_TIE
        ):
            continue
        scores[meant.place.id] += 2.0 if _rank(context, index) < LEAD and not opens else 1.0
        first.setdefault(meant.place.id, index)
    return scores, first


def _is_country(context: Context, index: int) -> bool:
    mark = context.toponym(index).footprint
    return mark is not None and mark.kind == "country"


def _is_point(context: Context, index: int) -> bool:
    mark = context.toponym(index).footprint
    return mark is not None and mark.kind == "point"


def _named_country(context: Context, country: str) -> int | None:
    """The first mention of a country under any role: "Cambodian" names Cambodia."""
    for index, meant in enumerate(context.reading.toponyms):
        if meant.place is not None and meant.place.country == country and _is_country(context, index):
            return index
    return None


def from_elsewhere(context: Context, story: Located | None, sentence: int) -> Located | None:
    """The story's place, if a sentence other than this one speaks for it."""
    if story is None or story.toponym.place is None or context.headline:
        return story
    told = context.mentions.get(story.toponym.place.id, ())
    return story if any(context.place_sentence[index] != sentence for index in told) else None


def named_by(context: Context, story: Located, sentence: int) -> bool:
    """Whether the story's place has been named by the time a sentence is told."""
    told = context.mentions.get(story.toponym.place.id, ()) if story.toponym.place else ()
    return any(context.place_sentence[index] <= sentence for index in told)


def _focus(context: Context, index: int | None) -> Located | None:
    if index is None:
        return None
    meant = context.toponym(index)
    reason = f"no place is named for it; the story is about {meant.toponym.text!r}; {meant.reason}"
    return Located(toponym=meant, weight=FOCUS, reason=reason, own=False)
