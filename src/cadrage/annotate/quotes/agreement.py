"""Number: a verb in the plural takes all of a list as its subject, one in the singular does not."""

from __future__ import annotations

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import QUOTED
from cadrage.annotate.quotes.groups import Group
from cadrage.annotate.quotes.noun_phrases import Phrase
from cadrage.annotate.quotes.units import Unit

# tokens of a list of speakers
REACH = 30
# «soutient», «prévient», «dément»: singular forms that end as plural ones do
SINGULAR = ("tient", "vient", "dément")
PLURAL_LEADS = frozenset("les des ces ses leurs nos plusieurs certains certaines quelques".split())


def agreeing(unit: Unit, group: Group, subject: Phrase) -> Phrase:
    """The subject before a verb group, as long as the number of the verb tells."""
    if subject.pronoun or subject.end != group.start:
        return _listed(unit, group, subject)
    if _is_plural(unit, group):
        return _listed(unit, group, subject)
    return _last(unit, subject)


def _is_plural(unit: Unit, group: Group) -> bool:
    verb = next(
        (word for word in unit.words[group.start : group.head] if word in closed.FINITE),
        unit.words[group.head],
    )
    return verb.endswith("nt") and not verb.endswith(SINGULAR)


def _listed(unit: Unit, group: Group, subject: Phrase) -> Phrase:
    """«Anne Petit, Paul Morin et le maire affirment»: all of the list."""
    if subject.pronoun or not _is_plural(unit, group):
        return subject
    if unit.words[subject.start] in PLURAL_LEADS or subject.start >= group.start:
        return subject
    floor = max(0, group.start - REACH)
    joint = next(
        (at for at in range(group.start - 2, floor, -1) if unit.words[at] == "et"),
        None,
    )
    if joint is None or joint < subject.start or "," not in unit.words[subject.start : joint]:
        return subject
    between = unit.words[subject.start : group.start]
    broken = closed.HARD | closed.FINITE | closed.SUBORDINATORS | {QUOTED}
    if not broken.isdisjoint(between) or not _begins_item(unit, joint + 1):
        return subject
    commas = [at for at in range(subject.start, joint) if unit.words[at] == ","]
    if not all(_begins_item(unit, at + 1) for at in commas):
        return subject
    end = group.start
    while unit.words[end - 1] in closed.DASHES | {","}:
        end -= 1
    return Phrase(subject.start, end)


def _begins_item(unit: Unit, at: int) -> bool:
    return at < len(unit) and (unit.words[at] in closed.ARTICLES or unit.is_capital(at))


def _last(unit: Unit, subject: Phrase) -> Phrase:
    """«Paul Morin dort et le maire affirme»: one speaks, and a clause stands before «et»."""
    for at in range(subject.end - 2, subject.start, -1):
        if unit.words[at] != "et" or unit.words[at + 1] not in closed.ARTICLES:
            continue
        plain = closed.OF.isdisjoint(unit.words[subject.start : at])
        return Phrase(at + 1, subject.end) if plain else subject
    return subject
