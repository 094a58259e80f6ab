"""`geoevents annotate`: ids and order kept, bad lines told and passed over, whole files or none."""

import json
from pathlib import Path

import pytest
from fake_pipeline import FakePipeline
from typer.testing import CliRunner

from geoevents.cli import app
from geoevents.errors import InputError

LINES = '{"id": 7, "text": "one", "dct": "2020-02-27", "other": {}}\n{bad\n\n{"id": " a\\tb", "text": ""}\n'


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geoevents.pipeline.Pipeline", lambda **_: FakePipeline())


def test_lines_in_lines_out(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(LINES)
    result = CliRunner().invoke(app, ["annotate", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl")])
    assert result.exit_code == 0
    told = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [(one["id"], one["dct"]) for one in told] == [("7", "2020-02-27"), (" a\tb", None)]
    assert f"skipped: {tmp_path}/in.jsonl:2: is no valid JSON" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_standard_input_is_json_lines() -> None:
    result = CliRunner().invoke(app, ["annotate", "-"], input=LINES)
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["7", " a\tb"]
    assert "skipped: standard input:2: " in result.stderr


def test_strict_stops_and_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(LINES)
    out = tmp_path / "out.jsonl"
    result = CliRunner().invoke(app, ["annotate", str(tmp_path / "in.jsonl"), "-o", str(out), "--strict"])
    assert isinstance(result.exception, InputError)
    assert list(tmp_path.iterdir()) == [tmp_path / "in.jsonl"]


def test_nothing_usable_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("{bad\n")
    result = CliRunner().invoke(app, ["annotate", str(tmp_path / "in.jsonl")])
    assert isinstance(result.exception, InputError)
