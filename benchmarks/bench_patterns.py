"""Every regular expression of the package on strings made to be hard: how its time grows.

Usage: python benchmarks/bench_patterns.py [--size 4000] [--all]

Patterns are those that modules and their tables hold once all are imported. Each is searched
through in strings of one piece repeated (letters, capitals, digits, blanks, marks, and the literal
characters of the pattern itself), with a last character that spoils a match, at N, 2 N and 4 N. A
growth of more than 2.2 over a doubling is told, the worst first; exit code 1 if there is one.

What grows here need not do so in use: a pattern that is only matched at a place, or within a
bounded window, is searched through whole texts by this script alone. Each told wants a look.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Iterator

import cadrage

PIECES = (
    "a", "A", "Ab ", "1", "1 ", " ", "\n", "«", '"', "« a », ", "l'", "a-", ".", ",", "é", "a b ",
)  # fmt: skip
BAR, SHORT, LIMIT = 2.2, 0.01, 1.0


def patterns() -> dict[str, re.Pattern[str]]:
    """Where it stands → the pattern."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(cadrage.__path__, "cadrage."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            for number, each in enumerate(inside(value)):
                if isinstance(each.pattern, str):
                    found[f"{module.name}.{name}[{number}]"] = each
    from cadrage.annotate.dates.grammar import grammar

    found |= {f"dates_rules.csv: {rule.name}": rule.regex for rule in grammar().rules}
    seen = {pattern: place for place, pattern in found.items()}
    return {place: pattern for pattern, place in seen.items()}


def inside(value: object, depth: int = 3) -> Iterator[re.Pattern[str]]:
    """The patterns in a value: itself, or what it is made of."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from inside(each, depth - 1)
    elif depth and isinstance(value, dict):
        yield from inside([*value, *value.values()], depth - 1)


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
