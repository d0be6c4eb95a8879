"""Anaphora: whom «la présidente du parti», «le Malgache» or «l'entreprise» goes back to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cadrage.annotate.quotes import closed
from cadrage.annotate.quotes.cues import demonyms, speaker_nouns, words_of
from cadrage.annotate.quotes.descriptions import DEMONYM, Description
from cadrage.annotate.quotes.history import History
from cadrage.annotate.quotes.people import People
from cadrage.annotate.quotes.referents import Referent

REACH = 80
# letters that a country and its adjective share
ORIGIN = 5
NAMED = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿ]")


def goes_back(
    one: Description, position: int, *, people: People, history: History
) -> Referent | None:
    """Who is meant by a definite description at a position; None where it names anew."""
    if one.kind in ("person", ""):
        return _person(one, position, people, history)
    demonstrative = one.words[0] in closed.DEMONSTRATIVES
    if demonstrative or (len(one.content) == 1 and one.content[0] in words_of("generic body")):
        return _body(one, position, people, history, demonstrative=demonstrative)
    return None


def _body(
    one: Description, position: int, people: People, history: History, *, demonstrative: bool
) -> Referent | None:
    """«La société», «le rapport»: the last of its sort that spoke or was named with that noun."""
    for naming in people.before(position, reach=REACH):
        if one.noun in naming.who.roles and naming.who.kind == "organisation":
            return naming.who
    for who in history.spoken(position, 3):
        # a firm goes back to a firm, a study to a study
        if who.kind in ("", "organisation", one.kind) and who.gender != "p":
            return who
    return history.body(position) if demonstrative and one.kind == "collective" else None


def _person(one: Description, position: int, people: People, history: History) -> Referent | None:
    best, shared = _by_role(one, position, people)
    whole = shared > 1 or shared == len(one.content) or len(one.content) == 1
    if best is not None and whole:
        return _presented(one, position, people, history) or best
    if one.words[0] in closed.POSSESSIVES and words_of("relational").intersection(one.content):
        # «son avocate», «son ancien collègue»: somebody else
        return None
    for who in _anaphoric(one, position, history):
        return who
    # «le directeur d'EDF» tells enough by itself
    whole = NAMED.search(one.wording, len(one.words[0]) + 1) is not None
    if (
        best is None
        and one.kind == "person"
        and not whole
        and one.noun not in words_of("relational")
    ):
        return _unknown_role(one, position, history)
    if best is not None and whole and _is_elsewhere(one, best):
        return None
    return best if len(one.content) <= 2 else None


def _presented(
    one: Description, position: int, people: People, history: History
) -> Referent | None:
    """«… Anne Morel a gagné. L'attaquante …»: who was first named just before, without a role."""
    head = [word for word in one.content if word not in ("ancien", "ancienne")][:1]
    if one.words[0] in closed.POSSESSIVES or not words_of("generic person").intersection(head):
        return None
    who = history.presented(position)
    return who if who is not None and who.fits(one.gender) and not who.roles else None


def _is_elsewhere(one: Description, who: Referent) -> bool:
    """«le maire de Nice» is not who was told to be «maire de Lyon»."""
    known = who.roles - {one.noun}
    return bool(known) and known.isdisjoint(one.content) and not closed.OF.isdisjoint(one.words)


def _by_role(one: Description, position: int, people: People) -> tuple[Referent | None, int]:
    """Somebody named before whose role has the same noun, by the number of words shared."""
    best, most = None, 0
    for naming in people.before(position, reach=REACH):
        who = naming.who
        if one.noun and one.noun in who.roles and who.kind in ("person", "") and _agrees(one, who):
            shared = len(who.roles.intersection(one.content)) + _is_from(one, who)
            if shared > most and who.fits(one.gender):
                best, most = who, shared
    return best, most


def _is_from(one: Description, who: Referent) -> bool:
    """«le sélectionneur algérien» and «le sélectionneur de l'Algérie»."""
    stems = [word[:ORIGIN] for word in one.content if word in demonyms()]
    return any(
        role.startswith(stem) and role not in demonyms() for stem in stems for role in who.roles
    )


def _agrees(one: Description, who: Referent) -> bool:
    """«le président malien» is not «le président russe»."""
    told, known = (
        {w[:ORIGIN] for w in words if w in demonyms()} for words in (one.content, who.roles)
    )
    return not told or not known or not told.isdisjoint(known)


def _anaphoric(one: Description, position: int, history: History) -> Iterator[Referent]:
    """«Le footballeur», «cet économiste», «la Sénégalaise»: whoever was spoken of and fits."""
    demonstrative = one.words[0] in closed.DEMONSTRATIVES
    # «la diplomate russe»: a demonym may go with the noun
    origin = len(one.content) == 2 and one.content[1] in demonyms()
    # «l'économiste et auteur»
    roles = all(speaker_nouns().get(word, ("", ""))[0] == "person" for word in one.content)
    if len(one.content) != 1 and not demonstrative and not origin and not roles:
        return
    known = one.content[0] in words_of("generic person")
    if one.kind != "person" and not known and not one.content[0].endswith(DEMONYM):
        return
    generic = demonstrative or one.kind == "" or one.noun in words_of("generic person")
    for who in history.candidates(position):
        # «Le maire … le maire»: whoever spoke under that description may go on
        same = one.noun in who.roles and _agrees(one, who)
        if who.kind == "person" and who.fits(one.gender) and (generic or same or not who.roles):
            yield who


def _unknown_role(one: Description, position: int, history: History) -> Referent | None:
    """Somebody just named whose role was not told: «Anne Morel … la présidente du parti»."""
    for who in history.candidates(position):
        if who.kind == "person" and who.fits(one.gender):
            return None if who.roles else who
    return None
