"""What speaks for a span being a person, a place or an organisation: weighed, not decided.

Every clue adds its weight to one or several labels. The weights order the clues by how far they
can be trusted: a title before or a gazetteer's country outweighs the model, the model outweighs
a preposition.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from cadrage.annotate.lexicons import load
from cadrage.annotate.mentions.capitals import UPPER
from cadrage.annotate.mentions.fold import fold
from cadrage.annotate.mentions.gazetteer import Known, first_names, heads, ordinary_things
from cadrage.annotate.mentions.records import Candidate
from cadrage.annotate.mentions.spans import word_after, word_before
from cadrage.annotate.mentions.titles import CIVIL, title_class

MODEL = {"PER": 2.0, "LOC": 1.5, "ORG": 2.0, "MISC": 0.0}
GAZETTEER = {"country": 6.0, "region": 5.0, "city": 3.5}
ORGANISATION = 6.0
HEADED, TAILED = 6.0, 5.0
TITLE, FUNCTION = 6.0, 4.0
FIRST_NAME, LONE_FIRST_NAME = 4.0, 1.5
AGE, SPEECH = 7.0, 1.5
IN_PLACE, AT_CITY, AT_PLACE, INTRODUCED = 3.0, 2.5, 1.2, 4.0
ARTICLE_PERSON = -3.0
ACRONYM = 2.5
TEAM, OFFICER = 5.0, 2.0
NO_ACTOR = 6.0

AGE_AFTER = re.compile(
    r"[ \u00a0]?(?:\([ \u00a0]?\d{1,2}(?:[ \u00a0]ans)?\)"
    r"|,[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,3}(?:(?:âgée?[ \u00a0])?de[ \u00a0])?\d{1,3}[ \u00a0]ans)"
)
APPOSED = re.compile(r",[ \u00a0](?:(?:le|la|l['’]|un|une|ancien|ancienne|ex-)[ \u00a0]?)?([^\W\d_]+)")
# «les Cuersois»: a people that no list has
PEOPLE = re.compile(r"(?<!\w)[^\W\d_]+(?:ois|ais|iens|iennes|éens|éennes|ains|aines|oises|aises|istes)\b")
ACRONYM_FORM = re.compile(rf"[{UPPER}](?:[{UPPER}\d]|\.(?=[{UPPER}]))*[{UPPER}\d]\.?s?(?:-[{UPPER}\d]+)?")
ARTICLES = frozenset({"le", "la", "les", "l", "du", "des", "au", "aux"})
# «face à X», «quant à X»: anybody
ADDRESSED = frozenset({"face", "grace", "quant", "rapport", "reproche", "oppose", "succede", "confie"})
PLACE_PREPOSITIONS = frozenset({"vers", "depuis", "jusqu'a", "jusqu"})
SAID = re.compile(
    r"[ \u00a0,]{1,2}(?:a |ont |avait |aurait |s['’]est |se |n['’]a |ne |lui |en )?(?:également |aussi |ainsi |"
    r"d['’]ailleurs |notamment |même |encore |déjà )?([^\W\d_]+)"
)


def evidence(text: str, start: int, end: int, *, label: str | None, known: Known | None) -> Counter[str]:
    """Weights for PER, LOC, ORG and NONE (no actor at all) of the span [start, end)."""
    votes: Counter[str] = Counter()
    if label is not None:
        votes[label] += MODEL[label]
    _from_gazetteer(votes, known)
    _from_form(votes, text[start:end])
    _from_before(votes, text, start)
    _from_after(votes, text, end)
    del votes["MISC"]
    return votes


def evidence_of_place(candidate: Candidate) -> float:
    """What a place weighs by gazetteer and model alone, no word around it having a say."""
    if candidate.known is None or candidate.known.label != "LOC":
        return MODEL["LOC"]
    return GAZETTEER[candidate.known.cls] + MODEL["LOC"]


def _from_gazetteer(votes: Counter[str], known: Known | None) -> None:
    if known is None:
        return
    if known.label == "LOC":
        votes["LOC"] += GAZETTEER[known.cls]
    elif known.label == "PER":
        votes["PER"] += FIRST_NAME
    elif known.label == "ORG":
        votes["ORG"] += ORGANISATION
    else:
        votes["NONE"] += NO_ACTOR if known.cls == "word" else 2 * NO_ACTOR


def _from_form(votes: Counter[str], form: str) -> None:
    words = re.split(r"[ \u00a0]", form)
    head = heads().get(fold(words[0]))
    club = _tails().get(words[0]) == "opening" and words[-1][0].isupper()
    if len(words) > 1 and head in ("organisation", "company", "institution"):
        votes["ORG"] += HEADED
    elif len(words) > 1 and head in ("geography", "site") and not (club and len(words) == 2):
        votes["LOC"] += HEADED
    elif len(words) > 1 and head == "event":
        votes["NONE"] += HEADED
    tail = _tails().get(words[-1])
    if tail in ("organisation", "place") and len(words) > 1:
        votes["ORG" if tail == "organisation" else "LOC"] += TAILED
    first = fold(words[0])
    if first in first_names() or first.split("-")[0] in first_names():
        votes["PER"] += FIRST_NAME if len(words) > 1 and words[-1][0].isupper() else LONE_FIRST_NAME
    if len(words) > 1 and _tails().get(words[0]) == "opening":
        votes["ORG"] += TAILED
    if len(words) > 1 and any(fold(word) in ordinary_things() for word in words):
        votes["NONE"] += INTRODUCED
    if any(map(str.isdigit, form)):
        votes["PER"] += ARTICLE_PERSON
        votes["NONE"] += SPEECH if len(words) == 1 else 0
    if len(words) == 1 and ACRONYM_FORM.fullmatch(form):
        votes["ORG"] += ACRONYM
    if len(words) == 1 and re.search(r"-(?:sur|sous|en|lès|les|le|la|de|du|des|aux)-", form):
        votes["LOC"] += INTRODUCED
    elif re.match(r"Sainte?-", form) and len(words) == 1:
        votes["LOC"] += AT_PLACE
    if len(words) > 1 and re.fullmatch(rf"(?:[{UPPER}]\.[ ]?)+.*", form):
        votes["PER"] += FIRST_NAME


def _from_before(votes: Counter[str], text: str, start: int) -> None:
    first, word = word_before(text, start)
    elided = text[start - 1] in "'’" if start else False
    folded = fold(word).rstrip("'")
    if not word:
        return
    if word.isdigit() and ACRONYM_FORM.match(text, start):
        votes["NONE"] += INTRODUCED
    cls, head = title_class(word), heads().get(folded)
    if cls is None and head is None and word.islower() and len(word) > 4:
        # «le président ukrainien Volodymyr Zelensky», «le glacier local Palcaraju»
        noun = word_before(text, first)[1]
        cls, head = title_class(noun), heads().get(fold(noun))
    if cls and not elided:
        votes["PER"] += TITLE if cls in CIVIL else FUNCTION
    elif head in ("company", "organisation", "institution"):
        votes["ORG"] += INTRODUCED
    elif head in ("admin", "geography", "site"):
        votes["LOC"] += INTRODUCED
    elif head in ("event", "eponym"):
        votes["NONE"] += INTRODUCED
    elif head == "group":
        votes["PER"] += INTRODUCED
    elif elided or folded in ARTICLES:
        _from_article(votes, text, start, first, folded, elided)
    elif folded == "en" and word.islower():
        votes["LOC"] += IN_PLACE
    elif folded == "a" and word.islower():
        noun = fold(word_before(text, first)[1])
        votes["LOC"] += 0.5 if noun in ADDRESSED or is_saying(noun) else AT_CITY
    elif folded in PLACE_PREPOSITIONS:
        votes["LOC"] += AT_PLACE
    elif folded in ("de", "chez"):
        _from_noun(votes, text, first)


def _from_article(
    votes: Counter[str], text: str, start: int, first: int, article: str, elided: bool
) -> None:
    if elided and article in ("d", "qu", "lorsqu", "puisqu", "jusqu", "s"):
        if article == "d":
            _from_noun(votes, text, first)
        return
    if article in ("les", "des", "aux") and PEOPLE.match(text, start):
        votes["NONE"] += INTRODUCED
    if article in ("des", "du", "l", "la"):
        _from_head(votes, _noun_of(text, first, article))
    votes["PER"] += ARTICLE_PERSON
    votes["ORG"] += 0.5
    _, before = word_before(text, first)
    if fold(before) == "dans":
        votes["LOC"] += AT_PLACE


def _noun_of(text: str, first: int, article: str) -> str:
    """The noun that «des X», «du X» or «de la X» complements."""
    before, word = word_before(text, first)
    if article in ("l", "la"):
        return word_before(text, before)[1] if word == "de" else ""
    return word


def _from_noun(votes: Counter[str], text: str, first: int) -> None:
    """«la région de X», «le patron de X», «près de X»."""
    _, noun = word_before(text, first)
    if fold(noun) in ("pres", "loin", "autour", "proche", "originaire", "natif", "hors"):
        votes["LOC"] += IN_PLACE
    _from_head(votes, noun)


def _from_head(votes: Counter[str], noun: str) -> None:
    head = heads().get(fold(noun))
    if head in ("admin", "geography", "site"):
        votes["LOC"] += INTRODUCED
    elif head == "portfolio":
        votes["NONE"] += INTRODUCED
    elif head == "company":
        votes["ORG"] += AT_PLACE
    elif head == "officer":
        votes["ORG"] += OFFICER
    elif head == "team":
        votes["ORG"] += TEAM
        votes["TEAM"] += 1
    elif head == "eponym":
        votes["NONE"] += INTRODUCED


def _from_after(votes: Counter[str], text: str, end: int) -> None:
    if AGE_AFTER.match(text, end):
        votes["PER"] += AGE
    apposed = APPOSED.match(text, end)
    if apposed and title_class(apposed[1]):
        votes["PER"] += SPEECH
    said = SAID.match(text, end)
    if said and is_saying(said[1]):
        votes["PER"] += SPEECH
        votes["ORG"] += SPEECH / 2
    _, after = word_after(text, end)
    if after in ("qui", "dont") and text[end : end + 1] == ",":
        votes["PER"] += 0.5


def is_saying(word: str) -> bool:
    """Whether a form of a verb of saying or deciding, by its stem: «déclaré», «affirme»."""
    return fold(word) in _saying()


@cache
def _saying() -> frozenset[str]:
    found: set[str] = set()
    for row in load("mentions_verbs", "lemma", "class"):
        found |= _conjugated(fold(row["lemma"]).split("'")[-1].split(" ")[-1])
    return frozenset(found)


IRREGULAR = {
    "dire": "dit dite disent disait disaient", "ecrire": "ecrit ecrivent ecrivait",
    "croire": "croit croient cru", "craindre": "craint craignent craignait",
    "vouloir": "veut veulent voulait voulu", "promettre": "promet promettent promis",
    "admettre": "admet admettent admis", "reconnaitre": "reconnait reconnaissent reconnu",
    "soutenir": "soutient soutiennent soutenu", "pretendre": "pretend pretendent pretendu",
    "prevenir": "previent previennent prevenu", "repondre": "repond repondent repondu",
    "dementir": "dement dementent dementi", "poursuivre": "poursuit poursuivi",
    "conclure": "conclut concluent conclu", "inscrire": "inscrit", "mettre": "met mettent mis",
    "prendre": "prend prennent pris", "faire": "fait font faisait", "offrir": "offre offert",
}


def _conjugated(lemma: str) -> set[str]:
    if lemma in IRREGULAR:
        return {lemma, *IRREGULAR[lemma].split()}
    stem = lemma[:-2]
    if lemma.endswith("er"):
        return {stem + e for e in ("e", "es", "ent", "ait", "aient", "a", "erent", "era", "eront",
                                   "erait", "er", "ant")} | {stem + "e"}
    return {stem + e for e in ("it", "issent", "i", "issait", "ira", "ir", "u", "t", "ent", "ait")}


@cache
def _tails() -> dict[str, str]:
    return {row["form"]: row["class"] for row in load("mentions_tails", "form", "class")}
