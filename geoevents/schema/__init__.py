"""What an event's properties are called, in which order and of which type, and the way from event to row and back."""

from geoevents.schema.clean import clean
from geoevents.schema.countries import country_code, country_name
from geoevents.schema.fields import COLUMNS, EDITABLE, FIELDS, POINT, POINT_HXL, Field, dtype
from geoevents.schema.flatten import point, properties, row
from geoevents.schema.restore import event_from

__all__ = [
    "COLUMNS",
    "EDITABLE",
    "FIELDS",
    "POINT",
    "POINT_HXL",
    "Field",
    "clean",
    "country_code",
    "country_name",
    "dtype",
    "event_from",
    "point",
    "properties",
    "row",
]
