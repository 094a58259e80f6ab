"""The suffix picks the writer; the command line writes what was saved or edited."""

from pathlib import Path

import pytest
from story import story
from typer.testing import CliRunner

from geoevents.cli import app
from geoevents.errors import OutputError, UsageError
from geoevents.export.geojson import write_geojson
from geoevents.writers import find_writer, write


@pytest.mark.parametrize(
    ("name", "writer"),
    [
        ("a.geojson", "write_geojson"), ("a.footprints.geojson", "write_footprints"), ("A.GEOJSON", "write_geojson"),
        ("a.geojsonl", "write_geojsonl"), ("a.csv", "write_csv"), ("a.kml", "write_kml"), ("a.kmz", "write_kmz"),
        ("a.gpkg", "write_gpkg"), ("a.parquet", "write_parquet"), ("a.json", "write_timelinejs"),
        ("a.timemap", "write_timemap"), ("a.ics", "write_icalendar"), ("a.pptx", "write_deck"),
        ("a.png", "write_poster"), ("a.svg", "write_poster"), ("a.html", "write_page"),
    ],
)  # fmt: skip
def test_suffix_picks_the_writer(name: str, writer: str) -> None:
    assert find_writer(Path(name)).__name__ == writer


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("a.docx", {}, "no writer for '.docx'"),
        ("a", {}, "a name without suffix"),
        ("a.csv", {"slides": "brief"}, "'slides' is no option"),
    ],
)
def test_what_cannot_be_written_is_refused(tmp_path: Path, name: str, options: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        write(story(), tmp_path / name, **options)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a.geojson", "a.csv", "a.kml", "a.gpkg", "a.parquet", "a.pptx"])
def test_a_place_that_cannot_be_written_is_one_clear_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match=name.split(".")[1]):
        write(story(), tmp_path / "file" / name)


def test_command_writes_and_lists_changes(tmp_path: Path) -> None:
    source, edited = tmp_path / "events.geojson", tmp_path / "edited.geojson"
    write_geojson(story(), source)
    edited.write_text(
        source.read_text(encoding="utf-8").replace('"status":"planned"', '"status":"denied"', 1), encoding="utf-8"
    )
    outputs = [str(tmp_path / name) for name in ("out.csv", "out.kml")]
    result = CliRunner().invoke(app, ["write", str(edited), *outputs, "--compare", str(source), "--hxl"])
    assert result.exit_code == 0, result.output
    assert result.stdout.split() == outputs
    assert "status: planned -> denied" in result.stderr
    assert "#event+title" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.docx"], "no writer"),
        (["a.png", "--size", "big"], "write two numbers"),
        (["a.pptx", "--slides", "few"], "write brief or full"),
        (["a.pptx", "--template", "no.pptx"], "no such file"),
    ],
)
def test_command_refuses_before_it_writes(tmp_path: Path, arguments: list[str], message: str) -> None:
    source = tmp_path / "events.geojson"
    write_geojson(story(), source)
    result = CliRunner().invoke(app, ["write", str(source), *arguments])
    assert result.exit_code != 0
    assert message in str(result.exception)
