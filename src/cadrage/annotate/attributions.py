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
    ordered = sorted(mentions, key=lambda mention: mention.start)
    return sorted(_found(text, sentences, ordered), key=lambda item: (item.start, item.end))


def _found(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]
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


def _passive_agent(text: str, start: int, limit: int, mentions: Sequence[Mention]) -> str:
    clause = re.compile(r"[,;:()\n]").search(text, start, limit)
    named = AGENT.search(text, start, clause.start() if clause else limit)
    if not named:
        return UNNAMED
    first = bisect_left([mention.start for mention in mentions], named.start())
    for mention in mentions[first:]:
        if mention.start > named.end("name"):
            break
        return voice_of(mention, text)
    return named["name"].strip()


def _subject(text: str, start: int, end: int, mentions: Sequence[Mention]) -> str:
    starts = [mention.start for mention in mentions]
    inside = mentions[bisect_left(starts, start) : bisect_right(starts, end)]
    for mention in reversed(inside):
        # the article may stand within the mention or before it
        lead = re.sub(r"(?:\b(?:le|la|les) |l['’])\Z", "", text[start : mention.start])
        if mention.end <= end and not GOVERNED.search(lead):
            return voice_of(mention, text)
    return UNNAMED


def voice_of(mention: Mention, text: str) -> str:
    """How a mention is named as a voice: its actor's id, else its name, else its wording."""
    return mention.actor or mention.name or text[mention.start : mention.end]
