"""The finished parts of a run on disk: each written beside and renamed, so that what is there is whole."""

import gzip
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from geoevents.corpus.tasks import Settings, Task
from geoevents.corpus.work import Part
from geoevents.errors import InputError, UsageError
from geoevents.export.files import write_bytes
from geoevents.text import one_line
from geoevents.types import Refused

DOCUMENTS, PARTS, SETTINGS = "documents", "parts", "run.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A part as the bytes of its two files; made where the part is, so that passing on and writing are quick."""

    number: int
    documents: bytes = field(repr=False)
    part: bytes = field(repr=False)


class Parts:
    """The folder of a run. `documents/` is for people and tools; `parts/` says what is done and feeds the merge."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, settings: Settings, *, resume: bool) -> None:
        """Make the folder ready.

        Raises
        ------
        UsageError
            if it holds a run and none is to be resumed, or a run with other settings.
        """
        told = _told(settings)
        file = self.folder / SETTINGS
        if file.exists():
            if not resume:
                raise UsageError(f"{self.folder}: holds a corpus run; add --resume, or name another folder")
            if json.loads(file.read_bytes()) != told:
                raise UsageError(f"{self.folder}: its run began with other settings; name another folder")
        elif self.folder.exists() and any(self.folder.iterdir()):
            raise UsageError(f"{self.folder}: is not empty and holds no corpus run; name another folder")
        else:
            write_bytes(file, _json(told) + b"\n")
        for name in (DOCUMENTS, PARTS):
            self._clean(self.folder / name)

    def write(self, packed: Packed) -> None:
        """Write a part; it counts as done with the rename of its second file."""
        write_bytes(self._documents(packed.number), packed.documents)
        write_bytes(self._part(packed.number), packed.part)

    def done(self, task: Task) -> bool:
        """Whether the task's part is there, whole and of the same items."""
        try:
            head = self.head(task.number)
            return head["key"] == task.key and "provenance" in head and self._documents(task.number).exists()
        except (OSError, EOFError, ValueError, KeyError, TypeError):
            return False

    def head(self, number: int) -> dict[str, Any]:
        """What a part says of itself: key, number of documents, refusals, and what it was made with."""
        with gzip.open(self._part(number)) as file:
            head: dict[str, Any] = json.loads(file.readline())
            return head

    def refused(self, number: int) -> tuple[Refused, ...]:
        """What a part refused."""
        return tuple(Refused(where=where, reason=reason) for where, reason in self.head(number)["refused"])

    def events(self, number: int) -> Iterator[dict[str, Any]]:
        """The events that the documents of a part tell, one record a document."""
        with gzip.open(self._part(number)) as file:
            file.readline()
            for line in file:
                yield json.loads(line)

    def forget_after(self, count: int) -> None:
        """Remove the parts of an earlier, longer input."""
        for name in (DOCUMENTS, PARTS):
            for path in (self.folder / name).iterdir():
                if int(path.name.split(".")[0].removeprefix("part-")) >= count:
                    path.unlink()

    def _documents(self, number: int) -> Path:
        return self.folder / DOCUMENTS / f"part-{number:06}.jsonl"

    def _part(self, number: int) -> Path:
        return self.folder / PARTS / f"part-{number:06}.jsonl.gz"

    def _clean(self, folder: Path) -> None:
        """Make the folder, and remove what a killed run left half-written beside its parts."""
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.glob(".*"):
            path.unlink(missing_ok=True)


def pack(part: Part) -> Packed:
    """The part's two files: what `annotate` writes, and what the merge reads.

    Raises
    ------
    InputError
        if a result cannot be written as JSON.
    """
    head = {
        "key": part.key,
        "documents": len(part.documents),
        "refused": [_pair(one) for one in part.refused],
        "provenance": asdict(part.provenance),
    }
    return Packed(
        number=part.number,
        documents=_lines(part.documents),
        part=gzip.compress(_lines((head, *part.events)), 1, mtime=0),
    )


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a second run out of the folder while this one lives; the lock dies with the process.

    Raises
    ------
    UsageError
        if another run holds it.
    """
    try:
        import fcntl
    except ModuleNotFoundError:  # Windows has none, and no way to start a second run by accident over ssh
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise UsageError(f"{folder}: another run is writing there; wait for it or stop it") from None
    try:
        yield
    finally:
        os.close(handle)


def _told(settings: Settings) -> dict[str, Any]:
    """The settings that decide about results, as JSON; limits of time and memory do not."""
    bare = replace(settings, seconds=0.0, memory=0)
    return {"settings": one_line(repr(bare), limit=10_000)}


def _pair(refused: Refused) -> list[str]:
    return [refused.where, refused.reason]


def _lines(records: Iterable[dict[str, Any]]) -> bytes:
    return b"".join(_json(record) + b"\n" for record in records)


def _json(value: Any) -> bytes:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except (UnicodeEncodeError, ValueError) as error:
        raise InputError(f"a result cannot be written as JSON: {error}") from error
