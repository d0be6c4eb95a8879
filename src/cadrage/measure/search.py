"""Plain searches that a reader can repeat: words, word beginnings (`junt*`) and phrases.

Case and accents don't matter, so that a search errs by finding too much: what it does not find
is not there.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from cadrage.folding import Folding

APOSTROPHES = {"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " "}


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a search found something."""

    article: str
    sentence: int
    start: int
    end: int
    text: str


def terms_of(cell: str) -> tuple[str, ...]:
    """The terms of a cell, parted by semicolons."""
    return tuple(term for term in (part.strip() for part in cell.split(";")) if term)


@cache
def compile_search(terms: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all terms, over folded text."""
    options = []
    for term in terms:
        words = [re.escape(word).replace(r"\*", r"\w*") for word in fold(term).split()]
        options.append(r"\s{1,3}".join(words))
    return re.compile(rf"(?<!\w)(?:{'|'.join(options)})(?!\w)")


def _plain(character: str) -> str:
    return unicodedata.normalize("NFD", APOSTROPHES.get(character, character))[0].lower()


_FOLDING = Folding(_plain)


def fold(text: str) -> str:
    """The text in lower case without accents, code point for code point."""
    return _FOLDING.fold(text)


@cache
def _beginnings(terms: tuple[str, ...]) -> tuple[str, ...]:
    """What stands in each place where a term does: the first word's letters before any star."""
    return tuple(fold(term).split()[0].partition("*")[0] for term in terms)


def times(folded: str, terms: tuple[str, ...]) -> int:
    """How often one of the terms stands in a folded text; as many as the pattern finds.

    Note: the pattern is asked where a term begins alone, since letters are found much faster.
    """
    pattern, number, end = compile_search(terms), 0, 0
    if "" in _beginnings(terms):  # a term that begins with a star
        return sum(1 for _ in pattern.finditer(folded))
    for start in sorted({at for letters in _beginnings(terms) for at in _places(folded, letters)}):
        if start >= end and (found := pattern.match(folded, start)):
            number, end = number + 1, found.end()
    return number


def _places(folded: str, letters: str) -> Iterator[int]:
    """Where these letters stand."""
    at = folded.find(letters)
    while at >= 0:
        yield at
        at = folded.find(letters, at + 1)


class Searched:
    """Texts folded once, for any number of searches."""

    def __init__(self, texts: pd.DataFrame, sentences: pd.DataFrame) -> None:
        self._clean: Mapping[str, str] = dict(zip(texts["article"], texts["clean"], strict=True))
        self._folded = {article: fold(text) for article, text in self._clean.items()}
        self._starts: dict[str, list[tuple[int, int]]] = {name: [] for name in self._clean}
        for row in sentences.itertuples():
            self._starts[row.article].append((int(row.start), int(row.sentence)))

    @property
    def articles(self) -> Sequence[str]:
        """Sigla of the texts, in order."""
        return list(self._clean)

    def hits(self, article: str, terms: tuple[str, ...]) -> Iterator[Hit]:
        """Every place of one article where one of the terms stands, in text order."""
        starts = self._starts[article]
        for match in compile_search(terms).finditer(self._folded[article]):
            at = max(0, bisect_right(starts, (match.start(), len(self._clean[article]))) - 1)
            number = starts[at][1] if starts else 0
            text = self._clean[article][match.start() : match.end()]
            yield Hit(article, number, match.start(), match.end(), text)
