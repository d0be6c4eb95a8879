"""Variants of one name: accents, initials, transliterations, surname alone, short forms.

Two forms are one name where their skeletons agree: the letters that are left when spellings of
the same sound are made alike («Sergueï», «Serguei», «Sergei», «Sergey»).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from cadrage.annotate.mentions.fold import fold
from cadrage.annotate.mentions.gazetteer import words

# in this order: longer spellings first
SPELLINGS = (
    ("tch", "c"), ("tsh", "c"), ("sch", "c"), ("sh", "c"), ("ch", "c"), ("zh", "j"), ("dj", "j"),
    ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("q", "k"), ("gue", "ge"),
    ("gui", "gi"), ("ou", "u"), ("oo", "u"), ("w", "v"), ("y", "i"), ("ff", "v"), ("ei", "e"),
    ("ai", "e"), ("ae", "e"), ("ee", "i"), ("h", ""), ("'", ""), ("-", " "),
)
# name (or its skeleton) and kind
Key = tuple[str, str]
DOUBLED = re.compile(r"(.)\1+")
FINAL = re.compile(r"(?:i|e)+\b")


@lru_cache(maxsize=65_536)
def skeleton(name: str) -> str:
    """The letters that spellings of one name share."""
    plain = fold(name)
    for spelling, sound in SPELLINGS:
        plain = plain.replace(spelling, sound)
    return FINAL.sub("i", DOUBLED.sub(r"\1", plain))


def join_variants(names: Iterable[Key]) -> dict[Key, str]:
    """Name and kind as met → the fullest, then most frequent, form of the same name.

    A surname or an initial alone joins a full name of a person only where one fits; where two
    persons share it, it stays as it is.

    Args:
        names: pairs of name and kind, one a mention, repetitions included.
    """
    counts = Counter(names)
    groups: dict[Key, Counter[str]] = defaultdict(Counter)
    for (name, kind), count in counts.items():
        groups[skeleton(name), kind][name] += count
    forms = {key: _best(group) for key, group in groups.items()}
    near = _index(forms)
    fuller = {key: _fuller(key, forms, near) for key in forms}
    return {
        (name, kind): forms[_root((skeleton(name), kind), fuller)] for name, kind in counts
    }


def _best(group: Mapping[str, int]) -> str:
    if len(group) == 1:
        return next(iter(group))
    # capitals throughout are a headline's or a by-line's, accents are rather lost than added
    return max(group, key=lambda name: (not name.isupper(), group[name], _accents(name), name))


def _accents(name: str) -> int:
    return sum(ord(character) > 127 for character in name)


def _root(
    key: Key, fuller: Mapping[Key, Key | None]
) -> Key:
    seen = {key}
    while (after := fuller[key]) is not None and after not in seen:
        key = after
        seen.add(key)
    return key


def _index(forms: Mapping[Key, str]) -> dict[Key, list[Key]]:
    """Names of several words by what a short form of them would share, and kind."""
    found: dict[Key, list[Key]] = defaultdict(list)
    for name, kind in forms:
        parts = name.split()
        if len(parts) > 1:
            for shared in {parts[0], parts[-1], _letters(forms[name, kind])}:
                found[shared, kind].append((name, kind))
    return found


def _fuller(
    key: Key, forms: Mapping[Key, str], near: Mapping[Key, Sequence[Key]]
) -> Key | None:
    name, kind = key
    match = {"person": _is_short_of, "organisation": _is_acronym_of}.get(kind)
    if match is None or not name:
        return None
    shared = fold(forms[key]) if kind == "organisation" else name.split()[-1]
    found = [
        other for other in near.get((shared, kind), ())
        if other != key and match(name, other[0], forms[key], forms[other])
    ]
    return found[0] if len(found) == 1 else None


def _is_short_of(short: str, full: str, _short: str, _full: str) -> bool:
    """«Lavrov», «S. Lavrov» of «Sergueï Lavrov»."""
    few, many = short.replace(".", "").split(), full.split()
    if len(many) < 2 or len(few) > len(many) or few[-1] != many[-1]:
        return few == many[: len(few)] and len(few) == 1 and len(many) > 1
    if len(few) == 1:
        return True
    return len(few[0]) == 1 and many[0].startswith(few[0])


def _is_acronym_of(_short_key: str, _full_key: str, short: str, full: str) -> bool:
    """«PDCI» of «Parti démocratique de Côte d'Ivoire»."""
    return " " not in short and len(short) > 2 and _letters(full) == fold(short)


def _letters(full: str) -> str:
    parts = [part for part in re.findall(r"[^\W_]+", full) if fold(part) not in words("small")]
    return fold("".join(part[0] for part in parts))


def is_misspelling(name: str, known: str) -> bool:
    """Whether a full name differs from a known one by one letter, the first name agreeing."""
    mine, theirs = skeleton(name).split(), skeleton(known).split()
    if len(mine) < 2 or len(theirs) < 2 or mine[0][:1] != theirs[0][:1]:
        return False
    same_first, same_last = mine[0] == theirs[0], mine[-1] == theirs[-1]
    if same_first and same_last:
        return True
    near_first = same_last and len(theirs[0]) > 3 and _within_one(mine[0], theirs[0])
    return near_first or (same_first and len(theirs[-1]) > 4 and _within_one(mine[-1], theirs[-1]))


def _within_one(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    apart = (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y)
    first = next(apart, min(len(a), len(b)))
    tail_a, tail_b = a[first:], b[first:]
    return tail_a[1:] == tail_b[1:] or tail_a[1:] == tail_b or tail_a == tail_b[1:]
