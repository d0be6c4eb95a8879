"""A copy of a text laid along the hashes of the text that was annotated.

References:
    Ratcliff and Obershelp's matching of longest common blocks, as `difflib` has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from cadrage.read.standoff.hashed import Hashed, digest_of, fold_byte, form_byte
from cadrage.read.standoff.words import join, spellings, split

# words of one byte each: shorter runs than this are found by chance
RUN = 4
MISSING = "▒"


@dataclass(frozen=True, slots=True)
class Aligned:
    """What a copy gave: the text, how many of its words were found, whether it is the same.

    Words that were not found are drawn as blocks of their length, so that every offset holds.
    """

    text: str
    words: int
    found: int
    is_whole: bool

    @property
    def rate(self) -> float:
        """Share of the words that were found; 1 for a text without words."""
        return self.found / self.words if self.words else 1.0


def align(copy: str, wanted: Hashed, *, key: bytes) -> Aligned:
    """Give the annotated text back from a copy of it.

    Args:
        copy: the text as its reader has it; its marks, spaces, dashes and ligatures may differ, and
            there may be more around it.
        wanted: the hashes of the annotated text.
        key: of the stand-off edition.
    """
    theirs, _ = split(copy)
    folds = bytes(fold_byte(word, key) for word in theirs)
    words = [MISSING * length for length in wanted.lengths]
    found = 0
    matcher = SequenceMatcher(None, wanted.folds, folds, autojunk=False)
    for block in matcher.get_matching_blocks():
        whole = block.size == len(wanted.folds)
        if block.size < RUN and not whole:
            continue
        for step in range(block.size):
            at = block.a + step
            spelt = _spelt(theirs[block.b + step], wanted.forms[at], wanted.lengths[at], key)
            if spelt is not None:
                words[at] = spelt
                found += 1
    text = join(words, list(wanted.gaps))
    return Aligned(text, len(words), found, digest_of(text, key) == wanted.digest)


def _spelt(word: str, form: int, length: int, key: bytes) -> str | None:
    """The spelling of a word that the annotated text has, if any of the usual ones is it."""
    fits = (one for one in spellings(word) if len(one) == length and form_byte(one, key) == form)
    return next(fits, None)
