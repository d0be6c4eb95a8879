"""Units: sentences in which each marked passage is one token, so that its host can be read.

A boundary that falls inside marks is none, nor is one before a small letter after marks
(«"Pourquoi ?" demande-t-elle»).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cadrage.annotate.quotes.closed import STOPS
from cadrage.annotate.quotes.cues import QUOTED
from cadrage.annotate.quotes.marks import Marked, between
from cadrage.annotate.quotes.tokens import Tokens
from cadrage.annotate.records import Sentence

# characters; the longest sentences of the press have some hundreds
LONGEST = 6000
LINK = re.compile(
    r"(?:(?:[AÀ] )?(?:surtout )?(?:lire|voir|écouter|regarder)(?: aussi)?\b|[AÀ] ne pas manquer)",
    re.I,
)
# where the titles of links end and the text goes on, with nothing between
GLUED = re.compile(
    r"[a-zà-ÿ0-9?!:] ((?:L[ae]s?|L['’]|Une?|Des|D['’]|Ce(?:t|tte|s)?|Ils?|Elles?|Selon|Pour|Dans|En"
    r"|Aux?|Plus|Mais|Malgré|Après|Avant|Depuis|Certaine?s|Plusieurs|Beaucoup|Lors|Si|Mm?e|M\.)\b)"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text as parallel lists; `marked` gives what a `QUOTED` token stands for."""

    tokens: Tokens
    kind: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    marked: dict[int, Marked]

    @property
    def text(self) -> str:
        """The whole text, of which the unit is a stretch."""
        return self.tokens.text

    def inside(self, at: int) -> Unit:
        """What stands between the marks of a `QUOTED` token, as a unit of its own."""
        tokens, marked = self.tokens, self.marked[at]
        first, last = tokens.at(marked.inner_start), tokens.at(marked.inner_end)
        spans = tokens.words[first:last], tokens.starts[first:last], tokens.ends[first:last]
        return Unit(tokens, "body", *spans, {})

    def __len__(self) -> int:
        return len(self.words)

    def is_capital(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.text[self.starts[at]].isupper()

    def word(self, at: int) -> str:
        """The token, or nothing outside the unit."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def after(self, position: int) -> int:
        """The first token that starts at a position of the text or later."""
        for at, start in enumerate(self.starts):
            if start >= position:
                return at
        return len(self.starts)

    @property
    def body_end(self) -> int:
        """The token after the last one that is no final stop."""
        end = len(self.words)
        while end and self.words[end - 1] in STOPS:
            end -= 1
        return end


def spans(
    text: str, sentences: Sequence[Sentence], marks: Sequence[Marked]
) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of each unit, in order; links to other articles are cut off."""
    for start, end, kind in _joined(text, sentences, marks):
        if LINK.match(text, start, end):
            starts = [match.start(1) for match in GLUED.finditer(text, start, end)]
            if starts and not between(marks, starts[-1]):
                yield start, starts[-1], "link"
                start = starts[-1]
        yield start, end, kind


def _joined(
    text: str, sentences: Sequence[Sentence], marks: Sequence[Marked]
) -> Iterator[tuple[int, int, str]]:
    start: int | None = None
    kind = "body"
    for index, sentence in enumerate(sentences):
        if start is None:
            start, kind = sentence.start, sentence.kind
        following = sentences[index + 1] if index + 1 < len(sentences) else None
        if following is not None and _continues(text, sentence, following, marks):
            close = _late_close(text, following, marks)
            if close is not None:
                yield start, close, kind
                start = close + 1
            continue
        for piece in _pieces(text, start, sentence.end, marks):
            yield *piece, kind
        start = None


def _pieces(text: str, start: int, end: int, marks: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    """A unit no longer than what a reader could follow, cut outside marks."""
    while end - start > LONGEST:
        cut = _cut(text, start + LONGEST, marks)
        if cut >= end:
            break
        yield start, cut
        start = cut + (text[cut] == " ")
    if text[start:end].strip():
        yield start, end


def _cut(text: str, position: int, marks: Sequence[Marked]) -> int:
    """The next place outside marks: the space that follows soon, where there is one."""
    least = _outside(marks, position)
    cut = text.find(" ", least, least + LONGEST)
    while cut >= 0 and between(marks, cut):
        cut = text.find(" ", _outside(marks, cut), least + LONGEST)
    return least if cut < 0 else cut


def _outside(marks: Sequence[Marked], position: int) -> int:
    """The position, or the end of the passage that holds it."""
    at = bisect_right(marks, position, key=lambda marked: marked.start) - 1
    held = at >= 0 and marks[at].start < position < marks[at].end
    return marks[at].end if held else position


def _continues(text: str, sentence: Sentence, following: Sentence, marks: Sequence[Marked]) -> bool:
    if between(marks, following.start):
        return True
    if "\n" in text[sentence.end : following.start]:
        return False
    return text[following.start].islower() or text[following.start] in ",;:"


def _late_close(text: str, following: Sentence, marks: Sequence[Marked]) -> int | None:
    """Where marks close that a space parts from the sentence in them: «"Nous partons. " Le …»."""
    at = bisect_right(marks, following.start, key=lambda marked: marked.start) - 1
    end = marks[at].end if at >= 0 else 0
    if marks[at].inner_end > following.start or not following.start < end < following.end - 1:
        return None
    return end if text[end].isspace() and text[end + 1].isupper() else None


def build(tokens: Tokens, start: int, end: int, kind: str, marks: Sequence[Marked]) -> Unit:
    """The unit between two positions.

    Args:
        marks: the marked passages within it, in order.
    """
    unit = Unit(tokens, kind, [], [], [], {})
    at, last = tokens.at(start), tokens.at(end)
    for marked in (*marks, None):
        stop = tokens.at(marked.start) if marked else last
        unit.words.extend(tokens.words[at:stop])
        unit.starts.extend(tokens.starts[at:stop])
        unit.ends.extend(tokens.ends[at:stop])
        if marked is None:
            break
        unit.marked[len(unit.words)] = marked
        unit.words.append(QUOTED)
        unit.starts.append(marked.start)
        unit.ends.append(marked.end)
        at = tokens.at(marked.end)
    return unit
