"""A text as words and what stands between them; and words as copies of a text may spell them.

What stands between words (spaces, marks) is nobody's work and is kept as it is; so a copy that
differs in quotation marks, spaces or dashes gives the same words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# an accent may stand as a sign of its own behind its letter
WORD = re.compile(r"\w[\w\u0300-\u036f]*")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})
_PAIRS = (("oe", "œ"), ("OE", "Œ"), ("Oe", "Œ"), ("ae", "æ"), ("AE", "Æ"), ("Ae", "Æ"))


# signs that nobody sees (soft hyphens, marks of width nought), and an apostrophe that is a letter
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")) | {0x2BC: "’"}


def plain(copy: str) -> str:
    """A copy without what programs put into words that nobody sees."""
    return copy.translate(_UNSEEN)


def split(text: str) -> tuple[list[str], list[str]]:
    """Words, and the gaps before, between and after them: always one gap more than words."""
    words, gaps, at = [], [], 0
    for found in WORD.finditer(text):
        gaps.append(text[at : found.start()])
        words.append(found.group())
        at = found.end()
    return words, [*gaps, text[at:]]


def join(words: list[str], gaps: list[str]) -> str:
    """The text of words and gaps."""
    pieces = [piece for pair in zip(gaps, words, strict=False) for piece in pair]
    return "".join([*pieces, gaps[-1]])


def folded(word: str) -> str:
    """A word as all spellings of it are compared: no case, ligature or composed form."""
    plain = unicodedata.normalize("NFKC", word).translate(_LIGATURES)
    return unicodedata.normalize("NFC", plain.casefold())


def spellings(word: str) -> Iterator[str]:
    """The word as it stands, then as another copy may have had it."""
    forms = dict.fromkeys((word, *(unicodedata.normalize(f, word) for f in ("NFC", "NFD", "NFKC"))))
    for form in list(forms):
        forms[form.translate(_LIGATURES)] = None
        for plain, ligature in _PAIRS:
            forms[form.replace(plain, ligature)] = None
    for form in list(forms):
        forms |= dict.fromkeys((form.lower(), form.upper(), form.capitalize(), form.title()))
    yield from forms
