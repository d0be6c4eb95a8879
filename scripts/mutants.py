"""Mutation testing: change the code in one place, run the tests of its room, see that one fails.

    python scripts/mutants.py                      every group, 100 mutants each
    python scripts/mutants.py quotes --most 400    one group, more of it
    python scripts/mutants.py quotes --draw 2      others: tests that were written for the survivors
                                                   of one draw are judged by another

Mutants are drawn by a fixed seed: the same numbers give the same ones. Each runs in a process of
its own, forked from one that has the libraries loaded and nothing of the package; no file is
changed. A mutant that no test tells from the code, or survivor, is listed. Exit code 1 where
fewer than 85 % are killed.

Note: our own, since mutmut brings what old pips refuse under hashes, and cosmic-ray a package that
has no wheel.
"""

from __future__ import annotations

import argparse
import ast
import csv
import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "cadrage"
SURVIVORS = ROOT / "tests" / "survivors.csv"
TOLD = ROOT / "_build" / "mutants"
LEAST = 85
# what is changed, and the tests that mirror it
GROUPS = {
    "dates": ("annotate/dates/*.py", "tests/annotate/test_dates_*.py"),
    "quotes": ("annotate/quotes/*.py", "tests/annotate/test_quotes*.py"),
    "evidence": ("publish/sphinx/evidence.py", "tests/publish/test_sphinx_evidence.py"),
    "edits": ("read/[ec][dl]*.py", "tests/read/test_edits.py"),
}
SWAPPED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot,
    ast.IsNot: ast.Is, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
Mutant = tuple[Path, int]


def places(tree: ast.Module) -> Iterator[ast.AST]:
    """The nodes that can be changed, in a fixed order: what does something.

    Left alone is what says something of the code: annotations, the options of a decorator
    (`frozen=True`), and what is for type checkers alone.
    """
    for node in ast.walk(tree):
        for value in _said_of_code(node):
            for inside in ast.walk(value):
                inside.left_alone = True  # type: ignore[attr-defined]
    for node in ast.walk(tree):
        if not hasattr(node, "left_alone") and _is_place(node):
            yield node


def _said_of_code(node: ast.AST) -> Iterator[ast.AST]:
    for name in ("annotation", "returns"):
        if isinstance(value := getattr(node, name, None), ast.AST):
            yield value
    yield from getattr(node, "decorator_list", ())
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        yield node


def _is_place(node: ast.AST) -> bool:
    if isinstance(node, ast.Compare):
        return type(node.ops[0]) in SWAPPED
    if isinstance(node, ast.BinOp | ast.BoolOp):
        return type(node.op) in SWAPPED
    if isinstance(node, ast.Constant):
        return isinstance(node.value, int)
    if isinstance(node, ast.Return):
        return node.value is not None and not _is_none(node.value)
    return isinstance(node, ast.If | ast.IfExp | ast.AugAssign) or (
        isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    )


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def change(node: ast.AST) -> str:
    """Change a node where it stands; what was done."""
    swapped: Any = SWAPPED
    before = ast.unparse(node).splitlines()[0]
    if isinstance(node, ast.Compare):
        node.ops[0] = swapped[type(node.ops[0])]()
    elif isinstance(node, ast.BinOp | ast.BoolOp):
        node.op = swapped[type(node.op)]()
    elif isinstance(node, ast.Constant):
        value: Any = node.value
        node.value = not value if isinstance(value, bool) else value + 1
    elif isinstance(node, ast.Return):
        node.value = ast.copy_location(ast.Constant(None), node)
    elif isinstance(node, ast.If | ast.IfExp):
        node.test = ast.copy_location(ast.UnaryOp(ast.Not(), node.test), node.test)
    elif isinstance(node, ast.AugAssign):
        node.value = ast.copy_location(ast.Constant(0), node)
    elif isinstance(node, ast.UnaryOp):
        node.op = ast.UAdd()
        node.operand = ast.copy_location(
            ast.Call(ast.Name("bool", ast.Load()), [node.operand], []), node
        )
    return f"{before}  →  {ast.unparse(node).splitlines()[0]}"


