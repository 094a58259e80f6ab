"""`kill -9` at random moments of a corpus run with the real pipeline, resumed each time: the output must be the same.

    PYTHONPATH=.:tests/support python tests/fuzz/kill.py 5000 20 [seed]      documents, kills

Each kill comes after a random number of parts and a random fraction of a second, spread over the whole run.
"""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus_files import contents

from tests.benchmarks.articles import written

WORDS = 12


def main(documents: int, kills: int, seed: int) -> int:
    """Run; 1 if the output differs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = written(folder / "in.jsonl", documents, words=WORDS, seed=seed)
        whole, killed = folder / "whole", folder / "killed"
        subprocess.run(command(source, whole), check=True)
        total = len(list((whole / "parts").iterdir()))
        chance = random.Random(seed)
        for number in range(1, kills + 1):
            enough = done(killed) + chance.randint(1, max(1, 2 * (total - done(killed)) // (kills - number + 3)))
            run = subprocess.Popen([*command(source, killed), *(["--resume"] if number > 1 else [])])
            while run.poll() is None and done(killed) < enough:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.2))
            if run.poll() is not None:
                print(f"kill {number}: the run had ended")
                continue
            run.kill()
            run.wait()
            print(f"kill {number}: {done(killed)} of {total} parts done", flush=True)
        subprocess.run([*command(source, killed), "--resume"], check=True)
        same = contents(whole) == contents(killed)
        print(f"{documents} documents, {kills} kills: output {'equal' if same else 'DIFFERS'}")
        shutil.rmtree(killed)
    return int(not same)


def command(source: Path, out: Path) -> list[str]:
    """A run in two processes."""
    return [sys.executable, "-m", "geoevents", "corpus", str(source), "-o", str(out), "--workers", "2"]


def done(out: Path) -> int:
    """How many parts are finished."""
    folder = out / "parts"
    return sum(not path.name.startswith(".") for path in folder.iterdir()) if folder.exists() else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]), int(sys.argv[2]), int((*sys.argv, "7")[3])))
