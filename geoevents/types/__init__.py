"""The frozen values that flow through the program; standard library only."""

from geoevents.types.event import Clause, Event, Evidence, Linked, Part, Rejected, Resolved, Status, Tagged, Tense
from geoevents.types.place import (
    BBox,
    Clue,
    ClueKind,
    Footprint,
    Hints,
    Place,
    Relation,
    ResolvedToponym,
    Role,
    Toponym,
)
from geoevents.types.text import Document, Refused, Span
from geoevents.types.time import Grain, Holds, ResolvedTime, TimeExpression, TimeInterval, TimexType

__all__ = [
    "BBox",
    "Clause",
    "Clue",
    "ClueKind",
    "Document",
    "Event",
    "Evidence",
    "Footprint",
    "Grain",
    "Hints",
    "Holds",
    "Linked",
    "Part",
    "Place",
    "Refused",
    "Rejected",
    "Relation",
    "Resolved",
    "ResolvedTime",
    "ResolvedToponym",
    "Role",
    "Span",
    "Status",
    "Tagged",
    "Tense",
    "TimeExpression",
    "TimeInterval",
    "TimexType",
    "Toponym",
]
