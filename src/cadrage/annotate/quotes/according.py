"""Prepositional cues: selon X, d'après X, pour X, à en croire X, de l'avis de X."""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.clauses import clause_end
from cadrage.annotate.quotes.contents import (
    PUNCTUATION,
    content_start,
    left_contents,
    right_contents,
)
from cadrage.annotate.quotes.cues import QUOTED, Cue, prepositions, speaker_nouns, words_of
from cadrage.annotate.quotes.noun_phrases import Phrase, noun_phrase_end, speaks
from cadrage.annotate.quotes.reports import Found, Report, Voice, report
from cadrage.annotate.quotes.subjects import antecedent
from cadrage.annotate.quotes.units import Unit

COMMA_REACH = 16


def according(unit: Unit, at: int, floor: int) -> Found | None:
    """What is said after a prepositional cue that begins at a token; None where it is none."""
    matched = _match(unit, at)
    if matched is None:
        return None
    cue, start = matched
    if unit.word(start) == "qui" and cue.lemma in ("pour", "selon"):
        return _relative_view(unit, cue, at)
    subject = source_phrase(unit, start)
    if subject is None or not _is_source(unit, subject, cue):
        return None
    voice = Voice(cue, at, start, subject)
    end = _with_appositions(unit, subject.end)
    if unit.word(at - 1) == "," and unit.word(at - 2) in ("mais", "et", "car", "or"):
        # «…, mais, selon X, …»: what follows alone is from X
        floor = at
    initial = all(        word in closed.CONNECTORS or word in PUNCTUATION or word in closed.ADVERBS
        for word in unit.words[floor:at]
    )
    if initial and floor and floor != at and unit.word(floor - 1) not in closed.HARD:
        return None
    if cue.lemma == "pour" and not _is_opinion(unit, subject, at, end, initial):
        return None
    if initial:
        return _initial(unit, voice, end)
    if cue.lemma == "pour" and unit.word(at - 1) != ",":
        return None
    return _within(unit, voice, floor, end)


def _relative_view(unit: Unit, cue: Cue, at: int) -> Found | None:
    """«X, pour qui …»: the clause is the view of who stands before the comma."""
    owner = antecedent(unit, at, 0)
    if owner is None or unit.word(at - 1) != "," or not speaks(unit, owner):
        return None
    stop = clause_end(unit, at + 2)
    return Found((report(unit, at + 2, stop, Voice(cue, at, at + 1, owner)),), stop)


def _match(unit: Unit, at: int) -> tuple[Cue, int] | None:
    for words, cue in prepositions().get(unit.words[at], ()):
        if tuple(unit.words[at : at + len(words)]) == words:
            start = at + len(words)
            # «aux yeux du ministre»: the preposition is melted into the article
            return cue, start
        melted = words[-1] == "de" and unit.word(at + len(words) - 1) in ("du", "des", "d'")
        if melted and tuple(unit.words[at : at + len(words) - 1]) == words[:-1]:
            return cue, at + len(words) - (unit.word(at + len(words) - 1) != "d'")
    return None


def source_phrase(unit: Unit, start: int) -> Phrase | None:
    """The noun phrase or pronoun after a preposition."""
    if start >= len(unit):
        return None
    if unit.words[start] in closed.THIRD:
        return Phrase(start, start + 1, pronoun=True)
    end = noun_phrase_end(unit, start)
    return Phrase(start, end) if end > start else None


def _is_source(unit: Unit, subject: Phrase, cue: Cue) -> bool:
    if subject.pronoun:
        return True
    words = unit.words[subject.start : subject.end]
    if words[0] in closed.POSSESSIVES and speaker_nouns().get(words[1:2][0] if words[1:] else "", ("", ""))[0] not in ("person", "collective"):
        return False
    if words[0] in words_of("no source") or words[0].isdigit() or words[0] in ("moi", "nous", "vous", "toi"):
        return False
    nouns = [word for word in words if word not in closed.DETERMINERS]
    return bool(nouns) and nouns[0] not in words_of("no source") and words[0] != QUOTED


