"""Files of text, written whole or not at all."""

import os
import tempfile
from pathlib import Path

from geoevents.errors import InputError, OutputError


def write_text(path: Path, text: str, *, bom: bool = False) -> None:
    """Write UTF-8 with newlines as they are; an existing file is replaced only by a whole one."""
    write_bytes(path, (b"\xef\xbb\xbf" if bom else b"") + text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write the bytes beside the target and move them there, so that no half-written file is ever seen."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}; is it open in another program?") from error


def read_text(path: Path) -> str:
    """The file's text, UTF-8 with or without a byte-order mark."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
