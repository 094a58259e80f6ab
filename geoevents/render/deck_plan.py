"""What stands on which slide: events numbered in the order of time, cut into periods of at most eight."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from geoevents.collection import EventCollection
from geoevents.schema.moments import shifted
from geoevents.types import Event, TimeInterval

MOST_ON_MAP = 8
MOST_PERIODS = 8
MOST_TABLES = 8
LONG = timedelta(days=40)
UNCERTAIN = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An event with its number in the deck, the same on every slide."""

    number: int
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of days (inclusive) with its events in the order of time; `shown` are those on its map."""

    first: date
    last: date
    items: tuple[Item, ...]
    shown: tuple[Item, ...]


def numbered(collection: EventCollection) -> tuple[Item, ...]:
    """The events in the order of time, the undated last, numbered from one."""
    ordered = sorted(collection.events, key=lambda event: (anchor(event.interval) or datetime.max, -weight(event)[0]))
    return tuple(Item(number=number, event=event) for number, event in enumerate(ordered, 1))


def anchor(interval: TimeInterval | None) -> datetime | None:
    """The moment that an event is sorted by: its start, or its end where the start is open."""
    if interval is None:
        return None
    if interval.start is not None:
        return interval.start
    return shifted(interval.end, -timedelta(days=1)) if interval.end else None


def weight(event: Event) -> tuple[float, float]:
    """How much a reader wants to see it: deaths and reports first, then how sure it is."""
    figures = dict(event.attributes)
    deaths = max((float(figures.get(name, 0) or 0) for name in ("fatalities_min", "fatalities_max")), default=0.0)
    placed = event.footprint is not None and event.footprint.precision != "country"
    return (min(deaths, 50) + 2 * len(event.evidence) + 2 * placed + (event.status == "happened"), event.confidence)


def best(items: Sequence[Item], count: int) -> tuple[Item, ...]:
    """The weightiest items, in their order."""
    chosen = sorted(items, key=lambda item: weight(item.event), reverse=True)[:count]
    return tuple(sorted(chosen, key=lambda item: item.number))


def periods(items: Sequence[Item]) -> tuple[Period, ...]:
    """The dated items cut into periods: runs of at most eight, or calendar units where there are too many."""
    dated = [item for item in items if anchor(item.event.interval)]
    if not dated:
        return ()
    if len(dated) <= MOST_ON_MAP * 3:
        count = -(-len(dated) // MOST_ON_MAP)
        return tuple(_period(group) for group in _runs(dated, count))
    for unit in (_day, _week, _month, _quarter, _year, _decade):
        groups: dict[object, list[Item]] = {}
        for item in dated:
            groups.setdefault(unit(_day(item)), []).append(item)
        if len(groups) <= MOST_PERIODS:
            return tuple(_period(group) for group in groups.values())
    return tuple(_period(group) for group in _runs(dated, MOST_PERIODS))


def _runs(dated: Sequence[Item], count: int) -> list[Sequence[Item]]:
    """Runs of about the same size; where it can be, a day is not torn apart."""
    size = len(dated) / count
    cuts = [0]
    for number in range(1, count):
        middle = round(number * size)
        free = [cut for cut in range(middle - 2, middle + 3) if 0 < cut < len(dated) and _cut_is_clean(dated, cut)]
        fits = [cut for cut in free if cuts[-1] < cut <= cuts[-1] + MOST_ON_MAP]
        cuts.append(min(fits or [middle], key=lambda cut: abs(cut - middle)))
    return [dated[low:high] for low, high in zip(cuts, [*cuts[1:], len(dated)], strict=True)]


def _cut_is_clean(dated: Sequence[Item], cut: int) -> bool:
    return _day(dated[cut - 1]) != _day(dated[cut])


def _period(group: Sequence[Item]) -> Period:
    first, last = extent(group) or (_day(group[0]), _day(group[-1]))
    return Period(first=first, last=last, items=tuple(group), shown=best(group, MOST_ON_MAP))


def extent(items: Sequence[Item]) -> tuple[date, date] | None:
    """First and last day of the dated items, but of those that last months only if there are no others."""
    dated = [item for item in items if anchor(item.event.interval)]
    short = [item for item in dated if _length(item) <= LONG] or dated
    return (min(map(_day, short)), max(map(_last, short))) if short else None


def _length(item: Item) -> timedelta:
    interval = item.event.interval
    return interval.end - interval.start if interval and interval.start and interval.end else timedelta()


def _day(item: Item | date) -> date:
    if isinstance(item, date):
        return item
    moment = anchor(item.event.interval)
    assert moment is not None  # noqa: S101 - only dated items come here
    return moment.date()


def _last(item: Item) -> date:
    """The last day; an open interval ends where it begins."""
    interval = item.event.interval
    if interval is None or interval.end is None or interval.start is None:
        return _day(item)
    return shifted(interval.end, -timedelta(microseconds=1)).date()


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3


def _year(day: date) -> int:
    return day.year


def _decade(day: date) -> int:
    return day.year // 10
