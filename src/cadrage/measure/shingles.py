"""Word n-grams of many sentences as numbers: each wording once, each n-gram a 64-bit hash.

Numbers keep ten thousand articles in a few hundred MB; what they find is measured again on words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from cadrage.measure.vocabulary import Words, read_words

Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

# a shard holds about so many n-grams, whatever the corpus: sorting one needs its memory alone
SHARD = 1 << 20
# odd, so that multiplying by it loses nothing; its powers give each place of an n-gram its weight
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Wordings:
    """The different wordings of a table of sentences that have at least n words.

    `ids` holds the word numbers of all of them, those of wording i from `bounds[i]` to
    `bounds[i + 1]`; `rows` the rows of the table where they stand, those of wording i from
    `places[i]` to `places[i + 1]`, in order.
    """

    words: tuple[str, ...]
    ids: npt.NDArray[np.int32]
    bounds: Ints
    rows: Ints
    places: Ints
    n: int

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def of(self, wording: int) -> npt.NDArray[np.int32]:
        """The word numbers of a wording, in order."""
        return self.ids[self.bounds[wording] : self.bounds[wording + 1]]

    def rows_of(self, wording: int) -> Ints:
        """The rows of the table where a wording stands."""
        return self.rows[self.places[wording] : self.places[wording + 1]]


def read_wordings(texts: pd.Series, n: int) -> Wordings:
    """The different wordings of texts, without those under n words."""
    # the same string is read once, and two strings may still have the same words
    codes, strings = pd.factorize(texts)
    tokens = read_words([str(text) for text in strings])
    number_of: dict[bytes, int] = {}
    wording = np.full(len(strings), -1, dtype=np.int64)
    kept: list[npt.NDArray[np.int32]] = []
    for at in range(len(strings)):
        own = tokens.ids[tokens.bounds[at] : tokens.bounds[at + 1]]
        if len(own) >= n:
            wording[at] = number_of.setdefault(own.tobytes(), len(number_of))
            if len(kept) < len(number_of):
                kept.append(own)
    per_row = wording[codes] if len(codes) else np.zeros(0, dtype=np.int64)
    return _wordings(tokens, kept, per_row, n)


def _wordings(
    tokens: Words, kept: list[npt.NDArray[np.int32]], per_row: Ints, n: int
) -> Wordings:
    lengths = np.array([len(own) for own in kept], dtype=np.int64)
    rows = np.flatnonzero(per_row >= 0)
    rows = rows[np.argsort(per_row[rows], kind="stable")]
    copies = np.bincount(per_row[per_row >= 0], minlength=len(kept))
    return Wordings(
        tokens.words,
        np.concatenate(kept) if kept else np.zeros(0, dtype=np.int32),
        np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        rows.astype(np.int64),
        np.concatenate([[0], np.cumsum(copies)]).astype(np.int64),
        n,
    )


def grams(wordings: Wordings) -> tuple[Hashes, npt.NDArray[np.int32]]:
    """The hash of each n-gram, and the wording that it stands in, in order; repeats included."""
    lengths = np.diff(wordings.bounds)
    owners = np.repeat(np.arange(len(wordings), dtype=np.int32), lengths)
    number = max(0, len(wordings.ids) - wordings.n + 1)
    values = _scattered(wordings.ids)
    hashes = np.zeros(number, dtype=np.uint64)
    for place in range(wordings.n):
        hashes = hashes * MULTIPLIER + values[place : place + number]
    inside = owners[:number] == owners[wordings.n - 1 :] if number else np.zeros(0, dtype=bool)
    return hashes[inside], owners[:number][inside]


def _scattered(ids: npt.NDArray[np.int32]) -> Hashes:
    """Each word number as 64 well mixed bits, the same in every run (splitmix64)."""
    mixed = (ids.astype(np.uint64) + np.uint64(1)) * MULTIPLIER
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(31))


def shards(
    hashes: Hashes, owners: npt.NDArray[np.int32]
) -> Iterator[tuple[Hashes, npt.NDArray[np.int32]]]:
    """Each different (hash, owner) once, sorted by both, a part of the hashes at a time."""
    bits = max(0, int(np.ceil(np.log2(max(1, len(hashes)) / SHARD))))
    for part in range(1 << bits):
        if bits:
            inside = hashes >> np.uint64(64 - bits) == np.uint64(part)
            own, whose = hashes[inside], owners[inside]
        else:
            own, whose = hashes, owners
        # owners rise already, and a stable sort leaves them so within a hash
        order = np.argsort(own, kind="stable")
        own, whose = own[order], whose[order]
        again = np.zeros(len(own), dtype=bool)
        again[1:] = (own[1:] == own[:-1]) & (whose[1:] == whose[:-1])
        yield own[~again], whose[~again]
