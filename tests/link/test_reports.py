"""Reports of all continents in this project's own words, read by the whole pipeline: where, when, of what kind."""

import json
import re
import unicodedata
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from geoevents.link.same import distance_km
from geoevents.pipeline import Pipeline
from geoevents.read import make_document
from geoevents.types import Event, Footprint

HERE = Path(__file__).parent
LINES = [
    line.split("\t")
    for line in (HERE / "incident_lines.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
ARTICLES = [json.loads(line) for line in (HERE / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
FOUND_AT_LEAST = 0.6  # of the events that must be found; two people agree on 0.88


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def events_of(text: str, published: str) -> tuple[Event, ...]:
    document = make_document(text, id="report", dct=date.fromisoformat(published))
    tagged = pipeline().tag(document)
    return pipeline().link([pipeline().resolve(tagged)]).events


def folded(name: str) -> str:
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode())


def days(event: Event) -> tuple[str, str]:
    span = event.interval
    if span is None:
        return "", ""
    first = span.start.date().isoformat() if span.start else "…"
    return first, (span.end - timedelta(microseconds=1)).date().isoformat() if span.end else "…"


def tells(event: Event, expected: str) -> bool:
    place, first, last, status, category = expected.split("|")
    named = folded(event.place.name) if event.place else ""
    return all(
        wanted == "*" or met
        for wanted, met in (
            (place, bool(named) and (folded(place) in named or named in folded(place))),
            (first, days(event)[0] == first),
            (last, days(event)[1] == last),
            (status, event.status == status),
            (category, event.category == category),
        )
    )


@pytest.mark.parametrize(("published", "text", "expected"), LINES, ids=[text[:60] for _, text, _ in LINES])
def test_a_line_tells_its_events(published: str, text: str, expected: str) -> None:
    events = events_of(text, published)
    if expected == "-":
        assert not [one for one in events if one.status in ("happened", "ongoing") and one.place]
        return
    for wanted in expected.split(";"):
        assert any(tells(event, wanted) for event in events), [(one.title, days(one), one.status) for one in events]


def at(event: Event, gold: dict[str, Any]) -> bool:
    if event.footprint is None:
        return False
    point = Footprint(geometry=None, lon=gold["lon"], lat=gold["lat"], radius_km=0, kind="point", precision="point")
    near = 25 if gold["kind"] == "point" else 161
    return distance_km(event.footprint, point) <= near or (gold["kind"] == event.footprint.kind == "country")


def on(event: Event, gold: dict[str, Any]) -> bool:
    span, one_day = event.interval, timedelta(days=1)
    if not gold["earliest"] or not gold["latest"]:
        return True
    if span is None or span.start is None or span.end is None:
        return False
    start, end = (datetime.fromisoformat(gold[key]) for key in ("earliest", "latest"))
    shared = min(span.end, end + one_day) - max(span.start, start)
    return shared * 2 >= max(end + one_day - start, one_day)


def test_articles_give_most_of_their_events() -> None:
    found = needed = 0
    for article in ARTICLES:
        events = events_of(article["text"], article["published"])
        for gold in article["events"]:
            start = article["text"].index(gold["what"])
            told = [one for one in events if any(r.sentence.start <= start < r.sentence.end for r in one.evidence)]
            needed += not gold.get("optional")
            found += not gold.get("optional") and any(at(one, gold) and on(one, gold) for one in told)
    assert found >= FOUND_AT_LEAST * needed, f"{found} of {needed}"
