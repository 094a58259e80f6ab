"""The user's own places: taken whole or not at all, each once, bad rows named, and out again."""

import io
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from geoevents.cli import app
from geoevents.errors import InputError, UsageError
from geoevents.gazetteer import Gazetteer, files, overlay
from geoevents.gazetteer.tables import BadRow, Entry, is_dump, read_csv

HEADER = "name,lat,lon,country,population,alternates\n"
RUN = CliRunner()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GEOEVENTS_DATA", str(tmp_path / "data"))
    return tmp_path


def run(*arguments: str, code: int = 0) -> str:
    result = RUN.invoke(app, ["gazetteer", *arguments])
    if code == 0 and result.exception:
        raise result.exception
    return result.output


def dump_row(number: int, name: str, lat: str = "35.5", lon: str = "36.5", kind: str = "P", code: str = "PPL") -> str:
    cells = [
        str(number),
        name,
        name,
        f"{name}abad,Tell {name},qwrtwn,QWR",
        lat,
        lon,
        kind,
        code,
        "SY",
        "",
        "12",
        "",
        "",
        "",
        "90",
    ]
    return "\t".join([*cells, "", "300", "Asia/Damascus", "2020-01-01"]) + "\n"


def test_a_csv_is_found_by_every_spelling_and_taken_out_again(data: Path) -> None:
    table = data / "villages.csv"
    table.write_text(HEADER + "Qwrvilla,35.51,36.52,sy,120,Kwrvilla|قورفيلا\n", encoding="utf-8")
    assert "1 places added, 0 known already, 0 bad rows" in run("add", str(table))
    for name in ("Qwrvilla", "kwrvilla", "قورفيلا"):
        assert [place.id for place in Gazetteer().lookup(name)] == ["user:1:2"]
    assert Gazetteer().similar("Qwarvelah", countries={"SY"})[0].id == "user:1:2"
    assert Gazetteer().nearby(36.52, 35.51, km=1)[0].name == "Qwrvilla"
    assert Gazetteer().get("user:1:2") is not None
    assert "villages.csv" in run("info")
    run("remove")
    assert Gazetteer().lookup("Qwrvilla") == ()


def test_a_dump_knows_its_governorate_and_leaves_hotels_out(data: Path) -> None:
    archive = data / "SY.zip"
    rows = dump_row(900000001, "Qwrtown") + dump_row(900000002, "Qwrhotel", kind="S", code="HTL")
    with zipfile.ZipFile(archive, "w") as bundle:
        bundle.writestr("readme.txt", "about")
        bundle.writestr("SY.txt", rows + dump_row(900000003, "Qwrbase", kind="S", code="AIRB"))
    assert "2 places added, 0 known already, 0 bad rows, 1 of other kinds left out" in run("add", str(archive))
    place = Gazetteer().lookup("Tell Qwrtown")[0]
    assert (place.id, place.admin1, place.population) == ("geonames:900000001", "SY-ID", 90)
    assert "GeoNames" in Gazetteer().attribution()
    assert Gazetteer().lookup("Qwrhotel") == ()
    assert Gazetteer().lookup("qwrtwn") == ()


def test_known_places_get_their_new_spellings(data: Path) -> None:
    table = data / "more.csv"
    table.write_text(
        "geonameid,name,lat,lon,country,alternates\n"
        "164816,Saraqib,35.86,36.81,SY,Saraqwortha\n"
        ",Sarāqeb,35.865,36.80,SY,Saraqwortha Two\n"
        ",Qwrnew,35.1,36.1,SY,\n"
        ",Qwrnaw,35.105,36.1,SY,Qwrsame\n",
        encoding="utf-8",
    )
    assert "1 places added, 3 known already" in run("add", str(table))
    for name in ("Saraqwortha", "Saraqwortha Two"):
        assert [place.id for place in Gazetteer().lookup(name)] == ["geonames:164816"]
    assert Gazetteer().lookup("Qwrsame") == Gazetteer().lookup("Qwrnew")
    assert "0 places added, 4 known already" in run("add", str(table))


def test_far_namesakes_stay_two(data: Path) -> None:
    table = data / "two.csv"
    table.write_text(HEADER + "Qwrtwin,35.5,36.5,SY,,\nQwrtwin,35.9,36.5,SY,,\n", encoding="utf-8")
    assert "2 places added" in run("add", str(table))
    assert len(Gazetteer().lookup("Qwrtwin")) == 2


BAD = "Qwrgood,35.5,36.5,SY,,\nQwrbad,95,36.5,SY,,\n,35,36,SY,,\nQwrbad,x,36,SY,,\nQwrbad,35,36,Syria,,\nQwrbad,35\n"


def test_bad_rows_are_counted_and_named(data: Path) -> None:
    table = data / "bad.csv"
    table.write_text(HEADER + BAD, encoding="utf-8")
    output = run("add", str(table))
    assert "1 places added, 0 known already, 5 bad rows" in output
    for line, reason in [
        (3, "latitude 95"),
        (4, "no name"),
        (5, "could not convert"),
        (6, "'SYRIA'"),
        (7, "2 columns"),
    ]:
        assert f"bad.csv:{line}: " in output
        assert reason in output
    assert Gazetteer().lookup("Qwrbad") == ()


@pytest.mark.parametrize("arguments", [("--strict",), ()])
def test_nothing_is_left_of_a_refused_file(data: Path, arguments: tuple[str, ...]) -> None:
    table = data / "bad.csv"
    table.write_text(HEADER + (BAD if arguments else BAD.partition("\n")[2]), encoding="utf-8")
    with pytest.raises(InputError, match="nothing was imported"):
        run("add", str(table), *arguments)
    assert list(files.overlay().iterdir()) == []
    assert Gazetteer().lookup("Qwrgood") == ()


def test_a_broken_zip_is_refused(data: Path) -> None:
    archive = data / "SY.zip"
    archive.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(InputError, match="cannot be read"):
        run("add", str(archive))


def test_columns_are_guessed_or_asked_for() -> None:
    rows = list(read_csv(iter_lines("Place;Latitude;LNG\nQwr;1;2\n"), columns={}))
    assert isinstance(rows[0], Entry)
    assert (rows[0].name, rows[0].lat, rows[0].lon) == ("Qwr", 1.0, 2.0)
    with pytest.raises(InputError, match=r"--column lat=COLUMN"):
        list(read_csv(iter_lines("name,where\nQwr,1\n"), columns={}))
    with pytest.raises(InputError, match="no such column: lat=Y"):
        list(read_csv(iter_lines("name,x\n"), columns={"lat": "Y"}))


def test_a_quoted_line_break_does_not_shift_the_line_numbers() -> None:
    rows = list(read_csv(iter_lines('name,lat,lon\n"Qwr\nA",1,2\nB,999,2\n'), columns={}))
    assert isinstance(rows[1], BadRow)
    assert rows[1].line == 4


def test_a_dump_is_told_from_a_csv(data: Path) -> None:
    (data / "a.txt").write_text(dump_row(1, "Qwr"), encoding="utf-8")
    (data / "b.csv").write_text(HEADER, encoding="utf-8")
    assert [is_dump(data / name) for name in ("a.txt", "b.csv")] == [True, False]


def test_removing_what_is_not_there(data: Path) -> None:
    with pytest.raises(UsageError, match="no import to remove"):
        overlay.remove(data)


def iter_lines(text: str) -> io.StringIO:
    return io.StringIO(text, newline="")
