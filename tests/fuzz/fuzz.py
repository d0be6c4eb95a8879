"""Fuzz one target, or all in turn, with atheris: `make fuzz`, `python tests/fuzz/fuzz.py dates`.

Every target starts from the seeds of `seeds/`, of all targets: what breaks one layer may break
another. What it finds new lies in `_build/fuzz/TARGET`, and an input that fails beside it. How many
inputs each target was given, and whether one failed, is kept in `_build/fuzz/runs.json`, for
`scripts/reliability.py --fuzz`.
"""

from __future__ import annotations

import argparse
import json
import logging
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SEEDS = HERE / "seeds"
sys.path[:0] = [str(HERE), str(ROOT / "tests" / "resources")]


def all_targets() -> dict[str, Callable[[bytes], None]]:
    """Target → the check that takes its bytes."""
    import fuzz_files
    import fuzz_pages
    import fuzz_texts

    return {**fuzz_texts.TARGETS, **fuzz_files.TARGETS, **fuzz_pages.TARGETS}


def fuzz(name: str, seconds: int) -> None:
    """Fuzz one target in this process, which atheris ends."""
    import atheris

    # atheris takes charge of stderr: what libraries say of broken files would fill it
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    with atheris.instrument_imports(include=["cadrage"], enable_loader_override=False):
        target = all_targets()[name]
    target(b"")  # what is loaded at first use takes longer than any input may
    kept = ROOT / "_build" / "fuzz" / name
    kept.mkdir(parents=True, exist_ok=True)
    options = [
        sys.argv[0], f"-max_total_time={seconds}", "-max_len=6000", "-timeout=60",
        "-rss_limit_mb=4096", f"-artifact_prefix={kept}-", "-print_final_stats=1", "-verbosity=1",
        str(kept), str(SEEDS),
    ]  # fmt: skip
    atheris.Setup(options, target)
    atheris.Fuzz()


def main() -> int:
    """Fuzz what is named; of several, each in a process of its own. 1 if any has failed."""
    parser = argparse.ArgumentParser(description="fuzz a target, or all")
    parser.add_argument("targets", nargs="*", help="all by default")
    parser.add_argument("--seconds", type=int, default=300, help="of each (default %(default)s)")
    given = parser.parse_args()
    names = given.targets or list(all_targets())
    if len(names) == 1:
        fuzz(names[0], given.seconds)
    failed, told = [], {}
    for name in names:
        command = [sys.executable, __file__, name, "--seconds", str(given.seconds)]
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", check=False
        )
        lines = done.stderr.splitlines()
        runs = next((line.split()[-1] for line in lines if "number_of_executed" in line), "?")
        print(
            f"{name}: {runs} inputs, {'failed' if done.returncode else 'nothing found'}", flush=True
        )
        told[name] = {"inputs": int(runs) if runs.isdigit() else 0, "failed": done.returncode}
        if done.returncode:
            failed.append(name)
            print("\n".join(done.stdout.splitlines()[-25:] + lines[-12:]), flush=True)
    kept = ROOT / "_build" / "fuzz" / "runs.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(told, indent=1), encoding="utf-8")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
