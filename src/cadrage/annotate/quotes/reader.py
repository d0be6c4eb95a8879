"""One unit read from left to right: every cue is tried, each content is taken once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.according import according
from cadrage.annotate.quotes.admission import OPINION, may_speak
from cadrage.annotate.quotes.antecedents import antecedent
from cadrage.annotate.quotes.clauses import complement
from cadrage.annotate.quotes.colons import as_marked, rubric
from cadrage.annotate.quotes.contents import PUNCTUATION, content_start
from cadrage.annotate.quotes.cues import (
    QUOTED,
    noun_forms,
    prepositions,
    triggers,
    verb_forms,
)
from cadrage.annotate.quotes.floating import leftovers
from cadrage.annotate.quotes.groups import Group, read_group
from cadrage.annotate.quotes.incises import incise
from cadrage.annotate.quotes.inner import inner_incise
from cadrage.annotate.quotes.inversions import inverted_subject
from cadrage.annotate.quotes.noun_phrases import Phrase, head_kind, speaks
from cadrage.annotate.quotes.nouns import noun_report
from cadrage.annotate.quotes.objects import as_noun, refused
from cadrage.annotate.quotes.relayed import relayed
from cadrage.annotate.quotes.reporters import reporter
from cadrage.annotate.quotes.reports import Found, Report, Voice, report
from cadrage.annotate.quotes.units import Unit

COLON_REACH = 60


@dataclass(slots=True)
class Reader:
    """State of the reading of one unit: what was found, how far, the last verb and subject."""

    unit: Unit
    reports: list[Report] = field(default_factory=list)
    done: int = 0
    verb: Group | None = None
    subject: Phrase | None = None


def read_unit(unit: Unit) -> list[Report]:
    """The reports of a unit in text order, marked passages without a cue included."""
    reader = Reader(unit)
    known = triggers()
    for at in [at for at, word in enumerate(unit.words) if word in known]:
        word = unit.words[at]
        if at < reader.done:
            continue
        if word == QUOTED:
            _read_marks(reader, at)
        elif word in prepositions() and (found := according(unit, at, _source_floor(reader, at))):
            _take_according(reader, found)
        elif word in verb_forms() and (group := read_group(unit, at)) is not None:
            _read_verb(reader, group)
        elif word in noun_forms() and (found := noun_report(unit, at)) is not None:
            _take(reader, found)
    reader.reports.extend(leftovers(unit, reader.reports))
    return sorted(reader.reports, key=lambda one: (one.start, -one.end))


def _take(reader: Reader, found: Found) -> None:
    """Add reports; one of a passage already taken names its speaker anew."""
    spans = {(one.start, one.end) for one in found.reports}
    reader.reports = [one for one in reader.reports if (one.start, one.end) not in spans]
    reader.reports.extend(found.reports)
    reader.subject = found.subject or reader.subject
    reader.done = max(reader.done, found.end)


def _source_floor(reader: Reader, at: int) -> int:
    """From where «…, selon X» may comment: past what was read, unless that was an opinion."""
    unit = reader.unit
    ends_there = reader.reports and unit.word(at - 1) == "," and reader.done == at - 1
    last = reader.reports[-1] if reader.reports else None
    if ends_there and last is not None and last.cue is not None and last.cue.lemma in OPINION:
        return 0
    return reader.done


def _take_according(reader: Reader, found: Found) -> None:
    """A sentence that a source gives holds the opinions reported in it."""
    inner = relayed(reader.unit, found)
    if inner is not None:
        _take(reader, inner)
        return
    first = min(one.start for one in found.reports)
    reader.reports = [one for one in reader.reports if one.start < first]
    _take(reader, found)


def _read_verb(reader: Reader, group: Group) -> None:
    unit = reader.unit
    found = incise(unit, group, _floor(reader, group.start))
    if found is not None:
        _take(reader, found)
        return
    if group.passive:
        if (refusal := refused(unit, group)) is not None:
            _take(reader, refusal)
        return
    reader.verb = group
    if _take_relaying_incise(reader, group):
        return
    said = complement(unit, group) or as_marked(unit, group) or as_noun(unit, group)
    asked = group.inverted is not None and unit.words[-1] == "?"
    if (
        said is None
        or said.end <= said.start
        or asked
        or (group.negated and group.cue.cue_class != "denying")
    ):
        return
    if unit.word(group.start - 1) == "qui" and antecedent(unit, group.start - 1, 0) is None:
        # «ceux qui pensent que»: nobody in particular
        return
    cue_end = group.end if group.form == "locution" else group.head + 1
    voice = Voice(group.cue, group.head, cue_end, reporter(unit, group, reader.subject))
    if not may_speak(unit, voice, group):
        return
    if said.how == "noun" and not speaks(unit, voice.subject):
        return
    reader.subject = voice.subject
    one = report(unit, said.start, said.end, voice, marked=said.how == "marked")
    _take(reader, Found((one,), said.end))


def _floor(reader: Reader, start: int) -> int:
    """Contents reach back over marks that a colon introduced: «X réagit : "…", dit-il»."""
    direct = reader.reports and reader.reports[-1].kind == "direct"
    if reader.done and reader.unit.words[reader.done - 1] == QUOTED and direct:
        at = reader.done - 1
        while at and reader.unit.words[at - 1] in PUNCTUATION | {QUOTED} - {":"}:
            at -= 1
        return at
    return min(reader.done, start)


def _take_relaying_incise(reader: Reader, group: Group) -> bool:
    """«X déclare avoir …, annonce la BBC.»: a report within a report, from its relay."""
    unit = reader.unit
    if unit.word(group.start - 1) != "," or not reader.reports or reader.done < group.start - 1:
        return False
    subject = inverted_subject(unit, group)
    if subject is None or group.form in ("gerund", "infinitive"):
        return False
    start, inner = content_start(unit, 0, group.start - 1), reader.reports[-1]
    if unit.starts[start] >= inner.start or not group.cue.takes("incise"):
        return False
    voice = Voice(group.cue, group.head, group.head + 1, subject)
    outer = report(unit, start, group.start - 1, voice)
    if subject.pronoun or head_kind(unit, subject) == "person":
        reader.reports = [one for one in reader.reports if one.start < outer.start]
    else:
        span = unit.starts[subject.start], unit.ends[subject.end - 1]
        reader.reports[-1] = replace(inner, relay=span)
        outer = replace(outer, relay=span)
    _take(reader, Found((outer,), subject.end))
    return True


def _read_marks(reader: Reader, at: int) -> None:
    """Marks after a colon are what the verb before it says, or what a name before it does."""
    unit = reader.unit
    if unit.word(at - 1) != ":":
        return
    end = at
    while unit.word(end) == QUOTED:
        end += 1
    voice = _before_colon(reader, at - 1)
    if voice is None:
        named = rubric(unit, at - 1)
        if named is not None:
            made = tuple(
                replace(report(unit, index, index + 1, None, marked=True), speaker=named)
                for index in range(at, end)
            )
            _take(reader, Found(made, end))
        return
    made = tuple(
        inner_incise(unit, index) or report(unit, index, index + 1, voice, marked=True)
        for index in range(at, end)
    )
    _take(reader, Found(made, end))


def _before_colon(reader: Reader, colon: int) -> Voice | None:
    unit, group = reader.unit, reader.verb
    if group is None or colon - group.end > COLON_REACH or group.end < reader.done - 1:
        return None
    subject = reporter(unit, group, reader.subject)
    if subject is not None and unit.words[subject.start] in closed.FIRST:
        return None
    return Voice(group.cue, group.head, group.head + 1, subject)
