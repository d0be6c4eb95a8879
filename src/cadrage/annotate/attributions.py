"""Words that put a name in somebody's mouth without a quotation: «jugés», «mis en garde contre».

What follows such a cue, up to the end of its clause, is not in the article's own voice.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cadrage.annotate.lexicons import load
from cadrage.annotate.patterns import Matcher, compile_pattern
from cadrage.annotate.records import Mention, Sentence

UNNAMED = "unnamed"
MAX_SCOPE = 160
# how many mentions, and how many characters before one, are looked at for a subject
NEAREST, LEAD, FARTHEST = 32, 40, 2000
CLAUSE_END = {
    "active": re.compile(r"[,;:()\n]|[.!?](?!\d)| (?:qui|que|dont) | qu['’]"),
    # the agent is no part of what is attributed
    "passive": re.compile(r"[,;:()\n]|[.!?](?!\d)| (?:qui|que|dont|par) | qu['’]"),
}
AGENT = re.compile(
    r"(?<!\w)par (?:l'|(?:le|la|les|un|une|des|certains|certaines|plusieurs|de nombreux|"
    r"de nombreuses|leurs?|ses?) )?(?P<name>[\w'’ -]{1,60}?)"
    r"(?= (?:comme|qui|que|dont|de [lsc]|d'[eê]tre|pour|avec|dans|en|au|aux)(?!\w)|[^\w'’ -]|\Z)"
)
# a mention after one of these is no subject
GOVERNED = re.compile(
    r"(?:\b(?:de|du|des|d|à|a|au|aux|en|avec|pour|sur|dans|par|contre|entre|et|chez|vers|après|"
    r"selon|depuis) (?:le |la |les |l['’])?|\bd['’])\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A span whose wording is put in the mouth of `voice` (an actor, a wording, or 'unnamed')."""

    start: int
    end: int
    voice: str


class _Ordered:
    """Mentions in text order."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self._mentions]

    def between(self, start: int, end: int) -> list[Mention]:
        """Those that begin from `start` to `end`."""
        return self._mentions[bisect_left(self._starts, start) : bisect_right(self._starts, end)]


@cache
def _cues() -> Matcher:
    rows = load("attributions", "pattern", "agent")
    return Matcher((row["agent"], compile_pattern(row["pattern"])) for row in rows)


def find_attributions(
    text: str, *, sentences: Sequence[Sentence], mentions: Sequence[Mention] = ()
) -> list[Attribution]:
    """Every stretch of a clause that a cue of `attributions.csv` attributes.

    Args:
        text: the clean text.
        sentences: its sentences.
        mentions: its mentions; without them an active cue's speaker is 'unnamed'.

    Note:
        The subject of an active cue is the last mention before it that no preposition governs:
        a heuristic, since nothing is parsed.
    """
    ordered = _Ordered(mentions)
    return sorted(_found(text, sentences, ordered), key=lambda item: (item.start, item.end))


def _found(
    text: str, sentences: Sequence[Sentence], mentions: _Ordered
) -> Iterator[Attribution]:
    for at, key, start, end in _cues().matches(text, sentences):
        sentence, agent = sentences[at], str(key)
        limit = min(sentence.end, end + MAX_SCOPE)
        stop = CLAUSE_END[agent].search(text, end, limit)
        scope = stop.start() if stop else limit
        if agent == "active":
            yield Attribution(end, scope, _subject(text, sentence.start, start, mentions))
            continue
        # an agent within the cue («compris par les uns comme») speaks in nobody's voice but ours
        begin = end if " par " in text[start:end] else start
        yield Attribution(begin, scope, _passive_agent(text, start, limit, mentions))


def _passive_agent(text: str, start: int, limit: int, mentions: _Ordered) -> str:
    clause = re.compile(r"[,;:()\n]").search(text, start, limit)
    named = AGENT.search(text, start, clause.start() if clause else limit)
    if not named:
        return UNNAMED
    inside = mentions.between(named.start(), named.end("name"))
    return voice_of(inside[0], text) if inside else named["name"].strip()


def _subject(text: str, start: int, end: int, mentions: _Ordered) -> str:
    inside = mentions.between(max(start, end - FARTHEST), end)
    for mention in reversed(inside[-NEAREST:]):
        # the article may stand within the mention or before it
        before = text[max(start, mention.start - LEAD) : mention.start]
        lead = re.sub(r"(?:\b(?:le|la|les) |l['’])\Z", "", before)
        if mention.end <= end and not GOVERNED.search(lead):
            return voice_of(mention, text)
    return UNNAMED


def voice_of(mention: Mention, text: str) -> str:
    """How a mention is named as a voice: its actor's id, else its name, else its wording."""
    return mention.actor or mention.name or text[mention.start : mention.end]
