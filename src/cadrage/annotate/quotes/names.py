"""Names as capitals show them, without what only begins a sentence or a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cadrage.annotate.quotes.cues import demonyms, speaker_nouns, words_of

CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'‑-]*"
PARTICLE = r"(?:de|d['’]|du|des|la|le|ben|bin|al|el|van|von|der|den|di|da|dos|ould|ag)"
NAME = re.compile(rf"{CAPITAL}(?:(?: {PARTICLE})?[ ]{CAPITAL}| d['’]{CAPITAL})*")
ELIDED = re.compile(r"(?:[LDNSMTCJ]|Qu)['’]")


def capitalised(text: str) -> Iterator[tuple[int, str]]:
    """Where each name of two letters or more begins, and its wording."""
    for match in NAME.finditer(text):
        skipped, name = _without_leads(match.group().rstrip("-'’‑"))
        if len(name) > 1:
            yield match.start() + skipped, name


@lru_cache(maxsize=1 << 14)
def _without_leads(name: str) -> tuple[int, str]:
    """The name without the article, title or noun that stands capitalised before it.

    Returns:
        how many characters were left out, and the rest.
    """
    start = 0
    while name:
        elided = ELIDED.match(name)
        first = elided.group() if elided else name.split(" ", 1)[0]
        word = first.lower().replace("’", "'")
        kind = speaker_nouns().get(word, ("", ""))[0]
        common = word in words_of("no name") or kind in ("person", "collective")
        # «la Suédoise Anne Morel»
        common = common or (word in demonyms() and name.count(" ") > 1)
        if (not elided and not common) or (kind == "collective" and " " in name):
            break
        rest = name[len(first) :].lstrip(" ")
        start, name = start + len(name) - len(rest), rest
    while name and not name[0].isupper():
        _, _, rest = name.partition(" ")
        start, name = start + len(name) - len(rest), rest
    return start, name
