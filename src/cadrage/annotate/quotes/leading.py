"""A line that ends in a colon: the marks that open the next line are what its verb says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import QUOTED, verb_forms
from cadrage.annotate.quotes.groups import read_group
from cadrage.annotate.quotes.noun_phrases import speaks
from cadrage.annotate.quotes.reporters import reporter
from cadrage.annotate.quotes.reports import Report, Voice
from cadrage.annotate.quotes.units import Unit

# tokens between the verb and the colon
REACH = 30


def leads(unit: Unit) -> Voice | None:
    """Who says what the next line holds; None where no verb of saying stands before the colon."""
    if not len(unit) or unit.words[-1] != ":":
        return None
    for at in range(len(unit) - 2, max(-1, len(unit) - REACH), -1):
        if unit.words[at] in closed.HARD or unit.words[at] == QUOTED:
            return None
        group = read_group(unit, at) if unit.words[at] in verb_forms() else None
        if group is None or group.form in ("infinitive", "conditional"):
            continue
        if group.passive or group.negated or not group.cue.takes("que", "incise", "after"):
            return None
        subject = reporter(unit, group, None)
        if subject is not None and unit.words[subject.start] in closed.FIRST:
            return None
        known = subject if speaks(unit, subject) else None
        return Voice(group.cue, group.head, group.head + 1, known)
    return None


def led(reports: Iterable[Report], voice: Voice | None, unit: Unit, start: int) -> list[Report]:
    """The reports of a line, those in marks at its head with the cue of the line before.

    Args:
        unit: the line before, whose tokens the voice counts.
        start: where the line begins.
    """
    found = list(reports)
    if voice is None:
        return found
    cue_span = unit.starts[voice.start], unit.ends[voice.end - 1]
    who = voice.subject
    named = (unit.starts[who.start], unit.ends[who.end - 1]) if who else None
    for at, one in enumerate(found):
        if not one.floating or one.speaker is not None or one.start > start + 2 or at:
            break
        found[at] = replace(
            one,
            cue=voice.cue,
            cue_span=cue_span,
            speaker=named,
            pronoun=bool(who and who.pronoun),
            floating=False,
        )
    return found
