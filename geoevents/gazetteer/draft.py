"""A place is filled in as a draft: a frozen dataclass sets its fields through `object`, five times as slowly."""

from geoevents.types import Place


class Draft:
    """Lies in memory as a Place does, and may be written to; `done` turns it into one. One draft makes one place."""

    __slots__ = Place.__slots__

    id: str
    name: str
    lon: float
    lat: float
    feature_code: str
    country: str
    admin1: str
    admin1_name: str
    admin2: str
    population: int
    parents: tuple[str, ...]
    region_id: str | None

    def done(self) -> Place:
        """The place; the draft is no more."""
        self.__class__ = Place  # type: ignore[assignment]
        return self  # type: ignore[return-value]
