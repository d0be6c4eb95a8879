"""Lines all in capitals, written as if they were not: «MACRON RENCONTRE POUTINE À MOSCOU».

A capital says nothing there, so that a model sees names in every word. What may be a name keeps
one capital; the words of the language lose theirs. No offset moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from cadrage.annotate.lexicons import load
from cadrage.annotate.mentions.fold import UPPER, fold
from cadrage.annotate.mentions.gazetteer import first_names, is_french, known_names, words

LINE = re.compile(rf"^(?=[^\n]*[{UPPER}]{{3}})[^\na-zà-öø-ÿ]{{12,400}}$", re.MULTILINE)
WORD = re.compile(r"[^\W\d_]+")
# capitals often go without their accents
LOST = {"e": "éèê", "a": "àâ", "c": "ç", "i": "îï", "o": "ô", "u": "ùû"}
FAMILY_NAMES = 2


def sober(text: str) -> str:
    """The text with its shouted lines in ordinary case; the same text where there are none."""
    parts, last = [], 0
    for line in LINE.finditer(text):
        parts += [text[last : line.start()], _sober_line(line[0])]
        last = line.end()
    return "".join(parts) + text[last:] if parts else text


def _sober_line(line: str) -> str:
    title = WORD.sub(lambda match: _cased(match[0][0] + match[0][1:].lower(), match[0]), line)
    known = [k for k in known_names(title) if k.label != "NONE"]
    inside = {position for k in known for position in range(k.start, k.end)}
    written = list(line)
    for start, word, part in _words(line):
        if word in _acronyms():
            continue
        named = part or start in inside or not (len(word) < 3 or _is_common(word))
        form = title[start : start + len(word)]
        written[start : start + len(word)] = form if named else _cased(word.lower(), word)
    first = WORD.search(line)
    if first is not None:
        written[first.start()] = line[first.start()]
    return "".join(written)


def _words(line: str) -> Iterator[tuple[int, str, bool]]:
    """Offset and wording of each word, and whether it is a first name or follows one."""
    left = 0
    for match in WORD.finditer(line):
        word = match[0]
        if fold(word) in first_names():
            left = FAMILY_NAMES + (not left)
        elif left and word.lower() not in words("particle"):
            left = left - 1 if left > FAMILY_NAMES or not _is_common(word) else 0
        part = left > 0 and word.lower() not in words("particle")
        yield match.start(), word, part


@lru_cache(maxsize=4096)
def _is_common(word: str) -> bool:
    """Whether the word is one of the language, an accent lost or not."""
    lower = word.lower()
    single = (
        lower[:at] + accented + lower[at + 1 :]
        for at, letter in enumerate(lower)
        for accented in LOST.get(letter, "")
    )
    return any(map(is_french, (lower, lower.replace("e", "é"), *single)))


@cache
def _acronyms() -> frozenset[str]:
    rows = load("mentions_organisations", "form")
    return frozenset(row["form"] for row in rows if row["form"].isupper())


def _cased(form: str, word: str) -> str:
    # `İ` has no small letter of one code point
    return form if len(form) == len(word) else word
