"""What parts a cue verb from its clause: a parenthesis, an aside, «à qui veut l'entendre»."""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import QUOTED
from cadrage.annotate.quotes.units import Unit

PARENTHESIS = 8
ASIDE_REACH = 18
# «s'inquiète du fait que»
FACTS = frozenset({"fait", "possibilité", "idée", "risque"})


def closing(unit: Unit, at: int) -> int | None:
    """Where a short parenthesis ends: «l'Organisation (OTAN)»."""
    reach = range(at + 1, min(at + PARENTHESIS, len(unit)))
    return next((index for index in reach if unit.words[index] == ")"), None)


def who_would_hear(unit: Unit, at: int) -> int:
    """Past «à qui veut bien l'entendre», which names nobody."""
    first = unit.word(at + 2)
    if unit.words[at : at + 2] != ["à", "qui"] or not first.startswith(("veu", "voul", "voud")):
        return at
    verb = at + 3 + (unit.word(at + 3) == "bien")
    heard = unit.words[verb : verb + 2] in (["l'", "entendre"], ["l'", "écouter"])
    return verb + 2 if heard else at


def after_aside(unit: Unit, comma: int) -> int | None:
    """The «que» that closes «a déclaré, comme il l'avait déjà fait, que …»."""
    for at in range(comma + 1, min(comma + ASIDE_REACH, len(unit))):
        if unit.words[at] in ";:" or unit.words[at] == QUOTED:
            return None
        if unit.words[at] in closed.QUE and unit.words[at - 1] == ",":
            return at
    return None


def is_elsewhere(gap: list[str], follows: str, *, reflexive: bool) -> bool:
    """«réclame des vaccins, sans voir le mal qu'ils font»: the clause belongs to other words.

    Args:
        gap: the words between the cue and «que».
        follows: the word after «que».
        reflexive: whether the cue is «se souvenir» and its like.
    """
    if gap and gap[0] in closed.OF and reflexive and gap[-1] not in FACTS:
        # «se souvient de la peur que la ville a eue»
        return True
    if "," not in gap[1:-1] or follows == ",":
        return False
    behind = gap[len(gap) - gap[::-1].index(",") :]
    led = bool(behind) and behind[0] in closed.PREPOSITIONS
    return led or not closed.FINITE.isdisjoint(behind)
