"""The sentences of a corpus in one row, numbered from 0, and what lies where in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from cadrage.publish.concordance.words import spans


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence: article, place in the clean text, wording."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Units:
    """All sentences; those of an article stand together, in the order of their numbers."""

    rows: list[Unit]
    first: Mapping[str, int]
    starts: Mapping[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, articles: pd.DataFrame, sentences: pd.DataFrame) -> Units:
        """The sentences of the articles, article after article."""
        order = {siglum: place for place, siglum in enumerate(articles["article"])}
        ranked = sentences.assign(rank=sentences["article"].map(order))
        ranked = ranked.sort_values(["rank", "sentence"], kind="stable")
        columns = (ranked[name] for name in ("article", "start", "end", "text"))
        rows = [Unit(*cells) for cells in zip(*columns, strict=True)]
        first: dict[str, int] = {}
        starts: dict[str, list[int]] = {siglum: [] for siglum in order}
        for number, row in enumerate(rows):
            first.setdefault(row.article, number)
            starts[row.article].append(row.start)
        return cls(rows, first, starts)

    def number(self, article: str, sentence: int) -> int:
        """The number of a sentence that is cited as ARTICLE.SENTENCE."""
        return self.first[article] + int(sentence) - 1

    def words_in(self, article: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The words of a span, sentence by sentence: sentence, first word, last word."""
        starts = self.starts[article]
        begin = max(0, bisect_right(starts, start) - 1)
        for place in range(begin, bisect_left(starts, end)):
            number = self.first[article] + place
            row = self.rows[number]
            inside = [
                word
                for word, (left, right) in enumerate(spans(row.text))
                if row.start + left < end and start < row.start + right
            ]
            if inside:
                yield number, inside[0], inside[-1]
