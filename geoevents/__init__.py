"""News text in; a map with a timeline of what happened where and when out.

>>> import geoevents as ge
>>> events = ge.extract("...", dct="2020-02-27")  # doctest: +SKIP
>>> ge.write(events, "map.html")  # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from geoevents.about import VERSION

if TYPE_CHECKING:
    from geoevents.collection import EventCollection as EventCollection
    from geoevents.collection import Provenance as Provenance
    from geoevents.errors import DataError as DataError
    from geoevents.errors import GazetteerError as GazetteerError
    from geoevents.errors import GeoeventsError as GeoeventsError
    from geoevents.errors import InputError as InputError
    from geoevents.errors import ModelError as ModelError
    from geoevents.errors import OutputError as OutputError
    from geoevents.errors import UsageError as UsageError
    from geoevents.frames import events_from_frame as events_from_frame
    from geoevents.frames import extract_frame as extract_frame
    from geoevents.gazetteer import Gazetteer as Gazetteer
    from geoevents.pipeline import Pipeline as Pipeline
    from geoevents.pipeline import extract as extract
    from geoevents.review import read_events as read_events
    from geoevents.types import BBox as BBox
    from geoevents.types import Document as Document
    from geoevents.types import Event as Event
    from geoevents.types import Hints as Hints
    from geoevents.writers import write as write


__version__ = VERSION

# Where each public name lives, imported when it is first asked for, so that the bare import stays quick.
# None is also a module's name: importing the module would hide it.
_HOME = {
    "BBox": "types",
    "DataError": "errors",
    "Document": "types",
    "Event": "types",
    "EventCollection": "collection",
    "Gazetteer": "gazetteer",
    "GazetteerError": "errors",
    "GeoeventsError": "errors",
    "Hints": "types",
    "InputError": "errors",
    "ModelError": "errors",
    "OutputError": "errors",
    "Pipeline": "pipeline",
    "Provenance": "collection",
    "UsageError": "errors",
    "events_from_frame": "frames",
    "extract": "pipeline",
    "extract_frame": "frames",
    "read_events": "review",
    "write": "writers",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'geoevents' has no attribute {name!r}")
    return getattr(import_module(f"geoevents.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
