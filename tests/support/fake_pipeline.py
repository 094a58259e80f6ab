"""A pipeline without a language model: one event a document, and documents that do harm when they are read."""

import hashlib
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from geoevents.collection import Provenance
from geoevents.corpus import Settings, run_corpus
from geoevents.types import Document, Event, Evidence, Footprint, Linked, Place, Resolved, Span, TimeInterval

SPAN = Span(start=0, end=1)


class FakePipeline:
    """Stands for `Pipeline`; what a document's text begins with says what happens."""

    def provenance(self) -> Provenance:
        return Provenance(program="fake 1", gazetteer="places 2", model="none 3", attribution=("Nobody",))

    def annotate(self, documents: Iterable[Document], *, drawn: bool = True) -> Iterator[tuple[Resolved, Linked]]:
        for document in documents:
            _act(document.text)
            yield (
                Resolved(document=document, sentences=(SPAN,), clauses=(), toponyms=(), times=()),
                Linked(events=(_event(document),)),
            )


def make(settings: Settings) -> FakePipeline:
    return FakePipeline()


def make_slow(settings: Settings) -> "FakePipeline":
    return SlowPipeline()


class SlowPipeline(FakePipeline):
    """Takes its time, so that a run can be killed in the middle."""

    def annotate(self, documents: Iterable[Document], *, drawn: bool = True) -> Iterator[tuple[Resolved, Linked]]:
        for result in super().annotate(documents):
            time.sleep(0.002)
            yield result


def _act(text: str) -> None:
    if text.startswith("KILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    if text.startswith("HANG"):
        time.sleep(600)
    if text.startswith("RAISE"):
        raise RuntimeError("two\nlines")
    if text.startswith("HOARD"):
        bytearray(64 << 30)


def _event(document: Document) -> Event:
    number = int(hashlib.sha256(document.text.encode()).hexdigest(), 16)
    country = ("SY", "TR", "")[number % 3]
    place = Place(
        id=f"x:{number % 90}", name="X", lon=number % 90, lat=number % 80, feature_code="PPL", country=country
    )
    mark = Footprint(geometry=None, lon=place.lon, lat=place.lat, radius_km=1, kind="point", precision="point")
    day = datetime(2019 + number % 3, 1, 1 + number % 28)
    evidence = Evidence(
        document_id=document.id, sentence=SPAN, trigger=SPAN, toponym=SPAN, time=SPAN, quote=document.text[:20],
        place_reason="p", time_reason="t", status_reason="s", content_hash=document.content_hash,
        retrieved=document.retrieved, archive_url=document.archive_url,
    )  # fmt: skip
    return Event(
        id=document.content_hash[:12],
        title=document.text[:20],
        category="other",
        status="happened",
        place=place if country else None,
        footprint=mark if country else None,
        interval=TimeInterval(start=day, end=day.replace(hour=12), grain="day") if number % 5 else None,
        evidence=(evidence,),
        confidence=0.5,
        made_by=FakePipeline().provenance().versions,
    )


if __name__ == "__main__":
    run_corpus([sys.argv[1]], Path(sys.argv[2]), workers=2, resume=True, make=make_slow)
