"""What the choice has settled about a text, as the names that it left open see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from geoevents.lexicon.place_words import place_words
from geoevents.resolve.footprints_size import kilometres
from geoevents.resolve.passes_chain import LINKS, link
from geoevents.resolve.passes_story import is_country
from geoevents.types import Place, Tagged

LIKELY = 0.5
OPEN = 0.35
WINDOW = 100
SPELLING_KM = 150.0
HOME = "home-of"
TOWNS = ("PPL", "ADM2", "ADM3")
GAP = 40


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
        """The mentions that are towns or districts and sure enough to be marked, in text order; nobody's home town."""
        return tuple(
            sorted(
                number
                for number, (place, score) in self.placed.items()
                if score >= OPEN and place.feature_code.startswith(TOWNS) and self.tagged.toponyms[number].rule != HOME
            )
        )

    def one_town(self, mentions: Sequence[int]) -> bool:
        """Whether all places of those mentions lie near the first."""
        places = {self.placed[number][0].id: self.placed[number][0] for number in mentions}
        first = next(iter(places.values()), None)
        return first is not None and all(
            kilometres(first.lon, first.lat, place.lon, place.lat) < SPELLING_KM for place in places.values()
        )


def behind(number: int, known: Known) -> Place | None:
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
