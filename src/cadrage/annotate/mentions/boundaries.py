"""Where a name begins and ends: articles, titles and functions off, whole words, one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cadrage.annotate.mentions.capitals import keeps_article, opens
from cadrage.annotate.mentions.fold import UPPER, fold
from cadrage.annotate.mentions.gazetteer import heads, words
from cadrage.annotate.mentions.titles import leading_title

CUT = (
    r"[\n\t/|«»“”\"()\[\]!?…;:]|,[ \u00a0]|[ \u00a0][-–—][ \u00a0]"
    r"|[ \u00a0]+(?:et|ou|contre)[ \u00a0]+(?=\S)|[ \u00a0]sur[ \u00a0](?=Twitter|Facebook|X\b)"
)
ARTICLE = re.compile(
    r"(?:[ldLDjJsScC]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’]"
    r"|(?:le|la|les|un|une|de|du|des|au|aux|en|à|par|selon|pour|avec|chez|et|son|sa|ses|leur|leurs"
    r"|notre|nos|ce|cet|cette|ces|dans|sur|vers|sous|entre|contre|que|qui|y|dont|a|ex|depuis|dit)"
    r"[ \u00a0]+"
)
# «Le Drian», «La Havane» keep theirs unless they open a sentence; «En Iran» is always two
CAPITAL_ARTICLE = re.compile(r"(?:Le|La|Les|Des|Du|De|A)[ \u00a0]+")
# «La Roque-sur-Siagne»: no such town is called without the article that it has
SITUATED = re.compile(r"\b[^\W\d_]{1,30}-(?:sur|sous|lès|lez)-")
CAPITAL_WORD = re.compile(r"([^\W\d_]+)(?:[ \u00a0]+|\Z)")
LOWER_HEAD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LONGEST_TAIL = 200
TAIL = re.compile(
    r"(?:[ \u00a0]+(?:de|du|des|d['’]|la|le|les|l['’]|et|à|au|aux|en|pour|sur|dans|par))+\Z"
)
# «les États de l'Union», «les États membres de l'OTAN»: who they are states of
STATES_OF = re.compile(
    r"[ÉE]tats?(?:[ \u00a0][a-zà-ÿ]+)?[ \u00a0]"
    r"(?:d['’]|de[ \u00a0](?:la[ \u00a0]|l['’])?|d(?:u|es)[ \u00a0])"
    rf"(?=[{UPPER}])"
)
REPUBLIC = re.compile(rf"République[ \u00a0](?:de[ \u00a0]|d['’])(?=[{UPPER}])")
PROSECUTOR = re.compile(r"[Pp]rocureure?s?[ \u00a0](?:adjointe?[ \u00a0])?de[ \u00a0]la[ \u00a0]\Z")
LEADING_NUMBER = re.compile(r"\d+[ \u00a0]+")
NUMBER = re.compile(r"[ \u00a0]\d+(?:-\d+)?\Z")
SCORE = re.compile(r"[ \u00a0](?:\d{1,2}-\d{1,2}|(?:19|20)\d\d)\Z")
EDGE = ".,;:!?…'’\"«»“”()[]-–—/|•*=<>#@&_"
ALONE = frozenset({"le", "la", "les", "des", "du", "de", "a"})
PARTS = frozenset({"organisation", "geography", "institution", "site", "department"})
Span = tuple[int, int]


def pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The span cut where no name goes on: at line ends, brackets, dashes and coordination."""
    first = start
    for match in _cut().finditer(text, start, end):
        yield first, match.start()
        first = match.end()
    yield first, end


@cache
def _cut() -> re.Pattern[str]:
    # «un reportage d'Alassane Dia Lire aussi»: the next sentence runs on
    # the short ones may be names: «Jack Ma»
    breaks = "|".join(sorted(word for word in words("break") if len(word) > 3 or word == "Qui"))
    return re.compile(rf"{CUT}|[ \u00a0]+(?=(?:{breaks})\b)")


def stripped(text: str, span: Span, starts: frozenset[int]) -> Span | None:
    """The span from its first to its last word that can belong to a proper name, if any."""
    start, end = _trimmed(text, *span)
    while start < end:
        after = _past_outsider(text, start, end, starts)
        if after == start:
            break
        start, end = _trimmed(text, after, end)
    return (start, end) if end - start > 1 and text[start:end].lower() not in ALONE else None


def without_particles(text: str, span: Span) -> Span:
    """«Musée des civilisations noires de»: nothing ends in a preposition."""
    # a name is not made of particles: further back there is nothing to trim
    tail = TAIL.search(text, max(span[0], span[1] - LONGEST_TAIL), span[1])
    return (span[0], tail.start()) if tail else span


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
        kept = article[0] in ("L'", "L’") and keeps_article(text, start, end, 2, starts)
        return start if kept else article.end()
    capital = CAPITAL_WORD.match(text, start, end)
    if capital and capital[1] in words("opening"):
        # «le quotidien Sans Détour»: within a sentence the capital is the name's
        own = not opens(text, start, starts) and capital[1] not in words("break")
        return start if own else capital.end()
    capital = CAPITAL_ARTICLE.match(text, start, end)
    if capital and SITUATED.match(text, capital.end(), end):
        return start
    if capital and (
        leading_title(text, capital.end(), end)
        or not keeps_article(text, start, end, len(capital[0]), starts)
    ):
        return capital.end()
    title = leading_title(text, start, end)
    if title:
        return title
    states = STATES_OF.match(text, start, end)
    if states:
        return states.end()
    republic = REPUBLIC.match(text, start, end)
    if republic and is_prosecutors(text, start):
        return republic.end()
    word = LOWER_HEAD.match(text, start, end)
    if word and text[start].islower() and not _is_head(text, word.start(), word.end(), end):
        # «la médiocre der Leyen»
        own = word[0] in words("forename") and text[word.end() + 1 : word.end() + 2].isupper()
        return start if own else word.end()
    return start


def is_prosecutors(text: str, start: int) -> bool:
    """«le procureur de la République de Draguignan»: no republic is called so."""
    return PROSECUTOR.search(text, max(0, start - 32), start) is not None


def _is_head(text: str, start: int, after: int, end: int) -> bool:
    """«université de Murcie», «lac Léman», but not «groupe Wagner» nor «ville de Reims»."""
    cls = heads().get(fold(text[start:after]))
    # «l'association Regards citoyens» introduces, «l'association des maires» is the name
    direct = text[after + 1 : after + 2].isupper()
    return after < end and cls in PARTS and not (direct and cls in ("organisation", "department"))


def without_numbers(text: str, span: Span, label: str) -> Span:
    """«Angola 0 - 0», «OM 2-0», «Paris 2024»; but «France 2» and «Canal 3» are names."""
    start, end = span
    last = (SCORE if label == "ORG" else NUMBER).search(text, start, end)
    first = LEADING_NUMBER.match(text, start, end) if label != "ORG" else None
    return (first.end() if first else start), (last.start() if last else end)


def without_lower_tail(text: str, span: Span) -> Span:
    """The span up to its last capitalised word or number."""
    start, end = span
    last = start
    for match in re.finditer(rf"[{UPPER}\d][^\s]*", text[start:end]):
        last = start + match.end()
    return _trimmed(text, start, last or end)
