"""Peoples and their countries: «Ukrainiens», «franco-malien» are no names of actors."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from cadrage.annotate.lexicons import load
from cadrage.annotate.mentions.fold import fold

FEMININE = (
    ("ien", "ienne"), ("éen", "éenne"), ("ain", "aine"), ("ais", "aise"), ("ois", "oise"),
    ("and", "ande"), ("ol", "ole"), ("on", "onne"), ("an", "ane"), ("in", "ine"), ("ien", "iène"),
    ("ec", "ecque"), ("turc", "turque"), ("ard", "arde"), ("at", "ate"), ("ek", "èke"), ("d", "de"),
    ("n", "nne"), ("n", "ne"), ("l", "le"), ("t", "te"), ("k", "ke"), ("i", "ie"), ("é", "ée"),
)


@cache
def country_codes() -> dict[str, str]:
    """Folded name of a country → its code, by the demonyms that share it."""
    return {
        fold(row["form"]): row["country"]
        for row in load("mentions_countries", "form", "country")
    }


@cache
def demonyms() -> dict[str, str]:
    """Folded demonym in every gender and number → country code, or nothing."""
    found: dict[str, str] = {}
    for row in load("mentions_demonyms", "form", "country"):
        for form in _inflected(row["form"]):
            found.setdefault(fold(form), row["country"])
    return found


def _inflected(form: str) -> Iterator[str]:
    feminines = [form]
    feminines += [form[: -len(m)] + f for m, f in FEMININE if form.endswith(m)]
    for gender in feminines:
        yield gender
        yield gender if gender.endswith(("s", "x")) else f"{gender}s"


@lru_cache(maxsize=65_536)
def is_demonym(word: str) -> bool:
    """«Ukrainiens», «Nord-Africains», «Franco-Malien»: a people, by lexicon."""
    folded = fold(word)
    return folded in demonyms() or (
        "-" in folded and all(part in demonyms() or part.endswith("o") for part in
                              folded.split("-", 1))
    )
