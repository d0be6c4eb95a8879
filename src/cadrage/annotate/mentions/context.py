"""What the words before a name say of it: titles, common nouns, prepositions, articles."""

from __future__ import annotations

import re

from cadrage.annotate.mentions.fold import UPPER, fold
from cadrage.annotate.mentions.form import ACRONYM_FORM
from cadrage.annotate.mentions.gazetteer import first_names, heads, is_french, words
from cadrage.annotate.mentions.peoples import is_demonym
from cadrage.annotate.mentions.records import Votes
from cadrage.annotate.mentions.spans import word_before
from cadrage.annotate.mentions.titles import CIVIL, title_class
from cadrage.annotate.mentions.verbs import is_saying

TITLE, FUNCTION = 6.0, 4.0
INTRODUCED, TEAM, OFFICER, COMPANY, PERSONAL = 4.0, 6.0, 2.0, 1.2, 1.5
# «le groupe Jean Dupont»: a person's full name, and no person
NAMED_FOR = 8.0
IN_PLACE, AT_CITY, AT_PLACE, AT_ANYBODY = 3.0, 2.5, 1.2, 0.5
ARTICLE_PERSON, ARTICLE_ORGANISATION = -3.0, 0.5
ANYBODY = 1.0
SHORT_ADJECTIVE, SHORTEST = 4, 2

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
FIRST = re.compile(r"[^\W\d_]+")
OF = frozenset({"de", "d", "du", "des"})
ARTICLES = frozenset({"le", "la", "les", "l", "du", "des", "au", "aux"})
CONJUNCTIONS = frozenset({"qu", "lorsqu", "puisqu", "jusqu", "s"})
NEARNESS = frozenset({"pres", "loin", "autour", "proche", "originaire", "natif", "hors"})
# «face à X», «quant à X»: anybody
ADDRESSED = frozenset(
    {"face", "grace", "quant", "rapport", "reproche", "oppose", "succede", "confie"}
)
TOWARDS = frozenset({"vers", "depuis", "jusqu'a", "jusqu"})
MARK = re.compile(r"[«“\"][ \u00a0\u202f]?\Z")
# «les Cuersois»: a people that no list has
PEOPLE = re.compile(
    r"[^\W\d_]+(?:ois|ais|iens|iennes|éens|éennes|ains|aines|oises|aises|istes)\b"
)
OFFICE = re.compile(r"(?:[Mm]inist(?:res?|ères?)|[Ss]ecrétaire)\b[^.,;:\n()«»\"]{0,70}\Z")
OFFICE_REACH = 80


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
    # «C'est Zorven»: a verb, and no point of the compass
    head = None if folded == "est" else heads().get(folded)
    cls, noun = title_class(word), word
    size = len(word)
    adjective = size > SHORT_ADJECTIVE or (size > SHORTEST and word in words("short"))
    if cls is None and head is None and adjective and word.islower():
        # «le président ukrainien Volodymyr Zelensky», «le glacier local Palcaraju»
        before, noun = word_before(text, first)
        if fold(noun).rstrip("'") in OF:
            noun = _complemented(text, before)
        cls, head = title_class(noun), heads().get(fold(noun))
    if word.isdigit() and ACRONYM_FORM.match(text, start):
        votes["NONE"] += INTRODUCED
    if cls and not elided:
        votes["PER"] += TITLE if cls in CIVIL else FUNCTION
    elif head in DIRECT:
        sure = opened is None and _names(text, start, word, noun)
        # «l'usine Zorvek», and the town of «l'usine de Zorvek»
        label = "ORG" if noun in words("plant") else DIRECT[head]
        votes[label] += NAMED_FOR if sure else INTRODUCED
    elif elided or folded in ARTICLES:
        _add_article(votes, text, start, first, folded)
    elif word.islower():
        _add_preposition(votes, text, first, folded)


def _complemented(text: str, of: int) -> str:
    """The firm of «le fabricant de jouets X», «la chaîne québécoise de pharmacies X»."""
    first, noun = word_before(text, of)
    if heads().get(fold(noun)) is None and noun.islower():
        noun = word_before(text, first)[1]
    return noun if heads().get(fold(noun)) == "company" else ""


def _names(text: str, start: int, word: str, noun: str) -> bool:
    """Whether a firm's noun leaves no doubt; «le club congolais Jean Zorven» may name its man."""
    if noun == word and word in words("firm"):
        return True
    if heads().get(fold(noun)) != "company" or noun in words("troop"):
        return False
    name = FIRST.match(text, start)
    return name is not None and fold(name[0]) not in first_names()


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

