"""How units open: their subject, by name or by description, past what only sets the scene."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import speaker_nouns
from cadrage.annotate.quotes.people import People
from cadrage.annotate.quotes.referents import Naming, Referent
from cadrage.annotate.quotes.tokens import Tokens

SUBJECT_REACH = 120
DESCRIPTION_REACH = 12


def unit_subjects(
    tokens: Tokens, people: People, limits: Iterable[tuple[int, int, str]]
) -> Iterator[Naming]:
    """The first naming of each unit that no preposition governs: mostly its subject."""
    for start, end, _ in limits:
        near = people.within(_past_adjunct(tokens, start, end), min(end, start + SUBJECT_REACH))
        free = [
            naming
            for naming in near
            if not people.is_governed(naming.start) and not _is_compared(tokens, naming.start)
        ]
        persons = [naming for naming in free if naming.who.kind == "person"]
        described = None if persons else _described(tokens, start, end)
        yield from [described] if described else (persons or free)[:1]


def _is_compared(tokens: Tokens, start: int) -> bool:
    """«Comme David, elle …»."""
    at = tokens.at(start) - 1
    return at >= 0 and tokens.words[at] == "comme"


def _described(tokens: Tokens, start: int, end: int) -> Naming | None:
    """A person as subject without a name: «Le maire de la commune, lui, …»."""
    first = tokens.at(start)
    words = tokens.words[first : first + DESCRIPTION_REACH]
    while words and words[0] in closed.CONNECTORS | {","}:
        first, words = first + 1, words[1:]
    if len(words) < 3 or words[0] not in ("le", "la", "l'", "un", "une"):
        return None
    kind, sex = speaker_nouns().get(words[1], ("", ""))
    if kind != "person":
        return None
    last = 2
    while last < len(words) and (
        words[last] in closed.OF or words[last - 1] in closed.OF | {"la", "l'"}
    ):
        last += 1
    gender = sex if sex in "mf" else "f" if words[0] in ("la", "une") else ""
    spans = tokens.starts[first], tokens.ends[first + last - 1]
    if spans[1] > end:
        return None
    return Naming(
        *spans,
        Referent(tokens.text[tokens.starts[first + 1] : spans[1]], None, kind, gender),
        "subject",
    )


def _past_adjunct(tokens: Tokens, start: int, end: int) -> int:
    """Where a unit goes on after «Lors d'un entretien avec X,» or «Évoquant X,»."""
    word = tokens.words[tokens.at(start)] if tokens.starts[-1:] >= [start] else ""
    adjunct = word in closed.PREPOSITIONS - {"des", "de", "d'"} or word in closed.SUBORDINATORS
    follows = tokens.at(start) + 1
    named = follows < len(tokens.starts) and tokens.text[tokens.starts[follows]].isupper()
    if adjunct or (not named and word.endswith(("ant", "é", "ée", "és", "ées"))):
        comma = tokens.text.find(",", start, min(end, start + SUBJECT_REACH))
        return comma if comma > 0 else start
    return start
