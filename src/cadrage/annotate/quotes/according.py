"""Prepositional cues: selon X, d'après X, pour X, à en croire X, de l'avis de X."""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.antecedents import antecedent
from cadrage.annotate.quotes.clauses import clause_end
from cadrage.annotate.quotes.contents import (
    content_start,
    has_verb,
    left_contents,
    right_contents,
)
from cadrage.annotate.quotes.cues import QUOTED, Cue, prepositions
from cadrage.annotate.quotes.noun_phrases import Phrase, speaks
from cadrage.annotate.quotes.reports import Found, Report, Voice, report
from cadrage.annotate.quotes.sources import (
    RELATIVE,
    gives_opinion,
    is_source,
    next_comma,
    source_phrase,
    with_appositions,
)
from cadrage.annotate.quotes.units import Unit

LINKS = closed.LEADING | frozenset(
    "en de par au du dans le la pour sa son leur une d' effet outre fait revanche exemple contre"
    " clair bref cas reste passage temps part autre somme conclusion conséquence".split()
)
JOINS = ("mais", "et", "car", "or")
# tokens of «Selon un rapport remis lundi par …, »
LONG_SOURCE = 26
HOW = frozenset({"comment", "pourquoi"})


def according(unit: Unit, key: int, floor: int) -> Found | None:
    """What is said after a prepositional cue; None where there is none.

    Args:
        key: the token of its longest word.
        floor: the first token that no report has taken yet.
    """
    matched = _match(unit, key)
    if matched is None:
        return None
    cue, at, start = matched
    if "avis" in unit.words[at:start] and unit.words[start - 2] in closed.POSSESSIVES:
        several = unit.words[start - 2] == "leur"
        owner = Phrase(start - 2, start - 1, pronoun=True) if several else None
        return _placed(unit, Voice(cue, at, start, owner), floor, start)
    if unit.word(start) == "qui" and cue.lemma in ("pour", "selon"):
        return _relative_view(unit, cue, at)
    subject = source_phrase(unit, start)
    if subject is None or not is_source(unit, subject):
        return None
    end = with_appositions(unit, subject.end)
    if cue.lemma == "pour" and not gives_opinion(unit, subject, end):
        return None
    return _placed(unit, Voice(cue, at, start, subject), floor, end)


def _placed(unit: Unit, voice: Voice, floor: int, end: int) -> Found | None:
    """The content, by where the cue stands in its sentence."""
    at = voice.start
    if unit.word(at - 1) == "," and unit.word(at - 2) in JOINS:
        # «…, mais, selon X, …»: what follows alone is from X
        floor = at
    if unit.word(at - 1) in (":", ";") or (unit.is_capital(at) and at > floor):
        # «… de : Selon X, …», «… ; selon X, …», and headings glued to the sentence below them
        floor = at
    if unit.word(at - 1) in JOINS and floor < at:
        # «… et selon X …», without a comma
        floor = at
    if closed.LEADING.issuperset(unit.words[floor:at]) or _links_only(unit, floor, at):
        taken = floor not in (0, at) and unit.word(floor - 1) not in closed.HARD
        return None if taken else _initial(unit, voice, end)
    aside = unit.word(at - 1) == "," and unit.word(at + 1) not in closed.THIRD
    if voice.cue.lemma == "pour" and not aside:
        return None
    return _within(unit, voice, floor, end)


def _links_only(unit: Unit, floor: int, at: int) -> bool:
    """«En effet, selon X, …»: what stands before only joins the sentence to the last one."""
    near = 2 < at - floor < 7 and unit.words[at - 1] == ","
    return near and LINKS.issuperset(unit.words[floor:at])


def _relative_view(unit: Unit, cue: Cue, at: int) -> Found | None:
    """«X, pour qui …»: the clause is the view of who stands before the comma."""
    owner = antecedent(unit, at, 0)
    if owner is None or unit.word(at - 1) != "," or not speaks(unit, owner):
        return None
    stop = clause_end(unit, at + 2)
    stop = next((index for index in range(at + 4, stop) if unit.words[index] == ","), stop)
    return Found((report(unit, at + 2, stop, Voice(cue, at, at + 1, owner)),), stop)


