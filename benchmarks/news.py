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
    """The texts of a file, or the corpus's own, thinned out or repeated to about so many words.

    Args:
        file: JSON Lines, an article a line with a field `text`; None takes the corpus.
        words: about how many; 0 takes every text once. Of more, texts at even distances are
            taken, so that the beginning of a file isn't all that is measured.
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
    if words and have > words:
        return found[:: have // words]
    return found * max(1, -(-words // have))
