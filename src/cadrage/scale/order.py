"""What is handed to a worker and what comes back: plain values that any process can be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Order:
    """One part to be made: its name, its articles as lines of JSON, and where each stands.

    Args:
        name: the digest that the part is called by.
        lines: the articles, in order of their names.
        chars: size of each text, in code points.
        alone: read the articles one by one, telling which is begun.
        killers: positions of articles that ended a process; they are set aside.
    """

    name: str
    lines: tuple[bytes, ...]
    chars: tuple[int, ...]
    alone: bool = False
    killers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Made:
    """A part that is made: its tables as the bytes of Parquet files, and what is told of them.

    Args:
        name: the digest that the part is called by.
        code: digest of the code that made it.
        files: table → bytes.
        rows: table → rows.
        articles: articles in its tables.
        words: their words.
        set_aside: kind → articles that are in no table.
        notices: what a reader of the tables has to know → rows that it concerns.
        limit: the limit of time that set an article aside, if one did.
    """

    name: str
    code: str
    files: Mapping[str, bytes]
    rows: Mapping[str, int]
    articles: int
    words: int
    set_aside: Mapping[str, int] = field(default_factory=dict)
    notices: Mapping[str, int] = field(default_factory=dict)
    limit: float | None = None
