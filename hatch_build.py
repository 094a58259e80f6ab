"""Makes the gazetteer's SQLite file from the packed sources when the package is built or installed; no network."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds geoevents/gazetteer/data/gazetteer.sqlite and adds it to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the file, except for an sdist; an editable install reads it in the checkout, a wheel carries it."""
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(Path(self.root) / "gazetteer"))
        from build import TARGET, sqlite, stale

        if stale(TARGET):
            sqlite(TARGET)
        if version == "standard":
            build_data["force_include"][str(TARGET)] = "geoevents/gazetteer/data/gazetteer.sqlite"
        build_data["pure_python"] = True
