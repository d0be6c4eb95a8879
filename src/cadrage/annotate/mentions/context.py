"""What the words around a name say of it: titles, common nouns, prepositions, ages, verbs."""

from __future__ import annotations

import re

from cadrage.annotate.mentions.fold import UPPER, fold
from cadrage.annotate.mentions.form import ACRONYM_FORM
from cadrage.annotate.mentions.gazetteer import heads, is_french
from cadrage.annotate.mentions.peoples import is_demonym
from cadrage.annotate.mentions.records import Votes
from cadrage.annotate.mentions.spans import word_after, word_before
from cadrage.annotate.mentions.titles import CIVIL, title_class
from cadrage.annotate.mentions.verbs import is_saying

TITLE, FUNCTION = 6.0, 4.0
INTRODUCED, TEAM, OFFICER, COMPANY, PERSONAL = 4.0, 6.0, 2.0, 1.2, 1.5
IN_PLACE, AT_CITY, AT_PLACE, AT_ANYBODY = 3.0, 2.5, 1.2, 0.5
ARTICLE_PERSON, ARTICLE_ORGANISATION = -3.0, 0.5
AGE, SPEECH, RELATIVE, ANYBODY = 7.0, 1.5, 0.5, 1.0
SHORT_ADJECTIVE = 4

# class of the noun that stands directly before: «groupe X», «quartier X», «vaccin X»
DIRECT = {
    "company": "ORG", "organisation": "ORG", "institution": "ORG", "admin": "LOC",
    "geography": "LOC", "site": "LOC", "event": "NONE", "eponym": "NONE", "group": "PER",
    "department": "PER",
}
# class of the noun that the name complements: «région de X», «joueur de X», «ministre des X»
COMPLEMENT = {
    "admin": ("LOC", INTRODUCED), "geography": ("LOC", INTRODUCED), "site": ("LOC", INTRODUCED),
    "portfolio": ("NONE", INTRODUCED), "eponym": ("NONE", INTRODUCED), "company": ("ORG", COMPANY),
    "officer": ("ORG", OFFICER), "team": ("ORG", TEAM),
    "personal": ("PER", PERSONAL),
}
# several words after a plural article: «des Chicago Bulls», «les Rolling Stones»
PLURAL, GANG = frozenset({"les", "des", "aux"}), 3.5
SEVERAL = re.compile(rf"[{UPPER}][^\W\d_]+(?:[ \u00a0&-]+[{UPPER}][^\W\d_]+)+")
ARTICLES = frozenset({"le", "la", "les", "l", "du", "des", "au", "aux"})
CONJUNCTIONS = frozenset({"qu", "lorsqu", "puisqu", "jusqu", "s"})
NEARNESS = frozenset({"pres", "loin", "autour", "proche", "originaire", "natif", "hors"})
# «face à X», «quant à X»: anybody
ADDRESSED = frozenset(
    {"face", "grace", "quant", "rapport", "reproche", "oppose", "succede", "confie"}
)
TOWARDS = frozenset({"vers", "depuis", "jusqu'a", "jusqu"})
MARK = re.compile(r"[«“\"][ \u00a0\u202f]?\Z")
AGED = re.compile(
    r"[ \u00a0]?(?:\([ \u00a0]?\d{1,2}(?:[ \u00a0]ans)?\)"
    r"|,[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,3}(?:(?:âgée?[ \u00a0])?de[ \u00a0])?\d{1,3}[ \u00a0]ans)"
)
APPOSED = re.compile(
    r",[ \u00a0](?:(?:le|la|l['’]|un|une|ancien|ancienne|ex-)[ \u00a0]?)?([^\W\d_]+)"
)
# «les Cuersois»: a people that no list has
PEOPLE = re.compile(
    r"[^\W\d_]+(?:ois|ais|iens|iennes|éens|éennes|ains|aines|oises|aises|istes)\b"
)
OFFICE = re.compile(r"(?:[Mm]inist(?:res?|ères?)|[Ss]ecrétaire)\b[^.,;:\n()«»\"]{0,70}\Z")
OFFICE_REACH = 80
SAID = re.compile(
    r"[ \u00a0,]{1,2}(?:a |ont |avait |aurait |s['’]est |se |n['’]a |ne |lui |en )?"
    r"(?:également |aussi |ainsi |d['’]ailleurs |notamment |même |encore |déjà )?([^\W\d_]+)"
)


