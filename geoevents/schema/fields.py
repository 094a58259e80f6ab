"""The names, order and types of an event's properties: the one source for every table and file."""

from dataclasses import dataclass
from typing import Literal

type FieldType = Literal["moment", "day", "text", "number", "integer", "truth", "list", "moments", "json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One property of an event as it stands in every output.

    type : "moment" ISO 8601 UTC, "day" ISO day, "list" texts, "moments" [start, end], "json" nested detail;
    editable : what a person may change and `read_events` takes over; hxl : its tag in a humanitarian table.
    """

    name: str
    type: FieldType
    doc: str
    editable: bool = False
    hxl: str = ""


def _field(name: str, type: FieldType, doc: str, hxl: str = "", *, editable: bool = False) -> Field:
    return Field(name=name, type=type, doc=doc, hxl=hxl, editable=editable)


FIELDS: tuple[Field, ...] = (
    _field("start", "moment", "first possible moment, UTC", "#date+start", editable=True),
    _field("end", "moment", "first moment after it, UTC (half-open)", "#date+end", editable=True),
    _field("date_from", "day", "first possible day", "#date+start+day", editable=True),
    _field("date_to", "day", "last possible day, inclusive", "#date+end+day", editable=True),
    _field("title", "text", "what happened", "#event+title", editable=True),
    _field("category", "text", "kind of event", "#event+type", editable=True),
    _field("status", "text", "happened, ongoing, planned, demanded, ...", "#status", editable=True),
    _field("place", "text", "name of the place", "#loc+name", editable=True),
    _field("country", "text", "English name of the country", "#country+name"),
    _field("country_code", "text", "ISO 3166-1 alpha-2", "#country+code+v_iso2", editable=True),
    _field("admin1", "text", "name of the first-level division", "#adm1+name", editable=True),
    _field("precision", "text", "point, near, area, region or country", "#geo+precision", editable=True),
    _field("kind", "text", "point, region or country", "#geo+type", editable=True),
    _field("radius_km", "number", "the place is known to within so many km", "#geo+radius+km", editable=True),
    _field("footprint", "text", "where it can have happened, WKT (lon lat)", "#geo+wkt"),
    _field("time_text", "text", "the words that say when", "#date+text"),
    _field("holds", "text", "within (some moment of it) or throughout", "#date+holds", editable=True),
    _field("grain", "text", "how fine the time is: day, month, ...", "#date+precision", editable=True),
    _field("actors", "list", "who", "#actor+list", editable=True),
    _field("fatalities_min", "integer", "killed, at least", "#affected+killed+min", editable=True),
    _field("fatalities_max", "integer", "killed, at most", "#affected+killed+max", editable=True),
    _field("confidence", "number", "0 to 1", "#event+confidence"),
    _field("source", "text", "who reports it", "#meta+source"),
    _field("source_url", "text", "where it is reported", "#meta+url"),
    _field("content_hash", "text", "SHA-256 of the text that was read", "#meta+hash"),
    _field("retrieved", "text", "when it was fetched, ISO 8601", "#meta+retrieved"),
    _field("archive_url", "text", "where a copy of it is kept", "#meta+archive+url"),
    _field("source_quote", "text", "the sentence that says so", "#description+quote"),
    _field("place_reason", "text", "why this place", "#meta+place_reason"),
    _field("time_reason", "text", "why this time", "#meta+time_reason"),
    _field("reports", "integer", "how many reports tell it", "#meta+reports+num"),
    _field("reviewed", "truth", "a person has looked at it", "#meta+reviewed", editable=True),
    _field("times", "moments", "[start, end], for players that read an array", "#meta+times"),
    _field("time_approximate", "truth", "the time is a rough one", "#meta+time_approximate"),
    _field("time_zone", "text", "the zone that the text states", "#meta+zone"),
    _field("place_approximate", "truth", "the place is a rough one", "#meta+place_approximate"),
    _field("place_id", "text", "key in the gazetteer", "#loc+code"),
    _field("admin1_code", "text", "ISO 3166-2 or GeoNames code", "#adm1+code"),
    _field("sources", "list", "all who report it", "#meta+sources+list"),
    _field("attributes", "json", "further figures: injured, displaced, ...", "#meta+attributes"),
    _field("gazetteer", "json", "the rest of the place's row", "#meta+gazetteer"),
    _field("evidence", "json", "one entry a report: spans and reasons", "#meta+evidence"),
    _field("made_by", "text", "versions of program, gazetteer and model", "#meta+made_by"),
    _field("members", "list", "ids of the events merged into this one", "#meta+members"),
    _field("fingerprint", "text", "of what the program wrote; tells edits", "#meta+fingerprint"),
)
BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}
# A table has no geometry: the point stands in two columns, named so that kepler.gl and QGIS find them.
POINT = ("longitude", "latitude")
POINT_HXL = ("#geo+lon", "#geo+lat")
COLUMNS: tuple[str, ...] = tuple(
    name for field in FIELDS for name in ((field.name, *POINT) if field.name == "admin1" else (field.name,))
)
EDITABLE: tuple[str, ...] = tuple(field.name for field in FIELDS if field.editable)

DTYPES: dict[FieldType, str] = {
    "moment": "datetime64[us, UTC]",
    "day": "str",
    "text": "str",
    "number": "Float64",
    "integer": "Int64",
    "truth": "bool",
    "list": "str",
    "moments": "str",
    "json": "str",
}


def dtype(column: str) -> str:
    """The pandas dtype of a column of `to_frame()`."""
    if column in POINT:
        return DTYPES["number"]
    return "str" if column == "id" else DTYPES[BY_NAME[column].type]
