"""Tables in, events out: rows that are events already, and rows that hold text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from geoevents.collection import EventCollection
from geoevents.errors import InputError, UsageError
from geoevents.pipeline import Pipeline
from geoevents.read import make_document
from geoevents.schema import COLUMNS, country_code, event_from
from geoevents.schema.moments import parse_day, parse_moment, shifted
from geoevents.types import Document, Event

if TYPE_CHECKING:
    import pandas as pd

_WRITTEN_OUT = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%B %d, %Y", "%b %d, %Y")


def events_from_frame(
    frame: "pd.DataFrame",
    *,
    lat: str = "latitude",
    lon: str = "longitude",
    start: str = "start",
    title: str = "title",
    categories: Mapping[str, str] | None = None,
    keep: Sequence[str] = (),
    **columns: str | Sequence[str],
) -> EventCollection:
    """The rows of a table of events (ACLED's, UCDP's, one's own) as a collection, for the same map and files.

    Parameters
    ----------
    lat, lon, start, title : names of the table's columns; a row without a point or a date is kept as such.
    categories : the table's kinds of event to ours (``{"Battles": "fighting"}``); another kind is kept as it is.
    keep : further columns to keep as attributes.
    columns : more of our properties by column, e.g. ``end="date_end"``, ``place="location"``,
        ``source_quote="notes"``, ``actors=["actor1", "actor2"]``, ``fatalities_min="low"``; an ``end`` that is a day
        is the last one, inclusive.

    Raises
    ------
    UsageError
        for a column that the table does not have, or a property that we do not have
    InputError
        for a value that cannot be what its column holds; names the row
    """
    chosen: dict[str, Sequence[str]] = {"latitude": [lat], "longitude": [lon], "start": [start], "title": [title]}
    chosen |= {name: [column] if isinstance(column, str) else column for name, column in columns.items()}
    _check(frame, chosen, keep)
    notes: list[str] = []
    events = []
    for number, row in enumerate(_rows(frame), 1):
        values = {name: _joined([row.get(column) for column in found], name) for name, found in chosen.items()}
        event = _event(values, categories or {}, where=f"row {number}", notes=notes)
        kept = {name: row[name] for name in keep if row.get(name) is not None}
        events.append(replace(event, attributes=tuple(sorted({**dict(event.attributes), **kept}.items()))))
    return EventCollection(events=tuple(events), warnings=tuple(notes))


def extract_frame(
    frame: "pd.DataFrame",
    *,
    text: str = "text",
    dct: str | None = "dct",
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    pipeline: Pipeline | None = None,
) -> "pd.DataFrame":
    """The events of a column of texts, one row an event: what pandas users and Dask's `map_partitions` call.

    Parameters
    ----------
    text, dct, title, source, url : names of the table's columns; ``dct`` holds each text's publication date.
    pipeline : with the user's model and hints; by default one a process, kept for the next partition.

    Returns
    -------
    pandas.DataFrame
        index `id`; `document`, the label of the text's row, then the columns of `EventCollection.to_frame`, also
        where there is no event. The same event told in two rows stands twice.
    """
    import pandas as pd

    _check(frame, {"text": [text], **{name: [name] for name in (dct, title, source, url) if name}}, ())
    documents = list(_documents(frame, {"text": text, "dct": dct, "title": title, "source": source, "url": url}))
    parts = []
    if documents:
        for resolved, linked in (pipeline or _pipeline()).annotate(documents):
            part = EventCollection(events=linked.events).to_frame()
            part.insert(0, "document", pd.array([resolved.document.id] * len(part), dtype="str"))
            parts.append(part)
    return pd.concat(parts) if parts else frame_meta()


def frame_meta() -> "pd.DataFrame":
    """An empty table with the columns and dtypes that `extract_frame` gives: Dask's `meta`."""
    import pandas as pd

    table = EventCollection().to_frame()
    table.insert(0, "document", pd.array([], dtype="str"))
    return table


@cache
def _pipeline() -> Pipeline:
    return Pipeline()


def _check(frame: "pd.DataFrame", chosen: Mapping[str, Iterable[str]], keep: Sequence[str]) -> None:
    known = {*COLUMNS, "id", "text", *frame.columns}
    for name, found in chosen.items():
        if name not in known:
            raise UsageError(f"{name!r} is no property of an event; use one of {', '.join(COLUMNS)}")
        for column in found:
            if column not in frame.columns:
                raise UsageError(
                    f"the table has no column {column!r} (for {name}); it has {', '.join(map(str, frame.columns))}"
                )
    for column in keep:
        if column not in frame.columns:
            raise UsageError(f"the table has no column {column!r} to keep")


def _rows(frame: "pd.DataFrame") -> Iterator[dict[str, Any]]:
    """Each row with pandas' kinds of nothing as None."""
    import pandas as pd

    for record in frame.to_dict("records"):
        yield {
            str(name): None if pd.api.types.is_scalar(value) and pd.isna(value) else value
            for name, value in record.items()
        }


def _joined(values: Sequence[Any], name: str) -> Any:
    """One column's value, or several columns' as one list or one text."""
    if len(values) == 1 and name != "actors":
        return values[0]
    found = [str(value).strip() for value in values if value is not None and str(value).strip()]
    return found if name == "actors" else "; ".join(found) or None


def _event(values: dict[str, Any], categories: Mapping[str, str], *, where: str, notes: list[str]) -> Event:
    values["start"], values["end"] = _moment(values, "start", where), _moment(values, "end", where)
    start, end = values["start"], values["end"]
    if start and end is None:
        values["end"] = shifted(start, timedelta(days=1) if _is_midnight(start) else timedelta(minutes=1))
    elif end and _is_midnight(end):  # a day is meant to its end
        values["end"] = shifted(end, timedelta(days=1))
    category = values.get("category")
    values["category"] = categories.get(str(category), category)
    country = values.pop("country", None)
    values["country_code"] = (
        values.get("country_code") or country_code(str(country)) if country else values.get("country_code")
    )
    values.setdefault("source_quote", values.get("title"))
    values.setdefault("confidence", 1.0)
    event = event_from(values, id=None, where=where, notes=notes)
    return replace(event, reviewed=bool(values.get("reviewed")), sources=event.sources or _sources(event))


def _sources(event: Event) -> tuple[str, ...]:
    return tuple(dict.fromkeys(report.source for report in event.evidence if report.source))


def _moment(values: Mapping[str, Any], name: str, where: str) -> datetime | None:
    value = values.get(name)
    try:
        return parse_moment(value)
    except ValueError:
        for pattern in _WRITTEN_OUT:
            try:
                return datetime.strptime(str(value).strip(), pattern)
            except ValueError:
                continue
    raise InputError(f"{where}: {name} is {value!r}, not a date; write 2020-02-27")


def _is_midnight(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def _documents(frame: "pd.DataFrame", names: Mapping[str, str | None]) -> Iterator[Document]:
    """A document a row; rows without text have none."""
    for label, row in zip(frame.index, _rows(frame), strict=True):
        found = {key: row.get(name) if name else None for key, name in names.items()}
        if not isinstance(found["text"], str) or not found["text"].strip():
            continue
        told = {key: None if found[key] is None else str(found[key]) for key in ("title", "source", "url")}
        yield make_document(found["text"], id=str(label), dct=_day(found["dct"], label), **told)


def _day(value: Any, label: Any) -> date | None:
    try:
        return parse_day(value)
    except ValueError:
        raise InputError(f"row {label}: publication date is {value!r}; write 2020-02-27") from None
