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
from cadrage.annotate.quotes.noun_phrases import speaks
from cadrage.annotate.quotes.reports import Found, Report, Voice, report
from cadrage.annotate.quotes.tokens import tokenize
from cadrage.annotate.quotes.units import Unit


def incise(unit: Unit, group: Group, floor: int) -> Found | None:
    """What an inverted cue verb comments on; None where the verb is no incise."""
    before = unit.word(group.start - 1)
    after_marks = before == QUOTED or (before in ",!?…-–—" and QUOTED in unit.words[floor : group.start])
    if not before or before not in (",", QUOTED, "-", "–", "—", "!", "?", "…", "...", "comme"):
        return None
    if group.passive or group.form in ("gerund", "infinitive"):
        return None
    if not group.cue.takes("incise") and not (after_marks and group.cue.takes("after", "que", "frag")):
        return None
    subject = inverted_subject(unit, group)
    if subject is None or unit.word(subject.start) in closed.FIRST:
        return None
    if before != QUOTED and not after_marks:
        if not speaks(unit, subject) or (not subject.pronoun and _closes_aside(unit, group, floor)):
            return None
    if group.inverted is None and before == ",":
        # «X, ministre de Y, a déclaré que»: the comma closes an apposition
        said = complement(unit, group)
        if said is not None and said.how in ("clause", "infinitive", "question"):
            return None
    voice = Voice(group.cue, group.head, group.head + 1, subject)
    start = group.start - 1 if before != QUOTED else group.start
    end = _incise_end(unit, max(subject.end, group.end))
    if before == "comme":
        return _as_said(unit, voice, start, end)
    left = tuple(left_contents(unit, floor, start, voice))
    if unit.words[0] in closed.DASHES and QUOTED not in unit.words:
        return _dialogue(unit, voice, start, end)
    after = end + (unit.word(end) == ",")
    right = tuple(right_contents(unit, after, voice))
    if right:
        end = after
        while end < len(unit) and (unit.words[end] == QUOTED or unit.words[end] in ",."):
            end += 1
    elif _may_go_on(left) and unit.word(end) == "," and goes_on(unit, after):
        pronoun = group.inverted is not None
        first = content_start(unit, floor, start)
        if first >= start:
            return Found(left, end, subject) if left else None
        elided = unit.word(after) in ("mais", "et")
        if pronoun or elided or (not has_verb(unit, first, start) and not _is_apposition(unit, after)):
            end = clause_end(unit, after)
            left = (*left[:-1], report(unit, first, end, voice))
    return Found(left + right, end, subject) if left or right else None


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


def _may_go_on(left: Sequence[Report]) -> bool:
    return not left or left[-1].kind != "direct"


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
        unit.text, "body", tokens.words, [start + shift for start in tokens.starts],
        [end + shift for end in tokens.ends], {},
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
                    marked.inner_start, marked.inner_end, "direct", group.cue,
                    (inner.starts[index], inner.ends[index]),
                    (inner.starts[subject.start], inner.ends[subject.end - 1]),
                    subject.pronoun,
                )
    return None
