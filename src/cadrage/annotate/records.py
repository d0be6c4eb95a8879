"""The records that the extractors return: one a mention, frozen, in code points of the clean text.

`start` is inclusive and `end` exclusive; `sentence` counts from 1 within the article. The same
fields, in the same order, are the columns of the tables of the same names (`contracts.csv`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `earliest` to `latest`, both included."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Sentence:
    """A numbered unit of evidence: a sentence, or a line that is none (headline, attribution)."""

    sentence: int
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression as in TIMEX3, with the days that its words allow."""

    start: int
    end: int
    type: str
    value: str | None
    mod: str | None
    earliest: date | None
    latest: date | None
    anchor: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an actor or place; `actor` is an id of the authority, else a normalised name."""

    start: int
    end: int
    actor: str | None
    name: str | None
    kind: str
    metonym: bool
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Quote:
    """Reported speech: content span, cue, speaker span and who that is."""

    start: int
    end: int
    kind: str
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    cue_class: str | None
    speaker: str | None
    speaker_name: str | None
    speaker_start: int | None
    speaker_end: int | None
    relay: str | None


@dataclass(frozen=True, slots=True)
class Label:
    """A designation of a referent, in whose voice it stands, and how the article holds it off."""

    start: int
    end: int
    referent: str
    label: str
    label_class: str
    voice: str
    distance: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame coded on a span (a whole sentence, when coded by a reader)."""

    start: int
    end: int
    frame: str
    coder: str
