"""The gazetteer's speed and size: opening, exact and similar lookups, what the file weighs."""

import random
import subprocess
import sys
import zlib
from collections.abc import Iterator

from geoevents.gazetteer import Gazetteer
from tests.benchmarks.rows import Row, cpu

SAMPLE = 15_000
FIRST = """
import time
before = int(next(l for l in open("/proc/self/status") if l.startswith("VmRSS")).split()[1])
from geoevents.gazetteer import Gazetteer
start = time.process_time()
Gazetteer().lookup("Saraqib")
spent = time.process_time() - start
after = int(next(l for l in open("/proc/self/status") if l.startswith("VmRSS")).split()[1])
print(spent * 1000, (after - before) / 1024)
"""


def names(gazetteer: Gazetteer) -> list[str]:
    """A sample of the main names, the same each time."""
    query = "SELECT name FROM places WHERE key % 15 = 0"
    found = [row[0] for row in gazetteer.indexes[0].db.execute(query)]
    return random.Random(1).sample(found, SAMPLE)


def rows() -> Iterator[Row]:
    """The figures; CPU time, so that a busy machine does not count."""
    printed = subprocess.run([sys.executable, "-c", FIRST], capture_output=True, text=True, check=True).stdout
    milliseconds, megabytes = map(float, printed.split())
    yield Row(part="gazetteer", name="open and first lookup", figure=f"{milliseconds:.1f} ms", goal="≤ 60 ms")
    yield Row(part="gazetteer", name="memory for it, imports included", figure=f"{megabytes:.1f} MB", goal="≤ 30 MB")
    gazetteer = Gazetteer()
    hits = names(gazetteer)
    mixed = [text for name in hits for text in (name, name[::-1])]
    seconds, _ = cpu(lambda: [gazetteer.is_name(name) for name in mixed])
    yield Row(part="gazetteer", name="exact name or not", figure=f"{len(mixed) / seconds:,.0f}/s", goal="≥ 50,000/s")
    seconds, _ = cpu(lambda: [gazetteer.lookup(name) for name in mixed])
    yield Row(part="gazetteer", name="lookup, all candidates, each name new", figure=f"{len(mixed) / seconds:,.0f}/s")
    news = hits[:500] * 20
    seconds, _ = cpu(lambda: [gazetteer.lookup(name) for name in news])
    yield Row(part="gazetteer", name="lookup, names repeat", figure=f"{len(news) / seconds:,.0f}/s", goal="≥ 50,000/s")
    asked = [(name, gazetteer.lookup(name)[0].country or "SY") for name in hits[:2000]]
    seconds, _ = cpu(lambda: [gazetteer.similar(name, countries={country}) for name, country in asked])
    yield Row(part="gazetteer", name="similar", figure=f"{seconds / len(asked) * 1000:.2f} ms", goal="≤ 2 ms")
    data = gazetteer.indexes[0].path.read_bytes()
    yield Row(part="gazetteer", name="file", figure=f"{len(data) / 1e6:.0f} MB")
    yield Row(
        part="gazetteer", name="file in a wheel", figure=f"{len(zlib.compress(data)) / 1e6:.1f} MB", goal="≤ 40 MB"
    )
