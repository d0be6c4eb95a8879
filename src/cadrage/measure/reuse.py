"""Text that recurs: sentences of one article that stand, whole or nearly, in another.

All pairs of wordings that share word n-grams are proposed through an index of hashes, or, for
the largest corpora, through MinHash; each is then measured exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from cadrage import tables
from cadrage.errors import UnknownNameError
from cadrage.measure.candidates import by_index, by_minhash
from cadrage.measure.shingles import Ints, Wordings, read_wordings
from cadrage.measure.typed import typed

METHODS = ("auto", "exact", "minhash")
EXACT_LIMIT = 2_000_000


def find_reuse(
    sentences: pd.DataFrame,
    *,
    n: int = 5,
    threshold: float = 0.5,
    method: str = "auto",
    most_copies: int = 50,
) -> pd.DataFrame:
    """Pairs of sentences of different articles that share enough of their words in order.

    Args:
        sentences: table `sentences` (columns article, sentence, text are read).
        n: words of an n-gram; shorter sentences are never reuse.
        threshold: least share of the n-grams of the shorter sentence that the other has too.
        method: 'exact', 'minhash', or 'auto': exact up to 2,000,000 different sentences.
        most_copies: an n-gram that stands in more different sentences is a set phrase and
            proposes no pair; a wording that is printed more often is paired with
            its first place alone, not each copy with each.

    Returns:
        table `reuse_found`: article, sentence, other_article, other_sentence, shared (n-grams),
        share, passage (the longest run of words in common), in the order of `sentences`.

    Raises:
        UnknownNameError: no such method.

    Note:
        MinHash may miss a short sentence woven into a much longer one. What it reports is exact.
    """
    if method not in METHODS:
        raise UnknownNameError("method", method, METHODS)
    wordings = read_wordings(sentences["text"], n)
    if method == "auto":
        method = "exact" if len(wordings) <= EXACT_LIMIT else "minhash"
    if method == "exact":
        proposed = by_index(wordings, threshold=threshold, most_copies=most_copies)
    else:
        proposed = by_minhash(wordings, most_copies=most_copies)
    pairs = _Pairs(most_copies)
    for first, second, shared, share in _measured(proposed, wordings, threshold):
        passage = longest_run(wordings.of(first).tolist(), wordings.of(second).tolist(), n)
        pairs.near(wordings, first, second, shared, share, passage)
    for wording in np.flatnonzero(np.diff(wordings.places) > 1).tolist():
        pairs.copies(wordings, wording)
    return _named(pairs.frame(), sentences)


def ngrams(words: Sequence[Any], n: int) -> frozenset[tuple[Any, ...]]:
    """The different runs of n words."""
    return frozenset(zip(*(words[at:] for at in range(n)), strict=False))


def _measured(
    proposed: Ints, wordings: Wordings, threshold: float
) -> Iterator[tuple[int, int, int, float]]:
    held: dict[int, frozenset[tuple[int, ...]]] = {}
    for first, second in proposed.tolist():
        for wording in (first, second):
            if wording not in held:
                held[wording] = ngrams(wordings.of(wording).tolist(), wordings.n)
        shared = len(held[first] & held[second])
        least = min(len(held[first]), len(held[second]))
        if shared and shared >= threshold * least:
            yield first, second, shared, shared / least


@dataclass(slots=True)
class _Pairs:
    """Pairs of rows, collected a wording or a pair of wordings at a time."""

    most_copies: int
    rows: list[Ints] = field(default_factory=list)
    cells: list[tuple[int, int, float, str]] = field(default_factory=list)

    def near(
        self,
        wordings: Wordings,
        first: int,
        second: int,
        shared: int,
        share: float,
        run: Sequence[int],
    ) -> None:
        """Every place of one wording with every place of another."""
        here, there = wordings.rows_of(first), wordings.rows_of(second)
        if len(here) * len(there) > self.most_copies**2:
            here, there = here[:1], there[:1]
        grid = np.column_stack([np.repeat(here, len(there)), np.tile(there, len(here))])
        self._add(np.sort(grid, axis=1), shared, share, _spelt(wordings, run))

    def copies(self, wordings: Wordings, wording: int) -> None:
        """The places of one wording with each other."""
        rows, own = wordings.rows_of(wording), wordings.of(wording).tolist()
        number = len(rows)
        one, two = (
            np.triu_indices(number, 1)
            if number <= self.most_copies
            else (np.zeros(number - 1, dtype=np.int64), np.arange(1, number))
        )
        shared = len(ngrams(own, wordings.n))
        self._add(np.column_stack([rows[one], rows[two]]), shared, 1.0, _spelt(wordings, own))

    def _add(self, rows: Ints, shared: int, share: float, passage: str) -> None:
        self.rows.append(rows)
        self.cells.append((len(rows), shared, share, passage))

    def frame(self) -> pd.DataFrame:
        """first, second, shared, share, passage, in the order of the rows."""
        rows = np.concatenate(self.rows) if self.rows else np.zeros((0, 2), dtype=np.int64)
        which = np.repeat(np.arange(len(self.cells)), [number for number, *_ in self.cells])
        order = np.lexsort((rows[:, 1], rows[:, 0]))
        cells = pd.DataFrame(self.cells, columns=["number", "shared", "share", "passage"])
        made = cells[["shared", "share", "passage"]].iloc[which[order]].reset_index(drop=True)
        return made.assign(first=rows[order, 0], second=rows[order, 1])


def _spelt(wordings: Wordings, ids: Iterable[int]) -> str:
    return " ".join(wordings.words[one] for one in ids)


def longest_run(first: Sequence[Any], second: Sequence[Any], n: int) -> list[Any]:
    """The longest run of words that both hold, the first of several; empty if under n words."""
    best, end = 0, 0
    lengths = [0] * (len(second) + 1)
    for at, word in enumerate(first, 1):
        row = [0] * (len(second) + 1)
        for other, candidate in enumerate(second, 1):
            if word == candidate:
                row[other] = lengths[other - 1] + 1
                if row[other] > best:
                    best, end = row[other], at
        lengths = row
    return list(first[end - best : end]) if best >= n else []


def _named(made: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    for side, prefix in (("first", ""), ("second", "other_")):
        rows = sentences.iloc[made[side].to_numpy(dtype=int)]
        made[f"{prefix}article"] = rows["article"].to_numpy()
        made[f"{prefix}sentence"] = rows["sentence"].to_numpy()
    apart = made[made["article"] != made["other_article"]]
    return tables.check("reuse_found", typed("reuse_found", apart.reset_index(drop=True)))
