"""Who reports: the subject of a cue verb, before it, after it, or that of the verb over it."""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.agreement import agreeing
from cadrage.annotate.quotes.cues import speaker_nouns, words_of
from cadrage.annotate.quotes.groups import Group
from cadrage.annotate.quotes.inversions import inverted_subject
from cadrage.annotate.quotes.main_subject import main_subject
from cadrage.annotate.quotes.noun_phrases import Phrase, head_kind, is_title, noun_phrase_end
from cadrage.annotate.quotes.subjects import phrase_ending, subject_before
from cadrage.annotate.quotes.units import Unit

FRONTED_REACH = 40
NO_SUBJECT = (closed.PREPOSITIONS | closed.COORDINATORS) - {"des"}


def reporter(unit: Unit, group: Group, known: Phrase | None) -> Phrase | None:
    """The subject of a verb group.

    Args:
        known: the subject of the report before it in the unit, if there is one.
    """
    if group.inverted is not None:
        return inverted_subject(unit, group)
    if unit.word(group.start - 1) == "comme":
        return inverted_subject(unit, group)
    if unit.words[group.start] in ("avoir", "être") or unit.words[0] == "ayant":
        # «est partie après avoir dit que»
        return known or main_subject(unit, group.start) or _fronted(unit, group.end)
    if group.form == "gerund" and group.start < 2 and known is None:
        # «En criant "…", les élèves …»
        return _fronted(unit, group.end)
    if group.form == "infinitive":
        governing = _governing(unit, group.start)
        near = subject_before(unit, governing) if governing is not None else None
        if near is not None and unit.words[near.end - 1].endswith("ant"):
            near = None
        return near or known or main_subject(unit, group.start)
    by = unit.words[group.start] == "en" or unit.word(group.start - 1) in (",", "en")
    if group.form == "gerund" and not by:
        near = phrase_ending(unit, group.start)
        if near is not None and not near.pronoun and not _is_object(unit, near):
            return near
    elif group.form != "gerund":
        direct = _titled(unit, group.start) or subject_before(unit, group.start)
        if direct is not None:
            return agreeing(unit, group, direct)
    return known or main_subject(unit, group.start)


def _titled(unit: Unit, end: int) -> Phrase | None:
    """«Le « Courrier » affirme»: a name in marks."""
    if end < 2 or not is_title(unit, end - 1) or unit.word(end - 2) not in closed.ARTICLES:
        return None
    return Phrase(end - 2, end)


def _fronted(unit: Unit, at: int) -> Phrase | None:
    """The subject after the comma that closes a gerund at the head of a sentence."""
    for comma in range(at, min(at + FRONTED_REACH, len(unit) - 1)):
        follows = unit.words[comma + 1]
        if unit.words[comma] != "," or follows in NO_SUBJECT:
            continue
        if follows in closed.THIRD:
            return Phrase(comma + 1, comma + 2, pronoun=True)
        if follows in closed.ARTICLES or follows == "des" or unit.is_capital(comma + 1):
            end = noun_phrase_end(unit, comma + 1)
            return Phrase(comma + 1, end) if end > comma + 1 else None
    return None


def _governing(unit: Unit, at: int) -> int | None:
    """Where the verb group begins that governs an infinitive: «a tenu à dire», «vient de dire»."""
    at -= 1
    while at > 0 and unit.words[at] in closed.ADVERBS:
        at -= 1
    if unit.word(at) not in ("de", "d'", "à", "par") and unit.word(at) not in closed.MODALS:
        return None
    at -= unit.word(at) in ("de", "d'", "à", "par")
    while at > 0 and unit.words[at] in closed.ADVERBS:
        at -= 1
    if unit.word(at) in speaker_nouns() or unit.word(at) in words_of("before de"):
        return None
    while at > 0 and (unit.words[at - 1] in closed.HAVE | closed.CLITICS | closed.ADVERBS):
        at -= 1
    return at if at > 0 else None


def _is_object(unit: Unit, phrase: Phrase) -> bool:
    """«X a publié un texte affirmant que»: X speaks."""
    first = unit.word(phrase.start)
    return unit.word(phrase.start - 1) in closed.HAVE or (
        first in ("un", "une")
        and phrase.start > 1
        and head_kind(unit, phrase) == "document"
        and unit.word(phrase.start - 1) not in (",", *closed.PREPOSITIONS)
    )
