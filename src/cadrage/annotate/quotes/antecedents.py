"""What a relative pronoun goes back to, and a noun phrase without what only leads to it."""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import QUOTED
from cadrage.annotate.quotes.noun_phrases import Phrase
from cadrage.annotate.quotes.units import Unit

REACH = 60
RELATIVE_REACH = 10


def antecedent(unit: Unit, relative: int, floor: int) -> Phrase | None:
    """The noun phrase that a relative pronoun goes back to; None for «ceux qui»."""
    end = _before_parenthesis(unit, relative - (unit.word(relative - 1) == ","))
    if unit.word(relative - 1) == "et" and (first := _first_relative(unit, relative, floor)):
        # «Les médecins que nous voyons et qui …»
        end = first
    start = end
    while start > max(floor, end - REACH):
        word = unit.words[start - 1]
        if word in closed.HARD or word in (",", QUOTED) or word in closed.FINITE:
            break
        if word in closed.PREPOSITIONS and word not in closed.OF:
            break
        start -= 1
    for at in range(end - 2, start, -1):
        if unit.words[at] in closed.ARTICLES and unit.words[at - 1] not in closed.PREPOSITIONS:
            start = at
            break
    found = strip(unit, start, end)
    if found is None or unit.words[found.end - 1] in ("ceux", "celui", "celle", "celles"):
        return None
    return found


def _first_relative(unit: Unit, second: int, floor: int) -> int | None:
    """The relative pronoun with which one after «et» shares its noun."""
    near = range(second - 2, max(floor, second - RELATIVE_REACH), -1)
    relative = (at for at in near if unit.words[at] in ("que", "qu'", "qui", "dont"))
    return next((at for at in relative if unit.words[at - 1] not in ("ce", "ceux")), None)


def _before_parenthesis(unit: Unit, end: int) -> int:
    """«l'Arcom (ex-CSA), qui …»: the noun phrase ends before the parenthesis."""
    if unit.word(end - 1) != ")":
        return end
    near = range(end - 2, max(0, end - RELATIVE_REACH), -1)
    return next((at for at in near if unit.words[at] == "("), end)


def strip(unit: Unit, start: int, end: int) -> Phrase | None:
    """The noun phrase between two tokens, past connectives and adjuncts; None without one."""
    while start < end:
        word = unit.words[start]
        if word in closed.CONNECTORS or (word.endswith("ment") and unit.word(start + 1) != "de"):
            start += 1
        elif word in closed.PREPOSITIONS and (
            word not in ("des", "de", "d'") or unit.word(start + 2) in ("côté", "part")
        ):
            # «d'un côté le maire affirme»
            following = _next_subject(unit, start + 1, end)
            if following is None:
                return None
            start = following
        elif word in closed.TIMES or (word.isdigit() and unit.word(start + 1) != "%"):
            start += 1
        else:
            break
    return Phrase(start, end) if start < end else None


def _next_subject(unit: Unit, start: int, end: int) -> int | None:
    """Where the subject begins after an adjunct without comma («Dans un texte l'armée …»)."""
    for at in range(start + 1, end):
        if unit.words[at] in closed.ARTICLES and unit.words[at - 1] not in closed.PREPOSITIONS:
            return at
    return None
