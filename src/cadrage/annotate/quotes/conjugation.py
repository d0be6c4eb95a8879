"""Third-person and non-finite forms of French verbs, from the endings of `conjugation.csv`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cadrage.annotate.lexicons import load

VOWELS = "aeiouyéèêâîôû"
SOFT_E = {"é": "è", "e": "è"}
# appeler, rejeter double; the rest (peler, acheter) take a grave accent
DOUBLING = ("appeler", "rappeler", "jeter", "rejeter", "interpeler", "renouveler")


def forms(infinitive: str) -> Iterator[tuple[str, str]]:
    """Each form with its kind: finite, conditional, participle, gerund or infinitive.

    Args:
        infinitive: without reflexive pronoun.
    """
    row = _model(infinitive)
    stem = infinitive.removesuffix(row["ending"])
    yield infinitive, "infinitive"
    if row["ending"] == "er":
        yield from _first_group(stem, infinitive)
    else:
        for cell in ("present_3s", "present_3p", "past_3s", "past_3p", "subjunctive_3s"):
            yield stem + row[cell], "finite"
        yield stem + row["subjunctive_3s"] + "nt", "finite"
        yield from _imperfect(stem + row["imperfect_stem"])
        yield from _future(stem + row["future_stem"])
    participle = stem + row["participle"]
    for ending in ("", "e", "s", "es"):
        if not (ending == "s" and participle.endswith("s")):
            yield participle + ending, "participle"


def _model(infinitive: str) -> Mapping[str, str]:
    rows = [row for row in load("conjugation", "ending") if infinitive.endswith(row["ending"])]
    return max(rows, key=lambda row: len(row["ending"]))


def _imperfect(stem: str) -> Iterator[tuple[str, str]]:
    yield from ((stem + ending, "finite") for ending in ("ait", "aient"))
    yield stem + "ant", "gerund"


def _future(stem: str) -> Iterator[tuple[str, str]]:
    yield from ((stem + ending, "finite") for ending in ("a", "ont"))
    yield from ((stem + ending, "conditional") for ending in ("ait", "aient"))


def _first_group(stem: str, infinitive: str) -> Iterator[tuple[str, str]]:
    """Verbs in -er, with their changes of spelling: annonçait, exigeait, révèle, appuie."""
    hard = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    weak = _before_mute_e(stem, infinitive)
    yield weak + "e", "finite"
    yield weak + "ent", "finite"
    yield hard + "a", "finite"
    yield stem + "èrent", "finite"
    yield from _imperfect(hard)
    yield from _future((stem if _keeps_accent(stem, weak) else weak) + "er")
    if _keeps_accent(stem, weak):
        yield from _future(weak + "er")


def _keeps_accent(stem: str, weak: str) -> bool:
    """«révélera» and, since 1990, «révèlera»."""
    return stem != weak and "é" in stem[-3:]


def _before_mute_e(stem: str, infinitive: str) -> str:
    if infinitive in DOUBLING:
        return stem + stem[-1]
    if stem.endswith(("oy", "uy", "ay")):
        return stem[:-1] + "i"
    at = len(stem) - 1
    while at > 0 and stem[at] not in VOWELS:
        at -= 1
    # «gu», «qu»: the u is no vowel of its own
    if stem[at] == "u" and at and stem[at - 1] in "gq":
        at -= 1
        while at > 0 and stem[at] not in VOWELS:
            at -= 1
    single = stem[at] == "é" or (stem[at] == "e" and len(stem) - at == 2)
    if at < len(stem) - 1 and single:
        return stem[:at] + SOFT_E[stem[at]] + stem[at + 1 :]
    return stem
