"""Where the nouns stand that may open a name: «ministère», «rue», «Institut», «République»."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import ahocorasick

from cadrage.annotate.mentions.gazetteer import heads_as_written

S = r"[ \u00a0]"
OF = rf"(?:(?:du|des|de){S}(?:la{S}|l['’])?|d['’])"
STATES = ("République", "Royaume", "Principauté", "Émirat", "Sultanat", "Grand-Duché")
BODIES = ("conseil", "cour", "chambre")
OPENING = ("institution", "site")
COMPLEMENTED = ("organisation", "institution", "department")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a noun stands that may open a name, and how such names go on."""

    start: int
    kind: str


def openings(text: str) -> list[Opening]:
    """The nouns of a text that may open a name, in order."""
    found = []
    for last, (noun, kind) in _nouns().iter(text):
        start = last + 1 - len(noun)
        if start == 0 or not text[start - 1].isalnum():
            found.append(Opening(start, kind))
    return found


@cache
def _nouns() -> ahocorasick.Automaton:
    """The nouns, each with the blank behind it, so that few are met inside other words."""
    nouns = {f"{noun} ": "noun" for noun, cls in heads_as_written() if cls in OPENING}
    nouns |= {f"{noun} ": "body" for noun in BODIES}
    nouns |= {"place ": "noun", "salle ": "noun"}
    nouns |= {"ministère ": "ministry", "Ministère ": "ministry"}
    nouns |= {f"{noun} ": "capital" for noun in capital_nouns()}
    nouns |= {f"{noun} ": "state" for noun in STATES}
    automaton = ahocorasick.Automaton()
    for noun, kind in nouns.items():
        automaton.add_word(noun, (noun, kind))
    automaton.make_automaton()
    return automaton


def capital_nouns() -> set[str]:
    """The nouns whose capital shows a name: «Institut», «Agence», «Centre»."""
    nouns = {noun.capitalize() for noun, cls in heads_as_written() if cls in COMPLEMENTED}
    return nouns | {"Centre"}
