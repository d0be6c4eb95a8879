"""Where a verb without a subject belongs to the clause over the report, and not to the report."""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import verb_forms
from cadrage.annotate.quotes.units import Unit

SHIFTED = ("ait", "aient")
PRESENT = frozenset({"a", "ont", "est", "sont"})
# verbs of a clause to which the next one may belong as well
UNSHIFTED = PRESENT | frozenset({"peut", "peuvent", "doit", "doivent", "va", "vont"})
PARTICIPLES = ("é", "ée", "és", "ées", "u", "ue", "us", "ues", "is", "ise", "it", "ite", "ert")
NOT_SHIFTED = frozenset({"fait", "trait", "lait", "souhait", "portrait", "retrait", "attrait"})
# tokens between the auxiliary of the cue and the clause
REACH = 8
SUBJECT_REACH = 10


def takes_over(unit: Unit, start: int, at: int) -> bool:
    """«X a dit qu'elle paierait, mais n'a rien versé»: reported, it would be «n'avait rien versé».

    Args:
        start: the first token of the reported clause.
        at: the coordinator.
    """
    verb = _verb_of_another(unit, at) or at + 1
    while unit.word(verb) in closed.CLITICS | closed.NEGATION:
        verb += 1
    if unit.word(verb) not in PRESENT or not _is_participle(unit, verb + 1):
        return False
    reported = unit.words[start:at]
    if not UNSHIFTED.isdisjoint(reported) or _goes_on(unit, verb):
        return False
    return _is_past(unit, start) and any(
        word.endswith(SHIFTED) and word not in NOT_SHIFTED for word in reported
    )


def _verb_of_another(unit: Unit, at: int) -> int | None:
    """«… et un élu a affirmé …»: the auxiliary of a cue with a subject of its own."""
    if unit.word(at + 1) not in closed.ARTICLES:
        return None
    for index in range(at + 2, min(at + SUBJECT_REACH, len(unit) - 1)):
        word = unit.words[index]
        if word in PRESENT:
            cue = ("participle", False) in verb_forms().get(unit.words[index + 1], {})
            return index if cue else None
        if word == "," or word in closed.HARD or word in closed.FINITE:
            return None
    return None


def _goes_on(unit: Unit, at: int) -> bool:
    """«…, mais qu'elle viendrait»: the report goes on after the verb."""
    joined = zip(unit.words[at:], unit.words[at + 1 :], strict=False)
    return any(word in closed.COORDINATORS and after in closed.QUE for word, after in joined)


def main_verb_after(unit: Unit, start: int, end: int) -> int | None:
    """The comma that closes «X, qui dit que …, a démissionné»; None where there is none.

    The reported clause must have a verb of its own before it.
    """
    for at in range(start + 2, end - 1):
        if unit.words[at] != ",":
            continue
        verb = at + 1
        while unit.word(verb) in closed.CLITICS:
            verb += 1
        if unit.word(verb) in closed.FINITE - {"fait"} and _has_verb(unit.words[start:at]):
            return at
    return None


def _has_verb(words: list[str]) -> bool:
    return any(word in closed.FINITE or word.endswith((*SHIFTED, "ra", "ront")) for word in words)


def _is_participle(unit: Unit, at: int) -> bool:
    near = [word for word in unit.words[at : at + 4] if word not in closed.ADVERBS]
    return bool(near) and any(word.endswith(PARTICIPLES) for word in near[:2])


def _is_past(unit: Unit, start: int) -> bool:
    """Whether the cue before a clause is in the past."""
    before = unit.words[max(0, start - REACH) : start]
    return any(
        ("participle", False) in verb_forms().get(word, {}) or word.endswith(SHIFTED)
        for word in before
    )


def takes_back(unit: Unit, head: int) -> bool:
    """«X affirme que …, mais les chiffres manquent»: the article objects in its own voice."""
    word = unit.word(head)
    return (
        word in closed.ARTICLES
        or word in ("des", "aucun", "aucune", "rien")
        or (head < len(unit) and unit.is_capital(head))
    )
