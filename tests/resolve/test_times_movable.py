"""Feasts of other calendars against the days on which they were kept."""

from datetime import date

import pytest

from geoevents.resolve.times_movable import feasts


@pytest.mark.parametrize(
    ("key", "days"),
    [
        ("rosh-hashanah", ["2012-09-17", "2016-10-03", "2020-09-19", "2023-09-16", "2024-10-03"]),
        ("yom-kippur", ["1973-10-06", "2023-09-25"]),
        ("passover", ["2012-04-07", "2016-04-23", "2020-04-09", "2023-04-06", "2024-04-23"]),
        ("purim", ["2012-03-08", "2016-03-24", "2024-03-24"]),
        ("hanukkah", ["2012-12-09", "2016-12-25", "2020-12-11", "2024-12-26"]),
        ("orthodox-easter", ["2014-04-20", "2016-05-01", "2021-05-02", "2023-04-16", "2024-05-05"]),
        ("lunar-new-year", ["1985-02-20", "2012-01-23", "2015-02-19", "2020-01-25", "2025-01-29", "2034-02-19"]),
        ("diwali", ["2012-11-13", "2014-10-23", "2016-10-30", "2018-11-07", "2020-11-14", "2022-10-24"]),
    ],
)
def test_feasts_as_they_were_kept(key: str, days: list[str]) -> None:
    assert [feasts(key, int(day[:4]))[0].first.isoformat() for day in days] == days


@pytest.mark.parametrize(
    ("key", "kept"),
    [
        ("eid-al-fitr", ["2013-08-08", "2018-06-15", "2019-06-04", "2020-05-24", "2021-05-13", "2023-04-21"]),
        ("eid-al-adha", ["2015-09-24", "2018-08-21", "2020-07-31", "2021-07-20", "2023-06-28"]),
        ("ramadan", ["2014-06-28", "2016-06-06", "2021-04-13", "2022-04-02"]),
        ("ashura", ["2013-11-14", "2019-09-10"]),
    ],
)
def test_islamic_feasts_are_a_day_off_at_most(key: str, kept: list[str]) -> None:
    for day in map(date.fromisoformat, kept):
        (feast,) = feasts(key, day.year)
        assert abs((feast.first - day).days) <= 1
        assert not feast.sure


def test_an_islamic_feast_can_come_twice_a_year_and_an_unknown_one_never() -> None:
    assert [feast.first.year for feast in feasts("ramadan", 2030)] == [2030, 2030]
    assert feasts("easter-monday-of-nowhere", 2020) == ()
