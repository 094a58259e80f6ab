"""dateparser reads other languages; what it makes up by itself does not come through."""

import pytest

from geoevents.resolve.times_foreign import foreign_date
from geoevents.types.meaning import Calendar


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("27 février 2020", "fr", Calendar(year=2020, month=2, day=27)),
        ("27. Februar 2020", "de", Calendar(year=2020, month=2, day=27)),
        ("27 февраля 2020", "ru", Calendar(year=2020, month=2, day=27)),
        ("février 2020", "fr", Calendar(year=2020, month=2)),
        ("27 Februar", None, Calendar(month=2, day=27)),
    ],
)
def test_only_what_is_said_comes_through(text: str, language: str | None, date: Calendar) -> None:
    assert foreign_date(text, languages=(language,) if language else ()) == date


@pytest.mark.parametrize("text", ["", "may", "we", "1.5 million dollars of it", "x" * 100, "99/99/9999", "٣"])
def test_words_that_are_no_date_are_none(text: str) -> None:
    assert foreign_date(text, languages=("en",)) is None
