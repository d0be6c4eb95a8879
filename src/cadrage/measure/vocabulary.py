"""Words of sentences, counted once: a sparse table of words by sentences for any corpus size."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
import numpy.typing as npt
import pandas as pd

# «l'aide» is two words, «sous-traiter» is one; numbers and signs are none
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """How often each word stands in each sentence.

    `ids` has one entry a token, the number of its word; tokens `bounds[i]` to `bounds[i + 1]`
    are those of sentence i.
    """

    words: tuple[str, ...]
    ids: npt.NDArray[np.int32]
    bounds: Ints

    def sentence_of(self) -> npt.NDArray[np.int32]:
        """The number of the sentence of each token."""
        lengths = np.diff(self.bounds)
        return np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)

    def of(self, places: Ints) -> Words:
        """The words of some of the sentences, by their places, in that order."""
        lengths = np.diff(self.bounds)[places]
        bounds = np.concatenate([[0], np.cumsum(lengths)])
        # where each sentence's first token comes from, less where it goes
        moved = np.repeat(self.bounds[places] - bounds[:-1], lengths)
        return Words(self.words, self.ids[np.arange(bounds[-1]) + moved], bounds)


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, in order, without elided apostrophes."""
    return WORD.findall(text.lower())


def read_words(sentences: pd.DataFrame | Sequence[str]) -> Words:
    """The words of sentences: of a table `sentences` or of plain texts."""
    texts = sentences["text"] if isinstance(sentences, pd.DataFrame) else sentences
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    ids, bounds = array("i"), array("q", [0])
    for text in texts:
        ids.extend(map(numbers.__getitem__, words_of(text)))
        bounds.append(len(ids))
    return Words(
        tuple(numbers),
        np.frombuffer(ids, dtype=np.int32) if ids else np.zeros(0, np.int32),
        np.frombuffer(bounds, dtype=np.int64),
    )
