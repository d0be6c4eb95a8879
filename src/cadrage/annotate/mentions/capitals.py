"""Runs of capitalised words: where names may stand, whether or not a model saw them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

UPPER = "".join(
    character for character in map(chr, range(0x250)) if character.isalpha() and character.isupper()
)
WORD = re.compile(
    rf"(?<![^\W_])(?:(?:[{UPPER}]\.){{1,4}}(?=[ \u00a0]?[{UPPER}])"
    rf"|(?:[NMOK]['’](?=[{UPPER}]))?[{UPPER}][^\W_]*(?:[-‑'’][^\W_]+)*(?:\.(?:com|fr|org)\b|\+)?)"
)
GAP = re.compile(r"[ \u00a0\u202f]?(?:&[ \u00a0\u202f])?")
ELISION = re.compile(r"(?:[LDJSCTldjsct]|[Qq]u|QU)['’]\Z")
# sentences run together: «la Côte d'Ivoire Qui sont ceux…»
BREAKS = frozenset(
    "Qui Que Quoi Où Il Elle Ils Elles On Nous Vous Je Ce Cet Cette Ces Un Une En Au Aux Dans Pour"
    " Selon Avec Sur Par Depuis Si Quand Lors Après Avant Mais Et Ou Or Car Donc Son Sa Ses Leur"
    " Leurs Mon Ma Mes Notre Nos Votre Vos Pourquoi Comment Lire À".split()
)
LOWER_WORDS = re.compile(r"\b[a-zà-öø-ÿ]{4,}")


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row; `initial` where the first word opens a sentence or line."""

    start: int
    end: int
    words: tuple[tuple[int, int], ...]
    initial: bool


def runs(text: str, starts: frozenset[int]) -> Iterator[Run]:
    """Capitalised runs in order.

    Args:
        text: the text.
        starts: offsets at which a sentence, a line or a quotation opens.
    """
    words: list[tuple[int, int]] = []
    for match in WORD.finditer(text):
        start, end = _without_elision(text, match.start(), match.end())
        apart = words and not GAP.fullmatch(text, words[-1][1], start)
        if apart or (words and text[start:end] in BREAKS):
            yield _run(words, text, starts)
            words = []
        words.append((start, end))
    if words:
        yield _run(words, text, starts)


def _without_elision(text: str, start: int, end: int) -> tuple[int, int]:
    for mark in ("'", "’"):
        head, found, tail = text[start:end].partition(mark)
        if found and head.lower() in ("l", "d", "j", "s", "c", "t", "qu") and tail[:1].isupper():
            return start + len(head) + 1, end
    return start, end


def _run(words: list[tuple[int, int]], text: str, starts: frozenset[int]) -> Run:
    first = words[0][0]
    return Run(first, words[-1][1], tuple(words), opens(text, first, starts))


def opens(text: str, start: int, starts: frozenset[int]) -> bool:
    """Whether the word at `start` owes its capital to its place."""
    if start in starts:
        return True
    before = text[max(0, start - 4) : start].rstrip(" \u00a0\u202f")
    return not before or before[-1] in ".!?…:\n•«“" or before.rstrip('\"—–-[(‘«“')[-1:] in ".!?…:\n"


def is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the line around the span is all capitals, so that a capital says nothing."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)][:400]
    return len(line) > 12 and not LOWER_WORDS.search(line)
