"""A small sample of the long run (`run.py`): each generator once, a few damaged copies of each kind of file."""

from pathlib import Path

import pytest
from fuzz_rules import geojson, times
from hostile import GENERATORS, hostile, remade
from mutate import mutated
from news_files import MAKERS
from promises import broken_promises, read_one, understood


@pytest.mark.parametrize("kind", GENERATORS)
def test_hostile_documents_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    made = remade(f"{kind}:1")
    assert not list(broken_promises(made, read_one(made, tmp_path), 0.0, tmp_path))


@pytest.mark.parametrize("name", MAKERS)
def test_damaged_files_are_read_or_refused(name: str, tmp_path: Path) -> None:
    for made in mutated(name, 4, seed=5_000_000):
        assert not list(broken_promises(made, read_one(made, tmp_path), 0.0, tmp_path)), made.origin


def test_the_same_seed_makes_the_same_document() -> None:
    assert len(GENERATORS) >= 30
    once, again = (tuple(made.data for made in hostile(len(GENERATORS), seed=3)) for _ in range(2))
    assert once == again


def test_hostile_documents_are_understood(tmp_path: Path) -> None:
    do = understood()
    for kind in ("zero_bytes", "combining", "impossible_dates", "coordinates"):
        made = remade(f"{kind}:2")
        assert not list(broken_promises(made, do(made, tmp_path), 0.0, tmp_path)), made.origin


@pytest.mark.parametrize("seed", [0, 210])
def test_time_rules_bear_any_words(seed: int) -> None:
    assert not times(20, seed=seed)


@pytest.mark.parametrize("seed", [90, 250, 100_800])
def test_an_edited_geojson_is_read_or_refused(seed: int) -> None:
    assert not geojson(10, seed=seed)
