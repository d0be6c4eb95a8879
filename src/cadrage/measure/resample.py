"""Bootstrap counts of words: sentences (or whole articles) drawn anew within each group.

A draw is a weight a sentence, so a replicate is one weighted count. Weights of a batch of
replicates lie side by side in memory and are summed word by word: 10,000 articles take seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cadrage.measure.vocabulary import Words

BATCH = 32
BLOCK_CELLS = 6_000_000
GROUPS = 2

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Spread:
    """How to draw: group (0, 1, others 2) and unit of each sentence, replicates, level, seed."""

    members: npt.NDArray[np.int8]
    units: npt.NDArray[np.int64]
    replicates: int
    level: float
    seed: int


def resampled_counts(
    tokens: Words, wanted: npt.NDArray[np.int64], spread: Spread
) -> Iterator[tuple[slice, Floats, Floats, tuple[Floats, Floats]]]:
    """Counts of the wanted words in every replicate, a block of words at a time.

    Yields:
        the block's rows in `wanted`; words × replicates for the first and the second group; and
        the words of each group in each replicate.
    """
    if not spread.replicates or not len(wanted):
        return
    weights = [_weights(spread, side) for side in range(GROUPS)]
    lengths = np.diff(tokens.bounds).astype(np.float32)
    sizes = [lengths @ drawn for drawn in weights]
    entries = [_by_word(tokens, spread.members == side, wanted) for side in range(GROUPS)]
    for rows in _blocks(entries, len(wanted)):
        first, second = (
            _summed(entry, rows, drawn) for entry, drawn in zip(entries, weights, strict=True)
        )
        yield rows, first, second, (sizes[0], sizes[1])


def _weights(spread: Spread, side: int) -> Floats:
    """Sentences × replicates: how often each is drawn; 0 for sentences of other groups."""
    inside = np.flatnonzero(spread.members == side)
    units, of_sentence = np.unique(spread.units[inside], return_inverse=True)
    # each group has its own stream, so that the other group's size doesn't move its draws
    generator = np.random.default_rng([spread.seed, side])
    drawn = np.zeros((len(spread.members), spread.replicates), dtype=np.float32)
    for replicate in range(spread.replicates):
        picks = generator.integers(0, len(units), len(units))
        drawn[inside, replicate] = np.bincount(picks, minlength=len(units))[of_sentence]
    return drawn


@dataclass(frozen=True, slots=True)
class _Entries:
    """Tokens of one group sorted by word: their sentences, and where each word's begin."""

    sentences: npt.NDArray[np.int32]
    bounds: npt.NDArray[np.int64]


def _by_word(
    tokens: Words, inside: npt.NDArray[np.bool_], wanted: npt.NDArray[np.int64]
) -> _Entries:
    rank = np.full(len(tokens.words), -1, dtype=np.int32)
    rank[wanted] = np.arange(len(wanted), dtype=np.int32)
    where, ranks = tokens.sentence_of(), rank[tokens.ids]
    kept = inside[where] & (ranks >= 0)
    where, ranks = where[kept], ranks[kept]
    order = np.argsort(ranks, kind="stable")
    bounds = np.searchsorted(ranks[order], np.arange(len(wanted) + 1))
    return _Entries(where[order], bounds)


def _blocks(entries: list[_Entries], words: int) -> Iterator[slice]:
    """Runs of words whose tokens, times a batch, fit the memory set aside."""
    limit = BLOCK_CELLS // BATCH
    load = sum(np.diff(entry.bounds) for entry in entries)
    start, held = 0, 0
    for word in range(words):
        cost = int(load[word])
        if word > start and (held + cost > limit or word - start >= limit):
            yield slice(start, word)
            start, held = word, 0
        held += cost
    yield slice(start, words)


def _summed(entry: _Entries, rows: slice, drawn: Floats) -> Floats:
    """Words of the block × replicates."""
    bounds = entry.bounds[rows.start : rows.stop + 1]
    sentences = entry.sentences[bounds[0] : bounds[-1]]
    made = np.zeros((rows.stop - rows.start, drawn.shape[1]), dtype=np.float32)
    present = np.flatnonzero(np.diff(bounds))
    if not len(present):
        return made
    starts = bounds[present] - bounds[0]
    for batch in range(0, drawn.shape[1], BATCH):
        picked = drawn[:, batch : batch + BATCH][sentences]
        made[present, batch : batch + BATCH] = np.add.reduceat(picked, starts, axis=0)
    return made
