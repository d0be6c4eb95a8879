"""What the words after a name say of it: an age, an apposition, a party, a place, a verb."""

from __future__ import annotations

import re

from cadrage.annotate.mentions.fold import fold
from cadrage.annotate.mentions.gazetteer import heads, label_of
from cadrage.annotate.mentions.records import Votes
from cadrage.annotate.mentions.titles import title_class
from cadrage.annotate.mentions.verbs import is_saying

AGE, YEARS, SPEECH, RELATIVE = 7.0, 3.0, 1.5, 0.5
APPOSITION, DISTANCE, DEPARTMENT, PARTY = 3.0, 3.0, 4.0, 3.0
AGED = re.compile(
    r"[ \u00a0]?(?:\([ \u00a0]?\d{1,2}[ \u00a0]ans\)"
    r"|,[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,3}(?:(?:âgée?[ \u00a0])?de[ \u00a0])?\d{1,3}[ \u00a0]ans)"
)
# «Zébulon (42)» is aged, «Vire (14)» a town and the number of its department
NUMBERED = re.compile(r"[ \u00a0]?\(\d{1,2}\)")
APPOSED = re.compile(
    r",[ \u00a0](?:(le|la|l['’])[ \u00a0]?|(?:une?|ancien|ancienne|ex-)[ \u00a0]?)?"
    r"([^\W\d_]+(?:-[^\W\d_]+)*)"
)
DISTANT = re.compile(
    r",[ \u00a0](?:près|non loin|à l['’](?:est|ouest|entrée)|au (?:nord|sud|large|cœur|pied)"
    r"|à (?:une |quelques )?[\dà-ÿa-z]+ (?:de )?(?:km|kilomètres|minutes)|sur la côte)\b"
)
BRACKETED = re.compile(r"[ \u00a0]\(([^()\n]{2,40})\)")
COUNTED = re.compile(
    r"[ \u00a0]\(\d[\d \u00a0\u202f.,]{0,12}[ \u00a0\u202f](?:(habitants)"
    r"|(?:millions|milliards|M€|salariés|employés|adhérents))\b"
)
ACTORS = frozenset({"company", "organisation"})
SUBSIDIARY = "filiale"
# «parti de rien», «un groupe ethnique»: participles and common words as often as actors
LOOSE = frozenset(
    {
        "parti", "front", "union", "titre", "site", "conseil", "cour", "chambre", "cercle",
        "groupe", "geant", "equipe", "reseau", "coalition", "gratuit",
    }
)
SETTLED = frozenset(
    {
        "ville", "village", "commune", "localite", "bourg", "bourgade", "hameau", "quartier",
        "capitale", "chef-lieu", "sous-prefecture", "banlieue", "faubourg", "ile", "station",
    }
)
SAID = re.compile(
    r"[ \u00a0,]{1,2}(?:a |ont |avait |aurait |s['’]est |se |n['’]a |ne |lui |en )?"
    r"(?:également |aussi |ainsi |d['’]ailleurs |notamment |même |encore |déjà )?([^\W\d_]+)"
)


def add_after(votes: Votes, text: str, end: int) -> None:
    """Add what the words after […, end) say."""
    if text.startswith((",", " ,"), end):
        _add_apposition(votes, text, end)
    elif text.startswith(("(", " (", "\u00a0("), end):
        _add_brackets(votes, text, end)
    said = SAID.match(text, end)
    if said and is_saying(said[1]):
        votes["PER"] += SPEECH
        votes["ORG"] += SPEECH / 2


def _add_apposition(votes: Votes, text: str, end: int) -> None:
    if AGED.match(text, end):
        votes["PER"] += AGE
    if DISTANT.match(text, end):
        votes["LOC"] += DISTANCE
        return
    apposed = APPOSED.match(text, end)
    if apposed is None:
        return
    word = fold(apposed[2])
    if title_class(apposed[2]):
        votes["PER"] += SPEECH
    elif word in ("qui", "dont"):
        votes["PER"] += RELATIVE
    elif apposed[1] is None and word in SETTLED:
        # with «la» another name would begin: «Au Bénin, la société Zorvek»
        votes["LOC"] += APPOSITION
    elif apposed[1] is None and _is_actor(word):
        votes["ORG"] += APPOSITION


def _is_actor(noun: str) -> bool:
    return noun == SUBSIDIARY or (heads().get(noun) in ACTORS and noun not in LOOSE)


def _add_brackets(votes: Votes, text: str, end: int) -> None:
    """«Trifouilly (Gard)», «Zébulon (LR)», «Zorvek (12 millions d'euros)»."""
    if AGED.match(text, end):
        votes["PER"] += AGE
    elif NUMBERED.match(text, end):
        votes["PER"] += YEARS
    counted = COUNTED.match(text, end)
    if counted:
        votes["LOC" if counted[1] else "ORG"] += APPOSITION
    bracketed = BRACKETED.match(text, end)
    if bracketed:
        label, cls = label_of(bracketed[1])
        if cls == "party":
            votes["PER"] += PARTY
        elif label == "LOC" and cls == "region":
            votes["LOC"] += DEPARTMENT
