"""Publication dates: notations, URLs, and which evidence wins over which."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from news_files import BODY, html

from geoevents.read import read
from geoevents.read.dates import day_of, of_url, settle
from geoevents.read.items import DateEvidence

DAY = date(2020, 2, 27)


@pytest.mark.parametrize(
    "value",
    ["2020-02-27", " 2020-02-27T10:00:00Z ", "2020-02-27 10:00", "Thu, 27 Feb 2020 10:00:00 +0100", "27 February 2020",
     "February 27, 2020", "27 Feb 2020", "20200227", "2020/02/27", DAY, datetime(2020, 2, 27, 23)],
)  # fmt: skip
def test_notations(value: Any) -> None:
    assert day_of(value) == DAY


@pytest.mark.parametrize(
    "value", ["", None, "soon", "03/04/2020", "2020-02", "2020-02-31", "0001-01-01", "9999-12-31", 7, 1e9]
)
def test_no_date_is_guessed(value: Any) -> None:
    assert day_of(value) is None


@pytest.mark.parametrize(
    ("url", "days"),
    [
        ("https://a.example/2020/02/27/bridge", [DAY]),
        ("https://a.example/news/2020-02-27-bridge.html", [DAY]),
        ("https://a.example/world/2020/feb/27/bridge", [DAY]),
        ("https://a.example/20200227/bridge", [DAY]),
        ("https://a.example/2020/02/bridge", []),
        ("https://a.example/2020/02/27/and/2021-03-01", []),
        ("https://a.example/id/120200227", []),
        ("https://2020-02-27.example/x", []),
        ("https://a.example/x?d=2020-02-27", []),
        (None, []),
    ],
)
def test_urls(url: str | None, days: list[date]) -> None:
    assert [found.day for found in of_url(url)] == days


def evidence(day: int, rank: int, reason: str = "somewhere") -> DateEvidence:
    return DateEvidence(day=date(2020, 2, day), rank=rank, reason=reason)


@pytest.mark.parametrize(
    ("found", "given", "day", "sure", "warns"),
    [
        ([], None, None, False, False),
        ([], 9, 9, True, False),
        ([evidence(5, 0)], 9, 5, True, False),
        ([evidence(5, 1)], 9, 9, True, True),
        ([evidence(5, 1), evidence(6, 2)], None, 5, True, False),
        ([evidence(5, 1), evidence(9, 2)], None, 5, True, True),
        ([evidence(5, 2), evidence(27, 3)], None, 5, True, False),
        ([evidence(27, 3)], None, 27, False, True),
    ],
)
def test_which_evidence_wins(
    found: list[DateEvidence], given: int | None, day: int, *, sure: bool, warns: bool
) -> None:
    result = settle(found, given=date(2020, 2, given) if given else None)
    assert (result[0].day if result[0] else None, result[2], bool(result[3])) == (day, sure, warns)


def test_a_conflict_is_told(tmp_path: Path) -> None:
    page = html().replace(
        b"<title>", b'<script type="application/ld+json">{"datePublished": "2019-05-05"}</script><title>'
    )
    (tmp_path / "x.html").write_bytes(page)
    document = next(read([tmp_path / "x.html"]))
    assert document.dct == date(2021, 3, 9)
    (warning,) = document.warnings
    assert warning.startswith("conflicting dates: 2021-03-09 (metadata, article:published_time) is used, ")
    assert warning.endswith("metadata, JSON-LD datePublished says 2019-05-05")


def test_a_column_that_is_no_date_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"text": "a b", "published": "03/04/2020"}\n')
    document = next(read([tmp_path / "x.jsonl"], dct=DAY))
    assert (document.dct, document.dct_reason) == (DAY, "--dct")
    assert document.warnings == ("column published: '03/04/2020' is no clear date (write YYYY-MM-DD)",)


def test_the_saving_of_a_page_is_no_evidence(tmp_path: Path) -> None:
    page = b"Date: Fri, 1 Jan 2027 10:00:00 -0000\r\nSubject: x\r\nContent-Type: text/html\r\n\r\n<html><body><p>"
    (tmp_path / "x.mhtml").write_bytes(page + " ".join(BODY).encode() + b"</p></body></html>")
    assert next(read([tmp_path / "x.mhtml"])).dct is None
