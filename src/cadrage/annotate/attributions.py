"""Words that put a name in somebody's mouth without a quotation: «jugés», «mis en garde contre».

What follows such a cue, up to the end of its clause, is not in the article's own voice. A row of
the lexicon with the agent `none` takes a cue back: «la demande» is a noun, who puts forward what
is his own («en mettant en avant son aide») shows it and argues nothing.
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
NO_CUE = "none"
MAX_SCOPE = 240
# how many mentions, and how many characters before one, are looked at for a subject
NEAREST, LEAD, FARTHEST = 32, 40, 2000
# how far back a pronoun looks for who spoke last
RECENT = 600
CLAUSE_END = {
    "active": re.compile(r"[,;:()\n]|[.!?](?!\d)| (?:qui|que|dont) | qu['’]"),
    # neither the agent nor a circumstance is part of what is attributed
    "passive": re.compile(
        r"[,;:()\n]|[.!?](?!\d)| (?:qui|que|dont|par|face (?:à|au|aux)) | qu['’]"
    ),
}
# «a annoncé une réduction, avec l'objectif de maintenir …, sur les 5 000 …»: one announcement
GOES_ON = re.compile(
    r", (?:avec (?:l['’]objectif|pour (?:but|objectif))|afin (?:de |d['’])|en vue (?:de |d['’])|"
    r"dans le but (?:de |d['’])|sur (?:les |un total de |quelque )?\d)"
)
PRONOUN = re.compile(r"\b(?:il|elle|ils|elles)(?: (?:en|y|ne|a|ont|avait|avaient))* ?\Z", re.I)
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
    """The cues, each under what kind of agent it has."""
    rows = load("attributions", "pattern", "agent")
    return Matcher((row["agent"], compile_pattern(row["pattern"])) for row in rows)


def find_attributions(
    text: str,
    *,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention] = (),
    spoken: Sequence[tuple[int, str]] = (),
) -> list[Attribution]:
    """Every stretch of a clause that a cue of `attributions.csv` attributes.

    Args:
        text: the clean text.
        sentences: its sentences.
        mentions: its mentions; without them an active cue's speaker is 'unnamed'.
        spoken: where its quotations end and whose they are, in order: an unresolved «il» before
            an active cue is who spoke last.

    Note:
        The subject of an active cue is the last mention before it that no preposition governs:
        a heuristic, since nothing is parsed.
    """
    known = _Known(text, _Ordered(mentions), spoken)
    return sorted(_found(sentences, known), key=lambda item: (item.start, item.end))


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a text before its cues are read."""

    text: str
    mentions: _Ordered
    spoken: Sequence[tuple[int, str]]


def _found(sentences: Sequence[Sentence], known: _Known) -> Iterator[Attribution]:
    cues = list(_cues().matches(known.text, sentences))
    taken_back = sorted((start, end) for _, key, start, end in cues if key == NO_CUE)
    for at, key, start, end in cues:
        if key == NO_CUE or _overlaps(taken_back, start, end):
            continue
        sentence, agent = sentences[at], str(key)
        limit = min(sentence.end, end + MAX_SCOPE)
        scope = _scope(known.text, end, limit, agent)
        if agent == "active":
            yield Attribution(end, scope, _subject(known, sentence.start, start))
            continue
        # an agent within the cue («compris par les uns comme») speaks in nobody's voice but ours
        begin = end if " par " in known.text[start:end] else start
        yield Attribution(begin, scope, _passive_agent(known, start, limit))


def _overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    after = bisect_left(spans, (end, 0))
    return after > 0 and spans[after - 1][1] > start


def _scope(text: str, end: int, limit: int, agent: str) -> int:
    """Where the clause that a cue opens ends."""
    at = end
    while stop := CLAUSE_END[agent].search(text, at, limit):
        goes_on = GOES_ON.match(text, stop.start(), limit) if agent == "active" else None
        if not goes_on:
            return stop.start()
        at = goes_on.end()
    return limit


def _passive_agent(known: _Known, start: int, limit: int) -> str:
    clause = re.compile(r"[,;:()\n]").search(known.text, start, limit)
    named = AGENT.search(known.text, start, clause.start() if clause else limit)
    if not named:
        return UNNAMED
    head = known.mentions.between(named.start(), named.end("name"))[:1]
    # «les populations du Sahel»: a name that a preposition governs is not who speaks
    if head and not GOVERNED.search(known.text, named.start("name"), head[0].start):
        return voice_of(head[0], known.text)
    return named["name"].strip()


def _subject(known: _Known, start: int, end: int) -> str:
    inside = known.mentions.between(max(start, end - FARTHEST), end)
    pronoun = PRONOUN.search(known.text, max(start, end - LEAD), end)
    for mention in reversed(inside[-NEAREST:]):
        if pronoun and mention.end <= pronoun.start():
            break
        # the article may stand within the mention or before it
        before = known.text[max(start, mention.start - LEAD) : mention.start]
        lead = re.sub(r"(?:\b(?:le|la|les) |l['’])\Z", "", before)
        if mention.end <= end and not GOVERNED.search(lead):
            return voice_of(mention, known.text)
    return _spoke_last(known, end) if pronoun else UNNAMED


def _spoke_last(known: _Known, at: int) -> str:
    after = bisect_right(known.spoken, (at, ""))
    recent = after > 0 and known.spoken[after - 1][0] >= at - RECENT
    return known.spoken[after - 1][1] if recent else UNNAMED


def voice_of(mention: Mention, text: str) -> str:
    """How a mention is named as a voice: its actor's id, else its name, else its wording."""
    return mention.actor or mention.name or text[mention.start : mention.end]
