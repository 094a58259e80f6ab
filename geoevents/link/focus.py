"""The place that a story is about: named most, named first, and named as a place."""

from collections import defaultdict

from geoevents.link.context import Context
from geoevents.link.places import Located, tie, within
from geoevents.types import Place

LEAD = 2
COUNTRY = 0.5
LEAST_TIE = 0.5
FOCUS = 0.45


def focus(context: Context) -> Located | None:
    """The place of the story, for events whose own sentences and those before name none."""
    scores: dict[str, float] = defaultdict(float)
    first: dict[str, int] = {}
    places: dict[str, Place] = {}
    for index, meant in enumerate(context.reading.toponyms):
        if meant.place is None or meant.footprint is None or meant.toponym.role != "locative":
            continue
        opens = context.dateline.contains(meant.toponym.span)
        sentence = context.place_sentence[index]
        if sentence in context.unfit or (not opens and tie(context, index) < LEAST_TIE):
            continue
        gain = 1.0 + (1.0 if sentence < LEAD and not opens else 0.0)
        scores[meant.place.id] += gain * (COUNTRY if meant.footprint.kind == "country" else 1.0)
        first.setdefault(meant.place.id, index)
        places[meant.place.id] = meant.place
    for inner, place in places.items():
        for outer, around in places.items():
            if within(place, around):
                scores[inner] += 0.3 * scores[outer]
    if not scores:
        return None
    best = max(scores, key=lambda one: (scores[one], -first[one]))
    meant = context.toponym(first[best])
    reason = f"no place is named for it; the story is about {meant.toponym.text!r}; {meant.reason}"
    return Located(toponym=meant, weight=FOCUS, reason=reason, own=False)
