"""Where each mark of a timeline stands: rows of a lane in which nothing overlaps.

All lengths along the axis are points, so that words and days are measured alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from cadrage.publish.style import SANS

SIZE = 7.5  # of labels, points
RADIUS, GAP = 3.0, 4.0
OPEN = 26.0  # length of an open end
ROWS = (3, 9)  # of a lane whose marks are spread so that labels have room


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on its lane: known days from `first` to `last`, the ends that are open, a label.

    `labels` are what can be printed, the fullest first; the last is printed in any case.
    """

    event: Any
    first: float
    last: float
    opens: str = ""  # 'left', 'right' or nothing
    labels: tuple[str, ...] = ()
    row: int = 0
    label: str = ""
    side: str = "right"

    @property
    def begin(self) -> float:
        """Left end of what is drawn, without the label."""
        return self.first - (OPEN if self.opens == "left" else RADIUS)

    @property
    def end(self) -> float:
        """Right end of what is drawn, without the label."""
        return self.last + (OPEN if self.opens == "right" else RADIUS)


@lru_cache(maxsize=4096)
def width(text: str) -> float:
    """Width of a label in points."""
    if not text.strip():
        return 0.0
    font = FontProperties(family=[SANS, "DejaVu Sans"])
    return float(TextPath((0, 0), text, size=SIZE, prop=font).get_extents().width) + 1.0


def stacked(marks: Sequence[Mark], *, lines: Sequence[float] = ()) -> list[Mark]:
    """Each mark with its label on the lowest row on which there is room.

    Args:
        marks: the marks of a lane.
        lines: places along the axis that a label does not cross if it has room on its left.
    """
    placed = _rows(marks, lambda free: min(free, key=lambda row: row[0]), rows=1)
    made, used = [], dict.fromkeys((mark.row for mark in placed), 0.0)
    for mark in placed:
        long = width(mark.label)
        is_crossed = any(mark.end < line < mark.end + long for line in lines)
        if is_crossed and mark.begin - long >= used[mark.row]:
            mark = replace(mark, side="left")
        made.append(mark)
        used[mark.row] = mark.end + (long if mark.side == "right" else 0.0) + GAP
    return made


def spread(marks: Sequence[Mark], *, right: float) -> list[Mark]:
    """Marks over several rows, each with the fullest label that has room.

    Args:
        marks: the marks of a lane.
        right: where the drawing ends.
    """
    wanted = min(ROWS[1], max(ROWS[0], -(-len(marks) // 2)))
    placed = _rows(marks, lambda free: min(free, key=lambda row: row[1]), rows=wanted)
    made = []
    for row in range(1 + max((mark.row for mark in placed), default=0)):
        own = [mark for mark in placed if mark.row == row]
        used = 0.0
        for mark, after in zip_longest(own, own[1:]):
            room = right if after is None else after.begin - GAP
            labelled = _labelled(mark, used, room)
            made.append(labelled)
            used = mark.end + (width(labelled.label) + GAP if labelled.side == "right" else GAP)
    return made


def _rows(
    marks: Sequence[Mark],
    choose: Callable[[list[tuple[int, float]]], tuple[int, float]],
    *,
    rows: int,
) -> list[Mark]:
    """Marks in order of days, each on the chosen one of the rows that are free there."""
    taken = [float("-inf")] * rows
    placed = []
    for mark in sorted(marks, key=lambda mark: (mark.begin, mark.end)):
        free = [(row, end) for row, end in enumerate(taken) if end <= mark.begin]
        if not free:
            taken.append(float("-inf"))
            free = [(len(taken) - 1, float("-inf"))]
        row, _ = choose(free)
        least = mark.labels[-1] if mark.labels else ""
        taken[row] = mark.end + (width(least) + GAP if least else 0.0)
        placed.append(replace(mark, row=row, label=least))
    return placed


def _labelled(mark: Mark, used: float, room: float) -> Mark:
    """The mark with the fullest label that fits to its right, or else to its left."""
    for label in mark.labels[:-1]:
        if mark.end + width(label) <= room:
            return replace(mark, label=label)
        if mark.begin - width(label) >= used:
            return replace(mark, label=label, side="left")
    return mark
