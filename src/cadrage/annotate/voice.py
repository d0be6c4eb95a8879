"""Whose word a span is: the article's, a speaker's, or the article's held at arm's length.

The innermost quotation that holds the span decides; then a cue that attributes («interprété
comme … par»); then quotation marks, by which an article keeps a word off without giving it away.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from cadrage.annotate.attributions import UNNAMED, find_attributions
from cadrage.annotate.records import Mention, Quote, Sentence

ARTICLE = "article"
ATTRIBUTED, MARKS = "attributed", "marks"
# quotations that begin before a name in one sentence, of which the innermost is looked for
DEEPEST = 64
BORROWED = re.compile(r"«[^«»\n]{1,80}»|“[^“”\n]{1,80}”|\"[^\"\n]{1,80}\"")

Held = tuple[float, int, str]


class Voices:
    """The voices of one text, asked sentence by sentence so that long texts stay linear."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        quotes: Sequence[Quote],
        mentions: Sequence[Mention],
    ) -> None:
        self._starts = [sentence.start for sentence in sentences]
        self._reported: dict[int, list[Held]] = {}
        self._attributed: dict[int, list[Held]] = {}
        self._marked: dict[int, list[Held]] = {}
        said = [(quote, _speaker(quote, text)) for quote in quotes]
        for quote, speaker in said:
            self._put(self._reported, self._begin(quote), quote.end, speaker)
        spoken = sorted((quote.end, speaker) for quote, speaker in said)
        for item in find_attributions(text, sentences=sentences, mentions=mentions, spoken=spoken):
            self._put(self._attributed, item.start, item.end, item.voice)
        for sentence in sentences:
            for marked in BORROWED.finditer(text, sentence.start, sentence.end):
                self._put(self._marked, marked.start(), marked.end(), UNNAMED)
        for where in (self._reported, self._attributed, self._marked):
            for spans in where.values():
                spans.sort()

    def _put(self, where: dict[int, list[Held]], start: int, end: int, voice: str) -> None:
        last = bisect_right(self._starts, max(start, end - 1))
        for at in range(max(1, bisect_right(self._starts, start)), last + 1):
            where.setdefault(at, []).append((start, end, voice))

    def _begin(self, quote: Quote) -> int:
        """Where the speaker's clause begins.

        A marked fragment that goes on without a cue («il compte sur l'aide de X, "un ami"») makes
        reported speech of the clause that leads to it from its subject on.
        """
        if quote.kind != "mixed" or quote.cue is not None or quote.speaker_end is None:
            return quote.start
        same = bisect_right(self._starts, quote.speaker_end) == bisect_right(
            self._starts, quote.start
        )
        return quote.speaker_end if same and quote.speaker_end < quote.start else quote.start

    def at(self, start: int, end: int) -> tuple[str, str | None]:
        """The voice of a span, and how it is held off.

        The voice is 'article', an id, name or wording of the speaker, or 'unnamed' where there is
        reported speech of nobody known; the second is 'attributed' or 'marks' where the article
        uses a word that it lays to nobody in particular, else None.
        """
        sentence = bisect_right(self._starts, start)
        speaker = _innermost(self._reported.get(sentence, ()), start, end)
        if speaker is not None:
            return speaker, None
        attributed = _innermost(self._attributed.get(sentence, ()), start, end)
        if attributed is not None and attributed != UNNAMED:
            return attributed, None
        if _innermost(self._marked.get(sentence, ()), start, end) is not None:
            return ARTICLE, MARKS
        return ARTICLE, None if attributed is None else ATTRIBUTED


def _innermost(spans: Sequence[Held], start: int, end: int) -> str | None:
    """The voice of the shortest of the spans, in order of start, that hold half of a span."""
    # a mixed quotation may begin inside a designation: half of it decides
    last = bisect_right(spans, ((start + end) / 2, 0, ""))
    holding = [
        (stop - first, voice == UNNAMED, voice)
        for first, stop, voice in spans[max(0, last - DEEPEST) : last]
        if 2 * (min(end, stop) - max(start, first)) >= end - start
    ]
    named = [item for item in holding if not item[1]] or holding
    return min(named)[2] if named else None


def _speaker(quote: Quote, text: str) -> str:
    if quote.speaker or quote.speaker_name:
        return quote.speaker or quote.speaker_name or UNNAMED
    if quote.speaker_start is not None and quote.speaker_end is not None:
        return text[quote.speaker_start : quote.speaker_end]
    return UNNAMED
