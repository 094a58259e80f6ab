"""A corpus on disk, and all that a run made of it."""

import hashlib
import json
from pathlib import Path


def corpus(folder: Path, count: int, *, bad: dict[int, str] | None = None) -> Path:
    texts = [(bad or {}).get(n, f"Report {n}.") for n in range(count)]
    lines = [json.dumps({"id": f"d{n}", "text": text}) if text else "{" for n, text in enumerate(texts)]
    path = folder / "in.jsonl"
    path.write_text("\n".join(lines) + "\n")
    return path


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
