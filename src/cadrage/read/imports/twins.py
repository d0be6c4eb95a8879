"""Articles that stand there twice: the same words, or nearly so.

References:
    Broder 1997, MinHash; candidates are verified by their exact Jaccard similarity.
"""

from __future__ import annotations

import hashlib
import re
from typing import IO, NamedTuple

import numpy as np
from rensa import RMinHash, RMinHashLSH

_WORD = re.compile(r"\w+")
SHINGLE = 5
# what is called nearly the same: share of the five-word sequences of either that both have
NEAR = 0.6
_PERMUTATIONS, _BANDS = 128, 32


class Twin(NamedTuple):
    """An earlier article like this one; `similarity` is 1 where every word is the same."""

    name: str
    similarity: float


class Twins:
    """All articles seen so far, by their words.

    Args:
        shingles: an empty file for what candidates are verified by, so that it needs no memory.
    """

    def __init__(self, shingles: IO[bytes]) -> None:
        self.same: dict[bytes, str] = {}
        self.near = RMinHashLSH(threshold=NEAR, num_perm=_PERMUTATIONS, num_bands=_BANDS)
        self.shingles = shingles
        self.ends = [0]
        self.names: list[str] = []

    def like(self, name: str, text: str) -> Twin | None:
        """The first earlier article of the same words, or the most similar one; then remember."""
        words = _WORD.findall(text.casefold())
        digest = hashlib.blake2b(" ".join(words).encode(), digest_size=16).digest()
        if digest in self.same:
            return Twin(self.same[digest], 1.0)
        found = self._nearest(words, name)
        self.same[digest] = name
        return found

    def _nearest(self, words: list[str], name: str) -> Twin | None:
        pieces = [" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]
        if not pieces:
            return None
        kept = np.array(sorted({_number(piece) for piece in pieces}), dtype=np.uint64)
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=1)
        sketch.update(pieces)
        scored = [(_similarity(kept, self._of(at)), -at) for at in self.near.query(sketch)]
        self.near.insert(len(self.names), sketch)
        self.shingles.seek(self.ends[-1])
        self.shingles.write(kept.tobytes())
        self.ends.append(self.shingles.tell())
        self.names.append(name)
        best = max(scored, default=(0.0, 0))
        return Twin(self.names[-best[1]], round(best[0], 2)) if best[0] >= NEAR else None

    def _of(self, at: int) -> np.ndarray:
        """The sequences of an earlier article."""
        self.shingles.seek(self.ends[at])
        kept = self.shingles.read(self.ends[at + 1] - self.ends[at])
        return np.frombuffer(kept, dtype=np.uint64)


def _similarity(one: np.ndarray, other: np.ndarray) -> float:
    both = len(np.intersect1d(one, other, assume_unique=True))
    return both / (len(one) + len(other) - both)


def _number(piece: str) -> int:
    return int.from_bytes(hashlib.blake2b(piece.encode(), digest_size=8).digest())
