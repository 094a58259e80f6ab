"""Events counted in a grid of cells as they stream by; grid and days get coarser before memory runs out."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geoevents.types import Event

FINEST = 8  # cells a degree
LEVELS = 6  # 1/8, 1/4, 1/2, 1, 2, 4 degrees
BINS = (1, 7, 28, 84, 336, 3360, 33600)  # days; each divides the next
MOST_CELLS, MOST_COLUMNS = 8000, 192
MOST_ENTRIES, HELD_ENTRIES = 800_000, 2_000_000
MOST_CATEGORIES = 60
TITLES, TITLE_SIGNS, NAMES = 3, 120, 8
UNDATED = -(10**8)
EPOCH_DAY = 719_163  # 1970-01-01 as a proleptic ordinal
WIDTH = 256  # categories share a number with the day


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Some events as columns of equal length; None, or NaN, where a value is not known.

    lon, lat : degrees, EPSG:4326; day : whole days since 1970-01-01; category : as in `style.CATEGORIES`;
    kind : "point", "region" or "country", all points if empty; place : names; title, place : none if empty.
    """

    lon: Sequence[float | None]
    lat: Sequence[float | None]
    day: Sequence[int | None]
    category: Sequence[str]
    title: Sequence[str] = ()
    place: Sequence[str | None] = ()
    kind: Sequence[str | None] = ()


@dataclass(slots=True, kw_only=True)
class Cell:
    """What lies in one cell. counts : by slot of days and category; lon, lat : sums of the events' degrees."""

    total: int = 0
    lon: float = 0.0
    lat: float = 0.0
    counts: dict[int, int] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)

    def add(self, other: "Cell") -> None:
        """Take the other cell's events in."""
        self.total += other.total
        self.lon, self.lat = self.lon + other.lon, self.lat + other.lat
        for key, number in other.counts.items():
            self.counts[key] = self.counts.get(key, 0) + number
        self.titles = [*self.titles, *other.titles][:TITLES]
        for name, number in other.names.items():
            self.named(name, number)

    def named(self, name: str, number: int = 1) -> None:
        """Count a place's name; of many names those told often stay, in bounded memory."""
        if name in self.names or len(self.names) < NAMES:
            self.names[name] = self.names.get(name, 0) + number
        else:
            self.names = {key: count - number for key, count in self.names.items() if count > number}

    @property
    def name(self) -> str:
        """The place that is told most, "" if none is."""
        return max(self.names, key=lambda key: (self.names[key], key), default="")


