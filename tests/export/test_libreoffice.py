"""LibreOffice opens what we write: cells stay text, slides come out as pages with nothing cut. It fails without it."""

import shutil
import subprocess
from pathlib import Path

from story import story

from geoevents.writers import write


def convert(source: Path, kind: str) -> Path:
    """The file as LibreOffice saves it, with a profile of its own."""
    office = shutil.which("soffice")
    assert office, "LibreOffice (soffice) is needed for this test"
    folder = source.parent / "converted"
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    # a CSV is opened as its import dialog proposes for a file with a byte-order mark: comma, quote, UTF-8
    opened = ["--infilter=CSV:44,34,76,1"] if source.suffix == ".csv" else []
    command = [office, profile, "--headless", *opened, "--convert-to", kind, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, timeout=180, capture_output=True)
    return folder / f"{source.stem}.{kind.split(':')[0]}"


def test_no_cell_is_run_and_arabic_stays(tmp_path: Path) -> None:
    source = tmp_path / "events.csv"
    write(story(), source)
    saved = convert(source, "fods").read_text(encoding="utf-8")
    assert "table:formula" not in saved
    assert "الدفاع المدني" in saved
    assert "=HYPERLINK" in saved


def test_slides_become_pages_with_every_number(tmp_path: Path) -> None:
    source = tmp_path / "briefing.pptx"
    write(story(), source, slides="brief")
    pdf = convert(source, "pdf")
    pages = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    first = pages.split("\f")[0]
    assert "12 events in 7 places" in first
    assert "Aid convoy promised to the valley" in pages
    assert pages.count("\f") == 4
