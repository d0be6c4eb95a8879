"""A siglum for each article: short, of capitals and digits, as evidence is cited by it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from itertools import count

from cadrage.read.corpus import DEVICE
from cadrage.read.imports.item import Item

SIGLUM = re.compile(r"[A-Z][A-Z0-9]*")
NOBODY = "ART"
# what an outlet's name begins with and is not known by
ARTICLES = frozenset({"le", "la", "les", "l", "the", "www"})


def siglum_of(item: Item, taken: Set[str], tried: dict[str, int] | None = None) -> str:
    """The siglum of an article that none of the `taken` ones has.

    The file's own name serves where it is one (`ABC21.txt`); else three letters of the outlet and
    two digits of the year, and after the first of them a letter or more: LEM20, LEM20A, … LEM20AA.

    Args:
        item: the article.
        taken: the sigla that there are; it may grow from call to call, and does not shrink.
        tried: how far the endings of each beginning are taken, kept from call to call, so that
            the last of a hundred thousand articles takes no longer than the first.
    """
    own = item.name
    if SIGLUM.fullmatch(own) and len(own) <= 12 and own not in taken and not DEVICE.fullmatch(own):
        return own
    stem = f"{_letters(item.outlet)}{item.published[2:4]}"
    known = {} if tried is None else tried
    for number in count(known.get(stem, 0)):
        name = stem + _ending(number)
        if name not in taken and not DEVICE.fullmatch(name):
            known[stem] = number
            return name
    raise AssertionError


def _letters(outlet: str) -> str:
    bare = unicodedata.normalize("NFKD", outlet).encode("ascii", "ignore").decode()
    words = [word for word in re.findall(r"[a-z]+", bare.casefold()) if word not in ARTICLES]
    return "".join(words)[:3].upper() or NOBODY


def _ending(number: int) -> str:
    """0 → '', 1 → 'A', 26 → 'Z', 27 → 'AA'."""
    name = ""
    while number:
        number, digit = divmod(number - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
