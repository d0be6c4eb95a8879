"""What a source relays: «Selon la BBC, le ministre affirme que …»."""

from __future__ import annotations

from dataclasses import replace

from cadrage.annotate.quotes.admission import may_speak
from cadrage.annotate.quotes.clauses import complement
from cadrage.annotate.quotes.cues import verb_forms
from cadrage.annotate.quotes.groups import read_group
from cadrage.annotate.quotes.noun_phrases import head_kind, speaks
from cadrage.annotate.quotes.reports import Found, Voice, report
from cadrage.annotate.quotes.subjects import subject_before
from cadrage.annotate.quotes.units import Unit

REACH = 24


def relayed(unit: Unit, found: Found) -> Found | None:
    """«Selon la BBC, le ministre affirme que …»: the minister speaks, the BBC relays."""
    one = found.reports[0]
    source = found.subject
    if source is None or source.pronoun or head_kind(unit, source) == "person":
        return None
    if len(found.reports) > 1 or one.speaker is None or one.cue_span is None:
        return None
    start = unit.after(one.start)
    if one.start < one.cue_span[0] or start >= found.end:
        return None
    for at in range(start + 1, min(start + REACH, found.end)):
        if unit.words[at] not in verb_forms():
            continue
        group = read_group(unit, at)
        if group is None or group.passive or group.negated or group.inverted is not None:
            continue
        said = complement(unit, group)
        subject = subject_before(unit, group.start, start)
        if said is None or said.how != "clause" or subject is None or subject.pronoun:
            return None
        if head_kind(unit, subject) == "document":
            return None
        voice = Voice(group.cue, group.head, group.head + 1, subject)
        made = report(unit, said.start, said.end, voice)
        if not may_speak(unit, voice, group) or not speaks(unit, subject):
            return None
        return Found((replace(made, relay=one.speaker),), said.end, subject)
    return None
