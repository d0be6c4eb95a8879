"""A siglum for each article: short, of capitals and digits, as evidence is cited by it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Set
from itertools import count

from cadrage.read.corpus import DEVICE
from cadrage.read.imports.item import Item

SIGLUM = re.compile(r"[A-Z][A-Z0-9]*")
NOBODY = "ART"
# what an outlet's name begins with and is not known by
ARTICLES = frozenset({"le", "la", "les", "l", "the", "www"})


def siglum_of(item: Item, taken: Set[str]) -> str:
    """The siglum of an article that none of the `taken` ones has.

    The file's own name serves where it is one (`ABC21.txt`); else three letters of the outlet and
    two digits of the year, and after the first of them a letter or more: LEM20, LEM20A, … LEM20AA.
    """
    own = item.name
    if SIGLUM.fullmatch(own) and len(own) <= 12 and own not in taken and not DEVICE.fullmatch(own):
        return own
    stem = f"{_letters(item.outlet)}{item.published[2:4]}"
    names = (stem + end for end in _endings())
    return next(name for name in names if name not in taken and not DEVICE.fullmatch(name))


def _letters(outlet: str) -> str:
    bare = unicodedata.normalize("NFKD", outlet).encode("ascii", "ignore").decode()
    words = [word for word in re.findall(r"[a-z]+", bare.casefold()) if word not in ARTICLES]
    return "".join(words)[:3].upper() or NOBODY


def _endings() -> Iterator[str]:
    yield ""
    for number in count():
        name, rest = "", number
        while True:
            rest, digit = divmod(rest, 26)
            name = chr(ord("A") + digit) + name
            if not rest:
                break
            rest -= 1
        yield name
