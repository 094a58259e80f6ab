"""Which names the text puts inside which others, and for each such pair which readings do lie in one another."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geoevents.lexicon.place_words import place_words
from geoevents.resolve.footprints_size import kilometres
from geoevents.resolve.passes_story import Numbers, Story, contains, division_of, is_country
from geoevents.types import Place

# how much a reading fits a district that it is not listed in, where it lies in the same first-level division, and a
# first-level division where the gazetteer knows its country only
NEARLY, PERHAPS = 0.4, 0.3
# how much a place fits a town of the same district, and how far from a town its villages are
BESIDE, OUTLYING_KM = 0.8, 75.0
MOST_PARENTS = 2
SEATS = ("PPLC", "PPLA", "PPLA2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A name inside another. said : "chain", "outright" or "perhaps"; fits[i, o] : how well reading i lies in o."""

    inner: int
    outer: int
    said: str
    fits: Numbers


def held_names(story: Story) -> list[Held]:
    """The pairs of the document's names of which the text puts one inside the other."""
    found = []
    pairs: dict[tuple[int, int, str], None] = {}
    for one, other in story.chained:
        if one in story.rows and other in story.rows and story.rows[one] != story.rows[other]:
            pairs[story.rows[one], story.rows[other], "chain"] = None
    for inner, outer, said in _containers(story):
        pairs[inner, outer, "outright" if said else "perhaps"] = None
    for inner, outer, how in pairs:
        inside, around = story.names[inner].readings, story.names[outer].readings
        found.append(Held(inner=inner, outer=outer, said=how, fits=_fits(inside, around, loosely=how == "chain")))
    return found


def _fits(inside: Sequence[Place], around: Sequence[Place], *, loosely: bool) -> Numbers:
    fits = np.zeros((len(inside), len(around)))
    for column, outer in enumerate(around):
        for row, inner in enumerate(inside):
            if contains(outer, inner):
                fits[row, column] = 1.0
            elif _of_its_district(outer, inner):
                fits[row, column] = BESIDE
            elif loosely and outer.country == inner.country and outer.id != inner.id:
                fits[row, column] = _nearly(outer, inner)
    return fits


def _of_its_district(outer: Place, inner: Place) -> bool:
    """Whether the outer is a town and the inner a place of its district: "San Juan, Batangas" names the district."""
    towns = outer.feature_code.startswith("PPL") and inner.feature_code.startswith("PPL") and outer.id != inner.id
    return towns and len(outer.parents) > MOST_PARENTS and outer.parents[0] == inner.parents[0]


def _nearly(outer: Place, inner: Place) -> float:
    if outer.feature_code.startswith("PPL"):
        away = kilometres(outer.lon, outer.lat, inner.lon, inner.lat)
        return NEARLY if inner.feature_code.startswith("PPL") and away <= OUTLYING_KM else 0.0
    if outer.feature_code in {"ADM2", "ADM3", "ADM4"} and inner.feature_code != "ADM1":
        return NEARLY if division_of(outer) and division_of(outer) == division_of(inner) else 0.0
    return PERHAPS if outer.feature_code == "ADM1" and not division_of(inner) and not is_country(inner) else 0.0


def contradicted(story: Story, belief: Numbers, held: Sequence[Held]) -> frozenset[int]:
    """Names none of whose readings lies in the container that the text states ("Holliday, Mo.")."""
    ends = np.append(story.starts[1:], len(story.places))
    found = set()
    for pair in held:
        believed = belief[story.starts[pair.outer] : ends[pair.outer]]
        if pair.said == "chain":  # what holds a village or a district is a division, or else a town
            holds = [place.feature_code.startswith(("ADM", "PCL")) for place in story.names[pair.outer].readings]
            believed = believed * (np.array(holds) if any(holds) else 1.0)
        best = int(np.argmax(believed))
        outer, name = story.names[pair.outer].readings[best], story.names[pair.inner]
        if pair.said == "perhaps" or not _may_lack(name.readings[0], outer, chained=pair.said == "chain"):
            continue
        adjective = story.toponyms[name.mentions[0]].role == "adjectival"
        same = any(place.id == outer.id for place in name.readings)
        if not adjective and not same and not pair.fits[:, best].any():
            found.add(pair.inner)
    return frozenset(found)


def _may_lack(inner: Place, outer: Place, *, chained: bool) -> bool:
    """Whether a place that does not lie in the other is a wrong reading, rather than a neighbour in a list."""
    wide = is_country(outer) or outer.feature_code == "ADM1"
    if is_country(inner) or inner.feature_code in {"CONT", "RGN"}:
        return False
    if inner.feature_code == "ADM1":
        return chained and wide and inner.country != outer.country
    return wide or (chained and outer.feature_code.startswith("ADM"))


def _containers(story: Story) -> list[tuple[int, int, bool]]:
    joints, owners = place_words()["container_joints"], place_words()["possessives"]
    found: list[tuple[int, int, bool]] = []
    for index in range(len(story.toponyms) - 1):
        one, other = index, index + 1
        if one not in story.rows or other not in story.rows or story.rows[one] == story.rows[other]:
            continue
        gap = story.text[story.toponyms[one].span.end : story.toponyms[other].span.start]
        if len(gap) > 24 or "\n" in gap:
            continue
        words = gap.strip().lower()
        if words in {",", "("} and _same_rank(story, story.rows[one], story.rows[other]):
            continue
        if words in {",", "("} or (not words and gap):
            found.append((story.rows[one], story.rows[other], bool(words)))
        elif words.split()[:1] and words.split()[0] in joints:
            found += [(row, story.rows[other], False) for row in _listed(story, one) if row != story.rows[other]]
        if words.startswith(tuple(owners)) or (not words and gap):
            found.append((story.rows[other], story.rows[one], False))
    return found


def _listed(story: Story, last: int) -> list[int]:
    """The names of the list that ends with the mention: what holds its last holds them all ("X and Y in Z")."""
    found, index = [story.rows[last]], last
    while index and index - 1 in story.rows:
        gap = story.text[story.toponyms[index - 1].span.end : story.toponyms[index].span.start].strip().lower()
        if gap not in place_words()["list_ends"] and not (gap == "," and len(found) > 1):
            break
        index -= 1
        found.append(story.rows[index])
    return found


def _same_rank(story: Story, one: int, other: int) -> bool:
    """Whether two neighbours are of one kind, and so a list: "Russia, Ukraine", "Oregon, Washington"."""
    if story.toponyms[story.names[other].mentions[0]].rule == "abbreviation":
        return is_country(story.names[one].readings[0]) and is_country(story.names[other].readings[0])
    first, second = story.names[one].readings[0], story.names[other].readings[0]
    divisions = first.feature_code == second.feature_code == "ADM1"
    if divisions and any(
        place.feature_code in SEATS and contains(second, place) for place in story.names[one].readings
    ):
        return False  # "Victoria, Tamaulipas"
    return divisions or (is_country(first) and is_country(second))
