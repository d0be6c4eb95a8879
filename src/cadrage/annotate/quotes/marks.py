"""Quotation marks in pairs: «…», “…”, "…", ‘…’ and ''…'', nested, unclosed, over paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cadrage.annotate.quotes.swapped import swapped_marks
from cadrage.annotate.records import Sentence

# ’ is an apostrophe unless ‘ is open; '' is a straight mark typed twice
SIGN = re.compile(r"[«»“”„\"]|''")
# where the text has single marks too
SIGN_SINGLE = re.compile(r"[«»“”„\"]|''|‘(?=[^‘\n]{1,200}?’(?!\w))|’(?!\w)")
SPACES = " \u00a0\u202f\t"
PARAGRAPHS = 3
# characters that a passage without its closing mark may run on after its first sentence
FORGOTTEN = 120
# … and where the last sentence there says «je», «nous» or «vous»
SPOKEN = 600
SPEAKING = re.compile(
    r"\b(?:[jm]['’]|(?:je|me|moi|mon|ma|mes|nous|vous|nos|vos|notre|votre)\b)", re.I
)


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands between two marks: `start`/`end` with them, `inner_*` without."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


@dataclass(slots=True)
class _Open:
    start: int
    end: int
    sign: str


def pair_marks(text: str, *, sentences: Sequence[Sentence]) -> list[Marked]:
    """The outermost marked passages in text order; nested ones belong to their host.

    Args:
        text: the clean text.
        sentences: an unclosed passage ends with the sentence in which it opens.
    """
    found: list[Marked] = []
    stack: list[_Open] = []
    breaks = 0
    swapped = swapped_marks(text)
    last = 0
    for match in (SIGN_SINGLE if "‘" in text else SIGN).finditer(text):
        sign = match.group()
        if stack:
            breaks += text.count("\n", last, match.start())
            if breaks > PARAGRAPHS:
                found.append(_unclosed(text, stack[0], sentences))
                stack.clear()
        last = match.end()
        side = _side(text, match, stack)
        if side and swapped and swapped(match):
            side = "close" if stack else "open"
        if side == "open":
            if stack and _restarts(text, stack, match, crossed=breaks > 0):
                found.append(_unclosed(text, stack[0], sentences, before=match.start()))
                stack.clear()
            if not stack:
                breaks = 0
            stack.append(_Open(match.start(), match.end(), sign))
        elif side == "close" and stack:
            opened = _closes(stack, sign)
            if opened is not None and not stack:
                found.append(_marked(text, opened, match.start(), match.end(), closed=True))
    if stack:
        found.append(_unclosed(text, stack[0], sentences))
    return [marked for marked in found if marked.inner_start < marked.inner_end]


def _side(text: str, match: re.Match[str], stack: Sequence[_Open]) -> str:
    sign = match.group()
    if sign == "“" and stack and stack[-1].sign == "„":
        return "close"
    if sign in "«“„‘":
        return "open"
    if sign in "»”":
        return "close"
    if sign == "’":
        return "close" if stack and stack[-1].sign == "‘" else ""
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    touches_left = not before.isspace() and before not in "([-–—'’/"
    touches_right = not after.isspace() and after not in ".,;:!?)]…"
    if touches_left != touches_right:
        return "close" if touches_left else "open"
    return "close" if stack else "open"


def _restarts(text: str, stack: Sequence[_Open], match: re.Match[str], *, crossed: bool) -> bool:
    """Whether an opening mark inside an open passage shows that its closing mark was forgotten."""
    at = match.start() - 1
    line_break = False
    while at >= 0 and (text[at] in SPACES or text[at] == "\n"):
        line_break |= text[at] == "\n"
        at -= 1
    if at < stack[0].end:
        return False
    if line_break or (match.group() == '"' and crossed):
        return True
    return match.group() in "\"''" and text[at] in ".!?…\"'" and len(stack) == 1


def _closes(stack: list[_Open], sign: str) -> _Open | None:
    """Take off the passage that the sign closes: the innermost of its kind, else the innermost."""
    partner = {"»": "«", "”": "“„", "’": "‘", "«": "»", "“": "”„"}.get(sign, sign)
    for depth in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        if stack[depth].sign in partner:
            opened = stack[depth]
            del stack[depth:]
            return opened
    return stack.pop()


def _marked(text: str, opened: _Open, inner_end: int, end: int, *, closed: bool) -> Marked:
    inner_start = opened.end
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    return Marked(opened.start, end, inner_start, inner_end, closed)


def _unclosed(
    text: str, opened: _Open, sentences: Sequence[Sentence], *, before: int | None = None
) -> Marked:
    at = bisect_right(sentences, opened.start, key=lambda sentence: sentence.start) - 1
    end = sentences[at].end if at >= 0 else len(text)
    far = end + FORGOTTEN
    if before is not None and far < before <= end + SPOKEN and _speaks(text, end, before):
        far = before
    if before is not None and end < before <= far and "\n" not in text[end:before]:
        # «"A. B. "C.»: a mark that opens anew stands where the last one should have closed
        end = before
        while end > opened.end and text[end - 1].isspace():
            end -= 1
    end = max(opened.end, min(end, len(text) if before is None else before))
    return _marked(text, opened, end, end, closed=False)


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether a stretch is still what somebody says: its last sentence has a first person."""
    stop = text.rfind(". ", start, end - 2)
    last = max(start, stop)
    plain = SIGN.search(text, start, end) is None
    return plain and SPEAKING.search(text, last, end) is not None


def between(marks: Sequence[Marked], position: int) -> bool:
    """Whether a position stands inside one of the passages (in text order)."""
    at = bisect_right(marks, position, key=lambda marked: marked.start) - 1
    return at >= 0 and marks[at].start < position < marks[at].end


def inside(marks: Sequence[Marked], start: int, end: int) -> Iterator[Marked]:
    """The passages that lie within a span."""
    at = bisect_right(marks, start - 1, key=lambda marked: marked.start)
    while at < len(marks) and marks[at].end <= end:
        yield marks[at]
        at += 1
