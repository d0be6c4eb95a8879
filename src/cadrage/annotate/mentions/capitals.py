"""Runs of capitalised words: where names may stand, whether or not a model saw them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cadrage.annotate.mentions.fold import UPPER, fold
from cadrage.annotate.mentions.gazetteer import (
    first_names,
    is_french,
    is_name,
    known_shout,
    words,
)

WORD = re.compile(
    rf"(?<![^\W_])(?<!°)(?:(?:[{UPPER}]\.){{1,4}}(?=[ \u00a0]?[{UPPER}])"
    rf"|(?:(?:[ae]l|a[dnrst]|[ae]sh|ul)-(?=[{UPPER}])|[NMOK]['’](?=[{UPPER}]))?[{UPPER}][^\W_]*(?:[-‑'’][^\W_]+)*(?:\.(?:com|fr|org)\b|\+)?)"
)
GAP = re.compile(r"[ \u00a0\u202f]?(?:&[ \u00a0\u202f])?")
OPENING = frozenset("«“\"")
QUOTED = re.compile(rf"\b([{UPPER}][^\W_]{{1,30}})[ \u00a0\u202f]?[»”\"](?!\.)")
SHORTENED = re.compile(rf"(?<!\w)(?:MM|Mme|Mlle|Dr|Pr|Me|Mgr|St|Ste|[{UPPER}])\.\Z")


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
    parts: list[tuple[int, int]] = []
    breaks = words("break")
    for match in WORD.finditer(text):
        start, end = _without_elision(text, match.start(), match.end(), starts)
        apart = parts and not GAP.fullmatch(text, parts[-1][1], start)
        # «LE MANS Victor Hugo»: a dateline or heading in capitals, and its sentence
        if parts and not apart and text[parts[-1][1] - 1].isupper():
            apart = _ends_a_shout(text, parts, end)
        # «la Côte d'Ivoire Qui sont ceux…»: sentences run together
        if apart or (parts and text[start:end] in breaks):
            yield from _runs(parts, text, starts)
            parts = []
        parts.append((start, end))
    if parts:
        yield from _runs(parts, text, starts)


def _ends_a_shout(text: str, parts: list[tuple[int, int]], end: int) -> bool:
    last = parts[-1][1]
    return text[end - 1].islower() and any(
        known_shout(text[parts[at][0] : last]) is not None for at in {0, len(parts) - 1}
    )


def _without_elision(
    text: str, start: int, end: int, starts: frozenset[int]
) -> tuple[int, int]:
    for mark in ("'", "’"):
        head, found, tail = text[start:end].partition(mark)
        if found and head.lower() in ("l", "d", "j", "s", "c", "t", "qu") and tail[:1].isupper():
            if head == "L" and keeps_article(text, start, end, len("L'"), starts):
                return start, end
            return start + len(head) + 1, end
    return start, end


def keeps_article(
    text: str, start: int, end: int, length: int, starts: frozenset[int]
) -> bool:
    """«à L'Haÿ-les-Roses»: a capital within a sentence is the name's; «débutants La Tunisie»."""
    whole, bare = text[start:end], text[start + length : end]
    if opens(text, start, starts):
        # «L'Union» the newspaper, «L'Union des comités»
        return is_name(whole) and not text.startswith((" d", " D"), end)
    return is_name(whole) or not is_name(bare)


def _runs(parts: list[tuple[int, int]], text: str, starts: frozenset[int]) -> Iterator[Run]:
    first, last = parts[0][0], parts[-1][1]
    # a third of all capitals: «Le», «Mais», «Selon» alone
    if len(parts) > 1 or text[first:last] not in words("alone"):
        yield Run(first, last, tuple(parts), opens(text, first, starts))


def opens(text: str, start: int, starts: frozenset[int]) -> bool:
    """Whether the word at `start` owes its capital to its place."""
    if start in starts:
        return True
    before = text[max(0, start - 8) : start].rstrip(" \u00a0\u202f")
    # «“Bill”, membre du parti»: a word alone in quotation marks has a capital of its own
    if before[-1:] in OPENING and _is_quoted_name(text, start):
        return False
    # «M. Pasteur», «S. Lavrov»: the stop is the abbreviation's
    if before.endswith(".") and SHORTENED.search(before):
        return False
    return not before or before[-1] in ".!?…:\n•«“" or before.rstrip('\"—–-[(‘«“')[-1:] in ".!?…:\n"


def _is_quoted_name(text: str, start: int) -> bool:
    quoted = QUOTED.match(text, start)
    return quoted is not None and (
        fold(quoted[1]) in first_names() or not is_french(quoted[1])
    )
