"""By-lines, credits and source lines: names that stand around the article, not in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cadrage.annotate.mentions.fold import UPPER

NAME = rf"[{UPPER}][\w.'’-]*(?:[ \u00a0][{UPPER}][\w.'’-]*){{0,3}}"
# a word that is never gone back into: its dots could be those after the name too
WHOLE = NAME.replace("]*", "]*+")
CREDIT = re.compile(
    rf"(?:©|\(c\)|[Cc]rédits?(?:[ \u00a0]photos?)?[ \u00a0]?:|[Pp]hotos?[ \u00a0]?:)[ \u00a0]?"
    rf"{NAME}(?:[ \u00a0]?[/,&-][ \u00a0]?{NAME}){{0,4}}"
)
WRITTEN_BY = r"(?:Par|De notre correspondante?|Propos recueillis par|Publié par|Écrit par)"
BYLINE = re.compile(
    rf"^[ \t]*(?:{WRITTEN_BY}[ \u00a0:]{{1,3}}{WHOLE}"
    rf"(?:(?:,|[ \u00a0]et|[ \u00a0]avec)[ \u00a0]{WHOLE}){{0,4}}"
    rf"|Sources?[ \u00a0]?:[^\n]{{1,60}}|{WHOLE}[ \u00a0]\(?avec[ \u00a0]{WHOLE}\)?)[ \t.]*$",
    re.MULTILINE,
)
SIGNATURE = re.compile(rf"\n[ \t]*{NAME}[ \t]*\n?(?:[ \t]*Sources?[ \u00a0]?:[^\n]{{1,60}})?\s*\Z")
TAIL = 200


def paratext(text: str) -> Iterator[tuple[int, int]]:
    """Spans whose names are no actors."""
    for pattern in (CREDIT, BYLINE):
        for match in pattern.finditer(text):
            yield match.span()
    signature = SIGNATURE.search(text, max(0, len(text) - TAIL))
    if signature and " " in signature[0].strip():
        yield signature.span()
