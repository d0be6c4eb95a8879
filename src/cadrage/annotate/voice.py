"""Whose word a span is: the article's, a speaker's, or nobody's in particular.

The innermost quotation that holds the span decides; then a cue that attributes («taxés de»);
then quotation marks, by which an article holds a word at arm's length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from cadrage.annotate.attributions import UNNAMED, find_attributions
from cadrage.annotate.records import Mention, Quote, Sentence

ARTICLE = "article"
# quotations that begin before a name in one sentence, of which the innermost is looked for
DEEPEST = 64
BORROWED = re.compile(r"«[^«»\n]{1,80}»|“[^“”\n]{1,80}”|\"[^\"\n]{1,80}\"")


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
        self._reported: dict[int, list[tuple[float, int, str]]] = {}
        self._attributed: dict[int, list[tuple[float, int, str]]] = {}
        for quote in quotes:
            self._put(self._reported, quote.start, quote.end, _speaker(quote, text))
        for item in find_attributions(text, sentences=sentences, mentions=mentions):
            self._put(self._attributed, item.start, item.end, item.voice)
        for sentence in sentences:
            for marked in BORROWED.finditer(text, sentence.start, sentence.end):
                self._put(self._attributed, marked.start(), marked.end(), UNNAMED)
        for spans in (*self._reported.values(), *self._attributed.values()):
            spans.sort()

    def _put(
        self, where: dict[int, list[tuple[float, int, str]]], start: int, end: int, voice: str
    ) -> None:
        last = bisect_right(self._starts, max(start, end - 1))
        for at in range(max(1, bisect_right(self._starts, start)), last + 1):
            where.setdefault(at, []).append((start, end, voice))

    def at(self, start: int, end: int) -> str:
        """The voice of a span: 'article', an id, name or wording of the speaker, or 'unnamed'."""
        sentence = bisect_right(self._starts, start)
        for where in (self._reported, self._attributed):
            spans = where.get(sentence, ())
            # a mixed quotation may begin inside a designation: half of it decides
            last = bisect_right(spans, ((start + end) / 2, 0, ""))
            holding = [
                (stop - first, voice == UNNAMED, voice)
                for first, stop, voice in spans[max(0, last - DEEPEST) : last]
                if 2 * (min(end, stop) - max(start, first)) >= end - start
            ]
            named = [item for item in holding if not item[1]] or holding
            if named:
                return min(named)[2]
        return ARTICLE


def _speaker(quote: Quote, text: str) -> str:
    if quote.speaker or quote.speaker_name:
        return quote.speaker or quote.speaker_name or UNNAMED
    if quote.speaker_start is not None and quote.speaker_end is not None:
        return text[quote.speaker_start : quote.speaker_end]
    return UNNAMED
