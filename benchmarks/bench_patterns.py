"""Every regular expression of the package on strings made to be hard: how its time grows.

Usage: python benchmarks/bench_patterns.py [--size 4000] [--all]

Patterns are those that modules and their tables hold once all are imported. Each is searched
through in strings of one piece repeated (letters, capitals, digits, blanks, marks, and the literal
characters of the pattern itself), with a last character that spoils a match, at N, 2 N and 4 N. A
growth of more than 2.2 over a doubling is told, the worst first; exit code 1 if there is one.

What grows here need not do so in use: a pattern that is only matched at a place, or within a
bounded window, is searched through whole texts by this script alone. Which those are, and why,
stands in `tests/test_regexes.py`, which counts steps instead of time.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "resources"))

from every_pattern import patterns

PIECES = (
    "a", "A", "Ab ", "1", "1 ", " ", "\n", "«", '"', "« a », ", "l'", "a-", ".", ",", "é", "a b ",
)  # fmt: skip
BAR, SHORT, LIMIT = 2.2, 0.01, 1.0


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """Processor time of finding all matches, as the package does."""
    begun = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - begun


def worst(pattern: re.Pattern[str], size: int) -> tuple[float, float, str]:
    """Growth, seconds and piece of the string on which the time grows most."""
    letters = re.sub(r"\\.|[\[\](){}|?*+^$]", "", pattern.pattern)[:40]
    own = {letters} | set(letters.split()) if letters else set()
    most = (0.0, 0.0, "")
    for piece in (*PIECES, *sorted(own)):
        before = 0.0
        for times in (1, 2, 4):
            text = (piece * (times * size // len(piece) + 1))[: times * size] + "\0"
            taken = seconds(pattern, text)
            if times > 1 and taken > SHORT and before:
                most = max(most, (taken / before, taken, piece))
            if taken > LIMIT:
                break
            before = taken
    return most


def main() -> int:
    """Look at every pattern; 1 if any grows faster than the bar."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--size", type=int, default=4_000, help="characters")
    options.add_argument("--all", action="store_true", help="list also those that are linear")
    asked = options.parse_args()
    every = patterns()
    told = [(*worst(each, asked.size), place) for place, each in every.items()]
    told.sort(reverse=True)
    bad = [line for line in told if line[0] > BAR]
    for growth, taken, piece, place in told if asked.all else bad:
        print(f"×{growth:5.2f}  {taken:7.3f} s  {piece[:20]!r:<24} {place}")
    print(f"{len(every)} patterns, {len(bad)} of which grow faster than ×{BAR} a doubling")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
