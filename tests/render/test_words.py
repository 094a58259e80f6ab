"""Dates in the words of a briefing."""

from datetime import datetime

import pytest

from geoevents.render.words import when
from geoevents.types import TimeInterval
from geoevents.types.time import Grain

WRITTEN = (
    (datetime(2020, 2, 24), datetime(2020, 2, 25), "day", "24 Feb 2020"),
    (datetime(2020, 2, 24, 18), datetime(2020, 2, 25, 6), "daypart", "night of 24–25 Feb 2020"),
    (datetime(2020, 2, 29, 18), datetime(2020, 3, 1, 6), "daypart", "night of 29 Feb – 1 Mar 2020"),
    (datetime(2020, 2, 1), datetime(2020, 3, 1), "month", "Feb 2020"),
    (datetime(2020, 2, 24, 6, 30), datetime(2020, 2, 24, 6, 31), "minute", "24 Feb 2020, 06:30"),
    (None, datetime(2020, 3, 1), "day", "until 29 Feb 2020"),
)


@pytest.mark.parametrize(("start", "end", "grain", "words"), WRITTEN)
def test_an_interval_in_words(start: datetime | None, end: datetime, grain: Grain, words: str) -> None:
    assert when(TimeInterval(start=start, end=end, grain=grain), short=True) == words
