"""Entities as a model saw them, before anything is believed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """A span and the model's label (PER, LOC, ORG, MISC)."""

    start: int
    end: int
    label: str
