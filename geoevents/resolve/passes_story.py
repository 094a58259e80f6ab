"""One document's names with all their readings as one table of arrays, on which every pass works."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from geoevents.resolve.passes_chain import chains, is_quarter
from geoevents.text import dateline
from geoevents.types import Hints, Place, Toponym

type Numbers = NDArray[np.float64]

MOST_ROWS = 2000
EARTH_KM = 6371.0088
NEAR_KM = 60.0
REACH_KM = 250.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of a document: the mentions that share it and its readings, the most important first."""

    key: str
    mentions: tuple[int, ...]
    readings: tuple[Place, ...]
    said: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Each row's cell in a table of names by codes. codes : 0 or more; valid : where a row has a code."""

    size: int
    codes: NDArray[np.int64]
    valid: NDArray[np.bool_]
    of: NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Story:
    """The names of one document. Row i of every array is the i-th reading of all names in a row.

    sentences : for each mention the number of its sentence.
    """

    names: tuple[Name, ...]
    toponyms: tuple[Toponym, ...]
    text: str
    hints: Hints
    english: frozenset[str] = frozenset()
    sentences: tuple[int, ...] = ()

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All readings in a row."""
        return tuple(place for name in self.names for place in name.readings)

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """For each name the row of its first reading."""
        sizes = [len(name.readings) for name in self.names]
        return np.concatenate(([0], np.cumsum(sizes[:-1]))).astype(np.int64)

    @cached_property
    def owner(self) -> NDArray[np.int64]:
        """For each row the index of its name."""
        return np.repeat(np.arange(len(self.names)), [len(name.readings) for name in self.names])

    def rows_of(self, number: int) -> slice:
        """The rows of the name of that index."""
        first = int(self.starts[number])
        return slice(first, first + len(self.names[number].readings))

    @cached_property
    def spoken(self) -> list[str]:
        """Each name as it is said, in lower case."""
        return [self.toponyms[name.mentions[0]].name.casefold() if name.mentions else name.key for name in self.names]

    @cached_property
    def twins(self) -> tuple[tuple[int, int], ...]:
        """Pairs of names that are spelt alike and that the text keeps apart."""
        said: dict[str, list[int]] = {}
        for number, name in enumerate(self.spoken):
            said.setdefault(name, []).append(number)
        return tuple(pair for numbers in said.values() for pair in permutations(numbers, 2))

    @cached_property
    def count(self) -> Numbers:
        """For each name how much it weighs as evidence: the more mentions the more, less and less so."""
        return np.array([1 + math.log(max(1, len(name.mentions))) for name in self.names])

    @cached_property
    def unit(self) -> Numbers:
        """Each row's point on the unit sphere, (n, 3)."""
        lon = np.radians([place.lon for place in self.places])
        lat = np.radians([place.lat for place in self.places])
        return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)

    @cached_property
    def distance(self) -> Numbers:
        """Great-circle distances in km between all rows."""
        chord: Numbers = np.arccos(np.clip(self.unit @ self.unit.T, -1.0, 1.0)) * EARTH_KM
        return chord

    def beside(self, row: int, *, km: float) -> NDArray[np.int64]:
        """The rows of the same name that lie within `km` of a row, itself among them."""
        rows = self.rows_of(int(self.owner[row]))
        near: NDArray[np.int64] = rows.start + np.flatnonzero(
            self.unit[rows] @ self.unit[row] >= math.cos(km / EARTH_KM) - 1e-12
        )
        return near

    @cached_property
    def told_in(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pairs (row, sentence) of all rows with the sentences of their name's mentions.

        Where the text names no country, a clue of one counts in every sentence.
        """
        everywhere = (
            set() if any(name.said and is_country(name.readings[0]) for name in self.names) else set(self.sentences)
        )
        pairs = [
            (row, sentence)
            for number, name in enumerate(self.names)
            for sentence in self._sentences(name, everywhere)
            for row in range(self.rows_of(number).start, self.rows_of(number).stop)
        ]
        table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return table[:, 0], table[:, 1]

    def _sentences(self, name: Name, everywhere: set[int]) -> set[int]:
        clue = not name.said and is_country(name.readings[0])
        return everywhere if clue else {self.sentences[mention] for mention in name.mentions if self.sentences}

    @cached_property
    def nearness(self) -> tuple[Numbers, Numbers]:
        """How near each two rows are, from 1 to 0, by an hour's drive and by a day's reach."""
        # thousands of names lie near everything, and where each has one reading there is nothing to choose
        if len(self.places) > MOST_ROWS or len(self.places) == len(self.names):
            nowhere = np.zeros((1, len(self.places)))
            return nowhere, nowhere
        return np.exp(-self.distance / NEAR_KM), np.exp(-self.distance / REACH_KM)

    @cached_property
    def country(self) -> NDArray[np.int64]:
        """For each row a number of its country, -1 where it has none."""
        return _numbers([place.country for place in self.places])

    @cached_property
    def admin1(self) -> NDArray[np.int64]:
        """For each row a number of its first-level division, -1 where it has none."""
        return _numbers([division_of(place) for place in self.places])

    @cached_property
    def country_cells(self) -> Cells:
        """The rows' cells in a table of names by countries."""
        return _cells(self.country, self.owner)

    @cached_property
    def admin1_cells(self) -> Cells:
        """The rows' cells in a table of names by first-level divisions."""
        return _cells(self.admin1, self.owner)

    @cached_property
    def weight(self) -> Numbers:
        """For each row how much its name weighs."""
        weight: Numbers = self.count[self.owner]
        return weight

    @cached_property
    def is_country(self) -> NDArray[np.bool_]:
        """For each row whether it is a country."""
        return np.array([is_country(place) for place in self.places])

    @cached_property
    def is_admin1(self) -> NDArray[np.bool_]:
        """For each row whether it is a first-level division."""
        return np.array([place.feature_code == "ADM1" for place in self.places])

    @cached_property
    def is_local(self) -> NDArray[np.bool_]:
        """For each row whether its point stands for something of a town's size."""
        return np.array([place.feature_code.startswith(("PPL", "ADM2", "ADM3", "S.", "AIR")) for place in self.places])

    @cached_property
    def opening(self) -> frozenset[int]:
        """The mention with which the dateline begins: it was written in a town, whatever else bears the name."""
        start, end = dateline(self.text)
        inside = (number for number, one in enumerate(self.toponyms) if start <= one.span.start and one.span.end <= end)
        return frozenset([number] if (number := next(inside, None)) is not None else [])

    @cached_property
    def chained(self) -> tuple[tuple[int, int], ...]:
        """Pairs (mention, mention of what holds it) that the text's chains of names state."""
        return tuple(chains(self.text, self.toponyms))

    @cached_property
    def holders(self) -> frozenset[int]:
        """The mentions that hold more than a quarter of a town, by those chains: divisions rather than towns."""
        return frozenset(outer for inner, outer in self.chained if not is_quarter(self.text, self.toponyms[inner]))

    @cached_property
    def rows(self) -> dict[int, int]:
        """For each mention the index of its name."""
        return {mention: number for number, name in enumerate(self.names) for mention in name.mentions}


def is_country(place: Place) -> bool:
    """Whether the place is a country or a dependent territory."""
    return place.feature_code.startswith("PCL") or place.feature_code == "TERR"


def division_of(place: Place) -> str:
    """The id of the first-level division that the place is or lies in, "" where it has none."""
    if place.feature_code == "ADM1":
        return place.id
    return place.parents[-2] if len(place.parents) > 1 else ""


def _cells(codes: NDArray[np.int64], owner: NDArray[np.int64]) -> Cells:
    size = int(codes.max(initial=-1)) + 1
    known = np.maximum(codes, 0)
    return Cells(size=size, codes=known, valid=codes >= 0, of=owner * size + known)


def _numbers(codes: Sequence[str]) -> NDArray[np.int64]:
    known: dict[str, int] = {"": -1}
    return np.array([known.setdefault(code, len(known)) for code in codes], dtype=np.int64)


def contains(outer: Place, inner: Place) -> bool:
    """Whether the outer place encloses the inner one by the gazetteer's own hierarchy."""
    if outer.id == inner.id:
        return False
    if is_country(outer):
        return outer.country == inner.country and bool(outer.country) and not is_country(inner)
    return outer.id in inner.parents
