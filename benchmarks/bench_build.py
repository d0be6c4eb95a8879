"""Time the book on a copy of this project: from nothing, unchanged, one article changed.

Each state is timed `--runs` times and the median is printed; what stands in the caches of the
system is not controlled. The issue's bars: 60 s, 3 s, and only what depends on the article.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = (
    "_config.yml", "_toc.yml", "index.md", "book", "notebooks", "corpus", "CITATION.cff",
    "requirements.lock",
)  # fmt: skip


def main() -> None:
    """Print a line a state."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1)
    runs = parser.parse_args().runs
    times: dict[str, list[float]] = {"from nothing": [], "unchanged": [], "one article changed": []}
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            root = copied(Path(folder) / "project")
            times["from nothing"].append(timed(root))
            times["unchanged"].append(timed(root))
            manifest = root / "corpus" / "articles.csv"
            text = manifest.read_text(encoding="utf-8")
            changed = text.replace("2017-08-30,2017-08-30", "2017-08-29,2017-08-30")
            manifest.write_text(changed, encoding="utf-8")
            times["one article changed"].append(timed(root))
    for state, seconds in times.items():
        print(f"{state:22} median {statistics.median(seconds):6.1f} s of {len(seconds)}")


def copied(root: Path) -> Path:
    """The sources of the project in a folder of their own."""
    root.mkdir()
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("articles-*"))
        else:
            shutil.copy(source, root / name)
    return root


def timed(root: Path) -> float:
    """Seconds that one build takes; its stages are printed."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "cadrage", "build", "--project", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began
    if done.returncode:
        raise SystemExit(f"the build failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    stages = ("tables:", "html:", "pdf:", "downloads:", "all:", "nothing")
    print("  ", "; ".join(x for x in done.stdout.splitlines() if x.startswith(stages)))
    return seconds


if __name__ == "__main__":
    main()
