"""Streets, schools and hospitals lie in the town of their story, also where they bear another town's name."""

import re
from bisect import bisect_left
from itertools import takewhile

from geoevents.lexicon.place_words import place_words
from geoevents.resolve.footprints_size import kilometres
from geoevents.resolve.passes_known import TOWNS, Guess, Known, behind
from geoevents.types import Place, Toponym

BUILT = frozenset({"facility", "street", "road"})
SURE_TOWN, LIKELY_TOWN, LAST_TOWN = 0.75, 0.5, 0.4
SENTENCES = 3
STORY_KM = 161.0
NAMED = re.compile(r"(?:['’]s?)?((?: [A-Za-z][\w.&-]*(?:['’]s)?)+)")
LONGEST = 60


def town(number: int, known: Known) -> Guess | None:
    """The town of a street or a hospital: named behind it, in its sentence, the story's, or the last one named."""
    outer = behind(number, known)
    if outer is not None:
        return Guess(place=outer, score=SURE_TOWN, reason=f"town: {outer.name} is named behind it", exact=False)
    towns = [other for other in known.towns if not _same(number, other, known)]
    at = bisect_left(towns, number)
    beside = [other for other in towns[max(0, at - 1) : at + 1] if known.sentence[other] == known.sentence[number]]
    if beside:
        return _guess(
            min(beside, key=lambda other: abs(other - number)), known, "{name} is in its sentence", LIKELY_TOWN
        )
    if not towns:
        return None
    nearest = towns[max(0, at - 1)]
    if known.one_town(towns):
        return _guess(nearest, known, "the story plays in {name}", LIKELY_TOWN)
    last = nearest < number and known.sentence[number] - known.sentence[nearest] < SENTENCES
    return _guess(nearest, known, "{name} is the last town named before it", LAST_TOWN) if last else None


def borne(number: int, known: Known) -> Guess | None:
    """The story's town for "Lincoln Elementary School", where the Lincoln that was chosen is nowhere near it."""
    toponym, place = known.tagged.toponyms[number], known.placed[number][0]
    kind = toponym.name.split()[-1].lower() in place_words()["division_cues"]
    if kind or not place.feature_code.startswith(TOWNS) or not _of_facility(known.tagged.document.text, toponym):
        return None
    others = [known.placed[other][0] for other in known.towns if not _same(number, other, known)]
    if not others or any(_near(place, other) for other in others):
        return None
    found = town(number, known)
    if found is None:
        return None
    reason = f"{found.reason}; {place.name} is only in the name of the place"
    return Guess(place=found.place, score=min(found.score, LIKELY_TOWN), reason=reason, exact=False)


def _guess(other: int, known: Known, reason: str, score: float) -> Guess:
    place, sure = known.placed[other]
    return Guess(place=place, score=min(score, sure), reason="town: " + reason.format(name=place.name), exact=False)


def _same(number: int, other: int, known: Known) -> bool:
    return known.tagged.toponyms[number].name.casefold() == known.tagged.toponyms[other].name.casefold()


def _near(one: Place, other: Place) -> bool:
    return kilometres(one.lon, one.lat, other.lon, other.lat) <= STORY_KM


def _of_facility(text: str, toponym: Toponym) -> bool:
    """Whether the name goes on to that of a building, a park or a street of any town ("Lincoln Elementary School")."""
    named = NAMED.match(text[toponym.span.end : toponym.span.end + LONGEST])
    words = place_words()
    heads = (words["facility_heads"] | words["street_heads"]) - words["own_town_heads"]
    run = takewhile(
        lambda word: word[0].isupper() or word in words["building_joints"], named[1].split() if named else ()
    )
    return any(word.lower().rstrip(".") in heads for word in run)
