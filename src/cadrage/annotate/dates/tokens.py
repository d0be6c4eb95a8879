"""A text as tokens and codes: the string over which the rules of grammar run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cadrage.annotate.dates.vocabulary import OTHER

# spaces belong to the token that follows, so that pieces cover the text and rules need no spaces
_TOKEN = re.compile(r" *(?:[^\W\d_]+|\d+|[\W_])")
# «A midi»: capitals often go without their accent, and «a» would be a verb
_CAPITAL_A = re.compile(r"A(?<!\wA)(?= [a-zà-ÿ\d])")
# one code point for one, so that offsets hold; `str.translate` is twenty times slower here
_ONE_TO_ONE = {
    "\xa0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "’": "'", "ʼ": "'", "\r": "\n",
}


@dataclass(slots=True)
class Tokens:
    """Lower-cased pieces of a text and their codes; piece `i` has code `codes[i]`."""

    text: str
    pieces: list[str]
    codes: str
    starts: list[int] = field(default_factory=list)

    def word(self, index: int) -> str:
        """The token without the space before it; empty beyond either end."""
        return self.pieces[index].lstrip(" ") if 0 <= index < len(self.pieces) else ""

    def start(self, index: int) -> int:
        """First code point of the token."""
        piece = self.pieces[index]
        return self.starts[index] + len(piece) - len(piece.lstrip(" "))

    def end(self, index: int) -> int:
        """Code point after the last one of the token."""
        return self.starts[index] + len(self.pieces[index])

    def is_spaced(self, index: int) -> bool:
        """Whether a space stands before the token."""
        return self.pieces[index].startswith(" ")

    def is_capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter in the text."""
        if not 0 <= index < len(self.pieces):
            return False
        start = self.start(index)
        return self.text[start : start + 1].isupper()


def tokenize(text: str, codes: dict[str, str]) -> Tokens:
    """Cut a text into pieces that cover it, and code each; linear in the length of the text."""
    low = _lowered(text)
    pieces = _TOKEN.findall(low)
    get = codes.get
    if "  " in low:
        coded = "".join([
            get(piece if piece[:2] != "  " else piece.lstrip(" "), OTHER) for piece in pieces
        ])
    else:
        coded = "".join([get(piece, OTHER) for piece in pieces])
    return Tokens(text, pieces, coded)


def _lowered(text: str) -> str:
    text = _CAPITAL_A.sub("À", text)
    low = text.lower()
    if len(low) != len(text):
        # «İ» lower-cases to two code points: keep such characters, so that offsets hold
        low = "".join([c if len(c.lower()) != 1 else c.lower() for c in text])
    for before, after in _ONE_TO_ONE.items():
        low = low.replace(before, after)
    return low
