"""Hold the coverage of the package against its bars: lines and branches, each for itself.

    python scripts/covered.py _build/coverage/coverage.json

Reads what `coverage json` wrote; exit code 1 where either falls short.

Note: the `fail_under` of coverage counts lines and branches together, so that many lines could hide
a branch that nobody takes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

# percent: what is counted, and in which totals of the file
LEAST = {
    "lines": (95, "covered_lines", "num_statements"),
    "branches": (90, "covered_branches", "num_branches"),
}


def held(totals: dict[str, int]) -> list[tuple[str, bool]]:
    """A line on lines, one on branches, and whether the bar is reached."""
    found = []
    for name, (least, covered, every) in LEAST.items():
        reached = totals[covered] * 100 >= least * totals[every]
        percent = totals[covered] / totals[every]
        said = f"{name:<9}{totals[covered]:>6} of {totals[every]:>6}  {percent:.1%}, bar {least} %"
        found.append((said, reached))
    return found


def main() -> int:
    """Print both lines; 1 if one is short."""
    totals = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["totals"]
    lines = held(totals)
    for said, reached in lines:
        print(said if reached else f"{said}: SHORT")
    return int(not all(reached for _, reached in lines))


if __name__ == "__main__":
    sys.exit(main())
