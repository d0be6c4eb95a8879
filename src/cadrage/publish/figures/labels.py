"""Names cut to the room that a figure has, so that no two of them look the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def cut(names: Sequence[str], limit: int) -> list[str]:
    """The names at most `limit` characters long; alike ones keep their ends, where they differ."""
    fronts = [_front(name, limit) for name in names]
    seen = Counter(fronts)
    return [
        front if seen[front] == 1 else _middle(name, limit)
        for name, front in zip(names, fronts, strict=True)
    ]


def _front(name: str, limit: int) -> str:
    return name if len(name) <= limit else name[: limit - 1].rstrip() + "…"


def _middle(name: str, limit: int) -> str:
    if len(name) <= limit:
        return name
    tail = (limit - 1) // 2
    return f"{name[: limit - 1 - tail].rstrip()}…{name[-tail:].lstrip()}"
