"""How articles are cut into parts: by what they are called, so that the cuts stay where they are.

The cut after an article depends on its own name alone. One article more or less changes the part
that it falls in and the next one or two, never those further on, and neither the order of the
input nor the number of workers matters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from cadrage.scale.index import Entry

# 64 articles on average: some seconds of work, and a thousandth of what a worker holds
LEAST, MOST, ONE_IN = 32, 128, 32
# a part of long texts is cut earlier, so that a worker's memory is bounded
MOST_CHARS = 1_000_000


def cut(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The parts of a run of articles in the order of their names."""
    part: list[Entry] = []
    chars = 0
    for entry in entries:
        if part and chars + entry.chars > MOST_CHARS:
            yield part
            part, chars = [], 0
        part.append(entry)
        chars += entry.chars
        if len(part) == MOST or (len(part) >= LEAST and _ends(entry)):
            yield part
            part, chars = [], 0
    if part:
        yield part


def name_of(part: Iterable[Entry], state: str) -> str:
    """What a part is called: a digest of its articles and of what reads them."""
    total = hashlib.blake2b(state.encode(), digest_size=16)
    for entry in part:
        total.update(entry.key)
    return total.hexdigest()


def _ends(entry: Entry) -> bool:
    digest = hashlib.blake2b(entry.article.encode(), digest_size=4).digest()
    return int.from_bytes(digest) % ONE_IN == 0
