"""Appositions: the commas that set off a role or a name, not an incise."""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.contents import has_verb
from cadrage.annotate.quotes.cues import speaker_nouns, verb_forms
from cadrage.annotate.quotes.groups import Group
from cadrage.annotate.quotes.units import Unit


def closes_aside(unit: Unit, group: Group, floor: int) -> bool:
    """Whether the comma before the verb closes «, qui …,» or «, directeur de …,»."""
    at = group.start - 2
    while at > floor and unit.words[at] != ",":
        at -= 1
    if unit.word(at) != ",":
        return False
    word = unit.word(at + 1)
    role = speaker_nouns().get(word, ("", ""))[0] == "person"
    if unit.word(at - 1) in ("qui", "dont"):
        # «ceux qui, en 1930, ont clamé …»
        return True
    named = all(unit.is_capital(index) for index in range(at + 1, group.start - 1))
    described = named and not has_verb(unit, floor, at) and _is_description(unit, floor)
    role = role or _is_bare(unit, at + 1)
    return (
        word in ("qui", "dont") or described or (role and not has_verb(unit, at, group.start - 1))
    )


def _is_bare(unit: Unit, at: int) -> bool:
    """«La Mauritanie, membre de la Ligue, a …»: a noun without article, with its complement."""
    closed_class = closed.DETERMINERS | closed.PREPOSITIONS | closed.CONNECTORS | closed.ADVERBS
    word = unit.word(at)
    bare = word.isalpha() and word not in closed_class and not unit.is_capital(at)
    return bare and unit.word(at + 1) in closed.OF


def _is_description(unit: Unit, floor: int) -> bool:
    """«La porte-parole du ministère, Anne Petit, a …»: who is named stands before the comma."""
    start = floor + (unit.word(floor) in closed.ARTICLES)
    return speaker_nouns().get(unit.word(start), ("", ""))[0] == "person"


def is_apposition(unit: Unit, at: int) -> bool:
    word = unit.word(at)
    if at < len(unit) and unit.is_capital(at) and word not in closed.DETERMINERS | closed.SUBJECTS:
        # «…, déplorent Anne Petit, Paul Morin et Luc Duval»
        return True
    if word in closed.ARTICLES:
        word = unit.word(at + 1)
    return word in speaker_nouns() or word.isdigit() or word in ("ancien", "ancienne", "qui")


def is_participle(unit: Unit, group: Group) -> bool:
    """«Le livre, écrit avec Anne Petit, …»: no present tense, though it looks like one."""
    both = ("participle", False) in verb_forms().get(unit.words[group.head], {})
    plain = both and group.form == "finite" and group.inverted is None
    return plain and unit.word(group.end) in ("avec", "par")
