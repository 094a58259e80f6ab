"""Random texts for the time rules and random damage for the GeoJSON reader; each prints what broke a promise."""

import json
import tempfile
import time
import traceback
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import story
from mutate import damaged

from geoevents.errors import InputError
from geoevents.export.geojson import read_geojson, to_geojson, write_geojson
from geoevents.lexicon.times import time_words
from geoevents.resolve.times import resolve_times
from geoevents.tag.times import find_times
from geoevents.types import Document, Span, Tagged

GLUE = (
    " ",
    " ",
    " ",
    ", ",
    "-",
    "–",
    "/",
    ".",
    ":",
    "\n",
    "",
    " of ",
    " to ",
    " and ",
    " the ",
    "'s ",
    "\u00a0",
    "\u202f",
)
ODD = (
    "0",
    "00",
    "31",
    "32",
    "99",
    "1999",
    "2020",
    "9999",
    "10000",
    "٣",
    "Ⅳ",
    "½",
    "12th",
    "1,5",
    "-1",
    "+1",
    "24:00",
    "7.30pm",
)
VALUES: tuple[Any, ...] = (None, True, 0, -1, 1e308, 10**30, "", "x", "\ud800", [], [[]], {}, {"a": {}}, [1, "2", None])


def times(count: int, *, seed: int) -> int:
    """Texts of words of the time lexicon in no order; how many broke a promise."""
    words = [row.word for row in time_words()]
    broken = 0
    slowest = (0.0, "")
    for number in range(seed, seed + count):
        chance = Random(f"times:{number}")
        text = _text(chance, words)
        began = time.process_time()
        try:
            _check_times(text, chance)
        except Exception:  # noqa: BLE001 - this is what we look for
            broken += 1
            print(f"times:{number}: {text[:200]!r}\n{traceback.format_exc()}")
        slowest = max(slowest, (time.process_time() - began, f"times:{number}"))
    print(f"time rules: {count} texts, {broken} broken, slowest {slowest[0]:.2f} s: {slowest[1]}", flush=True)
    return broken + (slowest[0] > 10)


def geojson(count: int, *, seed: int) -> int:
    """A file of ours with values replaced and bytes damaged; how many broke a promise."""
    whole = json.loads(to_geojson(story.story()))
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.geojson"
        for number in range(seed, seed + count):
            chance = Random(f"geojson:{number}")
            path.write_bytes(_edited(whole, chance))
            try:
                _check_geojson(path)
            except Exception:  # noqa: BLE001 - this is what we look for
                broken += 1
                print(f"geojson:{number}\n{traceback.format_exc()}")
    print(f"GeoJSON: {count} files, {broken} broken", flush=True)
    return broken


def _text(chance: Random, words: list[str]) -> str:
    parts = []
    for _ in range(chance.choice((3, 10, 60, 400))):
        word = chance.choice(ODD) if chance.random() < 0.2 else chance.choice(words)
        parts += [chance.choice((word, word.title(), word.upper())), chance.choice(GLUE)]
    return "".join(parts)


def _check_times(text: str, chance: Random) -> None:
    found = find_times(text, sentences=(Span(start=0, end=len(text)),))
    edges = [edge for one in found for edge in (one.span.start, one.span.end)]
    assert edges == sorted(edges)
    assert all(one.span.of(text) == one.text for one in found)
    day = chance.choice(
        (None, date.min, date.max, date(2020, 2, 29), date(2021, 1, 1) + timedelta(chance.randrange(900)))
    )
    document = Document(id="x", text=text, dct=day)
    tagged = Tagged(document=document, sentences=(Span(start=0, end=len(text)),), clauses=(), toponyms=(), times=found)
    resolved = resolve_times(tagged, document=document)
    assert len(resolved) == len(found)
    for one in resolved:
        span = one.interval
        assert span is None or None in (span.start, span.end) or span.start < span.end, (one.expression.text, span)
        assert one.reason


def _edited(whole: dict[str, Any], chance: Random) -> bytes:
    document = json.loads(json.dumps(whole))
    for _ in range(chance.choice((1, 1, 3))):
        spots = list(_spots(document))
        holder, key = chance.choice(spots)
        holder[key] = chance.choice(VALUES)
    data = json.dumps(document).encode("utf-8", "surrogatepass")
    return damaged(data, chance) if chance.random() < 0.3 else data


def _spots(value: Any) -> list[tuple[Any, Any]]:
    """Every place in nested JSON where a value stands."""
    keys = range(len(value)) if isinstance(value, list) else list(value) if isinstance(value, dict) else ()
    return [spot for key in keys for spot in ((value, key), *_spots(value[key]))]


def _check_geojson(path: Path) -> None:
    events, refusal = None, "one line"
    try:
        events = read_geojson(path)
    except InputError as error:
        refusal = str(error)
    assert len(refusal.splitlines()) == 1
    if events is None:
        return
    spans = [event.interval for event in events if event.interval]
    assert all(span.start is None or span.end is None or span.start < span.end for span in spans)
    write_geojson(events, path)
    events.report().encode("utf-8")
    events.to_frame()
