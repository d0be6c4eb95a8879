"""Marks set the wrong way round by an editor's software: » so « and ” so “."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

PAIRS = (("«", "»"), ("“", "”"))
# a paragraph whose first mark closes
SUSPECT = re.compile(r"(?m)^[^«»\n]*»|^[^“”„\n]*”")


def swapped_marks(text: str) -> Callable[[re.Match[str]], bool] | None:
    """A test whether a mark stands in a stretch where its kind is set the wrong way round.

    A kind is swapped in a paragraph where its marks alternate and a closing one is first; in all
    paragraphs, where some are so and none is as it should be. None where no mark is swapped.
    """
    if SUSPECT.search(text) is None:
        return None
    spans: dict[str, list[tuple[int, int]]] = {}
    for signs in PAIRS:
        found = _paragraphs(text, signs)
        if found:
            spans[signs[0]] = spans[signs[1]] = found
    if not spans:
        return None
    starts = {sign: [span[0] for span in found] for sign, found in spans.items()}

    def is_swapped(match: re.Match[str]) -> bool:
        sign = match.group()
        if sign not in spans:
            return False
        at = bisect_right(starts[sign], match.start()) - 1
        return at >= 0 and match.start() < spans[sign][at][1]

    return is_swapped


def _paragraphs(text: str, signs: tuple[str, str]) -> list[tuple[int, int]]:
    """Start and end of each paragraph in which the two signs have changed places."""
    swapped, right, start = [], False, 0
    for line in text.splitlines(keepends=True):
        marks = re.findall(f"[{''.join(signs)}]", line)
        pairs = len(marks) // 2
        if marks and len(marks) % 2 == 0:
            right |= marks == list(signs) * pairs
            if marks == list(reversed(signs)) * pairs:
                swapped.append((start, start + len(line)))
        start += len(line)
    return [(0, len(text))] if swapped and not right else swapped
