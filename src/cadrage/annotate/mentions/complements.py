"""Names with a capital at their head alone: «Institut australien de politique stratégique»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from cadrage.annotate.mentions.capitals import opens
from cadrage.annotate.mentions.gazetteer import words
from cadrage.annotate.mentions.openings import OF, Opening, S, capital_nouns
from cadrage.annotate.mentions.spans import word_before

# what has a name of its own ends the name before it
HELD = "ministère|université|école|faculté|institut|hôpital|académie|armée|gouvernement"
# «mais», «rappelle», «applique» end as adjectives do
NO_ADJECTIVE = (
    r"(?!(?:mais|jamais|désormais|bien|tel|mal|r?appelle|viennent|tiennent"
    r"|(?:appl|expl|ind|impl|crit|revend|commun|prat|fabr|compl)ique)\b)"
)
ADJECTIVE = rf"{NO_ADJECTIVE}[a-zà-ÿ-]+(?:al|el|ais|ois|ain|ien|en|enn|ell|iqu|air)e?"
# «la Cour de statuer»
INFINITIVE = r"[a-zà-ÿ-]+(?:er|ir|dre|tre|oire)\b"
Span = tuple[int, int]


def complemented(
    text: str, opened: Sequence[Opening], starts: frozenset[int]
) -> Iterator[Span]:
    """«Institut australien de politique stratégique»: a capital at its head alone."""
    for opening in opened:
        if opening.kind != "capital":
            continue
        match = _complement().match(text, opening.start) or _qualified().match(text, opening.start)
        inside = word_before(text, opening.start)[1]
        # «la Haute Cour fédérale» begins before
        if inside[:1].isupper() and inside not in words("alone"):
            continue
        if match is not None and not opens(text, match.start(), starts):
            yield match.span()


@cache
def _qualified() -> re.Pattern[str]:
    """«Centre sismologique national»: a noun with adjectives alone."""
    open_ended = rf"(?!{S}(?:d['’]|(?:de|du|des|pour|sur|contre)\b))"
    return re.compile(
        rf"(?:{_nouns()})(?:{S}{ADJECTIVE}s?\b){{1,3}}{open_ended}{_ending()}"
    )


@cache
def _complement() -> re.Pattern[str]:
    quality = rf"(?:{S}{ADJECTIVE})?"
    aim = rf"(?:{S}(?:sur|contre){S}(?:la{S}|les?{S}|l['’])[a-zà-ÿ-]+{quality})?"
    task = rf"{OF}(?:recherches?|études?|lutte|prévention|information){quality}{aim}"
    noun = rf"(?!l['’]|{INFINITIVE}|(?:{HELD})\b)[a-zà-ÿ-]{{4,}}{quality}"
    link = rf"(?:{OF}|pour{S}(?:la{S}|les?{S}|l['’]))"
    return re.compile(
        rf"(?:{_nouns()}){quality}(?:{S}(?:{task}|{link}{noun})){{1,3}}{_ending()}"
    )


@cache
def _nouns() -> str:
    return "|".join(map(re.escape, sorted(capital_nouns())))


@cache
def _ending() -> str:
    followers = "|".join(sorted(words("follower")))
    return rf"(?=[.,;:!?)»”\"\n]|{S}[(–-]|{S}(?:{followers})\b)"
