"""Titles and functions: what stands before a name and does not belong to it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cadrage.annotate.lexicons import load
from cadrage.annotate.mentions.fold import fold

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?[ \u00a0\u202f]*")
LONGEST = 4
CIVIL = frozenset({"civility", "rank", "noble", "faith"})


@cache
def titles() -> dict[str, str]:
    """Folded title or function → its class."""
    return {fold(row["form"]).rstrip("."): row["class"] for row in load("mentions_titles", "class")}


@lru_cache(maxsize=65_536)
def title_class(word: str) -> str | None:
    """Class of a title, rank, function or craft, in either number; None of any other word."""
    if not word:
        return None
    folded = fold(word).rstrip(".")
    found = titles().get(folded)
    if found is None and folded.endswith("s"):
        found = titles().get(folded[:-1])
        # «près», «mes», «dons» are no plurals of «Pre», «Me», «Don»
        return None if found == "civility" else found
    return found


def is_title(word: str) -> bool:
    """Whether a word, as written, is a title, a rank, a function or a craft."""
    return title_class(word) is not None


def leading_title(text: str, start: int, end: int) -> int:
    """Offset behind the title that [start, end) opens with and that a name follows, else 0."""
    ends = []
    position = start
    for _ in range(LONGEST):
        match = WORD.match(text, position, end)
        if match is None:
            break
        position = match.end()
        ends.append(position)
    for after in reversed(ends):
        if after < end and title_class(text[start:after].strip()):
            return after
    return 0
