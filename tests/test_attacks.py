"""Hostile text through every output: it stays text, it stays whole, and it never reaches a terminal as a command."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
import story
from attacks import ATTACKS
from lxml import etree
from lxml import html as lxml_html

from geoevents.collection import EventCollection
from geoevents.export.geojson import read_geojson
from geoevents.read import read
from geoevents.schema import clean
from geoevents.text import one_line
from geoevents.types import Event, Refused
from geoevents.writers import write

RISKY = re.compile(r"\s*[=+\-@＝]")
LIVE = ("script", "iframe", "img", "object", "embed", "link", "base", "meta", "form")


def attacked(text: str, number: int) -> Event:
    """An event that has the text wherever it has text."""
    told = story.story_events()[0]
    evidence = replace(
        told.evidence[0], document_id=text, quote=text, place_reason=text, time_reason=text, status_reason=text,
        time_text=text, source=text, source_url=text,
    )  # fmt: skip
    place = replace(told.place or story.RASTAN, name=text, admin1=text, admin1_name=text)
    return replace(
        told,
        id=f"e{number}",
        title=text,
        category=text,
        place=place,
        actors=(text,),
        evidence=(evidence,),
        sources=(text,),
    )


@pytest.fixture(scope="module")
def hostile() -> EventCollection:
    events = tuple(attacked(text, number) for number, text in enumerate(ATTACKS.values()))
    return EventCollection(events=events, warnings=tuple(ATTACKS.values()))


def titles() -> list[str]:
    return [clean(text) for text in ATTACKS.values()]


def elements(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root.iter() if isinstance(element.tag, str))


def check_no_live_markup(markup: str) -> None:
    """Descriptions may hold markup of ours, never any of theirs."""
    if not markup.strip():
        return
    for element in elements(lxml_html.fragment_fromstring(markup, create_parent="div")):
        assert element.tag not in LIVE
        assert not [name for name in element.attrib if name.startswith("on")]
        assert not element.get("href", "").strip().lower().startswith(("javascript:", "data:"))


def test_geojson_comes_back_whole(hostile: EventCollection, tmp_path: Path) -> None:
    write(hostile, tmp_path / "x.geojson")
    assert [event.title.strip() for event in read_geojson(tmp_path / "x.geojson")] == list(map(str.strip, titles()))
    write(hostile, tmp_path / "x.geojsonl")
    lines = (tmp_path / "x.geojsonl").read_text(encoding="utf-8").split("\n")
    assert [json.loads(line)["properties"]["title"] for line in lines if line] == titles()


def test_no_cell_is_a_formula(hostile: EventCollection, tmp_path: Path) -> None:
    write(hostile, tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == len(ATTACKS) + 1
    for cell in (cell for row in rows for cell in row):
        assert not RISKY.match(cell) or re.fullmatch(r"-?[\d.]+(e-?\d+)?", cell), cell


def test_kml_is_xml_without_markup_of_theirs(hostile: EventCollection, tmp_path: Path) -> None:
    write(hostile, tmp_path / "x.kmz")
    with ZipFile(tmp_path / "x.kmz") as archive:
        root = etree.fromstring(archive.read("doc.kml"))
    names = {etree.QName(element).localname for element in elements(root)}
    assert "NetworkLink" not in names
    assert "script" not in names
    for description in root.iter("{*}description"):
        check_no_live_markup(description.text or "")


def test_tables_hold_the_text(hostile: EventCollection, tmp_path: Path) -> None:
    geopandas = pytest.importorskip("geopandas")
    write(hostile, tmp_path / "x.gpkg")
    write(hostile, tmp_path / "x.parquet")
    assert list(geopandas.read_file(tmp_path / "x.gpkg", layer="events")["title"]) == titles()
    assert list(geopandas.read_parquet(tmp_path / "x.parquet")["title"]) == titles()


def test_a_calendar_has_no_event_of_theirs(hostile: EventCollection, tmp_path: Path) -> None:
    write(hostile, tmp_path / "x.ics")
    lines = (tmp_path / "x.ics").read_bytes().decode().split("\r\n")
    assert lines.count("BEGIN:VEVENT") == len(ATTACKS)
    assert not any("\n" in line or "\r" in line for line in lines)


def test_pictures_are_xml_without_script(hostile: EventCollection, tmp_path: Path) -> None:
    write(hostile, tmp_path / "x.svg")
    root = etree.fromstring((tmp_path / "x.svg").read_bytes())
    for element in elements(root):
        assert etree.QName(element).localname not in ("script", "foreignObject", "iframe")
        assert not [name for name in element.attrib if name.startswith("on")]


def test_slides_open_and_link_to_no_script(hostile: EventCollection, tmp_path: Path) -> None:
    from pptx import Presentation

    write(hostile, tmp_path / "x.pptx")
    Presentation(str(tmp_path / "x.pptx"))
    with ZipFile(tmp_path / "x.pptx") as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith((".xml", ".rels")):
                etree.fromstring(data)
                assert b'Target="javascript:' not in data.replace(b"'", b'"'), name


def test_the_page_has_no_element_of_theirs(hostile: EventCollection, tmp_path: Path) -> None:
    write(EventCollection(events=(attacked("calm", 0),)), tmp_path / "calm.html")
    write(hostile, tmp_path / "x.html")
    calm, page = (
        lxml_html.fromstring((tmp_path / name).read_text(encoding="utf-8")) for name in ("calm.html", "x.html")
    )
    for tag in (*LIVE, "style", "svg"):
        assert len(page.findall(f".//{tag}")) <= len(calm.findall(f".//{tag}")), tag
    assert not [name for element in elements(page) for name in element.attrib if name.startswith("on")]


def test_the_report_commands_no_terminal(hostile: EventCollection) -> None:
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", hostile.report())


def test_records_come_out_as_they_went_in(tmp_path: Path) -> None:
    lines = [json.dumps({"id": name, "text": text, "title": text}) for name, text in ATTACKS.items()]
    (tmp_path / "x.jsonl").write_text("\n".join(lines) + "\n")
    refused: list[Refused] = []
    documents = list(read([tmp_path / "x.jsonl"], refused=refused))
    assert [document.id for document in documents] == list(ATTACKS)
    assert [len(document.text) for document in documents] == list(map(len, ATTACKS.values()))
    assert not refused


def test_file_names_are_told_in_one_line(tmp_path: Path) -> None:
    names = [text.replace("/", "_")[:60] for text in ATTACKS.values() if not {"\x00", "\ud800"} & set(text)]
    for name in names:  # "x" first: a hidden file is not the user's text
        (tmp_path / f"x{name}.pdf").write_bytes(b"no PDF")
    refused: list[Refused] = []
    assert not list(read([tmp_path], refused=refused))
    assert len(refused) == len(list(tmp_path.iterdir()))
    for one in map(str, refused):
        assert one == one_line(one, limit=1000)
