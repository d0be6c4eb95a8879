"""What the wording of a name says of it, wherever it stands: head, tail, first name, acronym."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from cadrage.annotate.lexicons import load
from cadrage.annotate.mentions.fold import UPPER, fold
from cadrage.annotate.mentions.gazetteer import first_names, heads, label_of, ordinary_things

HEAD, TAIL, FIRST_NAME, LONE_FIRST_NAME, ACRONYM = 6.0, 5.0, 4.0, 1.5, 2.5
THING, DIGITS, COMPOUND, SAINT = 4.0, 1.5, 4.0, 1.2
NO_PERSON = -3.0

HEADS = {
    "organisation": "ORG", "department": "ORG", "company": "ORG", "institution": "ORG",
    "geography": "LOC", "site": "LOC", "event": "NONE",
}
BLANK = re.compile(r"[ \u00a0]")
ACRONYM_FORM = re.compile(
    rf"[{UPPER}](?:[{UPPER}\d]|\.(?=[{UPPER}]))*[{UPPER}\d]\.?s?(?:-[{UPPER}\d]+)?"
)
# «Issy-les-Moulineaux», «Boulogne-sur-Mer»
COMPOUND_FORM = re.compile(r"\w+-(?:sur|sous|en|lès|les|le|la|de|du|des|aux)-.*")
# «le XVIIIe siècle», «le XVe»
ORDINAL = re.compile(r"\b[IVX]{1,6}e")
INITIALS = re.compile(rf"[{UPPER}]\.")

Vote = tuple[str, float]


@lru_cache(maxsize=65_536)
def form_votes(form: str) -> tuple[Vote, ...]:
    """Label and weight of every clue in the wording."""
    parts = BLANK.split(form)
    found = _from_several(parts) if len(parts) > 1 else _from_one(form)
    votes = [*found, *_from_first_name(parts)]
    if any(map(str.isdigit, form)):
        votes.append(("PER", NO_PERSON))
    return tuple(votes)


def _from_several(parts: list[str]) -> Iterator[Vote]:
    first, last = _affixes().get(parts[0]), _affixes().get(parts[-1])
    is_club = first == "opening" and parts[-1][0].isupper()
    head = HEADS.get(heads().get(fold(parts[0]), ""))
    # «Stade de France» is a place, «Stade Brestois» a club
    if head and not (is_club and head == "LOC" and len(parts) == 2):
        yield head, HEAD
    if parts[0] == "Centre" and parts[1].islower():
        yield "ORG", HEAD
    if any(_is_branch(parts, position) for position in range(1, len(parts))):
        yield "ORG", HEAD
    if last in ("organisation", "place"):
        yield ("ORG" if last == "organisation" else "LOC"), TAIL
    if first == "opening":
        yield "ORG", TAIL
    if any(fold(part) in ordinary_things() for part in parts):
        yield "NONE", THING
    if INITIALS.match(parts[0]):
        yield "PER", FIRST_NAME
    if parts[0] in ("St", "St.", "Saint", "Sainte"):
        yield "LOC", SAINT


def is_tail(word: str) -> bool:
    """«Wanderers», «FC»: the last word of an organisation's name."""
    return _affixes().get(word) == "organisation"


def _is_branch(parts: list[str], position: int) -> bool:
    """«BBC News Brésil»: an organisation and the place that it is the branch of."""
    whole, place = " ".join(parts[:position]), " ".join(parts[position:])
    return label_of(place)[0] == "LOC" and label_of(whole)[0] == "ORG"


def _from_one(form: str) -> Iterator[Vote]:
    digits = sum(map(str.isdigit, form))
    if digits:
        # «la souche B814», «un Su-35»
        yield "NONE", DIGITS * digits
    if ORDINAL.fullmatch(form):
        yield "NONE", HEAD
    elif ACRONYM_FORM.fullmatch(form):
        yield "ORG", ACRONYM
    if COMPOUND_FORM.fullmatch(form):
        yield "LOC", COMPOUND
    elif form.startswith(("Saint-", "Sainte-", "St-", "Ste-")):
        yield "LOC", SAINT


def _from_first_name(parts: list[str]) -> Iterator[Vote]:
    first = fold(parts[0])
    if first in first_names() or first.split("-")[0] in first_names():
        full = len(parts) > 1 and parts[-1][:1].isupper()
        yield "PER", FIRST_NAME if full else LONE_FIRST_NAME


@cache
def _affixes() -> dict[str, str]:
    return {row["form"]: row["class"] for row in load("mentions_tails", "form", "class")}
