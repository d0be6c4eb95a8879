"""Cue words: the lexicon of reporting verbs, nouns and prepositions, and their forms in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cadrage.annotate.lexicons import load
from cadrage.annotate.quotes.conjugation import forms

# two zero bytes: no token of a text can be that, as one of them could
QUOTED = "\0\0"


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the lexicon: what it says of the content, and the constructions it takes."""

    lemma: str
    pos: str
    cue_class: str
    constructions: frozenset[str]

    def takes(self, *constructions: str) -> bool:
        """Whether it takes one of these constructions."""
        return not self.constructions.isdisjoint(constructions)


@cache
def cues() -> tuple[Cue, ...]:
    """Every row of `cues.csv`."""
    return tuple(
        Cue(row["lemma"], row["pos"], row["class"], frozenset(row["constructions"].split()))
        for row in load("cues", "lemma", "pos", "class", "constructions")
    )


@cache
def verb_forms() -> Mapping[str, Mapping[tuple[str, bool], Cue]]:
    """Word form → (kind of form, reflexive) → the verb."""
    found: dict[str, dict[tuple[str, bool], Cue]] = {}
    for cue in cues():
        if cue.pos != "verb":
            continue
        if " en " in cue.lemma:
            found.setdefault(cue.lemma.split()[-1], {})["locution", False] = cue
            continue
        if " " in cue.lemma and not cue.lemma.startswith("se "):
            found.setdefault(cue.lemma.split()[1], {})["causative", False] = cue
            continue
        reflexive = cue.lemma.startswith(("se ", "s'"))
        bare = cue.lemma.removeprefix("se ").removeprefix("s'")
        for form, kind in forms(bare):
            found.setdefault(form, {}).setdefault((kind, reflexive), cue)
    return found


@cache
def causative_forms() -> Mapping[str, frozenset[str]]:
    """The forms of the first verb of pairs such as «faire savoir»."""
    first = {cue.lemma.split()[0] for cue in cues() if cue.pos == "verb" and " " in cue.lemma}
    return {verb: frozenset(form for form, _ in forms(verb)) for verb in first - {"se"}}


@cache
def noun_forms() -> Mapping[str, Cue]:
    """Singular and plural of the nouns that a reported clause can follow."""
    nouns = {cue.lemma: cue for cue in cues() if cue.pos == "noun"}
    return nouns | {_plural(noun): cue for noun, cue in nouns.items()}


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x")):
        return noun
    return noun + ("x" if noun.endswith(("eu", "œu")) else "s")


@cache
def prepositions() -> Mapping[str, tuple[tuple[int, tuple[str, ...], Cue], ...]]:
    """Longest word → its place in each prepositional cue that holds it, the words, the cue."""
    found: dict[str, list[tuple[int, tuple[str, ...], Cue]]] = {}
    for cue in cues():
        if cue.pos == "prep":
            words = tuple(cue.lemma.replace("'", "' ").split())
            key = max(words[::-1], key=len)
            found.setdefault(key, []).append((words.index(key), words, cue))
    return {key: tuple(sorted(rows, key=lambda row: -len(row[1]))) for key, rows in found.items()}


@cache
def triggers() -> frozenset[str]:
    """Every word form that can begin or be a cue, and what stands for marked passages."""
    return frozenset({QUOTED, *verb_forms(), *noun_forms(), *prepositions()})


@cache
def speaker_nouns() -> Mapping[str, tuple[str, str]]:
    """Noun → kind (person, collective, document) and gender (m, f, e for either, p plural)."""
    found: dict[str, tuple[str, str]] = {}
    for row in load("speaker_nouns", "noun", "kind", "gender"):
        kind, gender = row["kind"], row["gender"]
        found.setdefault(row["noun"], (kind, gender))
        if kind == "person" and gender in "me":
            found.setdefault(_plural(row["noun"]), ("collective", "p"))
    return found


@cache
def demonyms() -> frozenset[str]:
    """The words for where somebody is from: «malien», «malienne»."""
    words = [row["form"] for row in load("mentions_demonyms", "form")]
    return frozenset(form for word in words for form in (word, word + "e", word + "ne"))


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one class of `quote_words.csv`."""
    return frozenset(
        row["word"] for row in load("quote_words", "word", "class") if row["class"] == kind
    )
