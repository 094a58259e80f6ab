"""Where the bundled file and the user's own places lie."""

import os
import sys
from pathlib import Path

from geoevents.errors import GazetteerError

NAME = "gazetteer.sqlite"


def bundled() -> Path:
    """The SQLite file: $GEOEVENTS_GAZETTEER, else the installed package's, else the checkout's."""
    named = os.environ.get("GEOEVENTS_GAZETTEER")
    if named:
        if not Path(named).is_file():
            raise GazetteerError(
                f"GEOEVENTS_GAZETTEER names {named}, and there is no such file; unset it or correct it"
            )
        return Path(named)
    checkout = Path(__file__).parents[2] / "gazetteer" / NAME
    for path in (Path(__file__).parent / "data" / NAME, checkout):
        if path.is_file():
            return path
    raise GazetteerError(f"no {NAME} here; make it with: python gazetteer/build.py sqlite (in the checkout, 1 minute)")


def overlay() -> Path:
    """The folder of the user's own places (it need not exist): $GEOEVENTS_DATA, else the platform's data folder."""
    named = os.environ.get("GEOEVENTS_DATA")
    if named:
        return Path(named) / "places"
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "geoevents" / "places"
