"""Bootstrap counts of words: sentences (or whole articles) drawn anew within each group.

A draw is a weight a unit (a sentence, or an article), so a replicate is one weighted count: how
often each word stands in each unit is counted once, and a replicate weighs that word by word.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from cadrage.measure.vocabulary import Words

BATCH = 32
GROUPS = 2

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Spread:
    """How to draw: group (0, 1, others 2) and unit of each sentence, replicates, seed."""

    members: npt.NDArray[np.int8]
    units: npt.NDArray[np.int64]
    replicates: int
    seed: int


def resampled_counts(
    tokens: Words, wanted: npt.NDArray[np.int64], spread: Spread
) -> Iterator[tuple[slice, list[Floats], list[Floats]]]:
    """Counts of the wanted words in every replicate, a batch of replicates at a time.

    Yields:
        which replicates; for each of the two groups words × replicates; and for each group its
        size in words in each replicate.
    """
    sides = [_Side.of(tokens, spread, side, wanted) for side in range(GROUPS)]
    # numpy lets go of the interpreter while it gathers and sums: the groups run side by side
    with ThreadPoolExecutor(GROUPS) as pool:
        for begin in range(0, spread.replicates, BATCH):
            batch = slice(begin, min(begin + BATCH, spread.replicates))
            number = batch.stop - begin
            drawn = list(pool.map(lambda side, number=number: side.draw(number), sides))
            yield batch, [counts for counts, _ in drawn], [sizes for _, sizes in drawn]


@dataclass(frozen=True, slots=True)
class _Side:
    """One group: how many units it is drawn from, their words in all, and what stands in them.

    A cell is a wanted word in a unit: `units` and `times` say which unit and how often; the cells
    of wanted word i begin at `bounds[i]` and end before `bounds[i + 1]`.
    """

    generator: np.random.Generator
    lengths: Floats
    units: npt.NDArray[np.intp]
    times: Floats
    bounds: npt.NDArray[np.int64]

    @classmethod
    def of(cls, tokens: Words, spread: Spread, side: int, wanted: npt.NDArray[np.int64]) -> _Side:
        inside = spread.members == side
        own = np.full(len(inside), -1)
        own[inside] = pd.factorize(spread.units[inside])[0]
        number = int(own.max()) + 1
        cells, times = _cells(tokens, own, number, wanted)
        return cls(
            # each group has its own stream, so that the other's size doesn't move its draws
            np.random.default_rng([spread.seed, side]),
            np.bincount(
                own[inside], np.diff(tokens.bounds)[inside], minlength=number
            ).astype(np.float32),
            (cells % number).astype(np.intp),
            times.astype(np.float32),
            np.searchsorted(cells, np.arange(len(wanted) + 1) * number).astype(np.int64),
        )  # fmt: skip

    def draw(self, replicates: int) -> tuple[Floats, Floats]:
        """Words × replicates, and the group's words in each replicate."""
        counts = np.zeros((len(self.bounds) - 1, replicates), dtype=np.float32)
        sizes = np.zeros(replicates, dtype=np.float32)
        present = np.flatnonzero(np.diff(self.bounds))
        starts, number = self.bounds[present], len(self.lengths)
        gathered = np.empty(len(self.units), dtype=np.float32)
        for replicate in range(replicates):
            picks = self.generator.integers(0, number, number, dtype=np.int32)
            weights = np.bincount(picks, minlength=number).astype(np.float32)
            sizes[replicate] = weights @ self.lengths
            if len(present):
                # 'clip' spares numpy a buffer; no index is out of range
                np.take(weights, self.units, out=gathered, mode="clip")
                gathered *= self.times
                counts[present, replicate] = np.add.reduceat(gathered, starts)
        return counts, sizes


def _cells(
    tokens: Words, units: npt.NDArray[np.int64], number: int, wanted: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The wanted words of units, as place of the word * number + unit, sorted; how often each.

    `units` holds the unit of each sentence, below 0 where it is in none.
    """
    place = np.full(len(tokens.words), -1, dtype=np.int64)
    place[wanted] = np.arange(len(wanted))
    places, within = place[tokens.ids], units[tokens.sentence_of()]
    kept = (within >= 0) & (places >= 0)
    return np.unique(places[kept] * number + within[kept], return_counts=True)
