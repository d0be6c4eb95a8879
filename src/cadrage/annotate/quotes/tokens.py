"""Words and signs of a text with their offsets: elided words and inverted pronouns stand alone.

«qu'il» gives `qu'` and `il`, «a-t-il» gives `a` and `-t-il`; a typographic apostrophe reads as a
straight one, so that the lexicons need one spelling.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

# the stop of «M. Diop» and of an initial ends no sentence
ABBREVIATION = r"\b(?:MM?|Drs?|Prs?|Profs?|Mgr|Me|Lt|Col|Gal|Cdt|Ste?|art|[A-Z])\.(?=[ \u00a0]?\w)"
WORD = r"[^\W\d_]+(?:[-‑][^\W_]+)*(?:['’](?=[\w«“„\"]))?"
# «a-t'il» is a common misspelling of «a-t-il»
MISSPELT = r"[^\W\d_]+[-‑]t['’](?:ils?|elles?|on)\b"
TOKEN = re.compile(rf"{ABBREVIATION}|{MISSPELT}|{WORD}|\d+(?:[.,]\d+)*(?:[^\W\d_]+)?|\.\.\.|\S")
INVERTED = re.compile(r"[-‑](?:t[-‑'’])?(?:ils?|elles?|on|je|nous|vous|ce)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The text, and in parallel lists each token in lower case, its start and its end."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def at(self, position: int) -> int:
        """The first token that starts at `position` or later."""
        return bisect_left(self.starts, position)


def tokenize(text: str) -> Tokens:
    """Every token of the text in order; white space is none."""
    spans = list(_spans(text))
    low = _lowered(text)
    words = [low[start:end] for start, end in spans]
    words = [
        word if word[-1] != "." or len(word) != word.find(".") + 1 else word[:-1] or word
        for word in words
    ]
    return Tokens(text, words, [start for start, _ in spans], [end for _, end in spans])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in TOKEN.finditer(text):
        start, end = match.span()
        if end - start > 3 and ("-" in text[start:end] or "‑" in text[start:end]):
            inverted = INVERTED.search(text, start, end)
            if inverted is not None:
                yield start, inverted.start()
                start = inverted.start()
        yield start, end


def _lowered(text: str) -> str:
    """Lower case with straight apostrophes, code point for code point."""
    low = text.lower()
    if len(low) != len(text):
        # İ has two code points in lower case
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return low.replace("’", "'")
