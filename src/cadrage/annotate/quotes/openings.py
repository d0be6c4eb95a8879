"""How units open: their subject, by name or by description, past what only sets the scene."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import speaker_nouns
from cadrage.annotate.quotes.people import People
from cadrage.annotate.quotes.referents import Naming, Referent
from cadrage.annotate.quotes.tokens import Tokens

SUBJECT_REACH = 120
DESCRIPTION_REACH = 12
LEADING = closed.CONNECTORS | {","}
SETTING = closed.PREPOSITIONS - {"des", "de", "d'"}
# what stands before a verb alone
PARTICLES = frozenset({"ne", "n'", "se", "s'"})
SUBORDINATE = frozenset({"lorsque", "quand", "comme", "si", "alors", "tandis", "bien", "après"})
AGENT_REACH = 4
PARTICIPLES = ("é", "ée", "is", "ise", "it", "ite", "u", "ue")


def unit_subjects(
    tokens: Tokens, people: People, limits: Iterable[tuple[int, int, str]]
) -> Iterator[Naming]:
    """The first naming of each unit that no preposition governs: mostly its subject."""
    for start, end, _ in limits:
        yield from _subordinate(tokens, people, start, end)
        opens = _past_adjunct(tokens, start, end)
        if _is_pronoun(tokens, opens):
            continue
        near = people.within(opens, min(end, start + SUBJECT_REACH))
        free = [
            naming
            for naming in near
            if not _is_governed(tokens, people, naming) and not _is_compared(tokens, naming.start)
        ]
        persons = [naming for naming in free if naming.who.kind == "person"]
        described = None
        if not persons or tokens.text[start : start + 2] in ("Le", "La", "L'", "L’"):
            described = _described(tokens, start, end)
        if described and persons and not _acts(tokens, described, persons[0]):
            described = None
        agent = None if persons or described else _agent(tokens, near)
        yield from [one] if (one := described or agent) else (persons or free)[:1]


def _acts(tokens: Tokens, described: Naming, named: Naming) -> bool:
    """«Le maire a reçu Paul Morin»: a verb stands between who acts and who is named."""
    gap = tokens.between(described.end, named.start)
    verb = any(word in closed.FINITE or word in PARTICLES for word in gap)
    return verb and "," not in gap


def _subordinate(tokens: Tokens, people: People, start: int, end: int) -> Iterator[Naming]:
    """«Lorsque la maire a parlé, …», «Alors que l'ONU …»: who acts in the clause before."""
    first = tokens.at(start)
    if first < len(tokens.words) and tokens.words[first] in SUBORDINATE:
        after = first + 1 + (tokens.words[first + 1 : first + 2] in (["que"], ["qu'"]))
        if after < len(tokens.starts) and tokens.starts[after] < end:
            described = _described(tokens, tokens.starts[after], end)
            name = after + (tokens.words[after] in ("le", "la", "l'"))
            named = people.within(
                tokens.starts[after], tokens.ends[min(name, len(tokens.ends) - 1)]
            )
            yield from [described] if described else named[:1]


def _is_pronoun(tokens: Tokens, position: int) -> bool:
    """«Il a rencontré Paul Morin»: who is named after the pronoun is not the subject."""
    at = tokens.at(position)
    while at < len(tokens.words) and tokens.words[at] in LEADING:
        at += 1
    return tokens.words[at : at + 1] in (["il"], ["elle"])


def _is_governed(tokens: Tokens, people: People, naming: Naming) -> bool:
    """Whether a preposition governs the name, over its title: «du président Paul Morin»."""
    if people.is_governed(naming.start):
        return True
    at = tokens.at(naming.start) - 1
    role = at > 0 and speaker_nouns().get(tokens.words[at], ("", ""))[0] == "person"
    return role and tokens.words[at - 1] in closed.PREPOSITIONS


def _is_compared(tokens: Tokens, start: int) -> bool:
    """«Comme David, elle …»."""
    at = tokens.at(start) - 1
    return at >= 0 and tokens.words[at] == "comme"


def _agent(tokens: Tokens, near: Sequence[Naming]) -> Naming | None:
    """«Un constat repris par X.»: without a verb, who holds the view is the subject."""
    if not near or near[0].who.kind != "person":
        return None
    at = tokens.at(near[0].start)
    lead = tokens.words[max(0, at - AGENT_REACH) : at]
    if len(lead) < 3 or lead[-1] != "par" or not lead[-2].endswith(PARTICIPLES):
        return None
    view = lead[-3] in closed.COMMENTED
    return near[0] if view and lead[0] in ("un", "une", "le", "la", "l'") else None


def _described(tokens: Tokens, start: int, end: int) -> Naming | None:
    """A person as subject without a name: «Le maire de la commune, lui, …»."""
    first = tokens.at(start)
    words = tokens.words[first : first + DESCRIPTION_REACH]
    while words and words[0] in LEADING:
        first, words = first + 1, words[1:]
    if len(words) < 3 or words[0] not in ("le", "la", "l'", "un", "une"):
        return None
    kind, sex = speaker_nouns().get(words[1], ("", ""))
    if kind != "person":
        return None
    last = 2
    while last < len(words) and (
        words[last] in closed.OF
        or words[last - 1] in closed.OF | {"la", "l'"}
        or (words[last - 2] in ("de", "d'") and _is_name(tokens, first + last))
    ):
        if words[last + 1 : last + 2] and words[last + 1].isdigit():
            # «L'avocat de 52 ans»
            break
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


def _is_name(tokens: Tokens, at: int) -> bool:
    """«le mari d'Anne Morel»: a capital after a capital."""
    return all(tokens.text[tokens.starts[index]].isupper() for index in (at - 1, at))


def _past_adjunct(tokens: Tokens, start: int, end: int) -> int:
    """Where a unit goes on after «Lors d'un entretien avec X,» or «Évoquant X,»."""
    first = tokens.at(start)
    word = tokens.words[first] if first < len(tokens.words) else ""
    adjunct = word in SETTING or word in closed.SUBORDINATORS
    follows = first + 1
    named = follows < len(tokens.starts) and tokens.text[tokens.starts[follows]].isupper()
    if adjunct or (not named and word.endswith(("ant", "é", "ée", "és", "ées"))):
        comma = tokens.text.find(",", start, min(end, start + SUBJECT_REACH))
        return comma if comma > 0 else start
    return start
