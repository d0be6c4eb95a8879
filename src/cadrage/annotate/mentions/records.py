"""What passes between the steps of reading entities."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from cadrage.annotate.mentions.gazetteer import Known

# label → weight; labels that nobody voted for weigh nothing
Votes = defaultdict[str, float]


@dataclass(frozen=True, slots=True)
class Entity:
    """A span and its label (PER, LOC, ORG, MISC)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may be a name; `label` is the model's, None where the model saw nothing."""

    start: int
    end: int
    label: str | None
    known: Known | None
    initial: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name that was decided on: label PER, LOC or ORG, class of the gazetteer if known there."""

    start: int
    end: int
    label: str
    cls: str
    confidence: float
