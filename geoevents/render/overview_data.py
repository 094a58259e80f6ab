"""What the overview's scripts read: cells, their counts and the days as columns of small whole numbers."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from geoevents.render.overview_cells import FINEST, UNDATED, WIDTH, Cell, Grid
from geoevents.render.page_frame import Frame, frame_of
from geoevents.style import CATEGORIES, look

MOST_DAYS = 120_000
AROUND, BROADEST, HIGHEST = 0.3, 2.1, 1.5
WORLD = Frame(west=-180, south=-60, east=180, north=78)


def overview_data(grid: Grid, *, title: str, pages: Mapping[tuple[int, int, bool], str], most: int) -> dict[str, Any]:
    """All of the overview as plain data; pages : addresses of the cells' pages; most : events on each of them."""
    keys = grid.biggest(len(grid.cells))
    cells = [grid.cells[key] for key in keys]
    near = [cell for key, cell in zip(keys, cells, strict=True) if not key[2]] or cells
    box = frame_of([(cell.lon / cell.total, cell.lat / cell.total) for cell in near]) or WORLD
    return {
        "title": title,
        "frame": [round(value, 3) for value in (box.west, box.south, box.east, box.north)],
        "basemap": _basemap(box),
        "categories": [_category(name) for name in grid.categories],
        "size": grid.size,
        "bin": grid.bin,
        "cells": {
            "column": [key[0] for key in keys],
            "row": [key[1] for key in keys],
            "country": [int(key[2]) for key in keys],
            "lon": [round(box.unwrap(cell.lon / cell.total), 2) for cell in cells],
            "lat": [round(cell.lat / cell.total, 2) for cell in cells],
            "name": [cell.name for cell in cells],
            "titles": [cell.titles for cell in cells],
            "total": [cell.total for cell in cells],
            "page": [pages.get(key, "") for key in keys],
        },
        "entries": _entries(cells),
        "days": _days(grid),
        "told": {name: getattr(grid, name) for name in ("events", "unplaced", "undated", "countries")},
        "most": most,
    }


def where(key: tuple[int, int, bool], size: float) -> str:
    """A cell's name in file names: its south-western corner in eighths of a degree."""
    step = round(size * FINEST)
    return f"{'country' if key[2] else 'cell'}-{key[0] * step}-{key[1] * step}"


def _entries(cells: list[Cell]) -> dict[str, Any]:
    """Each cell's counts, those of a cell together: how many there are, then slot (as a step), category, number.

    The first slot is a step from 0; no date is `None`.
    """
    sizes: list[int] = []
    slots: list[int | None] = []
    categories: list[int] = []
    numbers: list[int] = []
    for cell in cells:
        last = 0
        for key in sorted(cell.counts):
            slot, category = divmod(key, WIDTH)
            slots.append(None if slot == UNDATED else slot - last)
            last = last if slot == UNDATED else slot
            categories.append(category)
            numbers.append(cell.counts[key])
        sizes.append(len(cell.counts))
    return {"size": sizes, "slot": slots, "category": categories, "number": numbers}


def _days(grid: Grid) -> dict[str, list[int]]:
    """Dated events by first day and category, the day as a step; by the first day of a slot if there are very many."""
    days = grid.days
    if len(days) > MOST_DAYS:
        days = {}
        for key, number in grid.days.items():
            day, category = divmod(key, WIDTH)
            new = day // grid.bin * grid.bin * WIDTH + category
            days[new] = days.get(new, 0) + number
    keys = sorted(days)
    whole = [0, *(key // WIDTH for key in keys)]
    steps = [after - before for before, after in pairwise(whole)]
    return {"day": steps, "category": [key % WIDTH for key in keys], "number": [days[key] for key in keys]}


def _category(name: str) -> dict[str, str]:
    labels = {category.id: category.label for category in CATEGORIES}
    drawn = look(name)
    return {"id": name, "label": labels.get(name, name), "color": drawn.color, "symbol": drawn.symbol}


def _basemap(box: Frame) -> dict[str, Any]:
    from geoevents.render.basemap import cut

    return cut(box.wider(AROUND).broad(BROADEST).high(HIGHEST).bbox()).as_dict()
