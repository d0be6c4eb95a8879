"""The subject before a verb: in apposition, before a relative clause, at the head of the unit."""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.antecedents import antecedent, strip
from cadrage.annotate.quotes.cues import QUOTED, speaker_nouns, verb_forms
from cadrage.annotate.quotes.noun_phrases import Phrase, is_named
from cadrage.annotate.quotes.units import Unit

REACH = 60
RELATIVE_REACH = 10


def subject_before(unit: Unit, at: int, floor: int = 0) -> Phrase | None:
    """The subject of a verb group that begins at `at`; None where it stands further off."""
    last = at - 1
    if last < floor or unit.words[last] in closed.COORDINATORS:
        return None
    word = unit.words[last]
    if word in ("qui", "lequel", "laquelle", "lesquels", "lesquelles"):
        return antecedent(unit, last, floor)
    if word in closed.SUBJECTS:
        return Phrase(last, at, pronoun=True)
    if word in closed.ADVERBS and last > floor:
        return subject_before(unit, last, floor)
    if word in ",)" or word in closed.DASHES:
        return _before_apposition(unit, last, floor)
    return phrase_ending(unit, at, floor)


def _before_apposition(unit: Unit, comma: int, floor: int) -> Phrase | None:
    """«X, ministre de Y, a dit», «Le ministre, X, a dit», «X, mardi, a dit»."""
    opening, floor = comma - 1, max(floor, comma - REACH)
    while opening >= floor and unit.words[opening] not in (",", "(", "-", "–", "—"):
        if unit.words[opening] in ".;:":
            return None
        opening -= 1
    if opening < floor:
        return None
    head = phrase_ending(unit, opening, floor)
    if head is not None and unit.words[head.start : head.end] == ["ans"]:
        # «Anne Petit, 52 ans, élue à Lyon, a dit»
        return _before_apposition(unit, opening, floor)
    if head is not None and opening > floor and _belongs(unit, head):
        return _before_apposition(unit, opening, floor) or head
    if head is None and unit.word(opening + 1) in ("qui", "dont", "où"):
        # «Anne Petit, lors d'un débat, qui a duré, a dit»: the clause tells of the adjunct
        return _before_apposition(unit, opening, floor)
    if head is None:
        # «Lundi, le ministre, a dit»: no head before, so the set-off phrase is the subject
        return phrase_ending(unit, comma, floor)
    first = opening + 1
    adjunct = unit.words[first] in closed.PREPOSITIONS or unit.words[first] in closed.CONNECTORS
    named = any(is_named(unit, at) for at in range(head.start, head.end))
    name = first + (unit.words[first] in ("le", "la", "l'"))
    if not adjunct and not named and unit.is_capital(name):
        return Phrase(head.start, comma)
    earlier = unit.words[head.start] in speaker_nouns() and unit.word(head.start - 1) == ","
    if earlier and not named:
        return _before_apposition(unit, opening, floor) or head
    return head


def _belongs(unit: Unit, head: Phrase) -> bool:
    """«Anne Morel, de l'association X, …»: the phrase tells where she belongs."""
    of = unit.words[head.start] in ("de", "d'") and unit.word(head.start - 1) == ","
    return of and unit.word(head.start + 1) not in closed.MANY


def phrase_ending(unit: Unit, end: int, floor: int = 0) -> Phrase | None:
    """The noun phrase that ends before `end`, without adverbs and connectives before it."""
    start, floor = end, max(floor, end - REACH)
    while start > floor:
        word = unit.words[start - 1]
        if word in ("qui", "dont") and start < end:
            # «le directeur qui l'emploie affirme»: the subject stands before the relative clause
            return antecedent(unit, start - 1, floor)
        if word in closed.HARD or word in closed.SUBORDINATORS or word in (",", QUOTED):
            break
        if word in closed.DASHES:
            break
        if word in closed.FINITE:
            before = start - 2
            while before > floor and unit.words[before] in closed.CLITICS | closed.NEGATION:
                before -= 1
            if unit.word(before) == "qui":
                return antecedent(unit, before, floor)
            relative = _relative(unit, start - 2, floor)
            if relative is not None and start < end:
                return antecedent(unit, relative, floor)
            break
        if word in closed.COORDINATORS and _has_verb(unit, floor, start - 1):
            break
        start -= 1
    found = strip(unit, start, end)
    if found is not None and unit.word(found.start - 1) == "," and found.start - 1 > floor:
        first = unit.words[found.start]
        titled = first in closed.TITLES and unit.is_capital(min(found.start + 1, end))
        if speaker_nouns().get(first, ("", ""))[0] == "person" and not titled:
            # «Jean Morel, correspondant du journal lui a demandé»: an apposition left open
            return phrase_ending(unit, found.start - 1, floor) or found
        lead = phrase_ending(unit, found.start - 1, floor)
        full = (
            lead is not None
            and lead.end - lead.start > 1
            and all(unit.is_capital(at) for at in range(lead.start, lead.end))
        )
        role = unit.words[found.start] not in closed.DETERMINERS and not all(
            unit.is_capital(at) for at in range(found.start, found.end)
        )
        if full and role and not _lists(unit, found):
            return lead
    return found


def _lists(unit: Unit, found: Phrase) -> bool:
    """«Anne Petit, Paul Morin et Luc Duval affirment»: a list, no role."""
    if "et" not in unit.words[found.start : found.end]:
        return False
    return unit.is_capital(unit.words.index("et", found.start, found.end) + 1)


def _relative(unit: Unit, at: int, floor: int) -> int | None:
    """«ce pays dont l'économie est fragile affirme»: the relative pronoun before a verb."""
    for index in range(at, max(floor, at - RELATIVE_REACH), -1):
        word = unit.words[index]
        if word in ("dont", "où"):
            return index
        if word in closed.HARD or word == "," or word == QUOTED or word in closed.FINITE:
            return None
    return None


def _has_verb(unit: Unit, start: int, end: int) -> bool:
    """Whether a clause rather than a noun phrase stands between two tokens."""
    at, start = end - 1, max(start, end - REACH)
    while at >= start and unit.words[at] not in closed.HARD and unit.words[at] != QUOTED:
        word = unit.words[at]
        if word in closed.FINITE or word in ("ne", "n'", "se", "s'"):
            return True
        if word in verb_forms() and unit.word(at - 1) not in closed.DETERMINERS:
            return True
        at -= 1
    return False
