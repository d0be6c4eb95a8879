"""Sentences whose dates are marked, and what the finder reads in them.

`{words|TYPE value}` marks an expression; a sentence without marks must yield none. Sentences are
read as published on Thursday 13 March 2003.
"""

from __future__ import annotations

import re
from datetime import date

from cadrage.annotate.dates import find_dates
from cadrage.annotate.records import Interval, Sentence

PUBLISHED = Interval(date(2003, 3, 13), date(2003, 3, 13))
_MARK = re.compile(r"\{([^|{}]*)\|([A-Z]+) ([^{}]*)\}")


def unmarked(marked: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The sentence, and the words, type and value of each expression."""
    found = [(m[1], m[2], "" if m[3] == "-" else m[3]) for m in _MARK.finditer(marked)]
    return _MARK.sub(r"\1", marked), found


def read(text: str, published: Interval | None = PUBLISHED) -> list[tuple[str, str, str]]:
    """What the finder makes of a text, cut into sentences after full stops."""
    sentences, start = [], 0
    for number, match in enumerate(re.finditer(r"[.!?] +|$", text), 1):
        if match.end() > start:
            sentences.append(Sentence(number, start, match.end(), "body"))
            start = match.end()
    return [
        (text[t.start : t.end], t.type, t.value or "")
        for t in find_dates(text, sentences=sentences, published=published)
    ]


def rows(table: str) -> list[str]:
    return [line for line in table.strip().splitlines() if line]
