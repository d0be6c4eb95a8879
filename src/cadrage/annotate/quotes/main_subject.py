"""The subject of a unit, for the verbs that have none at their side."""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import speaker_nouns, verb_forms
from cadrage.annotate.quotes.noun_phrases import Phrase, noun_phrase_end
from cadrage.annotate.quotes.units import Unit

REACH = 60
PARTICIPLES = ("u", "ue", "us", "ues", "is", "ise", "ises", "i", "ie", "ies")
AFTER_PARTICIPLE = closed.PREPOSITIONS - {"du", "des", "d'"}


def main_subject(unit: Unit, end: int) -> Phrase | None:
    """The first noun phrase that can be a subject between the head of the unit and `end`."""
    at, end = 0, min(end, REACH)
    # «Covid-19 : l'ex-ministre …»: a rubric is no subject
    breaks = (":", *closed.STOPS)
    at = max((index + 1 for index in range(end - 1) if unit.words[index] in breaks), default=0)
    while at < end:
        word = unit.words[at]
        if word in closed.CONNECTORS or word in closed.ADVERBS or word in closed.DASHES:
            at += 1
        elif word in closed.SUBJECTS and word != "qui":
            return Phrase(at, at + 1, pronoun=True)
        elif at == 0 and word in ("s'", "se") and unit.word(1).endswith("ant"):
            # «S'adressant à la foule, Anne Morel …»
            at = _after_comma(unit, at, end)
        elif at == 0 and word.endswith(("é", "ée", "és", "ées", "ant")) and unit.word(1) != ",":
            # «Invitée hier sur une chaîne, Anne Morel …»
            at = _after_comma(unit, at, end)
        elif at == 0 and word.endswith(PARTICIPLES) and unit.word(1) in AFTER_PARTICIPLE:
            # «Venue de Lyon, Anne Morel …»
            at = _after_comma(unit, at, end)
        elif word in ("de", "d'") and unit.word(at + 1) not in closed.MANY:
            at = _after_comma(unit, at, end)
        elif word in closed.ARTICLES or word in ("des", "de", "d'") or unit.is_capital(at):
            stop = noun_phrase_end(unit, at, end)
            adjunct = word in closed.PREPOSITIONS and word not in ("des", "de", "d'")
            timed = any(unit.words[index] in closed.TIMES for index in range(at, stop))
            if not adjunct and not timed and not word.endswith("ant") and stop > at:
                return Phrase(at, _before_verb(unit, at, stop))
            at = _after_comma(unit, at, end)
        else:
            at = _after_comma(unit, at, end)
    return None


def _before_verb(unit: Unit, start: int, stop: int) -> int:
    """«Le pays conteste ces chiffres et demande …»: a verb before a determiner ends the phrase."""
    for at in range(start + 1, stop - 1):
        kinds = verb_forms().get(unit.words[at], {})
        noun = unit.words[at] in speaker_nouns() or unit.words[at - 1] in closed.DETERMINERS
        if ("finite", False) in kinds and not noun and unit.words[at + 1] in closed.ARTICLES:
            return at
    return stop


def _after_comma(unit: Unit, at: int, end: int) -> int:
    while at < end and unit.words[at] not in (",", ":", ";"):
        at += 1
    return at + 1
