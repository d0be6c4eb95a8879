"""A copy of a text laid along the hashes of the text that was annotated.

References:
    Ratcliff and Obershelp's matching of longest common blocks, as `difflib` has it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cadrage.read.standoff.hashed import Hashed, digest_of, fold_byte, form_byte
from cadrage.read.standoff.words import join, plain, spellings, split

# words of one byte each: shorter runs than this are found by chance
RUN = 4
MISSING = "■"


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
        copy: the text as its reader has it; its marks, spaces, dashes and ligatures may differ, its
            words may be cut in two or run together, and there may be more around it.
        wanted: the hashes of the annotated text.
        key: of the stand-off edition.
    """
    theirs, _ = split(plain(copy))
    words: list[str | None] = [None] * len(wanted.lengths)
    ours_from = theirs_from = 0
    for ours_to, theirs_to, size in _blocks(wanted.folds, theirs, key):
        between = theirs[theirs_from:theirs_to]
        ends = theirs_from == 0, theirs_to == len(theirs)
        for at, word in enumerate(_cut_again(between, wanted.lengths[ours_from:ours_to], ends)):
            words[ours_from + at] = _spelt(word, wanted, ours_from + at, key)
        for step in range(size):
            words[ours_to + step] = _spelt(theirs[theirs_to + step], wanted, ours_to + step, key)
        ours_from, theirs_from = ours_to + size, theirs_to + size
    found = sum(word is not None for word in words)
    shown = [
        MISSING * length if word is None else word
        for word, length in zip(words, wanted.lengths, strict=True)
    ]
    text = join(shown, list(wanted.gaps))
    return Aligned(text, len(words), found, digest_of(text, key) == wanted.digest)


def _blocks(wanted: bytes, theirs: Sequence[str], key: bytes) -> Iterator[tuple[int, int, int]]:
    """Where a run of words is the same in both, in order; at last the end of both."""
    folds = bytes(fold_byte(word, key) for word in theirs)
    matcher = SequenceMatcher(None, wanted, folds, autojunk=False)
    for block in matcher.get_matching_blocks():
        if block.size >= RUN or block.size in (0, len(wanted)):
            yield block.a, block.b, block.size


def _cut_again(
    theirs: Sequence[str], lengths: Sequence[int], ends: tuple[bool, bool]
) -> Iterator[str]:
    """Words that a copy cuts otherwise (a hyphen at the end of a line, a space too many or too few)
    cut as they were; none where their letters are not as many.

    Args:
        theirs: the copy's words between two runs that are the same.
        lengths: of the words that were there.
        ends: whether the copy begins or ends here: there may be more before, or after.
    """
    letters, size = unicodedata.normalize("NFC", "".join(theirs)), sum(lengths)
    if len(letters) > size > 0 and True in ends:
        letters = letters[-size:] if ends[0] else letters[:size]
    if len(letters) == size:
        at = 0
        for length in lengths:
            yield letters[at : at + length]
            at += length


def _spelt(word: str, wanted: Hashed, at: int, key: bytes) -> str | None:
    """The spelling of a word that the annotated text has there, if any of the usual ones is it."""
    form, length = wanted.forms[at], wanted.lengths[at]
    fits = (one for one in spellings(word) if len(one) == length and form_byte(one, key) == form)
    return next(fits, None)
