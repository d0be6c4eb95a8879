"""Verbs of saying and deciding in the forms that the press uses them in."""

from __future__ import annotations

from functools import cache

from cadrage.annotate.lexicons import load
from cadrage.annotate.mentions.fold import fold

IRREGULAR = {
    "dire": "dit dite dits disent disait disaient", "ecrire": "ecrit ecrivent ecrivait",
    "croire": "croit croient cru", "craindre": "craint craignent craignait",
    "vouloir": "veut veulent voulait voulu", "promettre": "promet promettent promis",
    "admettre": "admet admettent admis", "reconnaitre": "reconnait reconnaissent reconnu",
    "soutenir": "soutient soutiennent soutenu", "pretendre": "pretend pretendent pretendu",
    "prevenir": "previent previennent prevenu", "repondre": "repond repondent repondu",
    "dementir": "dement dementent dementi", "poursuivre": "poursuit poursuivent poursuivi",
    "conclure": "conclut concluent conclu", "mettre": "met mettent mis mise",
    "prendre": "prend prennent pris prise", "faire": "fait font faisait",
    "offrir": "offre offrent offert", "rompre": "rompt rompent rompu",
    "intervenir": "intervient interviennent intervenu", "recevoir": "recoit recoivent recu",
    "accueillir": "accueille accueillent accueilli", "entendre": "entend entendent entendu",
    "suspendre": "suspend suspendent suspendu", "interdire": "interdit interdisent",
    "reduire": "reduit reduisent reduit", "conduire": "conduit conduisent",
    "redouter": "redoute redoutent redoute", "envahir": "envahit envahissent envahi",
    "ceder": "cede cedent", "maintenir": "maintient maintiennent maintenu",
}
FIRST_GROUP = ("e", "ent", "ait", "aient", "a", "erent", "era", "eront", "erait", "er", "ant", "es")
OTHER = ("it", "issent", "i", "issait", "ira", "ir", "u", "t", "ent", "ait", "ie")


@cache
def _forms() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load("mentions_verbs", "lemma", "class"):
        lemma = fold(row["lemma"]).split("'")[-1].split(" ")[-1]
        for form in _conjugated(lemma):
            found.setdefault(form, row["class"])
    return found


def _conjugated(lemma: str) -> set[str]:
    if lemma in IRREGULAR:
        return {lemma, *IRREGULAR[lemma].split()}
    endings = FIRST_GROUP if lemma.endswith("er") else OTHER
    return {lemma[:-2] + ending for ending in endings}


def is_saying(word: str) -> bool:
    """Whether a word is a form of a verb of saying or deciding: «déclaré», «affirme»."""
    return fold(word) in _forms()
