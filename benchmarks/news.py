"""Texts to measure on: a file of news where one is named, else the articles of the corpus."""

from __future__ import annotations

import json
import os
from pathlib import Path

from cadrage.read import read_corpus

ROOT = Path(__file__).parents[1]
NEWS, TIMEBANK = "CADRAGE_NEWS", "CADRAGE_TIMEBANK"


def named(variable: str) -> Path | None:
    """The path that an environment variable names, if it is set."""
    return Path(os.environ[variable]) if os.environ.get(variable) else None


def read_lines(path: Path) -> list[dict[str, str]]:
    """The objects of a file of JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def texts(file: Path | None, *, words: int) -> list[str]:
    """The texts of a file, or the corpus's own, repeated until they have so many words.

    Args:
        file: JSON Lines, an article a line with a field `text`; None takes the corpus.
        words: how many at least; 0 repeats nothing.
    """
    if file is None:
        found = list(read_corpus(ROOT / "corpus").texts["clean"])
        print(
            f"No file of news: measured on the {len(found)} articles of the corpus, repeated. Name "
            f"one (JSON Lines, a field `text`) as an argument or in the variable {NEWS}."
        )
    else:
        found = [row["text"] for row in read_lines(file)]
    have = sum(len(text.split()) for text in found)
    return found * max(1, -(-words // have))
