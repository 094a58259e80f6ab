"""What a benchmark yields, and the table that it is printed as."""

import resource
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure. goal : what it must reach, as text ("≥ 0.8"), or "" where it only informs."""

    part: str
    name: str
    figure: str
    goal: str = ""


def cpu(call: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of the call in this process, and its result."""
    start = time.process_time()
    result = call()
    return time.process_time() - start, result


def peak_rss_mb() -> float:
    """The largest resident set of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| part | what | figure | goal |", "|---|---|--:|---|"]
    lines += [f"| {row.part} | {row.name} | {row.figure} | {row.goal} |" for row in rows]
    return "\n".join(lines)
