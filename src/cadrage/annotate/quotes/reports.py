"""A report: content, cue and the wording of the speaker, before the speaker is resolved."""

from __future__ import annotations

from dataclasses import dataclass

from cadrage.annotate.quotes.cues import QUOTED, Cue
from cadrage.annotate.quotes.noun_phrases import Phrase
from cadrage.annotate.quotes.units import Unit


@dataclass(frozen=True, slots=True)
class Report:
    """Offsets in the text; `speaker` is the wording that names the speaker, if any does."""

    start: int
    end: int
    kind: str
    cue: Cue | None = None
    cue_span: tuple[int, int] | None = None
    speaker: tuple[int, int] | None = None
    pronoun: bool = False
    relay: tuple[int, int] | None = None
    floating: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Reports that a construction gives, and the token at which reading goes on."""

    reports: tuple[Report, ...]
    end: int
    subject: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """The cue of a construction, with its tokens and the subject that goes with it."""

    cue: Cue
    start: int
    end: int
    subject: Phrase | None


def report(
    unit: Unit, start: int, end: int, voice: Voice | None, *, marked: bool = False
) -> Report:
    """The report of tokens `start` to `end`; `marked` takes the inside of the marks alone."""
    if marked:
        passage = unit.marked[start]
        span, kind = (passage.inner_start, passage.inner_end), "direct"
    else:
        span = unit.starts[start], unit.ends[end - 1]
        kind = "mixed" if QUOTED in unit.words[start:end] else "indirect"
    if voice is None:
        return Report(*span, kind, floating=True)
    subject = voice.subject
    return Report(
        *span,
        kind,
        voice.cue,
        (unit.starts[voice.start], unit.ends[voice.end - 1]),
        (unit.starts[subject.start], unit.ends[subject.end - 1]) if subject else None,
        bool(subject and subject.pronoun),
    )