def _is_opinion(unit: Unit, subject: Phrase, at: int, end: int, initial: bool) -> bool:
    """Whether «pour X» gives a view: somebody, set off by a comma."""
    closes = unit.word(end) == "," or (unit.word(end) == ":" and unit.word(end + 1) == QUOTED)
    if not closes or not (initial or unit.word(at - 1) == ","):
        return False
    if subject.pronoun:
        return initial
    words = unit.words[subject.start : subject.end]
    first = next((word for word in words if word not in closed.DETERMINERS), "")
    if first in ("sa", "son", "ses", "leur") or unit.words[subject.start] in ("son", "sa", "leur"):
        return False
    kind = speaker_nouns().get(first, ("", ""))[0]
    if kind in ("person", "collective") or first in closed.TITLES:
        return True
    capitals = [index for index in range(subject.start, subject.end) if unit.is_capital(index)]
    follows = unit.word(end + 1)
    named = len(capitals) >= 2 and unit.words[subject.start] not in closed.DETERMINERS
    if len(capitals) == 1 and first == unit.words[capitals[0]]:
        return unit.words[subject.start] == first and follows in ("il", "c'", "ce", "cela", QUOTED)
    return named and (follows in closed.ARTICLES or follows in closed.SUBJECTS or follows == QUOTED)


def _with_appositions(unit: Unit, end: int) -> int:
    """Past «, ministre de l'Intérieur,» after a name, to the comma that closes it."""
    for _ in range(3):
        if unit.word(end) != ",":
            return end
        first = end + 1
        word = unit.word(first)
        if word in ("qui", "dont", "de", "d'", "du", "des", "à", "au", "lui", "elle") or (
            word.isdigit() and unit.word(first + 1) == "ans"
        ):
            comma = _next_comma(unit, first)
            return end if comma is None else comma
        word = unit.word(first)
        if word in ("le", "la", "l'", "un", "une"):
            word = unit.word(first + 1)
        one_of = (word == "un" and unit.word(first + 2) == "des") or unit.words[first : first + 2] == ["un", "des"]
        if not one_of and speaker_nouns().get(word, ("", ""))[0] != "person" and word not in ("ancien", "ancienne"):
            return end
        close = noun_phrase_end(unit, first)
        while close < len(unit) and unit.words[close] != "," and unit.words[close] not in closed.HARD:
            if unit.words[close] in closed.FINITE:
                return end
            close += 1
        if unit.word(close) not in (",", ":") and close < unit.body_end:
            return end
        end = close
    return end


def _next_comma(unit: Unit, start: int) -> int | None:
    for at in range(start, min(start + COMMA_REACH, len(unit))):
        if unit.words[at] == ",":
            return at
        if unit.words[at] in ";:" or unit.words[at] == QUOTED:
            return None
    return None


def _initial(unit: Unit, voice: Voice, end: int) -> Found | None:
    if unit.word(end) not in (",", ":"):
        # «Selon un rapport publié lundi, …»: the noun phrase is longer than its noun
        comma = _next_comma(unit, end)
        if comma is not None and closed.FINITE.isdisjoint(unit.words[end:comma]):
            end = comma
    start = end + 1 if unit.word(end) in (",", ":") else end
    if start >= unit.body_end:
        return None
    if unit.words[start] == QUOTED and (start + 1 >= unit.body_end or unit.word(start + 1) in ",."):
        return Found(tuple(right_contents(unit, start, voice)), start + 1)
    if unit.words[start] in ("comment", "pourquoi"):
        return None
    stop = clause_end(unit, start)
    return Found((report(unit, start, stop, voice),), stop) if stop - start >= 2 else None


def _within(unit: Unit, voice: Voice, floor: int, end: int) -> Found | None:
    """«…, selon X.» and «…, selon X, …»."""
    at = voice.start
    relative = _relative(unit, floor, at)
    floor = floor if relative is None else relative
    left: tuple[Report, ...] = tuple(left_contents(unit, floor, at, voice))
    if unit.words[content_start(unit, floor, at)] in ("comment", "pourquoi"):
        return None
    if unit.word(end) == "," and unit.word(at - 1) == "," and end + 2 < unit.body_end:
        stop = clause_end(unit, end + 1)
        start = content_start(unit, floor, at)
        direct = left and left[-1].kind == "direct"
        if not direct and stop > end + 1 and start < at:
            return Found((report(unit, start, stop, voice),), stop)
    return Found(left, end) if left else None


def _relative(unit: Unit, floor: int, at: int) -> int | None:
    """Where the relative clause around an incise begins: «…, qui lui ferait, selon X, perdre …»."""
    for index in range(at - 2, max(floor + 3, at - 8), -1):
        word = unit.words[index]
        if word in ("qui", "dont", "où", "que", "qu'"):
            return index if word in ("qui", "dont", "où") else index + 1
        if word == ",":
            return None
    return None
