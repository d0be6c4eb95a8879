"""Folding without moving anything: case, accents and typographic marks off, every length kept.

Names are compared folded («Goïta», «GOITA»), and what is found must stand at the same offsets in
the text as written: each code point folds to exactly one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from cadrage.folding import Folding

UPPER = "".join(
    character for character in map(chr, range(0x250)) if character.isalpha() and character.isupper()
)
# words and names come again and again, texts do not
SHORT = 64
MARKS = {"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\n": " "}


def _plain(character: str) -> str:
    # `İ` is lower-cased to two code points: it is kept, or what follows would move
    return unicodedata.normalize("NFD", MARKS.get(character, character))[0].lower()


_FOLDING = Folding(_plain)


def fold(text: str) -> str:
    """The text in lower case without accents; as many code points as before."""
    return _folded(text) if len(text) < SHORT else _FOLDING.fold(text)


@lru_cache(maxsize=131_072)
def _folded(text: str) -> str:
    return _FOLDING.fold(text)
