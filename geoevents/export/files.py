"""Files of text, written whole or not at all."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geoevents.errors import InputError, OutputError


def write_text(path: Path, text: str, *, bom: bool = False) -> None:
    """Write UTF-8 with newlines as they are; an existing file is replaced only by a whole one."""
    write_bytes(path, (b"\xef\xbb\xbf" if bom else b"") + text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write the bytes; an existing file is replaced only by a whole one."""
    with whole(path) as half:
        half.write_bytes(data)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A name beside the target to write to, moved there at the end, so that no half-written file is ever seen."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".writing-") as folder:
            half = Path(folder) / path.name
            yield half
            half.replace(path)
    except OSError as error:
        why = error.strerror or str(error)
        raise OutputError(f"{path}: cannot be written: {why}; is it open in another program?") from error


def read_text(path: Path) -> str:
    """The file's text, UTF-8 with or without a byte-order mark."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
