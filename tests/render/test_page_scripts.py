"""The page's scripts, piece by piece: civil time, lanes, bars, gatherings, quotes, the address, the downloads."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from page_stories import story
from playwright.sync_api import Browser

from geoevents.render import page_assets
from geoevents.render.page import page_data

PURE = ("days", "text", "packed", "store", "hash", "exports", "clusters", "scale", "lanes", "quote")
FORBIDDEN = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "console.",
    "http://",
    "@import",
    "url(",
)
type Run = Callable[..., Any]


@pytest.fixture(scope="module")
def run(chromium: Browser) -> Iterator[Run]:
    """Evaluates an expression over the scripts that need no page; arguments go in as JSON."""
    page = chromium.new_page()
    code = "\n".join(page_assets.asset(f"{name}.js") for name in PURE)
    words = json.dumps(page_assets.words())

    def evaluate(expression: str, **names: Any) -> Any:
        given = "".join(f"const {name} = {json.dumps(value)};" for name, value in names.items())
        return page.evaluate(
            f"(() => {{ {code}\nconst dates = new DateWords({words}); {given} return ({expression}); }})()"
        )

    yield evaluate
    page.close()


def minutes(text: str) -> int:
    from datetime import datetime

    from geoevents.render.page_data import minutes as count

    found = count(datetime.fromisoformat(text))
    assert found is not None
    return found


SPANS = (
    ("2020-03-01", "2020-03-11", "1–10 March 2020"),
    ("2020-03-01", "2020-03-02", "1 March 2020"),
    ("2020-02-01", "2020-03-01", "February 2020"),
    ("2020-02-28", "2020-03-02", "28 February – 1 March 2020"),
    ("2019-12-30", "2020-01-03", "30 December 2019 – 2 January 2020"),
    ("2020-01-01", "2021-01-01", "2020"),
    ("2010-01-01", "2020-01-01", "2010–2019"),
    ("2020-04-01", "2020-07-01", "April–June 2020"),
    ("2019-11-01", "2020-02-01", "November 2019 – January 2020"),
    ("0079-10-24", "0079-10-25", "24 October 79"),
    ("2020-03-01T14:30", "2020-03-01T14:31", "1 March 2020, 14:30"),
    ("2020-03-01T12:00", "2020-03-01T18:00", "1 March 2020, 12:00–18:00"),
    ("2020-03-01T22:00", "2020-03-02T02:00", "1 March 2020, 22:00 – 2 March 2020, 02:00"),
    ("2020-02-29T18:00", "2020-03-01T06:00", "night of 29 February – 1 March 2020"),
    (None, "2020-03-01", "until 29 February 2020"),
    ("2020-03-01", None, "since 1 March 2020"),
)


@pytest.mark.enable_socket
def test_spans_are_told_as_people_tell_them(run: Run) -> None:
    pairs = [[start and minutes(start), end and minutes(end)] for start, end, _ in SPANS]
    told = run("pairs.map(([start, end]) => dates.span(start, end))", pairs=pairs)
    assert told == [words for _, _, words in SPANS]


UNITS = (
    ("hour", "2020-02-29T13:40", "2020-02-29T13:00", "2020-02-29T14:00"),
    ("day", "2020-02-29T13:40", "2020-02-29", "2020-03-01"),
    ("week", "2020-03-01", "2020-02-24", "2020-03-02"),
    ("month", "2020-02-29", "2020-02-01", "2020-03-01"),
    ("quarter", "2019-12-31", "2019-10-01", "2020-01-01"),
    ("year", "1969-07-21", "1969-01-01", "1970-01-01"),
    ("decade", "1969-07-21", "1960-01-01", "1970-01-01"),
    ("century", "1969-07-21", "1900-01-01", "2000-01-01"),
)


@pytest.mark.enable_socket
@pytest.mark.parametrize(("unit", "moment", "start", "after"), UNITS, ids=[row[0] for row in UNITS])
def test_units_start_and_follow(run: Run, unit: str, moment: str, start: str, after: str) -> None:
    low = run("floorUnit(at, unit)", at=minutes(moment), unit=unit)
    assert (low, run("addUnits(low, unit, 1)", low=low, unit=unit)) == (minutes(start), minutes(after))


CELLS = (
    ("plain", "plain"),
    ("=1+1", "'=1+1"),
    ("+49 30", "'+49 30"),
    ("-5 degrees", "'-5 degrees"),
    ("@here", "'@here"),
    ('say "no", twice', '"say ""no"", twice"'),
    ("two\nlines", '"two\nlines"'),
    (None, ""),
    (-3.5, "-3.5"),
)


@pytest.mark.enable_socket
def test_cells_are_safe_in_a_spreadsheet(run: Run) -> None:
    assert run("texts.map(cell)", texts=[text for text, _ in CELLS]) == [cell for _, cell in CELLS]


@pytest.mark.enable_socket
def test_only_addresses_of_the_web_are_linked(run: Run) -> None:
    bad = [
        "javascript:alert(1)",
        " jAvaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//no",
        "",
        "vbscript:x",
    ]
    assert run("bad.map(webLink)", bad=bad) == [None] * len(bad)
    assert run("webLink('https://example.org/a?b=1&c=2')") == "https://example.org/a?b=1&c=2"


@pytest.mark.enable_socket
def test_segments_join_to_the_text_again(run: Run) -> None:
    text = "Troops 🚚 took a hill near Saraqib"
    marks = [{"at": 0, "to": 6, "kind": 0}, {"at": 3, "to": 14, "kind": 1}, {"at": 30, "to": 99, "kind": 2}]
    parts = run("segments(text, marks)", text=text, marks=marks)
    assert "".join(part["text"] for part in parts) == text
    assert [len(part["marks"]) for part in parts] == [1, 2, 1, 0]


@pytest.mark.enable_socket
def test_every_event_adds_one_to_the_bars(run: Run) -> None:
    events = [[0, 1440], [0, 14400], [None, 1440], [4320, None], [-9000, -8000], [99000, 99999]]
    made = run(
        "(() => { const c = {id: 'x'}; const items = events.map(([start, end]) =>"
        "({start, end, dated: true, category: c}));"
        "const h = histogram(items, binEdges(0, 14400, 'day'), [c]); return [h.totals, h.earlier, h.later]; })()",
        events=events,
    )
    assert sum(made[0]) == pytest.approx(4)
    assert made[1:] == [1, 1]


@pytest.mark.enable_socket
def test_lanes_keep_events_apart_and_count_the_rest(run: Run) -> None:
    make = (
        "(() => { const c = {id: 'x'}; const items = starts.map((start, index) => ({start, index, end: start + 1440,"
        "dated: true, category: c, within: () => true}));"
        "return packed(items, new Scale(0, 14400, 0, 1000), lanes, () => 0); })()"
    )
    starts = [0, 0, 0, 1500, 5000]
    roomy, tight = run(make, starts=starts, lanes=3), run(make, starts=starts, lanes=2)
    assert [len(roomy["boxes"]), len(roomy["overflow"])] == [5, 0]
    assert len(tight["boxes"]) + len(tight["overflow"]) == len(starts)
    for first in roomy["boxes"]:
        for second in roomy["boxes"]:
            if first["lane"] == second["lane"] and first["left"] < second["left"]:
                assert first["right"] <= second["left"]


@pytest.mark.enable_socket
def test_gatherings_hold_every_mark_once(run: Run) -> None:
    spots = [[x * 7 % 300, x * 13 % 200] for x in range(200)]
    groups = run("gather(spots.map(([x, y]) => ({x, y, item: {lat: y, lon: x}})), 30)", spots=spots)
    assert sum(len(group["points"]) for group in groups) == len(spots)
    assert all(
        (group["x"] - point["x"]) ** 2 + (group["y"] - point["y"]) ** 2 <= 900
        for group in groups
        for point in group["points"]
    )


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    "fragment", ["", "#from=2020-99-99&sure=cat&map=1,2&event=none&sort=__proto__", "#map=a,b,c&from=2020-03-01"]
)
def test_a_broken_address_opens_the_fresh_view(run: Run, fragment: str) -> None:
    data = page_data(story())
    found = run(
        "(() => { const store = new Store(data); const {state, view} = hashToState(fragment, store); store.set(state);"
        "return [view, store.state.selected, store.state.certainty, store.ordered.length >= 0]; })()",
        data=data,
        fragment=fragment,
    )
    assert found == [None, -1, 0, True]


@pytest.mark.enable_socket
def test_downloads_tell_the_same_as_the_events(run: Run) -> None:
    data = page_data(story())
    table = json.loads(run("toGeoJSON(new Store(data).items, 'en')", data=data))
    first = table["features"][0]
    assert first["id"] == story()[0].id
    assert list(first["properties"])[:6] == ["start", "end", "date_from", "date_to", "title", "category"]
    assert [feature["geometry"] for feature in table["features"]].count(None) == len(story().unplaced)
    lines = run("toCSV(new Store(data).items, 'en')", data=data)
    assert lines.startswith("\ufeffid,latitude,longitude,start,end")
    from xml.etree import ElementTree

    kml = ElementTree.fromstring(run("toKML(new Store(data).items, 'en', 'A & B')", data=data))  # noqa: S314
    assert len(kml.findall(".//{*}Placemark")) == len(story())
    assert len(kml.findall(".//{*}TimeSpan")) == len(story()) - len(story().undated)


@pytest.mark.parametrize("name", [*page_assets.SCRIPTS, *page_assets.STYLES])
def test_assets_are_small_and_plain(name: str) -> None:
    text = page_assets.asset(name)
    assert text.count("\n") <= 300
    assert text.startswith(("// ", "/* "))
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "console.",
        "http://",
        "@import",
        "url(",
    ):
        assert word not in text.replace("http://www.w3.org/2000/svg", "").replace("http://www.opengis.net/kml/2.2", "")


@pytest.mark.enable_socket
def test_scripts_parse_by_themselves(chromium: Browser) -> None:
    page = chromium.new_page()
    for name in page_assets.SCRIPTS:
        page.evaluate('code => { new Function(`"use strict";${code}`); }', page_assets.asset(name))
    page.close()


def test_every_word_of_the_scripts_is_in_the_table() -> None:
    import re

    table = page_assets.words()
    used = set(re.findall(r"\bthis\.words\.([a-z_]+)", page_assets.code()))
    assert used <= set(table)
