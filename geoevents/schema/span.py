"""When an edited event lies: `start` and `end` are the truth, but who edited the days beside them is heard."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import cast, get_args

from geoevents.errors import InputError
from geoevents.schema.cells import Cells
from geoevents.schema.moments import day_end, day_start, parse_moment, shifted
from geoevents.types import Grain, Holds, TimeInterval

_INSTANT = timedelta(microseconds=1)


def read_interval(cells: Cells) -> TimeInterval | None:
    """The interval of a feature or row, None for an undated one.

    ``times`` holds what the program wrote: it tells which of `start` and `date_from` a person has changed.
    """
    first, last = _written(cells)
    start = _edge(cells, ("start", "date_from"), first, datetime.date, day_start)
    end = _edge(cells, ("end", "date_to"), last, lambda edge: shifted(edge, -_INSTANT).date(), day_end)
    if start is None and end is None:
        return None
    if start and end and end < start:
        raise InputError(f"{cells.where}: it ends ({end:%Y-%m-%d}) before it starts ({start:%Y-%m-%d})")
    if start and end == start:  # a person who writes the same day twice means that day
        end = shifted(start, timedelta(days=1))
    grain = cells.choice("grain", get_args(Grain.__value__), _grain(start, end))
    return TimeInterval(
        start=start,
        end=end,
        grain=cast(Grain, grain),
        approximate=cells.truth("time_approximate"),
        holds=cast(Holds, cells.choice("holds", get_args(Holds.__value__), "within")),
        zone=cells.text("time_zone"),
    )


def _written(cells: Cells) -> tuple[datetime | None, datetime | None]:
    """What the program wrote before the file was edited, (None, None) where that is not known."""
    value = cells.raw("times")
    parts = value.split("/") if isinstance(value, str) and not value.startswith("[") else cells.list("times")
    try:
        moments = [parse_moment(part) for part in parts]
    except ValueError:
        return None, None
    return (moments[0], moments[1]) if len(moments) == 2 else (None, None)


def _edge(
    cells: Cells,
    names: tuple[str, str],
    written: datetime | None,
    day_of: Callable[[datetime], date],
    edge_of: Callable[[date], datetime | None],
) -> datetime | None:
    """One end of the interval: the moment, unless only the day beside it was changed."""
    moment, days = cells.moment(names[0]), cells.days(names[1])
    told = day_of(moment) if moment else None
    if names[1] not in cells.values or told in days or (told is None and not days):
        return moment
    if moment is not None and moment != written:
        if days or written:
            cells.note(f"{names[0]} and {names[1]} disagree; {names[0]} is taken")
        return moment
    if len(days) > 1:
        raise InputError(f"{cells.where}: {names[1]} can mean {' or '.join(map(str, days))}; write it as 2020-02-27")
    return edge_of(days[0]) if days else None


def _grain(start: datetime | None, end: datetime | None) -> Grain:
    """The grain that an interval without one has by its length."""
    if start is None or end is None:
        return "day"
    days = (end - start).days
    return next((grain for most, grain in _LENGTHS if days <= most), "year")


_LENGTHS: tuple[tuple[int, Grain], ...] = ((0, "hour"), (2, "day"), (8, "week"), (31, "month"), (92, "quarter"))
