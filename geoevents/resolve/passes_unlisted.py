"""Names that no row of the gazetteer fits: another spelling, the place that holds them, or the town of their story."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geoevents.gazetteer import Gazetteer
from geoevents.gazetteer.keys import ARTICLES, fold
from geoevents.resolve.footprints import kilometres
from geoevents.resolve.passes_story import is_country
from geoevents.types import Place, Tagged, Toponym

SPELLING_KM = 150.0
SURE_SPELLING, SURE_CONTAINER, SURE_TOWN, LIKELY_TOWN = 0.7, 0.6, 0.75, 0.5
LIKELY = 0.5
GAP = 40
BUILT = frozenset({"facility", "street", "road"})
SHORTEST = 4
ALIKE = 0.8
LISTED = 0.45
JOINED = re.compile(r"^\s?(?:,|and|or|, and|, or)\s(?:the \w+(?: \w+)? of )?(?:the )?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """Where an unlisted name can lie. exact : a row of its own, else the area of another place."""

    place: Place
    score: float
    reason: str
    exact: bool


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the choice has settled: mention -> (place, score), and the sentence of each mention."""

    tagged: Tagged
    placed: Mapping[int, tuple[Place, float]]
    sentence: Sequence[int]
    countries: tuple[str, ...] = ()


def guess(number: int, *, known: Known) -> Guess | None:
    """The best guess for the mention of that number, or None where nothing is sure enough."""
    if known.tagged.toponyms[number].rule in BUILT:
        return _town(number, known)
    return _container(number, known) or _neighbour(number, known)


def spelling(number: int, *, known: Known, gazetteer: Gazetteer) -> Guess | None:
    """A place whose name sounds alike, in a country of the story and near its other places."""
    toponym = known.tagged.toponyms[number]
    if toponym.rule in BUILT:
        return None
    local = [
        place
        for other, (place, score) in known.placed.items()
        if score > LIKELY and not is_country(place) and other != number
    ]
    countries = {place.country for place in local if place.country} | set(known.countries)
    if not countries or len(toponym.name) < SHORTEST:
        return None
    near = [
        (_farness(place, local, known), rank, place)
        for rank, place in enumerate(gazetteer.similar(toponym.name, countries=sorted(countries), limit=10))
    ]
    near = [row for row in near if row[0] < SPELLING_KM and _alike(toponym.name, row[2].name)]
    if not near:
        return None
    place = min(near, key=lambda row: (row[1], row[0]))[2]
    return Guess(place=place, score=SURE_SPELLING, reason=f"spelling: another spelling of {place.name}", exact=True)


def _farness(place: Place, local: Sequence[Place], known: Known) -> float:
    """How far the place is from the story's others, in km; 0 in a country that the user named."""
    if place.country in known.countries:
        return 0.0
    return min((kilometres(place.lon, place.lat, other.lon, other.lat) for other in local), default=SPELLING_KM)


def _container(number: int, known: Known) -> Guess | None:
    """The place named right behind it: "Holliday, Mo."."""
    outer = _behind(number, known)
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
        if JOINED.match(text[first.end : second.start].lower()) and place.feature_code.startswith("PPL"):
            reason = f"unlisted: not in the gazetteer; named in one list with {place.name}"
            return Guess(place=place, score=min(score, LISTED), reason=reason, exact=False)
    return None


def _alike(said: str, name: str) -> bool:
    """Whether the two are spellings of one name, their articles apart."""
    from rapidfuzz.distance import JaroWinkler

    one, other = (" ".join(word for word in fold(text).split() if word not in ARTICLES) for text in (said, name))
    return JaroWinkler.normalized_similarity(one, other) >= ALIKE


def _behind(number: int, known: Known) -> Place | None:
    toponyms = known.tagged.toponyms
    if number + 1 >= len(toponyms) or number + 1 not in known.placed:
        return None
    gap = known.tagged.document.text[toponyms[number].span.end : toponyms[number + 1].span.start]
    joined = gap.strip() in {",", "(", "in", "of", ", in"} or (len(gap) < GAP and gap.rstrip().endswith(" in"))
    same = known.sentence[number] == known.sentence[number + 1]
    return known.placed[number + 1][0] if joined and same and "." not in gap else None


def _town(number: int, known: Known) -> Guess | None:
    """The town that a street or a hospital lies in: named behind it, in its sentence, or the story's only one."""
    outer = _behind(number, known)
    if outer is not None:
        return Guess(place=outer, score=SURE_TOWN, reason=f"town: {outer.name} is named behind it", exact=False)
    towns = {
        other: place
        for other, (place, score) in known.placed.items()
        if score > LIKELY and place.feature_code.startswith(("PPL", "ADM2", "ADM3"))
    }
    same = [other for other in towns if known.sentence[other] == known.sentence[number]]
    if same:
        place = towns[min(same, key=lambda other: abs(other - number))]
        return Guess(place=place, score=LIKELY_TOWN, reason=f"town: {place.name} is in its sentence", exact=False)
    if not towns:
        return None
    before = [other for other in towns if other < number]
    place = towns[before[-1] if before else min(towns)]
    close = all(kilometres(place.lon, place.lat, other.lon, other.lat) < SPELLING_KM for other in towns.values())
    if not close:
        return None
    return Guess(place=place, score=LIKELY_TOWN, reason=f"town: the story plays in {place.name}", exact=False)


def named(place: Place, toponym: Toponym) -> Place:
    """The place under the toponym's own name, where it only stands for the area around it."""
    return replace(place, name=toponym.text)
