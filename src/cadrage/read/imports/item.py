"""What an importer gives: an article with where it came from, or a refusal with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cadrage.read.imports.limits import Limits


@dataclass(frozen=True, slots=True)
class Item:
    """One article as found; `published` is a day, month, year or two joined by '/'.

    `basis` says how the date is known (`stated` in the file, `inferred` from the page); `repairs`
    are what had to be mended to read it, in words.
    """

    source: str
    place: str
    text: str
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    basis: str = "stated"
    address: str = ""
    language: str = ""
    name: str = ""
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not taken: where it stands, and why."""

    source: str
    place: str
    reason: str


Found = Item | Refusal
Reader = Callable[[Path, Limits], Iterator[Found]]
