"""A command watched while it runs: CPU seconds of its whole family of processes and the memory of each."""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One look. seconds : since the start; done : how far it was; main, child : private MB, of the biggest child."""

    seconds: float
    done: int
    main: float
    child: float


@dataclass(slots=True, kw_only=True)
class Watched:
    """What came of it. cpu : seconds of all its processes; wall : seconds."""

    cpu: float = 0.0
    wall: float = 0.0
    samples: list[Sample] = field(default_factory=list)

    def drift(self, start: int) -> tuple[float, float]:
        """By what shares the memory of the main process and of its biggest child grows from what it is at `start`."""
        late = [sample for sample in self.samples if sample.done >= start and sample.child]
        if not late:
            return 0.0, 0.0
        first = late[0]
        return (
            max(sample.main / first.main - 1 for sample in late),
            max(sample.child / first.child - 1 for sample in late),
        )

    @property
    def rate(self) -> float:
        """How much a second of wall time it does once it is at work, its start and its end left out."""
        first = next(sample for sample in self.samples if sample.done)
        last = next(sample for sample in self.samples if sample.done == self.samples[-1].done)
        return (last.done - first.done) / max(1e-9, last.seconds - first.seconds)


def watched(
    command: Sequence[str], *, progress: Callable[[], int], every: float = 0.2, also: Sequence[int] = (), **how: Any
) -> Watched:
    """Run the command to its end; also : further processes, whose families are watched and counted too."""
    before = sum(map(_family_cpu, also))
    began = time.monotonic()
    found = Watched()
    process = subprocess.Popen(command, **how)
    while process.poll() is None:
        family = [process.pid, *descendants(process.pid)]
        found.cpu = max(found.cpu, sum(map(cpu_of, family)))
        children = [*family[1:], *(one for pid in also for one in (pid, *descendants(pid)))]
        sample = Sample(
            seconds=time.monotonic() - began,
            done=progress(),
            main=private_mb(process.pid),
            child=max(map(private_mb, children), default=0.0),
        )
        found.samples.append(sample)
        time.sleep(every)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
    found.wall = time.monotonic() - began
    found.cpu += sum(map(_family_cpu, also)) - before
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


def private_mb(pid: int) -> float:
    """Megabytes that the process has written and shares with no other; the files that it maps come and go."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty")) / 1024


def _family_cpu(pid: int) -> float:
    return sum(map(cpu_of, (pid, *descendants(pid))))
