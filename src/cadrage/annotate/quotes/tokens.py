"""Words and signs of a text with their offsets: elided words and inverted pronouns stand alone.

«qu'il» gives `qu'` and `il`, «a-t-il» gives `a` and `-t-il`; a typographic apostrophe reads as a
straight one, so that the lexicons need one spelling.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+|\w+(?:[-‑]\w+)*(?:['’](?=[\w«“„\"]))?|[-‑]\w+(?:[-‑]\w+)*|\.\.\.|\S"
)
SPACED = re.compile(r"\s*(?:" + TOKEN.pattern + ")")
PRONOUN = r"(?:ils?|elles?|on|je|nous|vous|ce)\Z"
JOINED = re.compile(r"[-‑](?:t[-‑'’])?")
INVERTED = re.compile(rf"[-‑](?:t[-‑])?{PRONOUN}|[-‑]t['’]\Z", re.IGNORECASE)
# where a token may have to be parted or joined to the next
JOINT = re.compile(
    r"\.(?=[ \u00a0]{0,2}[^\W_])|[-‑](?=(?:t[-‑])?(?:ils?|elles?|on|je|nous|vous|ce)(?!\w)|t['’])"
    r"|['’](?= [\"«“])",
    re.IGNORECASE,
)
ELIDED = frozenset({"qu", "l", "d", "n", "s", "j"})
# the stop of «M. Diop» ends no sentence; nor does that of an initial
ABBREVIATIONS = frozenset("m mm dr drs pr prs prof mgr me lt col gal cdt st ste art".split())


def bare(word: str) -> str:
    """A pronoun without what joins it to its verb: «il» of «dit-il» and «a-t-il»."""
    joined = JOINED.match(word)
    return word[joined.end() :] if joined else word


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
    low = _lowered(text)
    # white space at the end would be tried again from each of its characters
    pieces = SPACED.findall(low.rstrip())
    ends = list(accumulate(map(len, pieces)))
    words = [piece.lstrip() for piece in pieces]
    starts = [end - len(word) for end, word in zip(ends, words, strict=True)]
    tokens = Tokens(text, words, starts, ends)
    parted = _parts(tokens)
    return _replaced(tokens, low, parted) if parted else tokens


def _parts(tokens: Tokens) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Which tokens (first, after the last) give way to which spans: a-t-il, a-t'il, M., 12h."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    found = []
    for match in JOINT.finditer(tokens.text):
        at = bisect_right(starts, match.start()) - 1
        start, end = starts[at], ends[at]
        if words[at] == "'":
            if at and ends[at - 1] == start and words[at - 1] in ELIDED:
                # «qu' « oui »»: a space before marks parts no elision
                found.append((at - 1, at + 1, [(starts[at - 1], end)]))
        elif words[at] == ".":
            if at and _is_abbreviated(tokens, at):
                found.append((at - 1, at + 1, [(starts[at - 1], end)]))
        elif end - start > 3 and start < match.start():
            inverted = INVERTED.search(tokens.text, start, end)
            if inverted is None or inverted.start() == start:
                continue
            after = at + 1
            if words[at][-1] == "'" and after < len(words):
                # «a-t'il» is a common misspelling of «a-t-il»
                end, after = ends[after], after + 1
            found.append((at, after, [(start, inverted.start()), (inverted.start(), end)]))
    return found


def _is_abbreviated(tokens: Tokens, at: int) -> bool:
    text, start, end = tokens.text, tokens.starts[at - 1], tokens.ends[at - 1]
    if end != tokens.starts[at] or end + 1 >= len(text):
        return False
    initial = end - start == 1 and text[start].isupper()
    follows = text[end + 1 : end + 4].strip(" \u00a0")[:1]
    return (initial or (tokens.words[at - 1] in ABBREVIATIONS and text[start].isupper())) and (
        follows.isalpha() or follows.isdigit()
    )


def _replaced(
    tokens: Tokens, low: str, parted: list[tuple[int, int, list[tuple[int, int]]]]
) -> Tokens:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for first, after, parts in (*parted, (len(tokens.words), 0, [])):
        if first < done:
            continue
        words += tokens.words[done:first]
        starts += tokens.starts[done:first]
        ends += tokens.ends[done:first]
        for start, end in parts:
            words.append(low[start:end].rstrip(".") or low[start:end])
            starts.append(start)
            ends.append(end)
        done = after
    return Tokens(tokens.text, words, starts, ends)


def _lowered(text: str) -> str:
    """Lower case with straight apostrophes, code point for code point."""
    low = text.lower()
    if len(low) != len(text):
        # İ has two code points in lower case
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return low.replace("’", "'")