def _match(unit: Unit, key: int) -> tuple[Cue, int, int] | None:
    """The cue around its longest word: where it begins, and where its source does."""
    for place, words, cue in prepositions()[unit.words[key]]:
        at = key - place
        if at < 0 or (cue.lemma == "pour" and at and unit.words[at - 1] not in closed.LEADING):
            continue
        if words[0] == "a" and not unit.is_capital(at):
            # «Elle a son avis»
            continue
        after = at + len(words)
        if tuple(unit.words[at:after]) == words:
            return cue, at, after
        # «de l'avis du ministre»: preposition and article are melted into one
        last = unit.word(after - 1)
        melted = words[-1] == "de" and last in ("du", "des", "d'")
        if melted and tuple(unit.words[at : after - 1]) == words[:-1]:
            return cue, at, after - (last != "d'")
    return None


def _initial(unit: Unit, voice: Voice, end: int) -> Found | None:
    if unit.word(end) not in (",", ":"):
        # «Selon un rapport publié lundi, …»: the noun phrase is longer than its noun
        comma = next_comma(unit, end, LONG_SOURCE)
        told = unit.word(end) in RELATIVE
        if comma is not None and (told or closed.FINITE.isdisjoint(unit.words[end:comma])):
            end = comma
    start = end + 1 if unit.word(end) in (",", ":") else end
    if start >= unit.body_end or unit.words[-1] == ":":
        # «Selon les mots de X, ministre :» leads to the line below
        return None
    if unit.words[start] == QUOTED and (start + 1 >= unit.body_end or unit.word(start + 1) in ",."):
        return Found(tuple(right_contents(unit, start, voice)), start + 1)
    if unit.words[start] in HOW or unit.words[start] in closed.COORDINATORS:
        return None
    stop = clause_end(unit, start)
    if unit.word(stop) == ":" and unit.word(stop + 1) != QUOTED:
        # «Selon X, deux points comptent : …»: the list is of X too
        stop = max(stop, clause_end(unit, stop + 1))
    if stop - start < 2:
        return None
    return Found((report(unit, start, stop, voice),), stop, voice.subject)


def _within(unit: Unit, voice: Voice, floor: int, end: int) -> Found | None:
    """«…, selon X.» and «…, selon X, …»."""
    at = voice.start
    amid = _is_amid(unit, voice, end)
    relative = _relative(unit, floor, at) if amid or unit.word(end) == "," else None
    floor = floor if relative is None else relative
    left: tuple[Report, ...] = tuple(left_contents(unit, floor, at, voice))
    if unit.words[content_start(unit, floor, at)] in HOW:
        return None
    aside = unit.word(end) == "," and unit.word(at - 1) == "," and end + 2 < unit.body_end
    if amid or aside:
        stop = clause_end(unit, end + aside)
        start = content_start(unit, floor, at)
        direct = left and left[-1].kind == "direct"
        if not direct and stop > end + aside and start < at:
            return Found((report(unit, start, stop, voice),), stop)
    return Found(left, end) if left else None


def _is_amid(unit: Unit, voice: Voice, end: int) -> bool:
    """«qui offriront selon lui un havre de paix»: no comma on either side."""
    pronoun = voice.subject is not None and voice.subject.pronoun
    goes_on = end < unit.body_end and unit.words[end] not in closed.COORDINATORS | closed.HARD
    return pronoun and goes_on and "," not in (unit.word(voice.start - 1), unit.word(end))


def _relative(unit: Unit, floor: int, at: int) -> int | None:
    """Where the relative clause around an incise begins: «…, qui lui ferait, selon X, perdre …»."""
    for index in range(at - 2, max(floor + 3, at - 8), -1):
        word = unit.words[index]
        if word == "dont" and not has_verb(unit, index, at):
            # «dont au moins deux dimanche»
            continue
        if word in ("qui", "dont", "où", "que", "qu'"):
            return index if word in ("qui", "dont", "où") else index + 1
        if word == ",":
            return None
    return None
