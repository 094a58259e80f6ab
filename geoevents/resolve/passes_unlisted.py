"""Names that no row of the gazetteer fits: another spelling, the place that holds them, or the town of their story."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from geoevents.gazetteer import Gazetteer
from geoevents.lexicon.place_words import place_words
from geoevents.resolve.footprints_size import kilometres
from geoevents.resolve.passes_chain import LINKS, link
from geoevents.resolve.passes_kin import like_spelt
from geoevents.resolve.passes_story import contains, is_country
from geoevents.types import Place, Tagged

SPELLING_KM = 150.0
SPELLING_DEGREES = 1.5
SURE_SPELLING, SURE_COUNTRY, SURE_CONTAINER, SURE_TOWN, LIKELY_TOWN = 0.7, 0.6, 0.6, 0.75, 0.5
LIKELY = 0.5
GAP = 40
BUILT = frozenset({"facility", "street", "road"})
TOWNS = ("PPL", "ADM2", "ADM3")
LISTED = 0.45
WINDOW = 100


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
    hinted: frozenset[str] = frozenset()

    def around(self, number: int) -> tuple[Place, ...]:
        """The local places of a short text, of a long one those named within so many mentions."""
        if len(self.sentence) <= 2 * WINDOW:
            return self.local
        near = (self.placed[other] for other in range(number - WINDOW, number + WINDOW) if other in self.placed)
        likely = (place for place, score in near if score > LIKELY and not is_country(place))
        return tuple({place.id: place for place in likely}.values())

    def nations(self, number: int) -> set[str]:
        """The countries that the mention's sentence names; where the text names none, those that clues tell of."""
        return self.named(number) if self._nations else set(self.hinted)

    def named(self, number: int) -> set[str]:
        """The countries that the mention's sentence names."""
        return self._nations.get(self.sentence[number], set())

    @cached_property
    def _nations(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for number, (place, score) in self.placed.items():
            if score > LIKELY and is_country(place):
                found.setdefault(self.sentence[number], set()).add(place.country)
        return found

    @cached_property
    def local(self) -> tuple[Place, ...]:
        """The places of the text that are likely right and smaller than a country, each once."""
        likely = (place for place, score in self.placed.values() if score > LIKELY and not is_country(place))
        return tuple({place.id: place for place in likely}.values())

    @cached_property
    def towns(self) -> tuple[int, ...]:
        """The mentions that are likely towns or districts, in text order."""
        return tuple(
            sorted(
                number
                for number, (place, score) in self.placed.items()
                if score > LIKELY and place.feature_code.startswith(TOWNS)
            )
        )

    @cached_property
    def one_town(self) -> bool:
        """Whether all towns of the text lie near its first."""
        places = {self.placed[number][0].id: self.placed[number][0] for number in self.towns}
        first = next(iter(places.values()), None)
        return first is not None and all(
            kilometres(first.lon, first.lat, place.lon, place.lat) < SPELLING_KM for place in places.values()
        )


def guess(number: int, *, known: Known) -> Guess | None:
    """The best guess for the mention of that number, or None where nothing is sure enough."""
    if known.tagged.toponyms[number].rule in BUILT:
        return _town(number, known)
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
    outer = _behind(number, known)
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


def _behind(number: int, known: Known) -> Place | None:
    """What holds the mention by the text: the next name, or that name's holder where it is unlisted, too.

    Of a list the whole lies in what holds its last: "X and Y in Z".
    """
    toponyms, text = known.tagged.toponyms, known.tagged.document.text
    listed = False
    for inner in range(number, min(number + LINKS, len(toponyms) - 1)):
        gap = text[toponyms[inner].span.end : toponyms[inner + 1].span.start]
        if known.sentence[inner] != known.sentence[inner + 1] or "." in gap:
            return None
        if gap.strip().lower() in place_words()["list_ends"] and not _nation(inner + 1, known):
            listed = True
            continue
        last = gap.split()[-1:]
        inside = bool(last) and last[0] in place_words()["container_joints"]
        joined = (inside and len(gap) < GAP) or (gap.strip() in {",", "("} and not listed)
        joined = joined or link(text, toponyms[inner], toponyms[inner + 1]) is not None
        if not joined:
            return None
        if inner + 1 in known.placed:
            return known.placed[inner + 1][0]
    return None


def _nation(number: int, known: Known) -> bool:
    """Whether the mention is placed as a country."""
    return number in known.placed and is_country(known.placed[number][0])


def _town(number: int, known: Known) -> Guess | None:
    """The town that a street or a hospital lies in: named behind it, in its sentence, or the story's only one."""
    outer = _behind(number, known)
    if outer is not None:
        return Guess(place=outer, score=SURE_TOWN, reason=f"town: {outer.name} is named behind it", exact=False)
    at = bisect_left(known.towns, number)
    beside = [
        other for other in known.towns[max(0, at - 1) : at + 1] if known.sentence[other] == known.sentence[number]
    ]
    if beside:
        place = known.placed[min(beside, key=lambda other: abs(other - number))][0]
        return Guess(place=place, score=LIKELY_TOWN, reason=f"town: {place.name} is in its sentence", exact=False)
    if not known.one_town:
        return None
    place = known.placed[known.towns[max(0, at - 1)]][0]
    return Guess(place=place, score=LIKELY_TOWN, reason=f"town: the story plays in {place.name}", exact=False)
