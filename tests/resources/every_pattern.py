"""Every regular expression of the package that stands in a module, in its tables or in a call.

Note: one that a function puts together from a codebook or a search is not among them.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import cadrage

CALLS = frozenset("search match fullmatch finditer findall sub split".split())


def patterns() -> dict[str, re.Pattern[str]]:
    """Where it stands → the pattern."""
    found = dict(literals())
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



def literals() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that are written into a call: `re.sub(r"…", …)`."""
    root = Path(cadrage.__file__).parent
    for path in sorted(root.rglob("*.py")):
        if "template" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            first = node.args[0] if node.args else None
            of_re = ast.unparse(node.func.value) == "re" and node.func.attr in CALLS
            if of_re and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield f"{path.relative_to(root)}: {first.value[:40]}", re.compile(first.value)
