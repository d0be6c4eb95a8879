"""Sentences: the numbered units that evidence is cited by (ABC21.7).

A line is a paragraph; within it a sentence ends at a full stop, question or exclamation mark or
ellipsis, with the closing marks after it, where something follows that can begin a sentence.
Lines that are no sentences (headline, subhead, attribution of a block quotation) are units too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cadrage.annotate.lexicons import load
from cadrage.annotate.records import Sentence

HEADLINE_LIMIT = 200
SUBHEAD_LIMIT = 110
OPENERS = "«“\"‘'([—–-"
TERMINATOR = re.compile(r"[.!?…]+")
# `." Le` closes, `. "Le` opens: a straight mark belongs to the side that it touches
CLOSERS = re.compile(r"[\"'”’)\]]*(?:[ \u00a0\u202f]?[»”)\]]+[.!?…]?)*")
WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\] \u00a0\u202f]*\Z")
BLOCK_QUOTATION = re.compile(r"(?:«[^«»]*»|“[^“”]*”|\"[^\"]*\")[.!?]?\Z")
ATTRIBUTION_DETAIL = re.compile(r"[,\d]")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["form"] for row in load("abbreviations", "form"))


def split(text: str, *, headline: str | None = None) -> list[Sentence]:
    """The sentences and lines of a text, numbered from 1, in order, without outer white space.

    Args:
        text: the clean text.
        headline: the headline where it is known; the first line is one when it equals it, or
            when it has no final stop and more follows.

    Returns:
        records whose spans don't overlap and hold every character that is no white space.

    Note:
        A name that ends in an initial («le camp C. Les») joins two sentences.
    """
    found: list[tuple[int, int, str]] = []
    previous: list[str] = []
    # asked once: it copies a text that ends in white space
    last = len(text.rstrip())
    for start, end in _lines(text):
        kind = _line_kind(text[start:end], previous, end == last, headline)
        previous.append(kind)
        spans = [(start, end)] if kind != "body" else _sentences(text, start, end)
        found += [(s, e, kind) for s, e in spans]
    return [Sentence(n, s, e, kind) for n, (s, e, kind) in enumerate(found, 1)]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        stripped = line.group().strip()
        if stripped:
            start = line.start() + line.group().index(stripped[0])
            yield start, start + len(stripped)


def _line_kind(line: str, previous: list[str], last: bool, headline: str | None) -> str:
    if not previous and (line == headline or (not last and _is_title(line, HEADLINE_LIMIT))):
        return "headline"
    before = previous[-1] if previous else ""
    if BLOCK_QUOTATION.match(line):
        return "quotation"
    if not _is_title(line, SUBHEAD_LIMIT):
        return "body"
    if before == "quotation":
        return "attribution"
    if before == "attribution" and "quotation" in previous[-2:] and ATTRIBUTION_DETAIL.search(line):
        return "attribution"
    return "body" if last or not line[0].isupper() else "subhead"


def _is_title(line: str, limit: int) -> bool:
    """Whether a line is short and has no final stop."""
    return len(line) <= limit and not ENDS_SENTENCE.search(line[-12:])


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in TERMINATOR.finditer(text, start, end):
        if mark.start() < at:
            continue
        closed = CLOSERS.match(text, mark.end(), end)
        stop = closed.end() if closed else mark.end()
        following = stop
        while following < end and text[following].isspace():
            following += 1
        if following < end and _is_boundary(text, start, mark, stop, following):
            yield at, stop
            at = following
    if at < end:
        yield at, end


def _is_boundary(text: str, start: int, mark: re.Match[str], stop: int, following: int) -> bool:
    """Whether a sentence ends at `stop` and another begins at `following`."""
    opens = text[following]
    if opens in OPENERS:
        inner = text[following + 1 : following + 4].strip(" \u00a0\u202f" + OPENERS)
        begins = bool(inner) and (inner[0].isupper() or inner[0].isdigit())
    else:
        begins = opens.isupper() or opens.isdigit()
    if not begins:
        return False
    word = WORD_BEFORE.search(text, max(start, mark.start() - 24), mark.start())
    if following == stop:
        return _is_glued(text, word, mark, following)
    if mark.group() != ".":
        return True
    if word is None:
        # «1. Le titre» numbers a paragraph
        return not text[start : mark.start()].isdigit()
    initial = len(word.group()) == 1 and word.group().isupper()
    return not initial and word.group() not in _abbreviations()


def _is_glued(text: str, word: re.Match[str] | None, mark: re.Match[str], following: int) -> bool:
    """Whether a lost space joins two sentences («pays.Pour»), rather than an address or acronym."""
    after = text[following : following + 2]
    return (
        word is not None
        and len(word.group()) > 1
        and word.group()[-1].islower()
        and word.group() not in _abbreviations()
        and len(after) == 2
        and after[0].isupper()
        and (after[1].islower() or after[1] in "'’ ")
    )
