"""Folding without moving anything: case, accents and typographic marks off, every length kept.

Names are compared folded («Goïta», «GOITA»), and what is found must stand at the same offsets in
the text as written: each code point folds to exactly one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

UPPER = "".join(
    character for character in map(chr, range(0x250)) if character.isalpha() and character.isupper()
)
# words and names come again and again, texts do not
SHORT = 64
MARKS = {"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\n": " "}


class _Folding(dict[int, int]):
    """Code point → folded code point, worked out when first asked for."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        base = unicodedata.normalize("NFD", MARKS.get(character, character))[0]
        lower = base.lower()
        # `İ` is lower-cased to two code points: keep it rather than move what follows
        self[code] = ord(lower) if len(lower) == 1 else code
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text in lower case without accents; as many code points as before."""
    return _folded(text) if len(text) < SHORT else text.translate(_FOLDING)


@lru_cache(maxsize=131_072)
def _folded(text: str) -> str:
    return text.translate(_FOLDING)
