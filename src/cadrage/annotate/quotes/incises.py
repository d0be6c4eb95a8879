"""Incises: «…», a déclaré X; …, insiste-t-il; …, annonce la BBC; comme l'a dit X."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.appositions import closes_aside, is_apposition, is_participle
from cadrage.annotate.quotes.clauses import clause_end, complement
from cadrage.annotate.quotes.contents import (
    content_start,
    goes_on,
    has_verb,
    is_sentence,
    left_contents,
    right_contents,
)
from cadrage.annotate.quotes.cues import QUOTED, words_of
from cadrage.annotate.quotes.groups import Group
from cadrage.annotate.quotes.inversions import agent_after, disagrees, inverted_subject
from cadrage.annotate.quotes.noun_phrases import Phrase, speaks
from cadrage.annotate.quotes.reports import Found, Report, Voice, report
from cadrage.annotate.quotes.units import Unit

ASIDE_REACH = 10
# what may stand before the name of a day
WHEN = frozenset({"le", "ce", "1er"})
# what can stand before an incise
BEFORE = frozenset({",", QUOTED, "-", "–", "—", "!", "?", "…", "...", "comme"})


def incise(unit: Unit, group: Group, floor: int) -> Found | None:
    """What an inverted cue verb comments on; None where the verb is no incise.

    Args:
        floor: the first token that no report has taken yet.
    """
    before = unit.word(group.start - 1)
    agent = agent_after(unit, group) if group.passive else None
    if before not in BEFORE or (group.passive and agent is None):
        return None
    if group.form in ("gerund", "infinitive") or is_participle(unit, group):
        return None
    if before == QUOTED and unit.word(group.start - 2) in closed.DETERMINERS:
        # «Le "Lancet" a publié …»: the marks hold a name
        return None
    after_marks = before == QUOTED or QUOTED in unit.words[floor : group.start]
    if not group.cue.takes("incise") and not (
        after_marks and group.cue.takes("after", "que", "frag")
    ):
        return None
    subject = agent or inverted_subject(unit, group)
    if (
        subject is None
        or unit.word(subject.start) in closed.FIRST
        or disagrees(unit, group, subject)
    ):
        return None
    near_marks = before == QUOTED or unit.word(group.start - 2) == QUOTED
    if before == QUOTED and unit.word(group.start - 2) in words_of("work"):
        # «Le journal "Demain" a publié …»
        return None
    if before == QUOTED and group.start - 1 > floor and not is_sentence(unit, group.start - 1):
        # «La mention « bio » indique la provenance»: the marks belong to the subject
        near_marks = False
    if not (after_marks and near_marks) and not _comments(unit, group, subject, floor):
        return None
    if group.inverted is None and before == "," and _governs(unit, group):
        return None
    voice = Voice(group.cue, group.head, group.head + 1, subject)
    start = group.start - (before != QUOTED)
    end = _incise_end(unit, max(subject.end, group.end))
    if before == "comme":
        return _as_said(unit, voice, floor, (group.start - 1, end))
    if unit.words[0] in closed.DASHES and QUOTED not in unit.words:
        return _dialogue(unit, voice, start, end)
    return _around(unit, voice, (floor, start, end), inverted=group.inverted is not None)


def _comments(unit: Unit, group: Group, subject: Phrase, floor: int) -> bool:
    """Whether a verb after plain text is an incise: its subject can speak, and none is before."""
    if not speaks(unit, subject):
        return False
    return subject.pronoun or not closes_aside(unit, group, floor)


def _governs(unit: Unit, group: Group) -> bool:
    """«X, ministre de Y, a déclaré que»: the comma closes an apposition."""
    said = complement(unit, group)
    return said is not None and said.how in ("clause", "infinitive", "question")


def _around(unit: Unit, voice: Voice, at: tuple[int, int, int], *, inverted: bool) -> Found | None:
    """The contents on both sides of an incise that stands between `start` and `end`."""
    floor, start, end = at
    left = tuple(left_contents(unit, floor, start, voice))
    after = end + (unit.word(end) == ",")
    right = tuple(right_contents(unit, after, voice))
    first = content_start(unit, floor, start)
    if right:
        end = after
        while end < len(unit) and unit.words[end] in (QUOTED, ",", "."):
            end += 1
    elif _continues(unit, left, (first, start), (end, after), inverted=inverted):
        end = clause_end(unit, after)
        left = (*left[:-1], report(unit, first, end, voice))
    return Found(left + right, end, voice.subject) if left or right else None


def _continues(
    unit: Unit,
    left: Sequence[Report],
    before: tuple[int, int],
    after: tuple[int, int],
    *,
    inverted: bool,
) -> bool:
    """Whether the sentence before the incise goes on after it, as one content."""
    if (left and left[-1].kind == "direct") or before[0] >= before[1]:
        return False
    if unit.word(after[0]) != "," or not goes_on(unit, after[1]):
        return False
    if inverted or unit.word(after[1]) in ("mais", "et"):
        return True
    if has_verb(unit, *before):
        return False
    adverbial = unit.words[before[0]] in closed.PREPOSITIONS
    return (adverbial and _is_main(unit, after[1])) or not is_apposition(unit, after[1])


def _is_main(unit: Unit, at: int) -> bool:
    """«Dans ces villages, dit X, les enfants toussent»: the subject of the clause."""
    if unit.word(at) not in closed.ARTICLES:
        return False
    return all(word != "," for word in unit.words[at : unit.body_end])


def _dialogue(unit: Unit, voice: Voice, start: int, end: int) -> Found | None:
    """«– Vous partez ? demanda-t-il.»: what stands between dash and incise is direct speech."""
    last = start
    while last > 1 and unit.words[last - 1] in (",", "-", "–", "—"):
        last -= 1
    last += unit.word(last) in ("?", "!", "…")
    if last <= 1:
        return None
    return Found((replace(report(unit, 1, last, voice), kind="direct"),), end)


def _incise_end(unit: Unit, at: int) -> int:
    while at < len(unit):
        word = unit.words[at]
        if word == "," or word in closed.HARD or word == QUOTED:
            break
        at += 1
    return at


def _as_said(unit: Unit, voice: Voice, floor: int, span: tuple[int, int]) -> Found | None:
    """«Comme l'a dit X, …», «…, comme l'a dit X.»: the rest of the sentence is what was said."""
    comme, end = span
    if unit.word(comme - 1) == "," and (unit.word(end) != "," or _tells_when(unit, end + 1)):
        left = tuple(left_contents(unit, floor, comme, voice))
        return Found(left, end) if left else None
    if unit.word(end) != "," or comme > 2:
        return None
    while unit.word(end + 1) in closed.PREPOSITIONS and (aside := _next_comma(unit, end + 1)):
        # «Comme le dit X, sur une chaîne, …»
        end = aside
    if unit.word(end + 1) == QUOTED and unit.word(end + 2) in (",", ".", ""):
        return Found(tuple(right_contents(unit, end + 1, voice))[:1], end + 2)
    close = next((at for at in range(end, len(unit)) if unit.words[at] == ":"), None)
    if close is not None and unit.word(close + 1) == QUOTED:
        # «Comme le disait X, militante : "…"»: what stands before the colon tells who X is
        return None
    stop = clause_end(unit, end + 1)
    if stop - end < 4:
        return None
    return Found((report(unit, end + 1, stop, voice),), stop)


def _tells_when(unit: Unit, at: int) -> bool:
    """Whether all that is left of the sentence says when: «…, comme l'a dit X, hier.»."""
    left = unit.words[at : unit.body_end]
    return all(word in closed.TIMES or word.isdigit() or word in WHEN for word in left)


def _next_comma(unit: Unit, start: int) -> int | None:
    """The comma that closes a short aside."""
    for at in range(start, min(start + ASIDE_REACH, len(unit))):
        if unit.words[at] == ",":
            return at
        if unit.words[at] in closed.HARD or unit.words[at] == QUOTED:
            return None
    return None
