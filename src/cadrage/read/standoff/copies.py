"""Copies of articles on disk, found again by runs of words that they share with a wanted text.

References:
    Schleimer, Wilkerson and Aiken 2003, Winnowing: of each window of runs one is kept, so that any
    stretch of words that two texts share has a run in common that both keep.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import numpy as np
import numpy.typing as npt

from cadrage.read.standoff.hashed import fold_byte
from cadrage.read.standoff.words import plain, split

# a copy shares at least one run of so many words with the text that is wanted
RUN, WINDOW = 6, 8
# copies that are tried of those that share most; runs in more copies than this tell nothing
TRIED, COMMON = 8, 1000
# a text of fewer words may be held against every copy
FEW = RUN + WINDOW
_MIXED = np.uint64(0x9E3779B97F4A7C15)

Runs = npt.NDArray[np.uint64]


class Copies:
    """Texts and where they came from.

    Args:
        file: an empty file, for the texts.
        key: of the stand-off edition.
    """

    def __init__(self, file: IO[bytes], *, key: bytes) -> None:
        self.file, self.key = file, key
        self.ends, self.sources = [0], list[str]()
        self.runs: list[Runs] = []
        self.index: tuple[Runs, npt.NDArray[np.int64]] | None = None

    def add(self, text: str, source: str) -> None:
        """Lay a copy aside."""
        folds = bytes(fold_byte(word, self.key) for word in split(plain(text))[0])
        self.runs.append(runs_of(folds))
        self.file.seek(self.ends[-1])
        self.file.write(text.encode("utf-8", "surrogatepass"))
        self.ends.append(self.file.tell())
        self.sources.append(source)
        self.index = None

    def like(self, folds: bytes) -> Iterator[tuple[str, str]]:
        """The copies that share most runs with a text, and where each came from.

        Args:
            folds: the bytes of the text's words.
        """
        for at in range(len(self.sources)) if len(folds) < FEW else self._sharing(folds):
            self.file.seek(self.ends[at])
            text = self.file.read(self.ends[at + 1] - self.ends[at])
            yield text.decode("utf-8", "surrogatepass"), self.sources[at]

    def _sharing(self, folds: bytes) -> list[int]:
        runs, owners = self._indexed()
        asked = runs_of(folds)
        begins, ends = (np.searchsorted(runs, asked, side) for side in ("left", "right"))
        shared = [
            owners[begin:end]
            for begin, end in zip(begins, ends, strict=True)
            if begin < end and end - begin <= COMMON
        ]
        if not shared:
            return []
        found, times = np.unique(np.concatenate(shared), return_counts=True)
        return [int(at) for at in found[np.argsort(-times, kind="stable")][:TRIED]]

    def _indexed(self) -> tuple[Runs, npt.NDArray[np.int64]]:
        if self.index is None:
            lengths = [len(runs) for runs in self.runs]
            runs = np.concatenate([np.zeros(0, np.uint64), *self.runs])
            owners = np.repeat(np.arange(len(lengths)), lengths)
            order = np.argsort(runs, kind="stable")
            self.index = runs[order], owners[order]
        return self.index


def runs_of(folds: bytes) -> Runs:
    """The runs of words that are kept of a text, each once."""
    values = np.frombuffer(folds, np.uint8).astype(np.uint64)
    number = len(values) - RUN + 1
    if number < 1:
        return np.zeros(0, np.uint64)
    runs = np.zeros(number, np.uint64)
    for place in range(RUN):
        runs = (runs << np.uint64(8)) | values[place : place + number]
    runs = runs * _MIXED
    if number <= WINDOW:
        return np.unique(runs)
    return np.unique(np.lib.stride_tricks.sliding_window_view(runs, WINDOW).min(axis=1))
