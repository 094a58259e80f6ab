"""The built gazetteer, opened once; a clear skip where the file was not built."""

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.gazetteer.areas import Areas


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return Gazetteer(overlay=tmp_path_factory.mktemp("none"))


@pytest.fixture(scope="session")
def areas(gazetteer: Gazetteer) -> Areas:
    return gazetteer.indexes[0].areas
