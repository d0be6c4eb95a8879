"""Noun phrases: where one that begins at a token ends, and what its first noun names."""

from __future__ import annotations

from dataclasses import dataclass

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import QUOTED, speaker_nouns, words_of
from cadrage.annotate.quotes.units import Unit

CONTINUES_TITLE = frozenset({"à", "au", "aux", "pour", "auprès"})
LONGEST = 40
# words of a name in marks
TITLE_WORDS = 4
ENVOY_REACH = 5
# whose title may go on with «à l'ONU»
ENVOYS = frozenset(
    ["ambassadeur", "ambassadrice", "représentant", "représentante", "envoyé", "envoyée"]
)
# «une centaine de chercheurs», «la plupart des experts», «une série d'études»
NUMBERS = frozenset(
    "dizaine dizaines vingtaine trentaine centaine centaines millier milliers majorité plupart"
    " groupe équipe nombre série".split()
)
SMALL = closed.DETERMINERS | closed.PREPOSITIONS
AFTER_EN = frozenset({"chef", "charge", "exercice", "fonction", "titre"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start` to `end` (exclusive) of a unit; `pronoun` where it is one."""

    start: int
    end: int
    pronoun: bool = False


def noun_phrase_end(unit: Unit, start: int, limit: int | None = None) -> int:
    """Where the noun phrase that begins at `start` ends (exclusive)."""
    end = min(len(unit) if limit is None else limit, start + LONGEST)
    named = False
    at = start
    while at < end:
        word, before = unit.words[at], unit.word(at - 1)
        if word in closed.HARD or word in (",", QUOTED) or word in closed.DASHES:
            break
        capital = unit.is_capital(at) and (at > start or word not in closed.DETERMINERS)
        if capital and word in closed.ORDINALS:
            capital = False
        if capital and word in speaker_nouns():
            capital = at > start and unit.is_capital(at - 1)
        if at > start and not capital and _stops(unit, at, named):
            break
        if named and not capital and before not in closed.OF and not _links(unit, at):
            break
        governed = before in closed.OF or (
            unit.word(at - 2) in closed.OF and before in ("la", "l'")
        )
        named = (capital and at > start and not governed) or (
            named and (capital or _links(unit, at))
        )
        at += 1
    return at


def is_title(unit: Unit, at: int) -> bool:
    """Whether a marked passage is a name: the « Courrier », not the sentence that somebody says."""
    if unit.word(at) != QUOTED:
        return False
    marked = unit.marked[at]
    inner = unit.text[marked.inner_start : marked.inner_end]
    return inner[0].isupper() and inner.count(" ") < TITLE_WORDS and inner[-1] not in ".!?…,"


def _links(unit: Unit, at: int) -> bool:
    """A word that can stand within a name or join two."""
    word = unit.words[at]
    return word in closed.OF or word in (
        "et",
        "la",
        "le",
        "l'",
        "el",
        "al",
        "ben",
        "bin",
        "van",
        "von",
    )


def _stops(unit: Unit, at: int, named: bool) -> bool:
    word, before = unit.words[at], unit.words[at - 1]
    if word in CONTINUES_TITLE:
        of = not closed.OF.isdisjoint(unit.words[max(0, at - 3) : at - 1])
        posted = of and _is_envoy(unit, at)
        return named or (unit.is_capital(at - 1) and not posted) or tells_medium(unit, at)
    if word == "en":
        expert = speaker_nouns().get(before, ("", ""))[0] == "person"
        return not expert and unit.word(at + 1) not in AFTER_EN
    if word == "et":
        following = unit.word(at + 1)
        second = not named and any(
            unit.is_capital(index) for index in range(at + 2, min(at + 4, len(unit)))
        )
        return (
            not (
                second
                or following in closed.ARTICLES
                or (at + 1 < len(unit) and unit.is_capital(at + 1))
                or following == "de"
                or speaker_nouns().get(following, ("", ""))[0] in ("person", "collective")
            )
            or following in closed.THIRD
        )
    if word in closed.STOPPING or word in closed.FINITE:
        return True
    if word in ("le", "la", "l'", "les", "un", "une", "ce", "cette", "il", "elle", "ils", "elles"):
        return before not in closed.PREPOSITIONS and before not in ("et", "tous", "toutes", "l'")
    return False


def tells_medium(unit: Unit, at: int) -> bool:
    """«le ministre à l'AFP», «à la presse»: to whom it was said, no part of a title."""
    if unit.word(at) not in ("à", "au", "aux"):
        return False
    first = at + 1 + (unit.word(at + 1) in closed.ARTICLES)
    if unit.word(first) in words_of("medium"):
        return True
    span = slice(unit.starts[first], unit.ends[first]) if first < len(unit) else slice(0)
    return len(unit.word(first)) > 1 and unit.text[span].isupper() and not _is_envoy(unit, at)


def _is_envoy(unit: Unit, at: int) -> bool:
    """«l'ambassadeur à l'ONU», «la représentante de la Belgique à l'ONU»."""
    return not ENVOYS.isdisjoint(unit.words[max(0, at - ENVOY_REACH) : at])


def is_named(unit: Unit, at: int) -> bool:
    """Whether a token is a capitalised word that no «de» governs."""
    if not unit.is_capital(at) or unit.words[at] in SMALL:
        return False
    first = at
    while first and unit.is_capital(first - 1) and unit.words[first - 1].isalpha():
        first -= 1
    before, further = unit.word(first - 1), unit.word(first - 2)
    return before not in closed.OF and not (before in ("la", "l'", "le") and further in closed.OF)


def head_kind(unit: Unit, phrase: Phrase) -> str:
    """What its first noun is: person, collective, document, or nothing known."""
    for word in unit.words[phrase.start : phrase.end]:
        if word not in closed.DETERMINERS:
            return speaker_nouns().get(word, ("", ""))[0]
    return ""


def speaks(unit: Unit, phrase: Phrase | None) -> bool:
    """Whether a phrase can name a speaker: a pronoun, a name, a noun of people or texts."""
    if phrase is None:
        return False
    named = any(
        is_named(unit, at) and unit.word(at - 1) not in closed.PREPOSITIONS
        for at in range(phrase.start, phrase.end)
    )
    titled = is_title(unit, phrase.end - 1)
    return phrase.pronoun or named or titled or head_kind(unit, phrase) != ""