@dataclass(slots=True, kw_only=True)
class Grid:
    """Cells by (column, row, country), columns counted from 180 degrees west and rows from the South Pole.

    An event that is placed no finer than a country is counted apart from the cell that the country's middle is in.
    level : cells are 2**level / 8 degrees; bin : days in a slot; days : dated events by day and category.
    """

    level: int = 0
    bin: int = 1
    cells: dict[tuple[int, int, bool], Cell] = field(default_factory=dict)
    categories: dict[str, int] = field(default_factory=dict)
    days: dict[int, int] = field(default_factory=dict)
    events: int = 0
    unplaced: int = 0
    undated: int = 0
    countries: int = 0
    entries: int = 0

    @property
    def size(self) -> float:
        """Degrees of a cell's side."""
        return float(2**self.level) / FINEST

    def add(self, events: Iterable[Event] | Iterable[Columns] | Columns) -> None:
        """Count the events."""
        for item in (events,) if isinstance(events, Columns) else events:
            if isinstance(item, Columns):
                self._columns(item)
            else:
                mark = item.footprint
                self.count(
                    mark.lon if mark else None,
                    mark.lat if mark else None,
                    day_of(item),
                    item.category,
                    item.title,
                    item.place.name if item.place else None,
                    mark.kind if mark else None,
                )

    def _columns(self, columns: Columns) -> None:
        size = len(columns.lon)
        rest = (columns.title or ("",) * size, columns.place or (None,) * size, columns.kind or (None,) * size)
        for values in zip(columns.lon, columns.lat, columns.day, columns.category, *rest, strict=True):
            self.count(*values)

    def count(
        self,
        lon: float | None,
        lat: float | None,
        day: float | None,
        category: str,
        title: str | None,
        place: str | None,
        kind: str | None,
    ) -> None:
        """Count one event; NaN is None."""
        self.events += 1
        known = self.categories.get(category)
        number = self._category(category) if known is None else known
        slot = UNDATED
        if day is None or day != day:
            self.undated += 1
        else:
            key = int(day) * WIDTH + number
            self.days[key] = self.days.get(key, 0) + 1
            slot = int(day) // self.bin
        if lon is None or lat is None or not (abs(lon) <= 360 and abs(lat) <= 90):
            self.unplaced += 1
            return
        cell = self._cell(lon, lat, kind == "country")
        cell.total += 1
        cell.lon += _wrapped(lon)
        cell.lat += lat
        if title and len(cell.titles) < TITLES:
            cell.titles.append(title[:TITLE_SIGNS])
        if place:
            cell.named(place)
        self._slot(cell, slot * WIDTH + number)

    def _slot(self, cell: Cell, key: int) -> None:
        if key in cell.counts:
            cell.counts[key] += 1
            return
        cell.counts[key] = 1
        self.entries += 1
        if self.entries > HELD_ENTRIES:
            self.fit(HELD_ENTRIES // 2)

    def _category(self, name: str) -> int:
        """A category's number; of very many the last are one."""
        if len(self.categories) >= MOST_CATEGORIES:
            name = "other"
        return self.categories.setdefault(name, len(self.categories))

    def _cell(self, lon: float, lat: float, country: bool) -> Cell:
        key = (*self.at(lon, lat), country)
        self.countries += country
        cell = self.cells.get(key)
        if cell is None:
            if len(self.cells) >= MOST_CELLS and self.level < LEVELS - 1:
                self._coarser()
                key = (*self.at(lon, lat), country)
            cell = self.cells.setdefault(key, Cell())
        return cell

    def at(self, lon: float, lat: float) -> tuple[int, int]:
        """Column and row of the cell that a point lies in."""
        row = min(int((lat + 90) * FINEST), 180 * FINEST - 1)
        return int((_wrapped(lon) + 180) * FINEST) >> self.level, row >> self.level

    def fit(self, entries: int = MOST_ENTRIES) -> None:
        """Make the grid, then the days, as coarse as the extent and the number of entries ask for."""
        while self.level < LEVELS - 1 and max(self._extent()) > MOST_COLUMNS:
            self._coarser()
        for size in BINS:
            if self.entries <= entries:
                break
            if size > self.bin:
                self._longer(size)
        while self.entries > entries and self.level < LEVELS - 1:
            self._coarser()

    def _extent(self) -> tuple[int, int]:
        """Columns and rows between the outermost cells."""
        columns, rows = ([key[axis] for key in self.cells] or [0] for axis in (0, 1))
        return max(columns) - min(columns) + 1, max(rows) - min(rows) + 1

    def _coarser(self) -> None:
        old, self.cells = self.cells, {}
        self.level += 1
        for (column, row, country), cell in old.items():
            key = (column >> 1, row >> 1, country)
            if key in self.cells:
                self.cells[key].add(cell)
            else:
                self.cells[key] = cell
        self._counted()

    def _longer(self, size: int) -> None:
        share, self.bin = size // self.bin, size
        for cell in self.cells.values():
            counts: dict[int, int] = {}
            for key, number in cell.counts.items():
                slot, category = divmod(key, WIDTH)
                new = (slot if slot == UNDATED else slot // share) * WIDTH + category
                counts[new] = counts.get(new, 0) + number
            cell.counts = counts
        self._counted()

    def _counted(self) -> None:
        self.entries = sum(len(cell.counts) for cell in self.cells.values())

    def biggest(self, most: int) -> list[tuple[int, int, bool]]:
        """The keys of the cells with the most events, biggest first."""
        return sorted(self.cells, key=lambda key: (-self.cells[key].total, key))[:most]


def day_of(event: Event) -> int | None:
    """The first day of an event, the last one if only that is known, in days since 1970."""
    interval = event.interval
    if interval is None:
        return None
    if interval.start is not None:
        return interval.start.toordinal() - EPOCH_DAY
    return interval.end.toordinal() - EPOCH_DAY - 1 if interval.end else None


def _wrapped(lon: float) -> float:
    return lon if -180 <= lon < 180 else math.fmod(lon + 540, 360) - 180
