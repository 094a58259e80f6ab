"""Times in sentences of news agencies, through the parse: the tense, term and noun that decide what is meant."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from geoevents.resolve.times import resolve_times
from geoevents.tag.analysis import Analyzer
from geoevents.tag.clauses import find_clauses
from geoevents.tag.times import find_times
from geoevents.types import Document, ResolvedTime, Tagged

ANSWER = re.compile(r"\[(.+?)\] ([^\s;]+)(?: ([^\s;]+)\.\.([^\s;]+))?")


def cases() -> list[list[str]]:
    lines = Path(__file__).with_name("newswire.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


def resolved(text: str, dct: str, analyzer: Analyzer) -> tuple[ResolvedTime, ...]:
    (analysis,) = analyzer.analyse([text])
    document = Document(id="t", text=text, dct=date.fromisoformat(dct))
    sentences = analysis.sentence_spans
    times = find_times(text, sentences=sentences)
    clauses = find_clauses(analysis)
    tagged = Tagged(document=document, sentences=sentences, clauses=clauses, toponyms=(), times=times)
    return resolve_times(tagged, document=document)


def edges(time: ResolvedTime) -> tuple[str, str]:
    """First and last day of the interval; "?" where it is open, "none" without one."""
    if time.interval is None:
        return "none", "none"
    start, end = time.interval.start, time.interval.end
    last = (end - timedelta(seconds=1)).date().isoformat() if end else "?"
    return (start.date().isoformat() if start else "?"), last


@pytest.mark.parametrize(("dct", "text", "wanted"), cases(), ids=lambda part: part[:60])
def test_newswire(dct: str, text: str, wanted: str, analyzer: Analyzer) -> None:
    answers = ANSWER.findall(wanted)
    found = resolved(text, dct, analyzer)
    assert [(time.expression.text, time.value) for time in found] == [(words, value) for words, value, *_ in answers]
    for time, (_, _, first, last) in zip(found, answers, strict=True):
        assert time.reason
        if first:
            assert edges(time) == (first, last), time.reason
