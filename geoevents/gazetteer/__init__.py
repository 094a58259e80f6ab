"""The door to places: names to candidates, ids to places, regions to polygons."""

from geoevents.gazetteer.gazetteer import Gazetteer

__all__ = ["Gazetteer"]
