"""First names: the gender that one tells, and the names of one word that are none."""

from __future__ import annotations

from functools import cache

from cadrage.annotate.lexicons import load
from cadrage.annotate.quotes.folded import fold


@cache
def _genders() -> dict[str, str]:
    return {fold(row["form"]): row["gender"] for row in load("mentions_first_names", "gender")}


def gender_told(name: str) -> str:
    """m or f where the first name of a full name tells it; else nothing."""
    first, _, rest = fold(name).partition(" ")
    if not rest:
        return ""
    return _genders().get(first) or _genders().get(first.split("-", 1)[0], "")


@cache
def bodies() -> frozenset[str]:
    """Names of organisations and places of one word, folded."""
    rows = (*load("mentions_organisations", "form"), *load("mentions_places", "form"))
    return frozenset(fold(row["form"]) for row in rows if " " not in row["form"])
