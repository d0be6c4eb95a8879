"""Where a name begins and ends: articles, titles and functions off, whole words, one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cadrage.annotate.mentions.capitals import opens
from cadrage.annotate.mentions.fold import UPPER, fold
from cadrage.annotate.mentions.gazetteer import heads, is_surname, words
from cadrage.annotate.mentions.titles import leading_title

CUT = re.compile(
    r"[\n\t/|«»“”\"()\[\]!?…;:]|,[ \u00a0]|[ \u00a0][-–—][ \u00a0]"
    r"|[ \u00a0]+(?:et|ou|contre)[ \u00a0]+(?=\S)"
)
ARTICLE = re.compile(
    r"(?:[ldLDjJsScC]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’]"
    r"|(?:le|la|les|un|une|de|du|des|au|aux|en|à|par|selon|pour|avec|chez|et|son|sa|ses|leur|leurs"
    r"|notre|nos|ce|cet|cette|ces|dans|sur|vers|sous|entre|contre|que|qui|y|dont|a|ex|depuis|dit)"
    r"[ \u00a0]+"
)
# «Le Drian», «La Havane» keep theirs unless they open a sentence; «En Iran» is always two
CAPITAL_ARTICLE = re.compile(r"(?:Le|La|Les|Des|Du|De|A)[ \u00a0]+")
CAPITAL_WORD = re.compile(r"([^\W\d_]+)(?:[ \u00a0]+|\Z)")
LOWER_HEAD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
EDGE = ".,;:!?…'’\"«»“”()[]-–—/|•*=<>#@&_"
ALONE = frozenset({"le", "la", "les", "des", "du", "de", "a"})
PARTS = frozenset({"organisation", "geography", "institution", "site"})
Span = tuple[int, int]


def pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The span cut where no name goes on: at line ends, brackets, dashes and coordination."""
    first = start
    for match in CUT.finditer(text, start, end):
        yield first, match.start()
        first = match.end()
    yield first, end


def stripped(text: str, span: Span, starts: frozenset[int]) -> Span | None:
    """The span from its first to its last word that can belong to a proper name, if any."""
    start, end = _trimmed(text, *span)
    while start < end:
        after = _past_outsider(text, start, end, starts)
        if after == start:
            break
        start, end = _trimmed(text, after, end)
    return (start, end) if end - start > 1 and text[start:end].lower() not in ALONE else None


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start] in EDGE or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in EDGE or text[end - 1].isspace()):
        end -= 1
    return start, end


def _past_outsider(text: str, start: int, end: int, starts: frozenset[int]) -> int:
    """Offset behind one word at the start that is no part of a name, or `start`."""
    article = ARTICLE.match(text, start, end)
    if article:
        return article.end()
    capital = CAPITAL_WORD.match(text, start, end)
    if capital and capital[1] in words("opening"):
        return capital.end()
    capital = CAPITAL_ARTICLE.match(text, start, end)
    if capital and (
        (opens(text, start, starts) and not is_surname(text[start:end]))
        or leading_title(text, capital.end(), end)
    ):
        return capital.end()
    title = leading_title(text, start, end)
    if title:
        return title
    word = LOWER_HEAD.match(text, start, end)
    if word and text[start].islower() and not _is_head(text, word.start(), word.end(), end):
        return word.end()
    return start


def _is_head(text: str, start: int, after: int, end: int) -> bool:
    """«université de Murcie», «lac Léman», but not «groupe Wagner» nor «ville de Reims»."""
    cls = heads().get(fold(text[start:after]))
    # «l'association Regards citoyens» introduces, «l'association des maires» is the name
    direct = text[after + 1 : after + 2].isupper()
    return after < end and cls in PARTS and not (direct and cls == "organisation")


def without_lower_tail(text: str, span: Span) -> Span:
    """The span up to its last capitalised word or number."""
    start, end = span
    last = start
    for match in re.finditer(rf"[{UPPER}\d][^\s]*", text[start:end]):
        last = start + match.end()
    return _trimmed(text, start, last or end)
