"""The mentions of a document gathered into names, each with the places that it may mean."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from geoevents.gazetteer import Gazetteer
from geoevents.lexicon.place_words import abbreviation, state_titles
from geoevents.resolve.footprints_size import SEAT
from geoevents.resolve.passes_story import Name, contains, is_country
from geoevents.types import Place, Toponym

LIMIT = 40
TOTAL = 1600


def group(
    toponyms: Sequence[Toponym],
    *,
    gazetteer: Gazetteer,
    text: str,
    homes: Sequence[str] = (),
    pinned: Mapping[str, Place],
) -> tuple[Name, ...]:
    """The names of a document with their readings; the mentions that no place of the gazetteer fits are left out.

    One name is one place, but where the text gives it two containers ("Kingston, N.Y.", "Kingston, Ontario").
    """
    mentions: dict[str, list[int]] = {}
    found: dict[str, tuple[Place, ...]] = {}
    said = [_readings(toponym, pinned, gazetteer) for toponym in toponyms]
    apart = _apart(toponyms, said, text)
    for number, (toponym, places) in enumerate(zip(toponyms, said, strict=True)):
        if not places:
            continue
        key = places[0].id if len(places) == 1 else toponym.name.casefold() + apart.get(number, "")
        found.setdefault(key, places)
        mentions.setdefault(key, []).append(number)
    cut = min(limit_of(len(found)), LIMIT)
    names = [Name(key=key, mentions=tuple(rows), readings=found[key][:cut]) for key, rows in mentions.items()]
    for home in homes:
        places = _named(gazetteer, home, LIMIT)
        if places and home.casefold() not in found:
            names.append(Name(key=home.casefold(), mentions=(), readings=places[:cut], said=False))
    return tuple(names)


def _readings(toponym: Toponym, pinned: Mapping[str, Place], gazetteer: Gazetteer) -> tuple[Place, ...]:
    pin = pinned.get(toponym.name.casefold())
    return (pin,) if pin else readings(toponym, gazetteer=gazetteer)


def _apart(toponyms: Sequence[Toponym], said: Sequence[tuple[Place, ...]], text: str) -> dict[int, str]:
    """For the mentions of a name that the text puts in several states or countries which one it is."""
    held: dict[str, dict[int, Place]] = {}
    for number, (one, other) in enumerate(pairwise(toponyms)):
        gap = text[one.span.end : other.span.start].strip()
        outer = said[number + 1][0] if said[number + 1] else None
        wide = outer is not None and (is_country(outer) or outer.feature_code == "ADM1")
        if outer is not None and wide and gap == "," and len(said[number]) > 1:
            held.setdefault(one.name.casefold(), {})[number] = outer
    found: dict[int, str] = {}
    for places in held.values():
        several = {place.id: place for place in places.values()}.values()
        if any(not contains(one, other) and not contains(other, one) for one, other in combinations(several, 2)):
            first = next(iter(places.values()))
            found |= {number: place.id for number, place in places.items() if place.id != first.id}
    return found


def readings(toponym: Toponym, *, gazetteer: Gazetteer, limit: int = LIMIT) -> tuple[Place, ...]:
    """The places that a toponym may mean."""
    if toponym.role in {"adjectival", "demonym"} and toponym.rule in {"adjectival", "demonym"}:
        return _adjective(gazetteer, toponym.name)
    if toponym.rule in {"street", "road"}:
        return ()
    if toponym.rule == "state-title":
        states = (gazetteer.country(code) for code in state_titles().get(toponym.name, ()))
        return tuple(state for state in states if state is not None)
    if toponym.rule == "abbreviation":
        return _abbreviated(gazetteer, toponym.text)
    named = _named(gazetteer, toponym.name, limit)
    return tuple(place for place in named if place.feature_code == SEAT) if toponym.rule == "seat" else named


@lru_cache(maxsize=20_000)
def _named(gazetteer: Gazetteer, name: str, limit: int) -> tuple[Place, ...]:
    return gazetteer.lookup(name, limit=limit)


@lru_cache(maxsize=2_000)
def _adjective(gazetteer: Gazetteer, word: str) -> tuple[Place, ...]:
    return gazetteer.adjective(word)


@lru_cache(maxsize=2_000)
def _abbreviated(gazetteer: Gazetteer, form: str) -> tuple[Place, ...]:
    entry = abbreviation(form)
    if entry is None:
        return ()
    found = gazetteer.lookup(entry.name, countries=(entry.country,) if entry.country else (), limit=10)
    wanted = {"A1": ("ADM1",), "C": ("PCL", "TERR"), "P": ("PPL",), "R": ("",)}[entry.kind]
    return tuple(place for place in found if place.feature_code.startswith(wanted))[:1]


def limit_of(names: int) -> int:
    """How many readings a name may have in a text of so many names, so that a book does not fill the memory."""
    return max(1, TOTAL // max(1, names))
