"""Titles and functions: what stands before a name and does not belong to it."""

from __future__ import annotations

from functools import cache

from cadrage.annotate.lexicons import load
from cadrage.annotate.mentions.fold import fold


@cache
def titles() -> dict[str, str]:
    """Folded title or function → its class."""
    return {fold(row["form"]).rstrip("."): row["class"] for row in load("mentions_titles", "class")}


def is_title(word: str) -> bool:
    """Whether a word, as written, is a title, a rank, a function or a craft."""
    return bool(word) and fold(word).rstrip(".") in titles()