def mutated(path: Path, number: int) -> tuple[CodeType, int, str]:
    """The code of a file with its place of that number changed, the line, and what was done."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    node = list(places(tree))[number]
    said = change(node)
    ast.fix_missing_locations(tree)
    return compile_tree(tree, path), getattr(node, "lineno", 0), said


def compile_tree(tree: ast.Module, path: Path) -> CodeType:
    """A tree of ours as code."""
    return SourceFileLoader("", str(path)).source_to_code(ast.unparse(tree), str(path))


def drawn(group: str, most: int, draw: int = 1) -> tuple[list[Mutant], int]:
    """So many mutants of a group, those of a draw by its number, and how many there are."""
    every = [
        (path, number)
        for path in sorted(PACKAGE.glob(GROUPS[group][0]))
        for number in range(len(list(places(ast.parse(path.read_text(encoding="utf-8"))))))
    ]
    seed = group if draw == 1 else f"{group}/{draw}"
    return random.Random(seed).sample(every, min(most, len(every))), len(every)


def ends(group: str, mutant: Mutant | None, *, limit: float) -> str:
    """How the tests of a group end with a mutant: passed, failed or too long."""
    child = os.fork()
    if child == 0:
        os.setsid()
        _in_child(group, mutant)
    until = time.monotonic() + limit
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return "passed" if os.waitstatus_to_exitcode(status) == 0 else "failed"
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "too long"


def _in_child(group: str, mutant: Mutant | None) -> None:
    """Run the tests of a group, with the code of one file changed, and end this process."""
    code = 2
    try:
        import pytest

        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        sys.path.insert(0, str(ROOT / "src"))
        if mutant is not None:
            _put_in(mutant[0], mutated(*mutant)[0])
        files = sorted(str(path) for path in ROOT.glob(GROUPS[group][1]))
        files.sort(key=lambda name: "_readings" not in name)  # they kill most, and soon
        fast = "not (model or book or browser)"
        options = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-m", fast]
        code = int(pytest.main([*options, *files]))
    finally:
        os._exit(code)


def _put_in(path: Path, code: CodeType) -> None:
    real = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> CodeType | None:
        return code if Path(self.path) == path else real(self, fullname)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign,assignment]


def drill(group: str, most: int, draw: int = 1) -> float:
    """Try the mutants of a group and list those that survive; the share that is killed, in %."""
    chosen, whole = drawn(group, most, draw)
    begun = time.monotonic()
    if ends(group, None, limit=3_600) != "passed":
        sys.exit(f"{group}: its tests fail as they are")
    # a mutant that loops for ever is killed by the clock, which leaves it room for a busy machine
    limit = 60 + 5 * (time.monotonic() - begun)
    reasons, survivors = known(), 0
    for mutant in chosen:
        if ends(group, mutant, limit=limit) == "passed":
            survivors += 1
            _, line, said = mutated(*mutant)
            file = mutant[0].relative_to(PACKAGE).as_posix()
            why = reasons.get((file, said), "not looked at yet")
            print(f"  {file}:{line}: {said}: {why}", flush=True)
    tried, killed = len(chosen), len(chosen) - survivors
    TOLD.mkdir(parents=True, exist_ok=True)
    (TOLD / f"{group}.json").write_text(json.dumps({"tried": tried, "killed": killed}))
    share = 100 * killed / tried
    print(f"{group}: {share:.1f} % of {tried} mutants killed, of {whole}", flush=True)
    return share


def known() -> dict[tuple[str, str], str]:
    """File and change of a mutant that may survive → why."""
    with SURVIVORS.open(encoding="utf-8", newline="") as file:
        return {(row["file"], row["change"]): row["why"] for row in csv.DictReader(file)}


def main() -> int:
    """Drill what is named."""
    parser = argparse.ArgumentParser(description="mutation testing")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}")
    parser.add_argument("--most", type=int, default=100, help="mutants of each group")
    parser.add_argument("--draw", type=int, default=1, help="another number, other mutants")
    asked = parser.parse_args()
    # loaded before the fork, so that no mutant waits for them; pytest's plugins load themselves
    import ahocorasick  # noqa: F401
    import pandas  # noqa: F401

    os.chdir(ROOT)
    shares = [drill(group, asked.most, asked.draw) for group in asked.groups or GROUPS]
    return int(min(shares) < LEAST)


if __name__ == "__main__":
    sys.exit(main())
