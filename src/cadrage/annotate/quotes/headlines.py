"""Quotations that open an article before anybody has spoken: the text below tells by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.tokens import Tokens
from cadrage.annotate.records import Quote

# characters between a headline and what it announces
REACH = 1500
SHARED = 0.5
# how many quotations are looked at
FOLLOWING = 12
FUNCTION = closed.DETERMINERS | closed.PREPOSITIONS | closed.CLITICS | closed.SUBJECTS


def announced(tokens: Tokens, quotes: Iterable[Quote]) -> Iterator[Quote]:
    """The quotations, those before the first known speaker with the speaker of what they announce.

    That is the quotation below that has half of their words, else the next one with a speaker.
    """
    found = list(quotes)
    opening = True
    for at, quote in enumerate(found):
        opening = opening and quote.speaker_name is None
        bare = quote.cue is None and quote.speaker_start is None
        if opening and bare:
            yield _with_speaker(tokens, quote, found[at + 1 : at + 1 + FOLLOWING])
        elif bare and _is_line(tokens.text, quote):
            yield _repeated(tokens, quote, found[at + 1 : at + 1 + FOLLOWING])
        else:
            yield quote


def _with_speaker(tokens: Tokens, quote: Quote, below: Sequence[Quote]) -> Quote:
    words = _words(tokens, quote)
    near = [
        one
        for one in below
        if one.speaker_name is not None and one.start - quote.end < REACH and one.kind != "indirect"
    ]
    for one in near:
        if words and len(words & _words(tokens, one)) >= SHARED * len(words):
            return replace(quote, speaker=one.speaker, speaker_name=one.speaker_name)
    if near:
        return replace(quote, speaker=near[0].speaker, speaker_name=near[0].speaker_name)
    return quote


def _is_line(text: str, quote: Quote) -> bool:
    """Whether a quotation is a line of its own: a subhead."""
    before, after = text[max(0, quote.start - 3) : quote.start], text[quote.end : quote.end + 3]
    return "\n" in before and "\n" in after


def _repeated(tokens: Tokens, quote: Quote, below: Sequence[Quote]) -> Quote:
    """A subhead with the speaker of the quotation below that has all its words."""
    words = _words(tokens, quote)
    for one in below:
        if one.start - quote.end < REACH and one.speaker_name and words <= _words(tokens, one):
            return replace(quote, speaker=one.speaker, speaker_name=one.speaker_name)
    return quote


def _words(tokens: Tokens, quote: Quote) -> frozenset[str]:
    spoken = tokens.between(quote.start, quote.end)
    return frozenset(word for word in spoken if word[0].isalpha() and word not in FUNCTION)
