"""Readings made by hand over the real parse: the places and times that a test names are found in its text."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache

import pytest

from geoevents.tag.analysis import Analyzer
from geoevents.tag.clauses import find_clauses
from geoevents.types import (
    Document,
    Footprint,
    Place,
    Resolved,
    ResolvedTime,
    ResolvedToponym,
    Span,
    TimeExpression,
    TimeInterval,
    Toponym,
)

DCT = date(2021, 5, 14)


@cache
def analyzer() -> Analyzer:
    return Analyzer()


def place(name: str, lon: float, lat: float, *, code: str = "PPL", parents: tuple[str, ...] = ()) -> Place:
    return Place(id=f"hand:{name}", name=name, lon=lon, lat=lat, feature_code=code, country="XX", parents=parents)


PLACES = {
    "Norvale": place("Norvale", 10.0, 50.0, parents=("hand:Esk",)),
    "Suthby": place("Suthby", 12.0, 51.0, parents=("hand:Esk",)),
    "Estbury": place("Estbury", 14.0, 49.0),
    "Esk": place("Esk", 11.0, 50.5, code="ADM1"),
    "Alvania": place("Alvania", 11.5, 50.2, code="PCLI"),
}
KINDS = {"ADM1": "region", "PCLI": "country"}


def toponym(text: str, start: int, name: str, role: str) -> ResolvedToponym:
    found = PLACES.get(name)
    kind = KINDS.get(found.feature_code, "point") if found else "point"
    mark = (
        Footprint(geometry=None, lon=found.lon, lat=found.lat, radius_km=0, kind=kind, precision=kind)
        if found
        else None
    )
    span = Span(start=start, end=start + len(name))
    said = Toponym(span=span, text=name, name=name, role=role, relation=None, rule="hand")
    return ResolvedToponym(toponym=said, place=found, footprint=mark, score=0.9, reason="by hand")


def time(text: str, said: str, first: str, last: str | None = None) -> ResolvedTime:
    start = text.index(said)
    interval = TimeInterval(
        start=datetime.fromisoformat(first) if first else None,
        end=datetime.fromisoformat(last or first) + timedelta(days=1),
        grain="day",
    )
    span = Span(start=start, end=start + len(said))
    expression = TimeExpression(span=span, text=said, type="DATE", expr=None, rule="hand")
    return ResolvedTime(
        expression=expression, value=first, mod=None, interval=interval, reference=None, reason="by hand"
    )


def reading(
    text: str,
    *,
    times: dict[str, str | tuple[str, str]] | None = None,
    actors: tuple[str, ...] = (),
    unknown: tuple[str, ...] = (),
    dct: date | None = DCT,
    id: str = "doc",
) -> Resolved:
    """The text as it would be resolved; every name of `PLACES` in it is a place, `unknown` names have none."""
    analysis = next(analyzer().analyse([text]))
    names = [*PLACES, *unknown]
    found = sorted((match.start(), name) for name in names for match in re.finditer(rf"\b{re.escape(name)}\b", text))
    spans = {said: (value, None) if isinstance(value, str) else value for said, value in (times or {}).items()}
    return Resolved(
        document=Document(id=id, text=text, dct=dct, source=f"{id} paper"),
        sentences=analysis.sentence_spans,
        clauses=find_clauses(analysis),
        toponyms=tuple(toponym(text, start, name, "actor" if name in actors else "locative") for start, name in found),
        times=tuple(
            sorted((time(text, said, *value) for said, value in spans.items()), key=lambda one: one.expression.span)
        ),
    )


@pytest.fixture(name="reading")
def reading_fixture() -> Callable[..., Resolved]:
    return reading
