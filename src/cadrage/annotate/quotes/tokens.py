"""Words and signs of a text with their offsets: elided words and inverted pronouns stand alone.

«qu'il» gives `qu'` and `il`, «a-t-il» gives `a` and `-t-il`; a typographic apostrophe reads as a
straight one, so that the lexicons need one spelling.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

INVERSION = r"[-‑](?:t[-‑])?(?:ils?|elles?|on|je|nous|vous|ce)\b"
ELISION = r"(?:[ldnsmtcj]|qu|lorsqu|puisqu|jusqu|quoiqu|presqu)['’](?=[^\W_])"
WORD = rf"[^\W_]+(?:(?!{INVERSION})[-‑][^\W_]+)*"
# the stop of «M. Diop» and of an initial ends no sentence
ABBREVIATION = r"\b(?-i:MM?|Drs?|Prs?|Profs?|Mgr|Me|Lt|Col|Gal|Cdt|Ste?|art|[A-Z])\.(?=[ \u00a0]?\w)"
TOKEN = re.compile(
    rf"{ABBREVIATION}|aujourd['’]hui|quelqu['’]une?\b|\d+(?:[.,]\d+)*|\b{ELISION}|{WORD}|{INVERSION}|\.\.\.|\S",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: each token in lower case, where it starts, where it ends."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def at(self, position: int) -> int:
        """The first token that starts at `position` or later."""
        return bisect_left(self.starts, position)


def tokenize(text: str) -> Tokens:
    """Every token of the text in order; white space is none."""
    spans = [match.span() for match in TOKEN.finditer(text)]
    words = [text[start:end].lower().replace("’", "'") for start, end in spans]
    words = [word[:-1] if word[-1] == "." and word.strip(".") else word for word in words]
    return Tokens(words, [start for start, _ in spans], [end for _, end in spans])
