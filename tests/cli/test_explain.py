"""`geoevents explain`: rule, derivation and readings not taken of every time and place, from text or standard input."""

from pathlib import Path

import pytest
from small_gazetteer import small_gazetteer
from typer.testing import CliRunner

from geoevents.cli import app
from geoevents.pipeline import Pipeline

TEXT = "They will meet in Idlib in early March, two days after the vote."


@pytest.fixture(autouse=True)
def _small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = Pipeline(gazetteer=small_gazetteer(tmp_path))
    monkeypatch.setattr("geoevents.pipeline.Pipeline", lambda **_: pipeline)


def blocks(*arguments: str, stdin: str | None = None) -> list[str]:
    result = CliRunner().invoke(app, ["explain", *arguments], input=stdin)
    assert result.exit_code == 0, result.output
    return result.stdout.rstrip("\n").split("\n\n")


def lines(block: str) -> dict[str, str]:
    """A block's lines by their label; the head under ""."""
    head, *rest = block.splitlines()
    return {"": head} | {line[2:14].strip(): line[14:] for line in rest}


def test_a_time_shows_its_rule_its_derivation_and_the_readings_not_taken() -> None:
    head, march, *_ = blocks(TEXT, "--dct", "2020-02-27")
    assert head == "document date: 2020-02-27 (--dct)"
    told = lines(march)
    assert told[""] == 'TIME "early March" [27:38]'
    assert told["is"] == "DATE 2020-03 mod START"
    assert told["interval"].startswith("[2020-03-01 00:00, 2020-03-11 00:00)")
    assert told["rule"] == "part.early after 'in'"
    assert told["derivation"] == "Qualified(Calendar(month 3), mod START)"
    assert "the document date 2020-02-27" in told["because"]
    assert {"2019-03", "2021-03"} <= set(told["not taken"].split("; "))


def test_a_time_without_an_interval_says_why() -> None:
    _, _, days, *_ = blocks(TEXT, "--dct", "2020-02-27")
    told = lines(days)
    assert told["is"] == "DURATION P2D"
    assert told["interval"] == "unknown"
    assert "a length of time after something whose date is not said" in told["because"]
    assert told["rule"] == "length.count, counted from what stands behind it (after)"


def test_a_place_shows_the_namesakes_not_taken() -> None:
    (near, _) = [block for block in blocks("They met in Nayrab in Aleppo.") if block.startswith("PLACE")]
    told = lines(near)
    assert told[""] == 'PLACE "Nayrab" [12:18]'
    assert "(geonames:166357)" in told["means"]
    assert "(geonames:166358)" in told["not taken"]
    assert told["because"]


def test_standard_input_is_read_and_no_date_is_made_up() -> None:
    head, day = blocks("-", stdin="He left on Friday.\n")[0], blocks("-", stdin="He left on Friday.\n")[-1]
    assert head.startswith("document date: none")
    told = lines(day)
    assert told["is"] == "DATE XXXX-WXX-5"
    assert told["interval"] == "unknown"


def test_a_text_without_times_and_places_says_so() -> None:
    assert blocks("She may go.", "--dct", "2020-02-27")[-1] == "no time and no place was found"


def test_an_impossible_date_is_refused() -> None:
    result = CliRunner().invoke(app, ["explain", TEXT, "--dct", "2020-02-30"])
    assert result.exit_code != 0
