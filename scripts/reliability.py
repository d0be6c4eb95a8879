"""What the tests try, counted from the tests, into `src/cadrage/measure/reliability.csv`.

    python scripts/reliability.py                        count anew, keep what was measured
    python scripts/reliability.py --coverage FILE.json   and take the coverage of a run from it
    python scripts/reliability.py --mutants FOLDER       and how many mutants a drill killed
    python scripts/reliability.py --fuzz FILE.json       and what a long run of the fuzzer tried

FILE.json is what `coverage json` wrote: `make coverage`, or the same without tests/book and
tests/browser, which take most of its hour and can only add to it. FOLDER is where `make mutants`
put its counts, `_build/mutants`; that of the fuzzer is `_build/fuzz/runs.json`.
"""

from __future__ import annotations

import argparse
import ast
import csv
import json
import runpy
import sys
from collections.abc import Collection
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
FILE = ROOT / "src" / "cadrage" / "measure" / "reliability.csv"
sys.path[:0] = [str(TESTS / "resources"), str(TESTS / "fuzz")]
FAULTS = (TESTS / "scale/test_faults.py", TESTS / "test_damage.py")
COLUMNS = ("subject", "counted", "number", "unit")
REACHED = ("lines", "branches")
KILLED = ("mutants", "killed")
FUZZED = ("fuzzed",)
MEASURED = (*REACHED, *KILLED, *FUZZED)
Row = dict[str, str]


def counted() -> list[Row]:
    """A row for each thing that the tests try and that can be counted without running them."""
    texts, test_fuzz = import_module("fuzz_texts"), import_module("test_fuzz")
    patterns = import_module("every_pattern").patterns
    forbidden = runpy.run_path(str(TESTS / "test_forbidden.py"))
    attacks = runpy.run_path(str(TESTS / "resources" / "small_book.py"))["ATTACKS"]
    targets, seeds = test_fuzz.TARGETS, test_fuzz.SEEDS
    mixed = sum(test_fuzz.MIXED.values())
    made = len(texts.TARGETS) * test_fuzz.EXAMPLES
    heaps = len(test_fuzz.HEAPS) * len(test_fuzz.HEAPED)
    ways = sum(len(forbidden[name]) for name in ("CALLS", "IMPORTS", "XML"))
    found = {
        "attacks": ("attacks in the words and cells of an article, on every page", len(attacks)),
        "targets": ("readers, extractors, roles and importers that are fuzzed", len(targets)),
        "seeds": ("inputs kept, each given to every target", len(seeds)),
        "inputs": (
            "inputs in one run of the tests: kept, mixed and spoilt, made up, and heaps",
            len(targets) * len(seeds) + mixed + made + heaps,
        ),
        "faults": ("faults of machine, disk and process", sum(map(cases, FAULTS))),
        "patterns": ("regular expressions, each on its worst strings", len(patterns())),
        "calls": ("calls and imports that can run what was read", ways),
        "files": ("files of code searched for them", len(forbidden["FILES"])),
    }
    return [
        {"subject": subject, "counted": said, "number": str(number), "unit": "count"}
        for subject, (said, number) in found.items()
    ]


def cases(path: Path) -> int:
    """The tests of a file, each as often as its list of cases is long."""
    number = 0
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if not (isinstance(node, ast.FunctionDef) and node.name.startswith("test_")):
            continue
        times = 1
        for mark in node.decorator_list:
            if isinstance(mark, ast.Call) and ast.unparse(mark.func).endswith("parametrize"):
                times *= len(mark.args[1].elts) if isinstance(mark.args[1], ast.List) else 1
        number += times
    return number


def covered(path: Path) -> list[Row]:
    """The shares of lines and branches that a run of the tests reached."""
    totals = json.loads(path.read_text(encoding="utf-8"))["totals"]
    said = {
        "lines": ("covered_lines", "num_statements", "statements of the package"),
        "branches": ("covered_branches", "num_branches", "branches of the package"),
    }
    return [
        {
            "subject": subject,
            "counted": f"{what} that the tests reach, at least",
            "number": f"{100 * totals[part] / totals[whole]:.1f}",
            "unit": "per cent",
        }
        for subject, (part, whole, what) in said.items()
    ]


def killed(folder: Path) -> list[Row]:
    """How many mutants were tried, and the share of them that a test killed."""
    told = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    tried = sum(one["tried"] for one in told)
    what = "changes to the code of dates, quotations, evidence and edits, drawn at random"
    share = f"{100 * sum(one['killed'] for one in told) / tried:.1f}"
    return [
        {"subject": "mutants", "counted": what, "number": str(tried), "unit": "count"},
        {
            "subject": "killed", "counted": "such changes that make a test fail",
            "number": share, "unit": "per cent",
        },
    ]  # fmt: skip


def fuzzed(path: Path) -> list[Row]:
    """How many inputs the fuzzer made; a run in which one failed is no figure."""
    told = json.loads(path.read_text(encoding="utf-8"))
    if broken := sorted(name for name, one in told.items() if one["failed"]):
        sys.exit(f"{path}: the fuzzer found faults in {', '.join(broken)}: mend them first")
    number = sum(one["inputs"] for one in told.values())
    what = f"inputs that a fuzzer made for {len(told)} targets in its last long run"
    return [{"subject": "fuzzed", "counted": what, "number": str(number), "unit": "count"}]


def kept(subjects: Collection[str]) -> list[Row]:
    """The rows that only a long run can renew, as they stand."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["subject"] in subjects]


def main() -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(description="count what the tests try")
    parser.add_argument("--coverage", type=Path, help="what `coverage json` wrote")
    parser.add_argument("--mutants", type=Path, help="the folder of counts of `make mutants`")
    parser.add_argument("--fuzz", type=Path, help="the counts of `make fuzz`")
    asked = parser.parse_args()
    rows = [
        *counted(),
        *(covered(asked.coverage) if asked.coverage else kept(REACHED)),
        *(killed(asked.mutants) if asked.mutants else kept(KILLED)),
        *(fuzzed(asked.fuzz) if asked.fuzz else kept(FUZZED)),
    ]
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
