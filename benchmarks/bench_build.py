"""Time the book on a copy of this project: from nothing, unchanged, one article changed.

    python benchmarks/bench_build.py [--runs N]

Prints the stages of every build, then for each state the median by the clock and the median of
processor time, all processes of the build together. What stands in the caches of the system is
not controlled. The bars: 60 s, 3 s, and only what depends on the article.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cadrage.identity import GENERATED, SOURCES

ROOT = Path(__file__).resolve().parents[1]
STATES = ("from nothing", "unchanged", "one article changed")
STAGE = re.compile(r"^(?:[a-z ]+: \d+\.\d s|nothing changed .*)$", re.MULTILINE)
Times = tuple[float, float]  # by the clock, of processors


def main() -> None:
    """Print the stages of each build, and a line a state."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=int, default=1)
    times: dict[str, list[Times]] = {state: [] for state in STATES}
    for _ in range(options.parse_args().runs):
        with tempfile.TemporaryDirectory() as folder:
            root = copied(Path(folder) / "project")
            for state in STATES:
                if state == "one article changed":
                    move_a_day(root / "corpus" / "articles.csv")
                times[state].append(timed(root, state))
    for state, found in times.items():
        clock, processor = (statistics.median(each) for each in zip(*found, strict=True))
        print(f"{state:20} {clock:6.1f} s, {processor:6.1f} s of processors (of {len(found)})")


def copied(root: Path) -> Path:
    """The sources of the project in a folder of their own, without what builds made."""
    root.mkdir()
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            made = shutil.ignore_patterns(GENERATED) if name == "book" else None
            shutil.copytree(source, root / name, ignore=made)
        else:
            shutil.copy(source, root / name)
    return root


def move_a_day(manifest: Path) -> None:
    """Let the first article be published a day earlier, perhaps."""
    header, first, *rest = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    day = re.search(r"\d{4}-\d\d-(\d\d)", first)
    if day is None:
        raise SystemExit(f"{manifest}: the first article has no day")
    earlier = f"{day[0][:8]}{max(1, int(day[1]) - 1):02}"
    changed = first.replace(day[0], earlier, 1)
    if changed == first:
        raise SystemExit(f"{manifest}: {day[0]} is the first day of its month")
    manifest.write_text("".join([header, changed, *rest]), encoding="utf-8")


def timed(root: Path, state: str) -> Times:
    """Seconds that one build takes; its stages are printed."""
    began, spent = time.perf_counter(), _spent()
    command = [sys.executable, "-m", "cadrage", "build", "--project", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    seconds = time.perf_counter() - began, _spent() - spent
    if done.returncode:
        raise SystemExit(f"the build failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    print(f"{state:20} {'; '.join(STAGE.findall(done.stdout))}", flush=True)
    return seconds


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
