"""The subject after a verb: «a déclaré mardi à la presse la ministre», «a-t-elle dit»."""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import QUOTED, speaker_nouns
from cadrage.annotate.quotes.groups import Group
from cadrage.annotate.quotes.noun_phrases import Phrase, is_title, noun_phrase_end, tells_medium
from cadrage.annotate.quotes.tokens import bare
from cadrage.annotate.quotes.units import Unit

PARENTHESIS = 12
# tokens of an aside between a verb and its subject
ASIDE = 10
DAYS = closed.TIMES | {"1er"}
# what begins a subject besides articles
BEGINS = frozenset({"des", "celui", "celle", "ceux", "celles", "tous", "toutes"})
ENDS_ADJUNCT = closed.ARTICLES | (BEGINS - {"des"})
# how the titles of newspapers begin
ARTICLES = ("Le ", "La ", "Les ", "L'", "L’")
SIDES = (["de", "son", "côté"], ["de", "leur", "côté"])


def inverted_subject(unit: Unit, group: Group) -> Phrase | None:
    """The subject after the verb: a pronoun with a hyphen, or a noun phrase."""
    if group.inverted is not None:
        if bare(unit.words[group.inverted]) == "on":
            return _where_said(unit, group.end)
        if bare(unit.words[group.inverted]) not in closed.THIRD:
            return None
        # «a-t-il dit Igor Gromyko»: a name after the pronoun says who it is
        named = subject_after(unit, group.end)
        if named and unit.is_capital(named.start) and named.start == group.end:
            return named
        return Phrase(group.inverted, group.inverted + 1, pronoun=True)
    return subject_after(unit, group.end)


def _where_said(unit: Unit, at: int) -> Phrase | None:
    """«insiste-t-on à l'Élysée»: the house that speaks."""
    if unit.word(at) not in ("à", "au", "chez") or tells_medium(unit, at):
        return None
    end = noun_phrase_end(unit, at + 1)
    return Phrase(at + 1, end) if end > at + 1 and unit.is_capital(end - 1) else None


def subject_after(unit: Unit, at: int) -> Phrase | None:
    """The subject inverted after a verb group, past adverbs, times and those spoken to."""
    start = at
    skipped = False
    while start < len(unit):
        word = unit.words[start]
        if (
            word in closed.TIMES
            or word.isdigit()
            or word in closed.ADVERBS
            or word.endswith("ment")
        ):
            start += 1
        elif (word in ("ce", "la", "le", "l'") and unit.word(start + 1) in DAYS) or (
            word == "le" and unit.word(start + 1).isdigit()
        ):
            start += 2
        elif unit.words[start : start + 3] in SIDES:
            start += 3
        elif word == "un" and unit.word(start + 1) == "peu":
            # «avait déclaré un peu plus tôt X»
            start += 2
        elif word in closed.PREPOSITIONS and word not in ("des", "de", "d'"):
            start = _adjunct_end(unit, start)
            skipped = True
        elif word == "," and skipped and unit.word(start + 1) not in closed.PREPOSITIONS:
            start += 1
        elif word == "(" and skipped and (close := _closing(unit, start)) is not None:
            start = close + 1
        else:
            break
    if unit.word(start) == "," and start == at:
        start = _past_aside(unit, start)
    named = start + (unit.word(start) in closed.ARTICLES)
    if is_title(unit, named) and (named > start or _has_article(unit, start)):
        # «affirme le « Courrier »», «affirme « Le Courrier »»
        return Phrase(start, named + 1)
    if start >= len(unit) or not _begins_subject(unit, start):
        return None
    end = noun_phrase_end(unit, start)
    return Phrase(start, end) if end > start else None


def _has_article(unit: Unit, at: int) -> bool:
    """Whether what stands in marks begins with an article: a title, and nothing that was said."""
    marked = unit.marked[at]
    return unit.text[marked.inner_start : marked.inner_end].startswith(ARTICLES)


def _past_aside(unit: Unit, comma: int) -> int:
    """«dit, sans rire, le maire»: past the comma that closes the aside, or where it began."""
    dated = unit.word(comma + 1) in ("ce", "le") and unit.word(comma + 2) in closed.TIMES
    opens = unit.word(comma + 1) in closed.PREPOSITIONS | closed.TIMES | closed.ADVERBS
    if not (opens or dated):
        return comma
    for at in range(comma + 2, min(comma + ASIDE, len(unit))):
        if unit.words[at] in closed.HARD | closed.FINITE or unit.words[at] == QUOTED:
            return comma
        if unit.words[at] == ",":
            return at + 1
    return comma


def agent_after(unit: Unit, group: Group) -> Phrase | None:
    """«est-il précisé par le Conseil»: the agent of an impersonal passive."""
    if group.inverted is None or unit.word(group.end) != "par":
        return None
    end = noun_phrase_end(unit, group.end + 1)
    return Phrase(group.end + 1, end) if end > group.end + 1 else None


def disagrees(unit: Unit, group: Group, subject: Phrase) -> bool:
    """«…, qui ont reconnu Israël»: a verb in the plural, and one alone after it."""
    auxiliary = next((w for w in unit.words[group.start : group.head] if w in closed.FINITE), "")
    if not auxiliary.endswith(("ont", "aient", "rent")) or subject.pronoun:
        return False
    if not unit.is_capital(subject.start) and unit.words[subject.start] not in closed.TITLES:
        return False
    words = unit.words[subject.start : subject.end]
    several = "et" in words or words[-1].endswith(("s", "x")) or unit.word(subject.end) == ","
    return not several and unit.word(subject.end) not in ("et", "ou")


def _closing(unit: Unit, at: int) -> int | None:
    """Where a parenthesis ends."""
    reach = range(at + 1, min(at + PARENTHESIS, len(unit)))
    return next((index for index in reach if unit.words[index] == ")"), None)


def _begins_subject(unit: Unit, at: int) -> bool:
    word = unit.words[at]
    if word in closed.SUBJECTS:
        return False
    if word in ("de", "d'"):
        return unit.word(at + 1) in closed.MANY
    if word in closed.ARTICLES or word in BEGINS:
        return unit.word(at + 1) != QUOTED
    return unit.is_capital(at) or word in speaker_nouns() or word in closed.TITLES


def _adjunct_end(unit: Unit, at: int) -> int:
    """Where the prepositional phrase at `at` ends: «à l'AFP», «lors d'un entretien à la BBC»."""
    at += 1
    if unit.word(at) in closed.PREPOSITIONS or unit.word(at) in closed.ARTICLES:
        at += 1
    first = at
    while at < len(unit):
        word, before = unit.words[at], unit.words[at - 1]
        if word in closed.HARD or word in (",", QUOTED) or word in closed.DASHES:
            break
        if word in ENDS_ADJUNCT and before not in closed.PREPOSITIONS:
            break
        full = at + 1 < len(unit) and unit.is_capital(at) and unit.is_capital(at + 1)
        begins = at > first and not _is_acronym(unit, at) and not unit.is_capital(at - 1)
        if full and begins and before not in closed.PREPOSITIONS:
            break
        if unit.is_capital(at) and _is_acronym(unit, at - 1):
            # «à l'AFP Paul Morin»
            break
        at += 1
    return at


def _is_acronym(unit: Unit, at: int) -> bool:
    return len(unit.words[at]) > 1 and unit.text[unit.starts[at] : unit.ends[at]].isupper()
