"""One unit read from left to right: every cue is tried, each content is taken once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.according import according
from cadrage.annotate.quotes.admission import OPINION, may_speak
from cadrage.annotate.quotes.clauses import Complement, complement
from cadrage.annotate.quotes.contents import PUNCTUATION, content_start
from cadrage.annotate.quotes.cues import (
    QUOTED,
    noun_forms,
    prepositions,
    speaker_nouns,
    triggers,
    verb_forms,
)
from cadrage.annotate.quotes.floating import leftovers
from cadrage.annotate.quotes.groups import Group, read_group
from cadrage.annotate.quotes.incises import incise
from cadrage.annotate.quotes.inner import inner_incise
from cadrage.annotate.quotes.inversions import inverted_subject
from cadrage.annotate.quotes.noun_phrases import Phrase, head_kind, noun_phrase_end, speaks
from cadrage.annotate.quotes.nouns import noun_report
from cadrage.annotate.quotes.objects import nominal, refused
from cadrage.annotate.quotes.reports import Found, Report, Voice, report
from cadrage.annotate.quotes.subjects import antecedent, main_subject, phrase_ending, subject_before
from cadrage.annotate.quotes.units import Unit

COLON_REACH = 60
# words: «Anne Petit, présidente de la région : «
RUBRIC = 16
RELAYED_REACH = 24


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
    inner = _relayed(reader.unit, found)
    if inner is not None:
        _take(reader, inner)
        return
    first = min(one.start for one in found.reports)
    reader.reports = [one for one in reader.reports if one.start < first]
    _take(reader, found)


def _relayed(unit: Unit, found: Found) -> Found | None:
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
    for at in range(start + 1, min(start + RELAYED_REACH, found.end)):
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
    said = complement(unit, group) or _as_marked(unit, group) or _as_noun(unit, group)
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
    voice = Voice(group.cue, group.head, cue_end, _subject(reader, group))
    if not may_speak(unit, voice, group):
        return
    if said.how == "noun" and not speaks(unit, voice.subject):
        return
    reader.subject = voice.subject
    one = report(unit, said.start, said.end, voice, marked=said.how == "marked")
    _take(reader, Found((one,), said.end))


def _as_noun(unit: Unit, group: Group) -> Complement | None:
    span = nominal(unit, group)
    return None if span is None else Complement(*span, "noun")


def _as_marked(unit: Unit, group: Group) -> Complement | None:
    """«comme l'écrit un lecteur « … »»: the marks follow the inverted subject."""
    if unit.word(group.start - 1) != "comme":
        return None
    subject = inverted_subject(unit, group)
    if subject is None or not speaks(unit, subject) or unit.word(subject.end) != QUOTED:
        return None
    return Complement(subject.end, subject.end + 1, "marked")


def _floor(reader: Reader, start: int) -> int:
    """Contents reach back over marks that a colon introduced: «X réagit : "…", dit-il»."""
    if reader.done and reader.unit.words[reader.done - 1] == QUOTED and reader.reports:
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
    start = content_start(unit, 0, group.start - 1)
    inner = reader.reports[-1]
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


def _subject(reader: Reader, group: Group) -> Phrase | None:
    unit = reader.unit
    if group.inverted is not None:
        return inverted_subject(unit, group)
    if unit.word(group.start - 1) == "comme":
        return inverted_subject(unit, group)
    if group.form == "infinitive":
        governing = _governing(unit, group.start)
        near = subject_before(unit, governing) if governing is not None else None
        if near is not None and unit.words[near.end - 1].endswith("ant"):
            near = None
        return near or reader.subject or main_subject(unit, group.start)
    by = unit.words[group.start] == "en" or unit.word(group.start - 1) in (",", "en")
    if group.form == "gerund" and not by:
        near = phrase_ending(unit, group.start)
        if near is not None and not near.pronoun and not _is_object(unit, near):
            return near
    elif group.form != "gerund":
        direct = subject_before(unit, group.start)
        if direct is not None:
            return direct
    return reader.subject or main_subject(unit, group.start)


def _governing(unit: Unit, at: int) -> int | None:
    """Where the verb group begins that governs an infinitive: «a tenu à dire», «vient de dire»."""
    at -= 1
    while at > 0 and unit.words[at] in closed.ADVERBS:
        at -= 1
    if unit.word(at) not in ("de", "d'", "à", "par") and unit.word(at) not in closed.MODALS:
        return None
    at -= unit.word(at) in ("de", "d'", "à", "par")
    if unit.word(at) in speaker_nouns():
        return None
    while at > 0 and (unit.words[at - 1] in closed.HAVE | closed.CLITICS | closed.ADVERBS):
        at -= 1
    return at if at > 0 else None


def _is_object(unit: Unit, phrase: Phrase) -> bool:
    """«X a publié un texte affirmant que»: X speaks."""
    first = unit.word(phrase.start)
    return unit.word(phrase.start - 1) in closed.HAVE or (
        first in ("un", "une")
        and phrase.start > 1
        and head_kind(unit, phrase) == "document"
        and unit.word(phrase.start - 1) not in (",", *closed.PREPOSITIONS)
    )


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
        named = _rubric(unit, at - 1)
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


def _rubric(unit: Unit, colon: int) -> tuple[int, int] | None:
    """«Anne Petit : "…"»: nothing but a name, or a body, before the colon."""
    start = 0
    while start < colon and unit.words[start] in closed.DASHES:
        start += 1
    stop = next((at for at in range(start, colon) if unit.words[at] == ","), colon)
    if stop == start or colon - start > RUBRIC or noun_phrase_end(unit, start, colon) < stop:
        return None
    if not speaks(unit, Phrase(start, stop)) or unit.word(start) in closed.PREPOSITIONS:
        return None
    return unit.starts[start], unit.ends[stop - 1]


def _before_colon(reader: Reader, colon: int) -> Voice | None:
    unit, group = reader.unit, reader.verb
    if group is None or colon - group.end > COLON_REACH or group.end < reader.done - 1:
        return None
    subject = _subject(reader, group)
    if subject is not None and unit.words[subject.start] in closed.FIRST:
        return None
    return Voice(group.cue, group.head, group.head + 1, subject)
