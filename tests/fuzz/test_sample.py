"""A small sample of the long run (`run.py`): each generator once, a few damaged copies of each kind of file."""

from pathlib import Path

import pytest
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
