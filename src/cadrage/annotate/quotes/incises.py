"""Incises: «…», a déclaré X; …, insiste-t-il; …, annonce la BBC; comme l'a dit X."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.clauses import clause_end, complement
from cadrage.annotate.quotes.contents import (
    content_start,
    goes_on,
    has_verb,
    left_contents,
    right_contents,
)
from cadrage.annotate.quotes.cues import QUOTED, speaker_nouns, verb_forms
from cadrage.annotate.quotes.groups import Group, read_group
from cadrage.annotate.quotes.inversions import inverted_subject
from cadrage.annotate.quotes.noun_phrases import Phrase, speaks
from cadrage.annotate.quotes.reports import Found, Report, Voice, report
from cadrage.annotate.quotes.tokens import tokenize
from cadrage.annotate.quotes.units import Unit

# what can stand before an incise
BEFORE = frozenset({",", QUOTED, "-", "–", "—", "!", "?", "…", "...", "comme"})


def incise(unit: Unit, group: Group, floor: int) -> Found | None:
    """What an inverted cue verb comments on; None where the verb is no incise.

    Args:
        floor: the first token that no report has taken yet.
    """
    before = unit.word(group.start - 1)
    if before not in BEFORE or group.passive or group.form in ("gerund", "infinitive"):
        return None
    after_marks = before == QUOTED or QUOTED in unit.words[floor : group.start]
    if not group.cue.takes("incise") and not (
        after_marks and group.cue.takes("after", "que", "frag")
    ):
        return None
    subject = inverted_subject(unit, group)
    if subject is None or unit.word(subject.start) in closed.FIRST:
        return None
    if not after_marks and not _comments(unit, group, subject, floor):
        return None
    if group.inverted is None and before == "," and _governs(unit, group):
        return None
    voice = Voice(group.cue, group.head, group.head + 1, subject)
    start = group.start - (before != QUOTED)
    end = _incise_end(unit, max(subject.end, group.end))
    if before == "comme":
        return _as_said(unit, voice, start, end)
    if unit.words[0] in closed.DASHES and QUOTED not in unit.words:
        return _dialogue(unit, voice, start, end)
    return _around(unit, voice, (floor, start, end), inverted=group.inverted is not None)


def _comments(unit: Unit, group: Group, subject: Phrase, floor: int) -> bool:
    """Whether a verb after plain text is an incise: its subject can speak, and none is before."""
    if not speaks(unit, subject):
        return False
    return subject.pronoun or not _closes_aside(unit, group, floor)


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
    return not has_verb(unit, *before) and not _is_apposition(unit, after[1])


def _closes_aside(unit: Unit, group: Group, floor: int) -> bool:
    """Whether the comma before the verb closes «, qui …,» or «, directeur de …,»."""
    at = group.start - 2
    while at > floor and unit.words[at] != ",":
        at -= 1
    if unit.word(at) != ",":
        return False
    word = unit.word(at + 1)
    role = speaker_nouns().get(word, ("", ""))[0] == "person"
    return word in ("qui", "dont") or (role and not has_verb(unit, at, group.start))


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


def _as_said(unit: Unit, voice: Voice, comme: int, end: int) -> Found | None:
    """«Comme l'a dit X, …»: the rest of the sentence is what was said."""
    if unit.word(end) != "," or comme > 2:
        return None
    stop = clause_end(unit, end + 1)
    if stop - end < 4:
        return None
    return Found((report(unit, end + 1, stop, voice),), stop)


def _is_apposition(unit: Unit, at: int) -> bool:
    word = unit.word(at)
    if word in closed.ARTICLES:
        word = unit.word(at + 1)
    return word in speaker_nouns() or word.isdigit() or word in ("ancien", "ancienne", "qui")


def inner_incise(unit: Unit, at: int) -> Report | None:
    """«Il y a trop de monde, affirme X. Où les mettre ?»: the incise stands inside the marks."""
    marked = unit.marked[at]
    text = unit.text[marked.inner_start : marked.inner_end]
    tokens = tokenize(text)
    shift = marked.inner_start
    inner = Unit(
        unit.text,
        "body",
        tokens.words,
        [start + shift for start in tokens.starts],
        [end + shift for end in tokens.ends],
        {},
    )
    for index, word in enumerate(inner.words):
        if index and word in verb_forms():
            group = read_group(inner, index)
            if group is None or inner.word(group.start - 1) != "," or group.passive:
                continue
            if group.form not in ("finite", "participle") or not group.cue.takes("incise", "after"):
                continue
            subject = inverted_subject(inner, group)
            if subject is not None and inner.word(subject.end) in (",", ".", "", "!", "?"):
                return Report(
                    marked.inner_start,
                    marked.inner_end,
                    "direct",
                    group.cue,
                    (inner.starts[index], inner.ends[index]),
                    (inner.starts[subject.start], inner.ends[subject.end - 1]),
                    subject.pronoun,
                )
    return None
