"""What a writer is given: the tables of a corpus, those of articles some articles at a time.

Of a small corpus they are all there at once; of a large one they lie on disk, and whoever holds
them gives the same rows in parts. A writer that asks for parts never holds more than one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

Tables = Mapping[str, pd.DataFrame]
# tables whose rows belong to one article each
ROWS = (
    "articles", "texts", "edits", "sentences", "dates", "mentions", "quotes", "labels", "frames",
    "notices", "events", "naming", "silences",
)  # fmt: skip


class Source(Protocol):
    """The tables of a corpus: `others` whole, those of `listed` in parts."""

    @property
    def others(self) -> Tables:
        """The tables that are not of single articles."""

    @property
    def listed(self) -> Sequence[str]:
        """The tables that come in parts."""

    @property
    def pages(self) -> Collection[str] | None:
        """The articles that have a page in the book; None where all have one."""

    def parts(self, *names: str) -> Iterator[Tables]:
        """These tables, part after part in the order of the articles; none is cut in an article."""

    def rows(self, name: str) -> int:
        """How many rows a table of `listed` has; 0 of one that is not there."""


@dataclass(frozen=True, slots=True)
class AtOnce:
    """Tables in memory: one part."""

    tables: Tables
    pages: Collection[str] | None = None

    @property
    def others(self) -> Tables:
        """The tables that are not of single articles."""
        return {name: frame for name, frame in self.tables.items() if name not in ROWS}

    @property
    def listed(self) -> Sequence[str]:
        """The tables that come in parts."""
        return [name for name in self.tables if name in ROWS]

    def parts(self, *names: str) -> Iterator[Tables]:
        """These tables, those that there are."""
        yield {name: self.tables[name] for name in names if name in self.tables}

    def rows(self, name: str) -> int:
        """How many rows a table has."""
        return len(self.tables[name]) if name in self.tables else 0
