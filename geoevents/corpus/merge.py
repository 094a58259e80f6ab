"""The shuffle: events of all parts brought together by year and country, merged there, written as GeoParquet."""

import json
import shutil
import signal
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from geoevents.corpus.geoparquet import write_geoparquet
from geoevents.corpus.parts import Parts
from geoevents.corpus.starting import starting
from geoevents.errors import OutputError
from geoevents.export.readings import decode
from geoevents.link.merge import merge
from geoevents.types import Event, Linked

EVENTS = "events"
# Hive's own name for "no value"; DuckDB, Spark and pyarrow read it as NULL.
NONE = "__HIVE_DEFAULT_PARTITION__"
_HELD = 20_000
_FEW = 64
_MOST = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """How many events the documents told, and how many are left when those told twice are one."""

    told: int
    events: int
    placed: int
    dated: int


def write_events(parts: Parts, count: int, *, workers: int = 1) -> Merged:
    """Write `events/` from the first `count` parts; it replaces an older one only when it is whole.

    workers : processes that share the years and countries, so that this one stays small; few parts need none.

    Raises
    ------
    OutputError
        if one of those processes is ended from outside.
    """
    new, spool = parts.folder / f".{EVENTS}", parts.folder / ".spool"
    for folder in (new, spool):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    if count <= _FEW:
        told = _spooled(parts, count, spool)
        kept = [_partition(file, new) for file in _largest_first(spool)]
    else:
        told, kept = _shared(parts, count, workers, spool, new)
    target = parts.folder / EVENTS
    shutil.rmtree(target, ignore_errors=True)
    new.rename(target)
    shutil.rmtree(spool)
    return Merged(told=told, **{key: sum(one[key] for one in kept) for key in ("events", "placed", "dated")})


def _shared(parts: Parts, count: int, workers: int, spool: Path, new: Path) -> tuple[int, list[dict[str, int]]]:
    """The same in processes of their own."""
    executor = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    try:
        with starting():
            told = executor.submit(_spooled, parts, count, spool)
        told.result()
        with starting():
            kept = executor.map(partial(_partition, events=new), _largest_first(spool))
        return told.result(), list(kept)
    except BrokenProcessPool:
        told_how = "a process that merged events was ended (out of memory?); continue with --resume"
        raise OutputError(f"{parts.folder}: {told_how}") from None
    finally:
        executor.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl-C is for the parent to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _largest_first(spool: Path) -> list[Path]:
    """The files so that no big one is left for the end."""
    return sorted(spool.iterdir(), key=lambda file: (-file.stat().st_size, file.name))


def _spooled(parts: Parts, count: int, spool: Path) -> int:
    """Every event in the file of its year and country, in the order of the documents; in bounded memory."""
    held: dict[str, list[str]] = defaultdict(list)
    told = waiting = 0
    for number in range(count):
        for place, document in enumerate(parts.events(number)):
            for event in document["events"]:
                record = {"document": f"{number}.{place}", "event": event}
                held[_key(event)].append(json.dumps(record, ensure_ascii=False) + "\n")
                told, waiting = told + 1, waiting + 1
        if waiting >= _HELD:
            _flush(held, spool)
            waiting = 0
    _flush(held, spool)
    return told


def _flush(held: dict[str, list[str]], spool: Path) -> None:
    for key, lines in held.items():
        with (spool / key).open("a", encoding="utf-8") as file:
            file.writelines(lines)
    held.clear()


def _key(event: dict[str, Any]) -> str:
    """Year and country of an event as it was encoded, as a file name."""
    interval, place = event.get("interval") or {}, event.get("place") or {}
    moment = interval.get("start") or interval.get("end")
    country = str(place.get("country") or NONE)
    return f"{moment[:4] if moment else NONE}.{country if country.isalnum() else NONE}"


def _partition(file: Path, events: Path) -> dict[str, int]:
    """Merge one year and country and write its table."""
    year, country = file.name.split(".")
    folder = events / f"event_year={year}" / f"event_country={country}"
    folder.mkdir(parents=True)
    kept = placed = dated = 0

    def merged() -> Iterator[Event]:
        nonlocal kept, placed, dated
        for lot in _lots(file):
            for event in merge(lot).events:
                kept += 1
                placed += event.footprint is not None
                dated += event.interval is not None
                yield event

    write_geoparquet(merged(), folder / "events.parquet")
    return {"events": kept, "placed": placed, "dated": dated}


def _lots(file: Path) -> Iterator[list[Linked]]:
    """The events of a file, those of a document together; a year too big for memory goes month by month."""
    with file.open(encoding="utf-8") as lines:
        months = sorted({_month(json.loads(line)) for line in lines} if _count(file) > _MOST else {""})
    for month in months:
        documents: dict[str, list[Event]] = defaultdict(list)
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if not month or _month(record) == month:
                    documents[record["document"]].append(decode(Event, record["event"]))
        yield [Linked(events=tuple(events)) for events in documents.values()]


def _count(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for _ in lines)


def _month(record: dict[str, Any]) -> str:
    interval = record["event"].get("interval") or {}
    return str(interval.get("start") or interval.get("end") or "none")[:7]
