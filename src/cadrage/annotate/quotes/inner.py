"""Incises inside marks: «Il y a trop de monde, affirme X. Où les mettre ?»."""

from __future__ import annotations

from cadrage.annotate.quotes.cues import verb_forms
from cadrage.annotate.quotes.groups import Group, read_group
from cadrage.annotate.quotes.inversions import inverted_subject
from cadrage.annotate.quotes.marks import Marked
from cadrage.annotate.quotes.noun_phrases import tells_medium
from cadrage.annotate.quotes.reports import Report
from cadrage.annotate.quotes.units import Unit

BEFORE = (",", "?", "!", "…")
AFTER = (",", ".", "", "!", "?")


def inner_incise(unit: Unit, at: int) -> Report | None:
    """The passage in marks that a token stands for, with the speaker named inside it."""
    marked = unit.marked[at]
    inner = unit.inside(at)
    known = verb_forms()
    if known.keys().isdisjoint(inner.words):
        return None
    for index, word in enumerate(inner.words):
        if index and word in known and (found := _read(inner, index, marked)) is not None:
            return found
    return None


def _read(inner: Unit, index: int, marked: Marked) -> Report | None:
    group = read_group(inner, index)
    if group is None or not _is_set_off(inner, group):
        return None
    subject = inverted_subject(inner, group)
    if subject is None:
        return None
    if inner.word(subject.end) not in AFTER and not tells_medium(inner, subject.end):
        return None
    last = group.start - 1 - (inner.words[group.start - 1] == ",")
    return Report(
        marked.inner_start,
        # a mark that was forgotten stood before the incise
        marked.inner_end if marked.closed else inner.ends[last],
        "direct",
        group.cue,
        (inner.starts[index], inner.ends[index]),
        (inner.starts[subject.start], inner.ends[subject.end - 1]),
        subject.pronoun,
    )


def _is_set_off(inner: Unit, group: Group) -> bool:
    if inner.word(group.start - 1) not in BEFORE or group.passive:
        return False
    return group.form in ("finite", "participle") and group.cue.takes("incise", "after")
