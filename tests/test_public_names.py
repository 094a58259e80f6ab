"""The public names are what the package says, nothing leaks, and the bare import pulls in nothing heavy."""

import subprocess
import sys
from pathlib import Path

import geoevents as ge

HEAVY = {"spacy", "pandas", "folium", "geopy", "shapely", "numpy", "matplotlib", "pptx", "dateparser", "geopandas"}
EXPECTED = {
    "BBox", "DataError", "Document", "Event", "EventCollection", "Gazetteer", "GazetteerError", "GeoeventsError",
    "Hints", "InputError", "ModelError", "OutputError", "Pipeline", "Provenance", "UsageError", "extract",
    "events_from_frame", "extract_frame", "read_events", "write",
}  # fmt: skip


def test_public_names() -> None:
    assert set(ge.__all__) == EXPECTED
    assert ge.__all__ == sorted(ge.__all__)
    assert set(dir(ge)) == EXPECTED | {"__version__"}


def test_every_public_name_can_be_had_and_has_a_docstring() -> None:
    for name in ge.__all__:
        assert getattr(ge, name).__doc__, name


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(ge, "nonsense")


def test_import_is_light() -> None:
    code = "import sys, geoevents; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not HEAVY & set(loaded)


def test_no_public_name_is_hidden_by_a_module() -> None:
    package = Path(ge.__file__).parent
    assert not {path.name.removesuffix(".py") for path in package.iterdir()} & set(ge.__all__)
