"""Run every check, fast ones first; say how long each took, and fail if any of them fails.

A failed stage does not stop the later ones: one run shows all that is broken.
"""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Two processes; the tests of a file stay in one (tests/conftest.py says which files do, too), in
# the order that they are given in.
PYTEST = ("pytest", "--quiet", "--no-header", "--numprocesses", "2",
          "--dist", "loadfile", "--no-loadscope-reorder", "--durations", "20")  # fmt: skip
# on one core, and so beside the tests
BESIDE = ("mypy", ("mypy", "--no-error-summary"))
STAGES = (
    ("ruff", ("ruff", "check", "--quiet", "--output-format", "concise")),
    ("fast tests", (*PYTEST, "-m", "not model and not book and not browser")),
    ("slow tests", (*PYTEST, "-m", "model or book or browser")),
    ("notebooks", (*PYTEST, "--nbval", "--nbval-current-env", "notebooks")),
)

Result = tuple[str, int, float]


def run(name: str, command: tuple[str, ...], *, quiet: bool = False) -> tuple[Result, str]:
    """Run one stage with this Python: its name, exit code and seconds; and what it said, if quiet.

    Note: a stage that collects no test (pytest's exit code 5) has failed.
    """
    if not quiet:
        print(f"\n== {name}", flush=True)
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, check=False, text=True,
        stdout=subprocess.PIPE if quiet else None, stderr=subprocess.STDOUT if quiet else None,
    )  # fmt: skip
    return (name, done.returncode, time.perf_counter() - start), done.stdout or ""


def main() -> int:
    """Run the stages and print a line for each; 1 if any failed."""
    with ThreadPoolExecutor(1) as beside:
        waiting = beside.submit(run, *BESIDE, quiet=True)
        results = [run(name, command)[0] for name, command in STAGES]
        result, said = waiting.result()
    print(f"\n== {result[0]}\n{said}", flush=True)
    for name, code, seconds in (*results, result):
        verdict = "passed" if code == 0 else f"FAILED (exit code {code})"
        print(f"{name:<14} {seconds:7.1f} s  {verdict}")
    return int(any(code for _, code, _ in (*results, result)))


if __name__ == "__main__":
    sys.exit(main())
