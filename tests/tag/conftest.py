"""What the tests of toponyms share: the language model, and a gazetteer of a few dozen places."""

from pathlib import Path

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.tag.analysis import Analyzer
from tests.support.small_gazetteer import small_gazetteer


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder: Path = tmp_path_factory.mktemp("places")
    return small_gazetteer(folder)


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()
