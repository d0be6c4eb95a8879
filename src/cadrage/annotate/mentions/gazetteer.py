"""What is known of words before any text is read: places, organisations, first names, demonyms.

All of it is loaded once from the lexicons. Names of several words are found by one automaton, in
the case in which they are written; «Orange» the company and «orange» the fruit stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import ahocorasick
import simplemma

from cadrage.annotate.lexicons import load
from cadrage.annotate.mentions.fold import fold
from cadrage.annotate.mentions.spans import is_bounded

MARKS = (("’", "'"), ("ʼ", "'"), ("\u00a0", " "), ("\u202f", " "), ("‑", "-"))
WIDE = ("country", "region")
# half a character is no letter; and what is longer than this is no word, nor to be remembered
HALF = re.compile("[\ud800-\udfff]")
LONGEST_WORD = 64
DIRECTION = re.compile(
    r"[ \u00a0](?:équatorial|occidental|oriental|central|méridional|septentrional|austral)e?\b"
    r"|[ \u00a0](?:du[ \u00a0](?:nord|sud)|de[ \u00a0]l['’](?:est|ouest))(?:-est|-ouest)?\b"
)


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the gazetteer in a text: label LOC, ORG, PER or NONE (no actor), and class."""

    start: int
    end: int
    label: str
    cls: str


def plain(text: str) -> str:
    """The text with one kind of apostrophe, blank and hyphen; as many code points as before."""
    for mark, simple in MARKS:
        text = text.replace(mark, simple)
    return text


def known_names(text: str) -> list[Known]:
    """The gazetteer's names in a text, the longest of overlapping ones, in order."""
    kept: list[Known] = []
    for known in sorted(_known_names(plain(text)), key=lambda known: (known.start, -known.end)):
        if not kept or known.start >= kept[-1].end:
            kept.append(_with_direction(text, known) if known.cls in WIDE else known)
    return kept


def _with_direction(text: str, known: Known) -> Known:
    """«Afrique équatoriale», «Ukraine orientale»: the part has its own name."""
    direction = DIRECTION.match(text, known.end)
    return known if direction is None else replace(known, end=direction.end())


def _known_names(text: str) -> Iterator[Known]:
    for last, (form, label, cls) in _automaton().iter(text):
        start, end = last + 1 - len(form), last + 1
        if is_bounded(text, start, end) and not _continues(text, start, end):
            yield Known(start, end, label, cls)


def _continues(text: str, start: int, end: int) -> bool:
    """«Saint-Denis-sur-Loire», «Macron-Orange»: part of a longer hyphenated word."""
    after = text[end : end + 2]
    return len(after) == 2 and after[0] == "-" and after[1].isalpha() and text[start].isalpha()


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for name, label in (("ordinary", "NONE"), ("organisations", "ORG"), ("places", "LOC")):
        for row in load(f"mentions_{name}", "form", "class"):
            # «franceinfo» is written so
            outlet = row["class"] == "media" and not is_french(row["form"])
            if row["form"][0].isupper() or " " in row["form"] or outlet:
                automaton.add_word(row["form"], (row["form"], label, row["class"]))
    for row in load("mentions_surnames", "form"):
        if row["form"] not in automaton:
            automaton.add_word(row["form"], (row["form"], "PER", "surname"))
    automaton.make_automaton()
    return automaton


def label_of(form: str) -> tuple[str, str]:
    """Label and class that the gazetteer has for the form, as written; NONE where it has not."""
    _, label, cls = _automaton().get(plain(form), ("", "NONE", ""))
    return label, cls


def is_name(form: str) -> bool:
    """Whether the gazetteer has the form, as written, as the name of an actor or place."""
    return label_of(form)[0] != "NONE"


def is_actor_name(form: str) -> bool:
    """Whether the gazetteer has a form as the surname of a person or the name of a country."""
    _, _, cls = _automaton().get(form, ("", "", ""))
    return cls in ("surname", "country", "capital")


@cache
def _shouted() -> dict[str, tuple[str, str]]:
    """Places in capitals as datelines print them: «LE MANS»."""
    return {row["form"].upper(): ("LOC", row["class"]) for row in load("mentions_places", "class")}


def known_shout(form: str) -> tuple[str, str] | None:
    """Label and class of a place written in capitals, if it is one."""
    return _shouted().get(form) if form.isupper() and len(form) >= 4 else None


@cache
def first_names() -> frozenset[str]:
    """First names, folded."""
    return frozenset(fold(row["form"]) for row in load("mentions_first_names", "form"))


@cache
def _genders() -> dict[str, str]:
    return {fold(row["form"]): row["gender"] for row in load("mentions_first_names", "gender")}


def first_gender(name: str) -> str:
    """f or m of a first name, nothing where it is unknown or both."""
    return _genders().get(fold(name)) or _genders().get(fold(name).split("-")[0], "")


@cache
def heads() -> dict[str, str]:
    """Folded common noun that opens or introduces a name → organisation, place, event or group."""
    return {fold(row["form"]): row["class"] for row in load("mentions_heads", "form", "class")}


def heads_as_written() -> Iterator[tuple[str, str]]:
    """Every head with its accents, and its class."""
    for row in load("mentions_heads", "form", "class"):
        yield row["form"], row["class"]


@cache
def ordinary() -> frozenset[str]:
    """Folded capitalised words that name nobody."""
    return frozenset(fold(row["form"]) for row in load("mentions_ordinary", "form"))


@cache
def words(cls: str) -> frozenset[str]:
    """The function words of a class, as written."""
    rows = load("mentions_words", "form", "class")
    return frozenset(row["form"] for row in rows if row["class"] == cls)


@cache
def ordinary_things() -> frozenset[str]:
    """Folded names of things (diseases, contests, products) that are part of no actor's name."""
    rows = load("mentions_ordinary", "form", "class")
    return frozenset(fold(row["form"]) for row in rows if row["class"] == "thing")


@cache
def articled_media() -> frozenset[str]:
    """«Monde», «Parisien»: media whose name begins with an article, without it."""
    rows = load("mentions_organisations", "form", "class")
    bare = {row["form"].split(" ", 1)[-1] for row in rows
            if row["class"] == "media" and row["form"].startswith(("Le ", "Les "))}
    return frozenset(form for form in bare if label_of(form)[0] != "LOC" and " " not in form)


@cache
def times() -> frozenset[str]:
    """Names of days and months in small letters."""
    rows = load("mentions_ordinary", "form", "class")
    return frozenset(row["form"].lower() for row in rows if row["class"] == "time")


def is_french(word: str) -> bool:
    """Whether the word in lower case is one of the French language."""
    return len(word) <= LONGEST_WORD and _is_in_dictionary(word)


@lru_cache(maxsize=65_536)
def _is_in_dictionary(word: str) -> bool:
    return not HALF.search(word) and bool(simplemma.is_known(word.lower(), lang="fr"))
