"""Every output says what made it and from what: versions, hash of the text, when it was fetched, where a copy is."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import story
from fake_pipeline import make
from insides import inside

from geoevents.collection import EventCollection, Provenance
from geoevents.corpus import run_corpus
from geoevents.read import read
from geoevents.review import read_events
from geoevents.writers import _WRITERS, write

HASH, FETCHED, COPY = "ab12" * 16, "2021-03-10T06:00:00+00:00", "https://archive.example/2021/9-march"
MADE = Provenance(program="geoevents 7.7.7", gazetteer="3-feed99", model="en_test 8.8")
KNOWN = (HASH, FETCHED, COPY)
VERSIONS = ("geoevents 7.7.7", "3-feed99", "en_test 8.8")


@pytest.fixture(scope="module")
def told() -> EventCollection:
    """A story whose document is known to the last detail."""
    whole = story.story()
    events = tuple(
        replace(
            event,
            made_by=MADE.versions,
            evidence=tuple(
                replace(report, content_hash=HASH, retrieved=FETCHED, archive_url=COPY) for report in event.evidence
            ),
        )
        for event in whole
    )
    readings = tuple(
        replace(reading, document=replace(reading.document, content_hash=HASH, retrieved=FETCHED, archive_url=COPY))
        for reading in whole.readings
    )
    return replace(whole, events=events, readings=readings, provenance=MADE)


@pytest.mark.parametrize("suffix", _WRITERS)
def test_every_format_says_what_made_it_and_from_what(suffix: str, told: EventCollection, tmp_path: Path) -> None:
    path = tmp_path / f"events{suffix}"
    write(told, path)
    said = inside(path)
    assert [part for part in (*VERSIONS, *KNOWN) if part not in said] == []


@pytest.mark.parametrize("suffix", [".geojson", ".geojsonl", ".csv", ".kml", ".gpkg", ".parquet"])
def test_what_is_read_back_still_knows_it(suffix: str, told: EventCollection, tmp_path: Path) -> None:
    write(told, tmp_path / f"once{suffix}")
    write(read_events(tmp_path / f"once{suffix}"), tmp_path / "again.ics")
    said = inside(tmp_path / "again.ics")
    assert [part for part in (*VERSIONS, *KNOWN) if part not in said] == []


def test_the_report_says_it(told: EventCollection) -> None:
    assert [part for part in (*VERSIONS, *KNOWN) if part not in told.report()] == []


def test_a_very_long_record_is_cut_and_counted(told: EventCollection) -> None:
    one = told.events[0]
    events = tuple(replace(one, evidence=(replace(one.evidence[0], document_id=f"d{number}"),)) for number in range(30))
    lines = EventCollection(events=events, provenance=MADE).origins(most=10)
    assert len(lines) == 11
    assert lines[-1] == "and 21 more documents"


def test_a_table_can_say_when_it_was_fetched_and_where_a_copy_is(tmp_path: Path) -> None:
    record = {"text": "The bridge is closed.", "retrieved": FETCHED, "archive_url": COPY}
    (tmp_path / "in.jsonl").write_text(json.dumps(record) + "\n")
    (document,) = read([tmp_path / "in.jsonl"])
    assert (document.retrieved, document.archive_url) == (FETCHED, COPY)
    assert len(document.content_hash) == 64


def test_a_corpus_run_says_it_in_its_report_its_documents_and_its_tables(tmp_path: Path) -> None:
    record = {"id": "one", "text": "Report 1.", "retrieved": FETCHED, "archive_url": COPY}
    (tmp_path / "in.jsonl").write_text(json.dumps(record) + "\n")
    report = run_corpus([tmp_path / "in.jsonl"], tmp_path / "out", workers=1, make=make)
    assert (report.gazetteer, report.model, report.attribution) == ("places 2", "none 3", ("Nobody",))
    saved = json.loads((tmp_path / "out" / "report.json").read_text())
    assert (saved["gazetteer"], saved["model"]) == ("places 2", "none 3")
    (line,) = (tmp_path / "out" / "documents" / "part-000000.jsonl").read_text().splitlines()
    about = json.loads(line)["document"]
    assert about["made_by"] == "fake 1 · gazetteer places 2 · model none 3"
    assert (about["retrieved"], about["archive_url"]) == (FETCHED, COPY)
    (table,) = (tmp_path / "out" / "events").rglob("*.parquet")
    assert [part for part in (FETCHED, COPY, "gazetteer places 2") if part not in inside(table)] == []
