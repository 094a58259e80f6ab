"""Readings that a name gets besides the places that bear it: namesakes and like spellings where the text puts it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from geoevents.gazetteer import Gazetteer
from geoevents.gazetteer.keys import ARTICLES, fold
from geoevents.resolve.passes_group import LIMIT, limit_of
from geoevents.resolve.passes_story import Name, contains, is_country
from geoevents.types import Clue, Place, Toponym

LIKELIEST = 8
WIDEST = 400
SHORTEST = 4
ALIKE = 0.85
KNOWN = 300_000
FIRM = ("PCL", "TERR", "CONT", "OCN", "SEA", "RGN")
FEW = 3


def enclosed(
    names: tuple[Name, ...], chained: Iterable[tuple[int, int]], toponyms: Sequence[Toponym], *, gazetteer: Gazetteer
) -> tuple[Name, ...]:
    """The names, with the further readings that lie where a chain puts them ("San Jose" of forty in one district)."""
    rows = {mention: number for number, name in enumerate(names) for mention in name.mentions}
    found, cut = list(names), min(limit_of(len(names)), LIMIT)
    nearest = {inner: outer for inner, outer in reversed(list(chained)) if inner in rows and outer in rows}
    for inner, outer in nearest.items():
        if len(names[rows[inner]].readings) < cut:  # all of that name are there
            continue
        name, around = found[rows[inner]], names[rows[outer]].readings[:LIKELIEST]
        countries = sorted({place.country for place in around if place.country})
        more = gazetteer.lookup(toponyms[inner].name, countries=countries, limit=WIDEST) if countries else ()
        held = {place.id for place in name.readings}
        inside = [p for p in more if p.id not in held and any(contains(holder, p) for holder in around)]
        if inside:
            found[rows[inner]] = replace(name, readings=(*name.readings, *inside[:LIKELIEST]))
    return tuple(found)


def completed(names: tuple[Name, ...], toponyms: Sequence[Toponym], *, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """The names, those of very many places with the further ones of the divisions that the text names."""
    divisions = [name.readings[0] for name in names if name.readings and name.readings[0].feature_code == "ADM1"]
    countries = sorted({place.country for place in divisions})
    if not divisions:
        return names
    found = []
    for name in names:
        if len(name.readings) == LIMIT and name.mentions:
            held = {place.id for place in name.readings}
            more = gazetteer.lookup(toponyms[name.mentions[0]].name, countries=countries, limit=WIDEST)
            inside = [p for p in more if p.id not in held and any(contains(division, p) for division in divisions)]
            name = replace(name, readings=(*name.readings, *inside[:LIKELIEST]))
        found.append(name)
    return tuple(found)


def told_of(clues: Iterable[Clue], *, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """Each clue as a name that no mention bears, with the countries that it tells of for its readings."""
    found = []
    for clue in clues:
        states = (gazetteer.country(code) for code in clue.countries)
        known = tuple(state for state in states if state is not None)
        if known:
            found.append(Name(key=clue.said, mentions=(), readings=known, said=False))
    return tuple(found)


def respelt(
    names: tuple[Name, ...],
    sentences: Sequence[int],
    toponyms: Sequence[Toponym],
    *,
    hinted: frozenset[str] = frozenset(),
    gazetteer: Gazetteer,
) -> tuple[Name, ...]:
    """The names, with like-spelt places of a country that their sentence names and none of their readings is in.

    hinted : the countries that are taken for named where the text names none.

    "Madaya in Syria" is not the Madaya of Myanmar, however Syria's is spelt.
    """
    nations: dict[int, set[str]] = {}
    for name in names:
        if name.readings and is_country(name.readings[0]):
            for mention in name.mentions:
                nations.setdefault(sentences[mention], set()).add(name.readings[0].country)
    if not nations and hinted:
        nations = {sentence: set(hinted) for sentence in sentences}
    if not nations:
        return names
    return tuple(_respelt(name, sentences, nations, toponyms, gazetteer=gazetteer) for name in names)


def _respelt(
    name: Name,
    sentences: Sequence[int],
    nations: dict[int, set[str]],
    toponyms: Sequence[Toponym],
    *,
    gazetteer: Gazetteer,
) -> Name:
    countries = {code for mention in name.mentions for code in nations.get(sentences[mention], ())}
    first = name.readings[0]
    firm = first.feature_code.startswith(FIRM) or first.population >= KNOWN
    if not countries or firm or any(place.country in countries for place in name.readings):
        return name
    mention = toponyms[name.mentions[0]]
    if mention.role in {"adjectival", "demonym"} or mention.rule == "abbreviation":
        return name
    more = like_spelt(gazetteer, mention.name, frozenset(countries))
    return replace(name, readings=(*name.readings, *more[:FEW])) if more else name


@lru_cache(maxsize=4_000)
def like_spelt(gazetteer: Gazetteer, name: str, countries: Collection[str]) -> tuple[Place, ...]:
    """Places of the countries whose main name is another spelling of the name, most similar first."""
    if len(name) < SHORTEST or not countries:
        return ()
    found = gazetteer.similar(name, countries=sorted(countries), limit=10)
    return tuple(place for place in found if alike(name, place.name))


def alike(said: str, name: str) -> bool:
    """Whether the two are spellings of one name, their articles apart."""
    from rapidfuzz.distance import JaroWinkler

    one, other = (" ".join(word for word in fold(text).split() if word not in ARTICLES) for text in (said, name))
    return JaroWinkler.normalized_similarity(one, other) >= ALIKE
