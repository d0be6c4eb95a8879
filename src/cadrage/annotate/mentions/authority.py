"""The authority: who may be named, and by which surface forms.

An authority file lists actors with typed variants (`name:…|acronym:…|description:…`). Built once
a corpus, it is an Aho–Corasick automaton over folded forms, so that a text is read once however
many names there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import ahocorasick
import pandas as pd
import simplemma

from cadrage.annotate.mentions.fold import fold
from cadrage.errors import InputError

FILE = "actors.csv"
COLUMNS = ("id", "name", "kind", "variants")
KINDS = ("person", "organisation", "state", "operation", "group", "place", "event")
TYPES = ("name", "misspelling", "acronym", "demonym", "description")
SHORTEST_LOWER = 4


@dataclass(frozen=True, slots=True)
class Actor:
    """An entry of the authority file; `speaks_for` is the government that a place stands for."""

    id: str
    name: str
    kind: str
    office: str = ""
    country: str = ""
    speaks_for: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A surface form of an actor; `lower` where it may also be met without capitals."""

    text: str
    type: str
    actor: str
    lower: bool


@dataclass(frozen=True, slots=True)
class Authority:
    """Actors by id, and the automaton of the folded forms that they are named by."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    automaton: ahocorasick.Automaton | None = None


def build_authority(actors: pd.DataFrame | None) -> Authority:
    """The authority of a frame of actors; without a frame, or with an empty one, nobody is known.

    Args:
        actors: columns id, name, kind and variants; office, country and speaks_for where known.
            A variant is `type:form`, variants stand between `|`; the types are name,
            misspelling, acronym, demonym and description. A bare form is a name.

    Raises:
        InputError: a column is missing, an id is repeated, or a kind, a type of variant or the
            id in speaks_for is unknown.
    """
    if actors is None or actors.empty:
        return Authority()
    for column in COLUMNS:
        if column not in actors.columns:
            raise InputError(
                FILE, row=1, found=list(actors.columns), expected=f"a column '{column}'"
            )
    known: dict[str, Actor] = {}
    forms: list[Form] = []
    for line, row in enumerate(actors.astype("string").fillna("").to_dict("records"), start=2):
        actor = _actor(row, line, known)
        known[actor.id] = actor
        forms += _forms(actor, row["variants"], line)
    for line, actor in enumerate(known.values(), start=2):
        if actor.speaks_for and actor.speaks_for not in known:
            raise InputError(
                FILE, row=line, column="speaks_for", found=actor.speaks_for,
                expected="the id of an actor in this file",
            )
    forms += _surnames(known, forms)
    return Authority(known, _automaton(forms))


def _actor(row: Mapping[str, str], line: int, known: Mapping[str, Actor]) -> Actor:
    if not row["id"] or row["id"] in known:
        raise InputError(
            FILE, row=line, column="id", found=row["id"], expected="an id that no other row has"
        )
    if row["kind"] not in KINDS:
        raise InputError(
            FILE, row=line, column="kind", found=row["kind"], expected=f"one of {', '.join(KINDS)}"
        )
    more = {key: row.get(key, "") for key in ("office", "country", "speaks_for")}
    return Actor(row["id"], row["name"], row["kind"], **more)


def _forms(actor: Actor, variants: str, line: int) -> Iterator[Form]:
    # «Opération Barkhane (2014)»: what stands in brackets explains, nobody writes it
    plain = actor.name.split(" (")[0].strip()
    cells = [f"name:{plain}", *(cell for cell in variants.split("|") if cell.strip())]
    for cell in cells:
        type_, colon, text = cell.strip().partition(":")
        if not colon:
            type_, text = "name", type_
        if type_ not in TYPES or not text.strip():
            raise InputError(
                FILE, row=line, column="variants", found=cell,
                expected=f"type:form, the type one of {', '.join(TYPES)}",
            )
        yield Form(text.strip(), type_, actor.id, _may_be_lower(text.strip(), type_))


def _may_be_lower(text: str, type_: str) -> bool:
    """«mali» and «barkhane» are met without capital; «paris» (bets) would be another word."""
    if type_ == "description":
        return True
    words = text.split()
    # «Maliens» is the people, «maliens» its adjective
    if type_ == "demonym":
        return False
    return len(text) >= SHORTEST_LOWER and not (
        len(words) == 1 and simplemma.is_known(text.lower(), lang="fr")
    )


def _automaton(forms: list[Form]) -> ahocorasick.Automaton:
    by_key: dict[str, list[Form]] = {}
    for form in forms:
        by_key.setdefault(fold(form.text), []).append(form)
    automaton = ahocorasick.Automaton()
    for key, same in by_key.items():
        automaton.add_word(key, tuple(same))
    automaton.make_automaton()
    return automaton


def _surnames(known: Mapping[str, Actor], forms: list[Form]) -> list[Form]:
    """The last word of every full name of a person, which may be met alone or after a title."""
    return [
        Form(form.text.split()[-1], "surname", form.actor, lower=False)
        for form in forms
        if known[form.actor].kind == "person"
        and form.type in ("name", "misspelling")
        and " " in form.text
    ]
