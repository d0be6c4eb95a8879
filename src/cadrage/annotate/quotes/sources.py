"""Sources: which noun phrases after «selon» and «pour» name one, and where they end."""

from __future__ import annotations

from functools import cache

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import QUOTED, speaker_nouns, words_of
from cadrage.annotate.quotes.noun_phrases import Phrase, is_title, noun_phrase_end, speaks
from cadrage.annotate.quotes.units import Unit

COMMA_REACH = 16
APPOSITIONS = 3
NOT_SOURCES = frozenset({"moi", "nous", "vous", "toi"})
# «Anne Morel, de l'association X, …», «X, qui préside le comité, …»
ASIDES = frozenset({"qui", "dont", "de", "d'", "du", "des", "à", "au", "lui", "elle"})
NO_NAME = closed.DETERMINERS | closed.PREPOSITIONS | closed.SUBJECTS
RELATIVE = frozenset({"qui", "que", "qu'", "dont", "où"})
FORMER = frozenset({"ancien", "ancienne"})


def source_phrase(unit: Unit, start: int) -> Phrase | None:
    """The noun phrase or pronoun after a preposition."""
    if start >= len(unit):
        return None
    if unit.words[start] in closed.THIRD:
        return Phrase(start, start + 1, pronoun=True)
    named = start + (unit.words[start] in closed.ARTICLES)
    if is_title(unit, named):
        return Phrase(start, named + 1)
    end = noun_phrase_end(unit, start)
    if end > start + 1 and unit.word(end) == "par" and unit.words[end - 1] in _sought():
        # «selon un rapport de l'ONU consulté par l'AFP»; «soutenu par X» says which report it is
        end -= 1
    return Phrase(start, end) if end > start else None


@cache
def _sought() -> frozenset[str]:
    """Participles of who was asked and what was seen, in all their forms."""
    return frozenset(word + end for word in words_of("sought") for end in ("", "e", "s", "es"))


def is_source(unit: Unit, subject: Phrase) -> bool:
    """Whether the phrase after «selon» names who says it, not what it depends on."""
    if subject.pronoun:
        return True
    words = unit.words[subject.start : subject.end]
    nouns = [word for word in words if word not in closed.DETERMINERS]
    if (
        not nouns
        or words[0] in ("tout", "toute")
        or (words[0] == QUOTED and not is_title(unit, subject.start))
        or words[0].isdigit()
        or words[0] in NOT_SOURCES
        or words == ["les", "pays"]
    ):
        return False
    if words[0] in closed.POSSESSIVES:
        return speaker_nouns().get(nouns[0], ("", ""))[0] in ("person", "collective")
    return not words_of("no source").intersection((words[0], nouns[0]))


def gives_opinion(unit: Unit, subject: Phrase, end: int) -> bool:
    """Whether «pour X», set off by a comma, gives a view: of somebody, or of a body."""
    if unit.word(end) != "," and not (unit.word(end) == ":" and unit.word(end + 1) == QUOTED):
        return False
    first, follows = unit.words[subject.start], unit.word(end + 1)
    if subject.pronoun:
        return True
    words = unit.words[subject.start : subject.end]
    noun = next((word for word in words if word not in closed.DETERMINERS), "")
    if end > subject.end + 1:
        # «Pour l'Autriche, Franz Fischler, …» lists
        listed = first in closed.ARTICLES and unit.is_capital(subject.end - 1)
        return speaks(unit, subject) and (not listed or noun in speaker_nouns())
    if noun == "ensemble":
        # «Pour l'ensemble du pays, …» tells of whom it holds
        return False
    if first in closed.POSSESSIVES:
        return noun in words_of("side")
    if speaker_nouns().get(noun, ("", ""))[0] in ("person", "collective") or noun in closed.TITLES:
        return True
    if first in closed.DETERMINERS or not unit.is_capital(subject.start):
        return False
    # «Pour Morel, il …» but not «Pour Noël, les …»
    if len(words) == 1:
        return follows in ("il", "c'", "ce", "cela", QUOTED)
    if unit.word(end) == "," and end + 1 < len(unit) and unit.is_capital(end + 1):
        # «Pour Anne Morel, Paul Petit est …»
        return not closed.FINITE.isdisjoint(unit.words[end + 2 : end + 5])
    return follows in closed.ARTICLES or follows in closed.SUBJECTS or follows == QUOTED


def with_appositions(unit: Unit, end: int) -> int:
    """Past «, ministre de l'Intérieur,» after a name, to the comma that closes it."""
    for _ in range(APPOSITIONS):
        first = end + 1
        if unit.word(end) != ",":
            return end
        aged = unit.word(first).isdigit() and unit.word(first + 1) == "ans"
        if unit.word(first) in ASIDES or aged:
            return next_comma(unit, first) or end
        close = _apposition_end(unit, first)
        if close is None:
            return end
        end = close
    return end


def _apposition_end(unit: Unit, first: int) -> int | None:
    """The comma, colon or end that closes an apposition which tells a role or name; else None."""
    last = _name_end(unit, first)
    if last > first and unit.word(last) == "et":
        # «Selon Anne Petit, Paul Morin et Luc Duval, …»
        last = max(last, _name_end(unit, last + 1))
    if last - first > 1 and (last >= unit.body_end or unit.words[last] == ","):
        return last
    article = unit.word(first) in ("le", "la", "l'", "un", "une")
    word = unit.word(first + article)
    closes = first + 2 >= unit.body_end or unit.words[first + 2] == ","
    if article and closes and _is_acronym(unit, first + 1):
        # «selon la fédération de pêche, la FEPA»
        return first + 2
    body = not article and speaker_nouns().get(word, ("", ""))[0] == "collective"
    one_of = "un" in (word, unit.word(first)) and "des" in unit.words[first + 1 : first + 3]
    person = speaker_nouns().get(word, ("", ""))[0] == "person" or word in FORMER
    if not (one_of or body or person):
        return None
    close = noun_phrase_end(unit, first)
    if unit.word(close) in RELATIVE:
        return next_comma(unit, close)
    while close < unit.body_end and unit.words[close] not in (",", ":"):
        if unit.words[close] in closed.FINITE or unit.words[close] in closed.HARD:
            return None
        close += 1
    return close


def _is_acronym(unit: Unit, at: int) -> bool:
    return len(unit.word(at)) > 1 and unit.text[unit.starts[at] : unit.ends[at]].isupper()


def _name_end(unit: Unit, at: int) -> int:
    while at < len(unit) and unit.is_capital(at) and unit.words[at] not in NO_NAME:
        at += 1
    return at


def next_comma(unit: Unit, start: int, reach: int = COMMA_REACH) -> int | None:
    """The next comma near by, with neither colon nor marks before it."""
    for at in range(start, min(start + reach, len(unit))):
        if unit.words[at] == ",":
            return at
        if unit.words[at] in ";:" or unit.words[at] == QUOTED:
            return None
    return None
