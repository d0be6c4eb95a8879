"""What a rule has matched, and what a reading makes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cadrage.annotate.dates.days import FIRST_HALF, SECOND_HALF, Period
from cadrage.annotate.dates.grammar import Rule
from cadrage.annotate.dates.numbers import number
from cadrage.annotate.dates.tokens import Tokens
from cadrage.annotate.dates.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Reading:
    """Type, value and days of an expression; `period` is what later expressions refer to."""

    type: str
    value: str | None
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None
    anchor: str | None = None
    period: Period | None = None
    rule: str | None = None


REJECTED = Reading("", None)
"""What a reading returns for words that are no date («âgé de 54 ans»): they are passed over."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a rule: `first` and `last` (exclusive) are the tokens of the expression."""

    tokens: Tokens
    vocabulary: Vocabulary
    rule: Rule
    match: re.Match[str]
    first: int
    last: int

    def span(self, name: str) -> tuple[int, int] | None:
        """First and last (exclusive) token of the first capture of that name, if there is one."""
        for group in self.rule.groups.get(name, ()):
            start, end = self.match.span(group)
            if start < end:
                return start, end
        return None

    def at(self, name: str) -> int:
        """The token where a capture begins; that of the expression where there is none."""
        span = self.span(name)
        return span[0] if span else self.first

    def has(self, name: str) -> bool:
        """Whether the pattern captured that group."""
        return self.span(name) is not None

    def words(self, name: str) -> list[str]:
        """The tokens of the first capture of that name; empty if there is none."""
        span = self.span(name)
        return [self.tokens.word(index) for index in range(*span)] if span else []

    def word(self, name: str) -> str:
        """The first token of a capture, or an empty string."""
        words = self.words(name)
        return words[0] if words else ""

    def value(self, name: str, kind: str) -> str:
        """The value that the lexicon gives the captured word within a class."""
        return self.vocabulary.values[kind].get(self.word(name), "")

    def number(self, name: str) -> float | None:
        """The captured number, in figures or words."""
        return number(self.words(name), self.vocabulary.values["NUMBER"])

    def integer(self, name: str) -> int:
        """The captured number, 0 where there is none."""
        return int(self.number(name) or 0)

    @property
    def mod(self) -> str | None:
        """The part of a period that is meant: START, MID, END, or a half of it."""
        half = self.words("half")
        if half:
            is_first = self.vocabulary.values["ORDINAL"].get(half[0]) == "1"
            return FIRST_HALF if is_first else SECOND_HALF
        return self.value("part", "PART") or None

    @property
    def before(self) -> str:
        """The token before the expression."""
        return self.tokens.word(self.first - 1)

    @property
    def after(self) -> str:
        """The token after the expression."""
        return self.tokens.word(self.last)

    @property
    def inside(self) -> list[str]:
        """The tokens of the expression."""
        return [self.tokens.word(i) for i in range(self.first, self.last)]
