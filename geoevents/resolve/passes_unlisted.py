"""Names that no row of the gazetteer fits: another spelling, the place that holds them, or the town of their story."""

from collections.abc import Sequence

from geoevents.gazetteer import Gazetteer
from geoevents.lexicon.place_words import place_words
from geoevents.resolve.footprints_size import kilometres
from geoevents.resolve.passes_kin import like_spelt
from geoevents.resolve.passes_known import SPELLING_KM, Guess, Known, behind
from geoevents.resolve.passes_story import contains, is_country
from geoevents.resolve.passes_town import BUILT, town
from geoevents.types import Place

SPELLING_DEGREES = 1.5
SURE_SPELLING, SURE_COUNTRY, SURE_CONTAINER = 0.7, 0.6, 0.6
LISTED = 0.45


def guess(number: int, *, known: Known) -> Guess | None:
    """The best guess for the mention of that number, or None where nothing is sure enough."""
    if known.tagged.toponyms[number].rule in BUILT:
        return town(number, known)
    return _container(number, known) or _neighbour(number, known)


def spelling(number: int, *, known: Known, gazetteer: Gazetteer) -> Guess | None:
    """A place whose name sounds alike, near the story's other places or in the country that its sentence names."""
    toponym = known.tagged.toponyms[number]
    if toponym.rule in BUILT:
        return None
    own = known.placed[number][0].id if number in known.placed else ""
    local = [place for place in known.around(number) if place.id != own]
    nations = known.nations(number)
    countries = {place.country for place in local if place.country} | set(known.countries) | nations
    outer = behind(number, known)
    alike = [
        (place, _farness(place, local, known))
        for place in like_spelt(gazetteer, toponym.name, frozenset(countries))
        if outer is None or contains(outer, place) or not _holds(outer)
    ]
    near = [place for place, away in alike if away < SPELLING_KM]
    if near:
        reason = f"spelling: another spelling of {near[0].name}"
        return Guess(place=near[0], score=SURE_SPELLING, reason=reason, exact=True)
    inside = [place for place, _ in alike if place.country in nations]
    if len(nations) > 1 or not inside or any(_apart(inside[0], place) for place in inside):
        return None
    told = "that its sentence names" if known.named(number) else "that its source or the groups in it tell of"
    reason = f"spelling: another spelling of {inside[0].name}, in the country {told}"
    return Guess(place=inside[0], score=SURE_COUNTRY, reason=reason, exact=True)


def _apart(one: Place, other: Place) -> bool:
    return kilometres(one.lon, one.lat, other.lon, other.lat) > SPELLING_KM


def _holds(place: Place) -> bool:
    """Whether the place is one that others are said to lie in."""
    return is_country(place) or place.feature_code.startswith("ADM")


def _farness(place: Place, local: Sequence[Place], known: Known) -> float:
    """How far the place is from the story's others, in km; 0 in a country that the user named."""
    if place.country in known.countries:
        return 0.0
    beside = (other for other in local if abs(place.lat - other.lat) < SPELLING_DEGREES)  # the cheap test first
    return min((kilometres(place.lon, place.lat, other.lon, other.lat) for other in beside), default=SPELLING_KM)


def _container(number: int, known: Known) -> Guess | None:
    """The place named right behind it: "Holliday, Mo."."""
    outer = behind(number, known)
    if outer is None:
        return None
    reason = f"unlisted: not in the gazetteer; {outer.name} is named beside it"
    return Guess(place=outer, score=SURE_CONTAINER, reason=reason, exact=False)


def _neighbour(number: int, known: Known) -> Guess | None:
    """A place that stands in one list with it: "the village of X and the city of Y"."""
    toponyms, text = known.tagged.toponyms, known.tagged.document.text
    for other in (number + 1, number - 1):
        if other not in known.placed or known.sentence[other] != known.sentence[number]:
            continue
        place, score = known.placed[other]
        first, second = sorted((toponyms[number].span, toponyms[other].span))
        if _one_list(text[first.end : second.start]) and place.feature_code.startswith("PPL"):
            reason = f"unlisted: not in the gazetteer; named in one list with {place.name}"
            return Guess(place=place, score=min(score, LISTED), reason=reason, exact=False)
    return None


def _one_list(gap: str) -> bool:
    """Whether only a joint, articles and "village of" stand between two names."""
    words = place_words()
    joint, *rest = gap.lower().replace(",", " , ").split() or [""]
    between = words["settlement_cues"] | words["articles"] | words["genitives"] | words["list_joints"]
    return joint in words["list_joints"] and all(word in between for word in rest)
