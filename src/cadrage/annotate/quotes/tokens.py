"""Words and signs of a text with their offsets: elided words and inverted pronouns stand alone.

«qu'il» gives `qu'` and `il`, «a-t-il» gives `a` and `-t-il`; a typographic apostrophe reads as a
straight one, so that the lexicons need one spelling.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+|\w+(?:[-‑]\w+)*(?:['’](?=[\w«“„\"]))?|[-‑]\w+(?:[-‑]\w+)*|\.\.\.|\S"
)
PRONOUN = r"(?:ils?|elles?|on|je|nous|vous|ce)\Z"
INVERTED = re.compile(rf"[-‑](?:t[-‑])?{PRONOUN}|[-‑]t['’]\Z", re.IGNORECASE)
# the stop of «M. Diop» ends no sentence; nor does that of an initial
ABBREVIATIONS = frozenset("m mm dr drs pr prs prof mgr me lt col gal cdt st ste art".split())


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

    def between(self, start: int, end: int) -> list[str]:
        """The words that start within a span."""
        return self.words[self.at(start) : self.at(end)]


def tokenize(text: str) -> Tokens:
    """Every token of the text in order; white space is none."""
    spans = [match.span() for match in TOKEN.finditer(text)]
    low = _lowered(text)
    words = [low[start:end] for start, end in spans]
    parted = _parts(words, spans, text)
    if parted:
        spans = _replaced(spans, parted)
        words = [low[start:end].rstrip(".") or low[start:end] for start, end in spans]
    return Tokens(text, words, [start for start, _ in spans], [end for _, end in spans])


def _parts(
    words: list[str], spans: list[tuple[int, int]], text: str
) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Which tokens (first, after the last) give way to which spans: a-t-il, a-t'il, M., 12h."""
    found = []
    for at, word in enumerate(words):
        if word == "." and at and _is_abbreviated(words, spans, at, text):
            found.append((at - 1, at + 1, [(spans[at - 1][0], spans[at][1])]))
        elif len(word) > 3 and ("-" in word or "‑" in word):
            start, end = spans[at]
            inverted = INVERTED.search(text, start, end)
            if inverted is None or inverted.start() == start:
                continue
            after = at + 1
            if word[-1] == "'" and after < len(words):
                # «a-t'il» is a common misspelling of «a-t-il»
                end, after = spans[after][1], after + 1
            found.append((at, after, [(start, inverted.start()), (inverted.start(), end)]))
    return found


def _is_abbreviated(words: list[str], spans: list[tuple[int, int]], at: int, text: str) -> bool:
    start, end = spans[at - 1]
    if end != spans[at][0] or end + 1 >= len(text):
        return False
    initial = end - start == 1 and text[start].isupper()
    follows = text[end + 1 : end + 3].strip(" \u00a0")[:1]
    return (initial or (words[at - 1] in ABBREVIATIONS and text[start].isupper())) and (
        follows.isalpha() or follows.isdigit()
    )


def _replaced(
    spans: list[tuple[int, int]], parted: list[tuple[int, int, list[tuple[int, int]]]]
) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    done = 0
    for first, after, parts in parted:
        if first < done:
            continue
        made += spans[done:first]
        made += parts
        done = after
    return made + spans[done:]


def _lowered(text: str) -> str:
    """Lower case with straight apostrophes, code point for code point."""
    low = text.lower()
    if len(low) != len(text):
        # İ has two code points in lower case
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return low.replace("’", "'")
