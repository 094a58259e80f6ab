"""A command watched while it runs: CPU seconds of its whole family of processes and the memory of each."""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True, kw_only=True)
class Watched:
    """What came of it. samples : (how far it was, MB of the main process, MB of its biggest child) over time."""

    cpu: float = 0.0
    wall: float = 0.0
    samples: list[tuple[int, float, float]] = field(default_factory=list)

    def flatness(self, start: int) -> tuple[float, float]:
        """The most and the least memory after `start`, as shares of that at `start`: (main process, children)."""
        late = [sample for sample in self.samples if sample[0] >= start]
        if not late:
            return 0.0, 0.0
        first = late[0]
        return tuple(  # type: ignore[return-value]
            max((abs(sample[column] / first[column] - 1) for sample in late if first[column]), default=0.0)
            for column in (1, 2)
        )


def watched(
    command: Sequence[str], *, progress: Callable[[], int], every: float = 1.0, also: Sequence[int] = (), **how: Any
) -> Watched:
    """Run the command to its end; `also` : further processes whose families' CPU counts and is watched."""
    before = sum(_family_cpu(pid) for pid in also)
    began = time.monotonic()
    found = Watched()
    process = subprocess.Popen(command, **how)
    last = 0.0
    while process.poll() is None:
        family = [process.pid, *descendants(process.pid)]
        last = max(last, sum(map(cpu_of, family)))
        others = [one for pid in also for one in (pid, *descendants(pid))]
        children = [rss_mb(pid) for pid in (*family[1:], *others)]
        found.samples.append((progress(), rss_mb(process.pid), max(children, default=0.0)))
        time.sleep(every)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
    found.wall = time.monotonic() - began
    found.cpu = last + sum(_family_cpu(pid) for pid in also) - before
    return found


def descendants(pid: int) -> list[int]:
    """The processes that it has started, and theirs."""
    try:
        tasks = [task.name for task in Path(f"/proc/{pid}/task").iterdir()]
        found = [int(one) for task in tasks for one in Path(f"/proc/{pid}/task/{task}/children").read_text().split()]
    except OSError:
        return []
    return [one for child in found for one in (child, *descendants(child))]


def cpu_of(pid: int) -> float:
    """CPU seconds of a process and of its children that have ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / _TICK


def rss_mb(pid: int) -> float:
    """Megabytes that the process holds and shares with no other: what more of it would take."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


def _family_cpu(pid: int) -> float:
    return sum(map(cpu_of, (pid, *descendants(pid))))
