"""Marks that a name introduces: «Anne Petit : "…"», «comme l'écrit un lecteur "…"»."""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.clauses import Complement
from cadrage.annotate.quotes.cues import QUOTED
from cadrage.annotate.quotes.groups import Group
from cadrage.annotate.quotes.inversions import inverted_subject
from cadrage.annotate.quotes.noun_phrases import Phrase, noun_phrase_end, speaks
from cadrage.annotate.quotes.units import Unit

# words: «Anne Petit, présidente de la région : «
RUBRIC = 16


def rubric(unit: Unit, colon: int) -> tuple[int, int] | None:
    """«Anne Petit : "…"»: nothing but a name, or a body, before the colon."""
    start = 0
    while start < colon and unit.words[start] in closed.DASHES:
        start += 1
    stop = next((at for at in range(start, colon) if unit.words[at] == ","), colon)
    end = noun_phrase_end(unit, start, colon)
    if unit.word(end) in ("à", "au", "aux") and end > start:
        # «Anne Petit à Paul Morin : "…"»
        stop = end
    if stop == start or colon - start > RUBRIC or end < stop:
        return None
    if not speaks(unit, Phrase(start, stop)) or unit.word(start) in closed.PREPOSITIONS:
        return None
    return unit.starts[start], unit.ends[stop - 1]


def as_marked(unit: Unit, group: Group) -> Complement | None:
    """«comme l'écrit un lecteur « … »»: the marks follow the inverted subject."""
    if unit.word(group.start - 1) != "comme":
        return None
    subject = inverted_subject(unit, group)
    if subject is None or not speaks(unit, subject) or unit.word(subject.end) != QUOTED:
        return None
    return Complement(subject.end, subject.end + 1, "marked")
