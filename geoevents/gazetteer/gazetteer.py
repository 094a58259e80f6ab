"""The bundled gazetteer and the user's own places behind one door: names to candidates, ids to places."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geoevents.errors import UsageError
from geoevents.gazetteer import files
from geoevents.gazetteer.draft import Draft
from geoevents.gazetteer.index import Index, Record, degrees
from geoevents.gazetteer.keys import fold, latin, skeleton, variants
from geoevents.gazetteer.layout import SCALE
from geoevents.gazetteer.near import distance_km, runs
from geoevents.gazetteer.overlay import imported
from geoevents.types import Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

CACHED = 20_000  # places kept as objects: about 6 MB
MEMO = 8_000  # answers kept: news repeats its names
WIDE = 400  # namesakes looked at when countries narrow them
type Where = tuple[str, int | None, int | None]
type Above = tuple[str, str, str, tuple[str, ...]]


class Gazetteer:
    """Places by name, id and point.

    path : the SQLite file; None takes the bundled one and the user's own places (`geoevents gazetteer add`) with it.
    overlay : folder of the user's own places to search besides; None takes the default one where `path` is None.
    """

    def __init__(self, path: Path | None = None, *, overlay: Path | None = None) -> None:
        self.path = path
        self.overlay = overlay
        self._indexes: tuple[Index, ...] = ()
        self._places: dict[int, Place] = {}
        self._above: dict[Where, Above] = {}
        self._titles: dict[int, tuple[str, str]] = {}
        self._memo: dict[tuple[str, str, int], tuple[Place, ...]] = {}
        self._nations: dict[str, tuple[int, int | None, str]] = {}
        self._adjectives: frozenset[str] = frozenset()

    def __getstate__(self) -> tuple[Path | None, Path | None]:
        return self.path, self.overlay

    def __setstate__(self, state: tuple[Path | None, Path | None]) -> None:
        self.__init__(state[0], overlay=state[1])  # type: ignore[misc]

    @property
    def indexes(self) -> tuple[Index, ...]:
        """The open files, the bundled one first."""
        if not self._indexes:
            folder = self.overlay or (files.overlay() if self.path is None else None)
            own = imported(folder) if folder else ()
            self._indexes = tuple(map(Index, (self.path or files.bundled(), *own)))
        return self._indexes

    @property
    def _countries(self) -> dict[str, tuple[int, int | None, str]]:
        if not self._nations:
            self._nations = self.indexes[0].countries()
        return self._nations

    def lookup(self, name: str, *, countries: Collection[str] = (), limit: int = 50) -> tuple[Place, ...]:
        """Places of that name in any script (case, marks and punctuation aside), the most important first.

        countries : ISO 3166-1 alpha-2 codes that narrow the answer; limit : at most so many.
        """
        key = fold(name)
        if found := self._of_key("names", key, countries, limit):
            return found
        return next(filter(None, (self._of_key("names", other, countries, limit) for other in variants(key))), ())

    def similar(
        self, name: str, *, countries: Collection[str], limit: int = 10, least: float = 0.0
    ) -> tuple[Place, ...]:
        """Places of `countries` whose name has the same consonant skeleton ("Sarakib": Saraqib), most similar first.

        least : the Jaro-Winkler similarity, [0, 1], that a spelling must have.
        """
        from rapidfuzz.distance import JaroWinkler

        if not countries:
            raise UsageError("similar names are looked for within countries only; name at least one")
        key = latin(fold(name))
        if not (bones := skeleton(key)):
            return ()
        keys = {k for index in self.indexes for country in countries for k in index.bones(country, bones)}
        near = {other: JaroWinkler.normalized_similarity(key, other) for other in keys}
        ranked = sorted((other for other in keys if near[other] >= least), key=lambda other: (-near[other], other))
        places: dict[str, Place] = {}
        for other in ranked:
            for place in self._of_key("names", other, countries, limit):
                places.setdefault(place.id, place)
            if len(places) >= limit:
                break
        return tuple(places.values())[:limit]

    def is_name(self, name: str) -> bool:
        """Whether any place has that name, case and marks folded."""
        key = fold(name)
        return any(index.has(key) for index in self.indexes)

    def longest(self, tokens: Sequence[str], start: int = 0, *, at_most: int = 8) -> int:
        """Number of tokens of the longest name that starts at tokens[start]; 0 where none does."""
        key, best = "", 0
        for count, token in enumerate(tokens[start : start + at_most], 1):
            part = fold(token)
            if not part:
                if count == 1:
                    return 0
                continue
            key = f"{key} {part}" if key else part
            found = [index.starts(key) for index in self.indexes]
            if any(whole for whole, _ in found):
                best = count
            if not any(onward for _, onward in found):
                break
        return best

    def adjective(self, word: str) -> tuple[Place, ...]:
        """Places that an adjective or demonym stands for ("Syrian", "Turks"), most important first."""
        key = fold(word)
        if not self._adjectives:  # few, and asked for with every word that has a capital
            self._adjectives = frozenset(key for index in self.indexes for key in index.adjectives())
        return self._of_key("adjectives", key, (), 10) if key in self._adjectives else ()

    def abbreviation(self, text: str) -> tuple[Place, ...]:
        """Places that an abbreviation stands for, as written ("Ky.", "B.C.", "UK"), most important first."""
        return self._of_key("abbreviations", text, (), 10)

    def get(self, place_id: str) -> Place | None:
        """The place with that id ("geonames:164816"), or None."""
        for index in self.indexes:
            number = index.number(place_id)
            if number is not None and (place := self._place(number)):
                return place
        return None

    def nearby(
        self, lon: float, lat: float, *, km: float, limit: int = 50, features: tuple[str, ...] = ()
    ) -> tuple[Place, ...]:
        """Places within `km` of a point, nearest first; features : beginnings of GeoNames codes ("PPL") to keep."""
        if not -90 <= lat <= 90 or not -180 <= lon <= 180:
            raise UsageError(f"lon {lon}, lat {lat} is no point on the globe; were they swapped?")
        found: dict[int, tuple[float, int]] = {}
        for index in self.indexes:
            for first, last in runs(lon, lat, km=km):
                for record in index.cells(first, last):
                    if features and not record[5].startswith(features):
                        continue
                    away = distance_km(lon, lat, degrees(record[3]), degrees(record[4]))
                    if away <= km:
                        found.setdefault(record[0], (away, record[0]))
        nearest = sorted(found.values())[:limit]
        return tuple(place for _, number in nearest if (place := self._place(number)))

    def country(self, code: str) -> Place | None:
        """The country with that ISO 3166-1 alpha-2 code, or None."""
        row = self._countries.get(code)
        return self._place(row[0]) if row else None

    def country_name(self, code: str) -> str:
        """The country's English name, or the code itself where it is unknown."""
        row = self._countries.get(code)
        return row[2] if row else code

    def capital_of(self, country: str) -> Place | None:
        """The capital of the country with that code, or None."""
        row = self._countries.get(country)
        return self._place(row[1]) if row and row[1] else None

    def divisions_of(self, country: str, *, level: int = 1) -> tuple[Place, ...]:
        """The country's divisions of the first or second level, by GeoNames id."""
        numbers = self.indexes[0].divisions(country, level)
        return tuple(place for number in numbers if (place := self._place(number)))

    def polygon(self, region_id: str, *, coarse: bool = False) -> "BaseGeometry | None":
        """The geometry of a region (`Place.region_id`) in EPSG:4326, or None; coarse : less finely drawn."""
        areas = self.indexes[0].areas
        less = areas.polygon(region_id, level="medium") if coarse else None
        return less if less is not None else areas.polygon(region_id)  # type: ignore[no-any-return]

    def land(self, box: tuple[float, float, float, float]) -> "list[BaseGeometry]":
        """Polygons of the countries that meet a box (west, south, east, north), in EPSG:4326, drawn less finely."""
        return self.indexes[0].areas.land(box, fine=False)

    def rough(self, region_id: str) -> bool:
        """Whether that region's geometry is a rough one: drawn from its towns or its extent, not from an outline."""
        return self.indexes[0].areas.rough(region_id)

    def attribution(self) -> str:
        """What every output must say of the places: the bundled sources, and those of the user's imports."""
        described = [index.meta() for index in self.indexes]
        own = [f"{meta['file']}: {meta['licence']}." for meta in described[1:] if meta.get("licence")]
        return " ".join((described[0].get("attribution", ""), *own))

    def version(self) -> str:
        """Which gazetteer this is: the layout's number and a digest of the sources that it was made from."""
        meta = self.indexes[0].meta()
        own = f" + {len(self.indexes) - 1} of the user's" if len(self.indexes) > 1 else ""
        return f"{meta['version']}-{meta.get('sources', 'unknown')}{own}"

    def _of_key(self, table: str, key: str, countries: Collection[str], limit: int) -> tuple[Place, ...]:
        if not key:
            return ()
        reach = max(limit, WIDE) if countries else limit
        asked = (table, key, reach)
        found = self._memo.get(asked)
        if found is None:
            if len(self._memo) >= MEMO:
                self._memo.clear()
            found = self._memo[asked] = self._named(table, key, reach)
        if countries:
            return tuple(place for place in found if place.country in countries)[:limit]
        return found

    def _named(self, table: str, key: str, limit: int) -> tuple[Place, ...]:
        hits = self.indexes[0].named(table, key, limit=limit)
        for index in self._indexes[1:]:
            more = index.named(table, key, limit=limit)
            hits = sorted({hit[1]: hit for hit in (*hits, *more)}.values(), key=lambda hit: hit[:2])[:limit]
        known = self._places.get
        found = [known(hit[1]) or (self._place(hit[1]) if hit[2] is None else self._made(hit[2:])) for hit in hits]
        return tuple(filter(None, found))

    def _place(self, number: int) -> Place | None:
        if number in self._places:
            return self._places[number]
        for index in self.indexes:
            if record := index.record(number):
                return self._made(record)
        return None

    def _made(self, record: Record) -> Place:
        """The place of a row, with what encloses it."""
        key, own_id, name, lon, lat, feature, country, code, admin1, admin2, population, region = record
        enclosing = self._above.get((country, admin1, admin2)) or self._enclosing(country, admin1, admin2)
        itself = feature == "ADM1"
        if len(self._places) >= CACHED:
            self._places.clear()
        draft = Draft()
        draft.id = own_id or f"geonames:{key}"
        draft.name = name
        draft.lon = lon / SCALE
        draft.lat = lat / SCALE
        draft.feature_code = feature
        draft.country = country
        draft.admin1 = code if itself else enclosing[0]
        draft.admin1_name = name if itself else enclosing[1]
        draft.admin2 = name if feature == "ADM2" else enclosing[2]
        draft.population = population
        draft.parents = () if feature.startswith("PCL") else enclosing[3]
        draft.region_id = region
        place = self._places[key] = draft.done()
        return place

    def _enclosing(self, country: str, admin1: int | None, admin2: int | None) -> Above:
        """Code and name of the first level, name of the second, and the ids of all that enclose, nearest first."""
        code, first = self._title(admin1)
        _, second = self._title(admin2)
        nation = self._countries.get(country)
        numbers = (admin2, admin1, nation[0] if nation else None)
        parents = tuple([f"geonames:{number}" for number in numbers if number])
        self._above[country, admin1, admin2] = above = (code, first, second, parents)
        return above

    def _title(self, number: int | None) -> tuple[str, str]:
        if number is None:
            return "", ""
        if number not in self._titles:
            found = next(filter(None, (index.title(number) for index in self.indexes)), ("", ""))
            self._titles[number] = found
        return self._titles[number]
