"""Speakers told in the sentence after a quotation: «Cet appel, lancé par X, …»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import words_of
from cadrage.annotate.quotes.noun_phrases import Phrase, noun_phrase_end, speaks
from cadrage.annotate.quotes.recalls import recalled
from cadrage.annotate.quotes.reports import Report
from cadrage.annotate.quotes.units import Unit

# tokens of the sentence after it in which the speaker must be told
REACH = 9
PARTICIPLES = ("é", "ée", "és", "ées", "is", "ise", "ises", "it", "ite", "u", "ue", "us", "ues")


def told_after(reports: Sequence[Report], below: Unit) -> list[Report]:
    """Reports whose last passage, without cue or speaker, is ascribed in the sentence after it."""
    found = list(reports)
    if not found or not found[-1].floating or found[-1].speaker is not None:
        return found
    told = recalled(below, (found[-1].start, found[-1].end))
    if told is not None and found[-1].kind == "direct":
        # «« Nous partons. » C'est ce qu'a dit X»
        ascribed = replace(told, start=found[-1].start, end=found[-1].end, kind="direct")
        return [*found[:-1], ascribed]
    start = _speaker(below)
    if start is None:
        return found
    end = noun_phrase_end(below, start)
    if end == start or not (below.is_capital(start) or speaks(below, Phrase(start, end))):
        return found
    span = below.starts[start], below.ends[end - 1]
    return [
        replace(one, speaker=span, floating=False)
        if one.floating and one.speaker is None and one.kind == "direct"
        else one
        for one in found
    ]


def _speaker(unit: Unit) -> int | None:
    """Where the speaker begins after «Cet appel, lancé par» or «C'est par ces mots que»."""
    words = unit.words[:REACH]
    at = next((index for index, word in enumerate(words) if word in words_of("speech")), None)
    if at is None or unit.word(at - 1) not in closed.THIS:
        return None
    if unit.words[:2] == ["c'", "est"] or unit.words[0] in ("avec", "par", "en"):
        que = unit.word(at + 1) in closed.QUE
        return at + 2 if que and unit.word(at + 2) not in closed.SUBJECTS | closed.FINITE else None
    for index in range(at + 1, min(at + 5, len(unit))):
        before = unit.words[index - 1]
        if unit.words[index] == "par" and before.endswith(PARTICIPLES):
            # «Cet appel a été entendu par X»: X only heard it
            return index + 1 if closed.FINITE.isdisjoint(unit.words[at:index]) else None
        # «Ces mots de Paul Morin», «Ces mots sont ceux du maire»
        whose = before in closed.THOSE_OF or index == at + 1
        if unit.words[index] in ("de", "d'") and (whose or before in ("sont", "est")):
            return index + 1
        if unit.words[index] == "du" and whose:
            return index + 1
    return None