def add_before(votes: Votes, text: str, start: int) -> None:
    """Add what the words before [start, …) say."""
    # «la publication « Economy Today »»: the mark stands between
    opened = MARK.search(text, max(0, start - 2), start)
    elided = text[start - 1 : start] in ("'", "’")
    first, word = word_before(text, opened.start() if opened else start - elided)
    if word.endswith(".") and title_class(word) not in CIVIL:
        return
    if not word or (opened and heads().get(fold(word)) is None):
        return
    folded = fold(word).rstrip("'")
    cls, head = title_class(word), heads().get(folded)
    if cls is None and head is None and word.islower() and len(word) > SHORT_ADJECTIVE:
        # «le président ukrainien Volodymyr Zelensky», «le glacier local Palcaraju»
        noun = word_before(text, first)[1]
        cls, head = title_class(noun), heads().get(fold(noun))
    if word.isdigit() and ACRONYM_FORM.match(text, start):
        votes["NONE"] += INTRODUCED
    if cls and not elided:
        votes["PER"] += TITLE if cls in CIVIL else FUNCTION
    elif head in DIRECT:
        votes[DIRECT[head]] += INTRODUCED
    elif elided or folded in ARTICLES:
        _add_article(votes, text, start, first, folded)
    elif word.islower():
        _add_preposition(votes, text, first, folded)


def is_field_of_office(text: str, start: int, end: int) -> bool:
    """«ministre de la Sécurité et de la Protection civile»: words of the language, no name."""
    office = OFFICE.search(text, max(0, start - OFFICE_REACH), start)
    return office is not None and all(map(is_french, re.findall(r"[^\W\d_]+", text[start:end])))


def _add_preposition(votes: Votes, text: str, first: int, preposition: str) -> None:
    if preposition == "en":
        votes["LOC"] += IN_PLACE
    elif preposition == "a":
        noun = fold(word_before(text, first)[1])
        anybody = noun in ADDRESSED or is_saying(noun)
        votes["LOC"] += AT_ANYBODY if anybody else AT_CITY
    elif preposition == "selon":
        votes["PER"] += ANYBODY
        votes["ORG"] += ANYBODY
    elif preposition in TOWARDS:
        votes["LOC"] += AT_PLACE
    elif preposition in ("de", "chez"):
        _add_complement(votes, word_before(text, first)[1])


def _add_article(votes: Votes, text: str, start: int, first: int, article: str) -> None:
    """Persons take no article; «des X» and «du X» may complement a noun besides."""
    before, word = word_before(text, first)
    if article == "d":
        _add_complement(votes, word)
    if article == "d" or article in CONJUNCTIONS:
        return
    if article in PLURAL and PEOPLE.match(text, start):
        votes["NONE"] += INTRODUCED
    elif article in PLURAL and _is_foreign(text, start):
        votes["ORG"] += GANG
    if article in ("des", "du"):
        _add_complement(votes, word)
    elif article in ("l", "la") and word == "de":
        _add_complement(votes, word_before(text, before)[1])
    votes["PER"] += ARTICLE_PERSON
    votes["ORG"] += ARTICLE_ORGANISATION
    if word == "dans":
        votes["LOC"] += AT_PLACE


def _is_foreign(text: str, start: int) -> bool:
    """Several capitalised words, none of them French, that may be a band's or a team's name."""
    several = SEVERAL.match(text, start)
    return several is not None and not any(
        is_french(word) or is_demonym(word) for word in re.split(r"[ \u00a0&-]+", several[0])
    )


def _add_complement(votes: Votes, noun: str) -> None:
    """«la région de X», «le patron de X», «près de X»."""
    folded = fold(noun)
    if folded in NEARNESS:
        votes["LOC"] += IN_PLACE
    cls = heads().get(folded)
    if cls in COMPLEMENT:
        label, weight = COMPLEMENT[cls]
        votes[label] += weight
    if cls == "team":
        votes["TEAM"] += 1


def add_after(votes: Votes, text: str, end: int) -> None:
    """Add what the words after […, end) say: an age, an apposition, a verb of saying."""
    if AGED.match(text, end):
        votes["PER"] += AGE
    apposed = APPOSED.match(text, end)
    if apposed and title_class(apposed[1]):
        votes["PER"] += SPEECH
    said = SAID.match(text, end)
    if said and is_saying(said[1]):
        votes["PER"] += SPEECH
        votes["ORG"] += SPEECH / 2
    if text.startswith(",", end) and word_after(text, end + 1)[1] in ("qui", "dont"):
        votes["PER"] += RELATIVE
