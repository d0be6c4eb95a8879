"""Few nodes on two facing arcs, side by side, so that every name stands level and alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

import pandas as pd
from matplotlib.axes import Axes

from cadrage.publish import style

# how far the arcs bend, and where their names begin
BEND, EDGE = 0.55, 0.09


@dataclass(frozen=True, slots=True)
class Ring:
    """Where each node stands, where each side is headed, and how many lines the taller arc has."""

    places: Mapping[str, tuple[float, float]]
    heads: Mapping[str, tuple[float, float]]
    height: int

    @classmethod
    def of(cls, nodes: pd.DataFrame) -> Ring:
        """Sides one after another, down the right arc and up the left one.

        Args:
            nodes: name, side; the strongest first.
        """
        blocks = [
            [(side, ""), *((side, name) for name in nodes.loc[nodes["side"] == side, "name"])]
            for side in dict.fromkeys(nodes["side"])
        ]
        right, left = _halves(blocks)
        places: dict[str, tuple[float, float]] = {}
        heads: dict[str, tuple[float, float]] = {}
        height = max(len(right), len(left), 2)
        for column, across in ((right, 1.0), (left, -1.0)):
            for place, (side, name) in enumerate(column):
                y = 1 - 2 * (place + (height - len(column)) / 2) / (height - 1)
                x = across * (1 - BEND + BEND * sqrt(max(0.0, 1 - (0.9 * y) ** 2)))
                (places if name else heads)[name or side] = (x, y)
        return cls(places, heads, height)

    def write(self, axes: Axes) -> None:
        """Write each name beside its node and each side over its own."""
        for name, (x, y) in self.places.items():
            axes.text(x + EDGE * _way(x), y, short(name, 34), size=9, va="center", ha=_align(x))
        for side, (x, y) in self.heads.items():
            axes.text(
                x + EDGE * _way(x), y, side, size=8, va="center", ha=_align(x),
                color=style.MUTED, style="italic",
            )  # fmt: skip
        axes.set_xlim(-2.35, 2.35)
        axes.set_ylim(-1.1, 1.1)


def _halves(
    blocks: list[list[tuple[str, str]]],
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The blocks on two sides as even as can be in their order, the larger blocks first."""
    right: list[tuple[str, str]] = []
    left: list[tuple[str, str]] = []
    for block in sorted(blocks, key=len, reverse=True):
        (right if len(right) <= len(left) else left).extend(block)
    return right, left


def _way(x: float) -> float:
    return 1.0 if x > 0 else -1.0


def _align(x: float) -> str:
    return "left" if x > 0 else "right"


def short(name: str, limit: int = 26) -> str:
    """The name without brackets and second names, where enough is left; a long one is cut."""
    bare = name.partition(" (")[0]
    first = bare.partition(" / ")[0]
    # «Gouvernement / autorités de transition» needs more than its first word
    bare = first if len(first) > limit // 2 or " " in first else bare
    return bare if len(bare) <= limit else bare[: limit - 1].rstrip() + "…"
