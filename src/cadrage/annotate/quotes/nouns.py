"""Noun cues: «des informations selon lesquelles …», «la promesse de …», «l'annonce que …»."""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.clauses import clause_end
from cadrage.annotate.quotes.complements import infinitive_at
from cadrage.annotate.quotes.cues import QUOTED, Cue, noun_forms
from cadrage.annotate.quotes.noun_phrases import Phrase, noun_phrase_end
from cadrage.annotate.quotes.reports import Found, Voice, report
from cadrage.annotate.quotes.units import Unit

WHICH = frozenset(["lequel", "laquelle", "lesquels", "lesquelles"])
REACH = 12
NOT_FINITE = frozenset({"avoir", "être", "ayant", "étant"})
TENSES = ("ait", "aient", "ra", "ront")
# the nouns of a promise or an announcement; «la demande de» mostly governs a noun
OF_ACT = frozenset({"promesse", "annonce", "menace", "serment"})
THAT = frozenset(
    {
        "assurance",
        "promesse",
        "affirmation",
        "annonce",
        "confirmation",
        "garantie",
        "rumeur",
        "conviction",
    }
)


def noun_report(unit: Unit, at: int) -> Found | None:
    """The clause that a reporting noun governs; None where it governs none."""
    cue = noun_forms()[unit.words[at]]
    for index in range(at + 1, min(at + REACH, len(unit))):
        word = unit.words[index]
        if word in closed.HARD or word == QUOTED or word in closed.FINITE:
            return None
        if word == "selon" and unit.word(index + 1) in WHICH and cue.takes("selon"):
            return _made(unit, at, index + 2, _owner(unit, at, index))
        if index == at + 1 and _governs(unit, cue, index):
            return _made(unit, at, index + 1, None)
    return None


def _governs(unit: Unit, cue: Cue, index: int) -> bool:
    """Whether a que-clause or an infinitive follows at a token."""
    if unit.words[index] in closed.QUE and cue.lemma in THAT:
        return unit.word(index + 1) in closed.ARTICLES | closed.THIRD
    of = unit.words[index] in ("de", "d'") and cue.lemma in OF_ACT
    return of and infinitive_at(unit, index + 1)


def _owner(unit: Unit, at: int, end: int) -> Phrase | None:
    """Whose words they are: «les déclarations du ministre selon lesquelles»."""
    if unit.word(at + 1) in closed.OF:
        start = at + 1 if unit.word(at + 1) in ("des", "du") else at + 2
        stop = min(noun_phrase_end(unit, start), end)
        if stop > start:
            return Phrase(start, stop)
    return None


def _before_second_verb(unit: Unit, start: int, stop: int) -> int:
    """«L'idée selon laquelle … est fausse»: the main verb follows the clause."""
    infinitive = unit.words[start - 1] in ("de", "d'")
    # «La promesse de rouvrir … a été tenue»: the first finite verb is the main one
    verbs = int(infinitive)
    for at in range(start, stop):
        word, before = unit.words[at], unit.words[at - 1]
        if word in closed.SUBORDINATORS or word in closed.COORDINATORS or word == ",":
            return stop
        if (
            word in closed.FINITE - NOT_FINITE
            or (word in closed.CLITICS & {"se", "s'", "ne", "n'"} and not infinitive)
            or (len(word) > 4 and word.endswith(TENSES))
        ):
            verbs += 1
            if verbs > 1 and before not in closed.SUBJECTS | closed.CLITICS | closed.NEGATION:
                return at
    return stop


def _made(unit: Unit, at: int, start: int, owner: Phrase | None) -> Found | None:
    stop = clause_end(unit, start)
    if closed.FINITE.isdisjoint(unit.words[:at]):
        stop = _before_second_verb(unit, start, stop)
    if stop - start < 2:
        return None
    voice = Voice(noun_forms()[unit.words[at]], at, at + 1, owner)
    return Found((report(unit, start, stop, voice),), stop)
