"""Bootstrap counts of words: sentences (or whole articles) drawn anew within each group.

A draw is a weight a sentence, so a replicate is one weighted count: tokens lie sorted by word, and
each replicate gathers their sentences' weights and sums them word by word.
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
    """One group: how its sentences are drawn, and its tokens sorted by word.

    `sentences` numbers the group's own sentences; the tokens of wanted word i are those from
    `bounds[i]` to `bounds[i + 1]`.
    """

    generator: np.random.Generator
    units: npt.NDArray[np.int64]
    lengths: Floats
    sentences: npt.NDArray[np.intp]
    bounds: npt.NDArray[np.int64]

    @classmethod
    def of(cls, tokens: Words, spread: Spread, side: int, wanted: npt.NDArray[np.int64]) -> _Side:
        inside = spread.members == side
        sentences, bounds = _by_word(tokens, inside, wanted)
        own = np.cumsum(inside) - 1
        return cls(
            # each group has its own stream, so that the other's size doesn't move its draws
            np.random.default_rng([spread.seed, side]),
            pd.factorize(spread.units[inside])[0].astype(np.int64),
            np.diff(tokens.bounds)[inside].astype(np.float32),
            own[sentences].astype(np.intp),
            bounds,
        )

    def draw(self, replicates: int) -> tuple[Floats, Floats]:
        """Words × replicates, and the group's words in each replicate."""
        counts = np.zeros((len(self.bounds) - 1, replicates), dtype=np.float32)
        sizes = np.zeros(replicates, dtype=np.float32)
        present = np.flatnonzero(np.diff(self.bounds))
        starts, number = self.bounds[present], int(self.units.max()) + 1
        gathered = np.empty(len(self.sentences), dtype=np.float32)
        for replicate in range(replicates):
            picks = self.generator.integers(0, number, number, dtype=np.int32)
            weights = np.bincount(picks, minlength=number).astype(np.float32)[self.units]
            sizes[replicate] = weights @ self.lengths
            if len(present):
                # 'clip' spares numpy a buffer; no index is out of range
                np.take(weights, self.sentences, out=gathered, mode="clip")
                counts[present, replicate] = np.add.reduceat(gathered, starts)
        return counts, sizes


def _by_word(
    tokens: Words, inside: npt.NDArray[np.bool_], wanted: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    """Sentences of one group's tokens sorted by wanted word, and where each word's begin."""
    rank = np.full(len(tokens.words), -1, dtype=np.int32)
    rank[wanted] = np.arange(len(wanted), dtype=np.int32)
    where, ranks = tokens.sentence_of(), rank[tokens.ids]
    kept = inside[where] & (ranks >= 0)
    where, ranks = where[kept], ranks[kept]
    order = np.argsort(ranks, kind="stable")
    bounds = np.searchsorted(ranks[order], np.arange(len(wanted) + 1)).astype(np.int64)
    return where[order], bounds
