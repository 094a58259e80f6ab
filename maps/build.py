"""Rebuild the gallery: every folder with an article, through the same command that a user types."""

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def examples() -> list[Path]:
    """The folders that hold an article."""
    return sorted(path.parent for path in HERE.glob("*/article.md"))


def command(folder: Path) -> list[str]:
    """The command line of one example, run from the folder above `maps/` so that no path of a machine gets in."""
    article = (folder / "article.md").relative_to(HERE.parent)
    return [sys.executable, "-m", "geoevents", "run", article.as_posix(), "-o", article.parent.as_posix()]


def main() -> None:
    """Rebuild all, or those named on the command line."""
    wanted = set(sys.argv[1:])
    for folder in examples():
        if not wanted or folder.name in wanted:
            print(folder.name)
            (folder / "review.json").unlink(missing_ok=True)  # the gallery shows the program's own work
            subprocess.run(command(folder), cwd=HERE.parent, check=True)  # noqa: S603
            for page in folder.glob("map.html"):
                if re.search(r"https?://(?!www\.w3\.org)[^\"' ]+\.(?:js|css|png)", page.read_text("utf-8")):
                    raise SystemExit(f"{page}: the page links to the network")


if __name__ == "__main__":
    main()
