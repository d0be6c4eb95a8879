"""Parts of an index: cut by the first letters of their keys, each a script of a bearable size."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

SIZE = 120_000  # characters of a part, where it can be cut


def by_prefix(entries: Mapping[str, Any], *, size: int = SIZE) -> dict[str, dict[str, Any]]:
    """The entries in parts by the first letters of their key; short keys get a part of their own.

    The part of a key is the one with the longest prefix of it. An entry that is too large by
    itself makes a part that is too large.
    """
    weighed = [(key, entries[key], len(_json(entries[key]))) for key in sorted(entries)]
    return _cut(weighed, "", size)


def _cut(entries: list[tuple[str, Any, int]], prefix: str, size: int) -> dict[str, dict[str, Any]]:
    if len(entries) < 2 or sum(weight for _, _, weight in entries) <= size:
        return {prefix: {key: entry for key, entry, _ in entries}}
    parts: dict[str, dict[str, Any]] = {}
    letters = len(prefix) + 1
    for longer, group in groupby(entries, key=lambda entry: entry[0][:letters]):
        if longer == prefix:  # the keys that end here
            parts[prefix] = {key: entry for key, entry, _ in group}
        else:
            parts |= _cut(list(group), longer, size)
    return parts


def by_size(entries: Iterable[Any], *, size: int = SIZE) -> list[list[Any]]:
    """The entries in their order, in parts that are as large as they may be."""
    parts: list[list[Any]] = [[]]
    held = 0
    for entry in entries:
        weight = len(_json(entry))
        if parts[-1] and held + weight > size:
            parts.append([])
            held = 0
        parts[-1].append(entry)
        held += weight
    return parts


def write(folder: Path, name: str, content: object) -> None:
    """Write a part as a script: `folder/NAME.js`."""
    path = folder / f"{name}.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"cadrageShard({_json(name)},{_json(content)});\n", encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def packed(rows: Iterable[tuple[int, ...]]) -> str:
    """Rows of numbers as one string; of the first column, which never falls, only the steps."""
    before, parts = 0, []
    for first, *rest in rows:
        parts.append(f"{first - before}")
        parts.extend(map(str, rest))
        before = first
    return " ".join(parts)
