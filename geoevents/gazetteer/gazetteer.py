"""The bundled gazetteer: one read-only SQLite file, opened lazily."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from geoevents.types import Place


class Gazetteer:
    """Places by name, id and point.

    path : the SQLite file; None takes the bundled one (and the user's overlay, where there is one).
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path

    def lookup(self, name: str, *, countries: Collection[str] = (), limit: int = 50) -> tuple[Place, ...]:
        """Places of that name (exact, then folded), the most important first; `countries` narrows them."""
        return ()

    def similar(self, name: str, *, countries: Collection[str], limit: int = 10) -> tuple[Place, ...]:
        """Places whose name has the same consonant skeleton, within `countries`, most similar first."""
        return ()

    def is_name(self, name: str) -> bool:
        """Whether any place has that name, case and marks folded."""
        return False

    def adjective(self, word: str) -> tuple[Place, ...]:
        """Places that an adjective or demonym stands for ("Syrian", "Turks"), most important first."""
        return ()

    def get(self, place_id: str) -> Place | None:
        """The place with that id ("geonames:164816"), or None."""
        return None

    def nearby(self, lon: float, lat: float, *, km: float, limit: int = 50) -> tuple[Place, ...]:
        """Places within `km` of a point, nearest first."""
        return ()

    def polygon(self, region_id: str) -> Any:
        """The shapely geometry of a region, or None."""
        return None
