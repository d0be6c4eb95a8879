"""Metonymy: whether a place name stands for the government seated there.

Decided from the words around alone, for any place: who says, decides or is asked is a government,
where one goes or is is a place. No list of exceptions, and no place is special.
"""

from __future__ import annotations

import re
from functools import cache

from cadrage.annotate.lexicons import load
from cadrage.annotate.mentions.fold import fold
from cadrage.annotate.mentions.gazetteer import words
from cadrage.annotate.mentions.spans import word_before
from cadrage.annotate.mentions.verbs import is_saying

SUBJECT, MODAL, WEAK_SUBJECT = 3.0, 2.5, 1.0
ACCORDING, AGENCY, RELATION, OBJECT, ADDRESSED = 3.0, 2.5, 2.0, 2.0, 1.5
PLACE, LOCATED = -3.0, -2.5
DECIDES, STEP, BASE, MOST = 0.5, 0.12, 0.5, 0.97

ADVERB = (
    r"(?:[^\W\d_]{3,}ment|aussi|également|ainsi|déjà|toujours|encore|plus|pas|jamais|donc|alors"
    r"|désormais|enfin|certes|d['’]ailleurs|en effet|quant à lui|pour sa part|de son côté|en outre)"
)
# what may stand between a subject and its verb
BETWEEN = rf"(?:[ \u00a0]*,?[ \u00a0](?:{ADVERB}[ \u00a0]?,?[ \u00a0]))?"
CLITICS = r"(?:(?:ne|se|lui|leur|le|la|les|en|y)[ \u00a0]|(?:n|s|l|m)['’])*"
VERB = re.compile(
    rf"{BETWEEN}[ \u00a0]?{CLITICS}([^\W\d_]+)"
    rf"(?:[ \u00a0](?:{ADVERB}[ \u00a0])?([^\W\d_]+))?"
)
PAIRED = re.compile(
    r"[ \u00a0](?:et|ou)[ \u00a0](?:(?:la|le|les)[ \u00a0]|l['’])?[^\W\d_][^\s,.;]*"
)
# «Moscou, qui dispose d'un veto, bloque le texte»: the verb stands behind what is told between
RELATIVE = re.compile(
    r",[ \u00a0](?:qui|dont|où|allié|soutien|membre)[ \u00a0][^,.;:!?\n()«»]{2,80},"
)
# «la ville de Paris et Moscou»: the other of the pair is a town
TOWNS = re.compile(
    r"\b(?:ville|commune|mairie|région|port|aéroport)s?[ \u00a0]d(?:e[ \u00a0]|['’])[^\s,.;:]{2,30}"
    r"[ \u00a0]et[ \u00a0](?:d(?:e[ \u00a0]|['’]))?\Z"
)
ARTICLES = frozenset({"la", "le", "les", "l"})
BETWEEN_TWO = re.compile(
    r"\bentre[ \u00a0](?:[^.;\n]{0,40}[ \u00a0]et[ \u00a0])?(?:(?:la|le|les)[ \u00a0]|l['’])?\Z"
)


def reads_as_government(text: str, start: int, end: int) -> tuple[bool, float]:
    """Whether the place named at [start, end) stands for its government, and how sure that is.

    Returns:
        The reading, and a confidence from 0.5 (nothing around decides: the place) to 0.97.
    """
    first, preposition = _preposition(text, start)
    between = BETWEEN_TWO.search(text, max(0, start - 80), start)
    if between:
        score = _from_relation(text, between.start())
    elif preposition:
        score = _from_preposition(text, first, preposition)
    else:
        town = TOWNS.search(text, max(0, start - 80), start)
        score = LOCATED if town else _from_verb(text, end) or _from_object(text, first)
    confidence = min(MOST, BASE + STEP * abs(score))
    return score > DECIDES, round(confidence, 2)


def _preposition(text: str, start: int) -> tuple[int, str]:
    """Offset and folded form of the governing preposition; else where name and article begin."""
    first, word = word_before(text, start)
    outer = start
    while fold(word).rstrip("'") in ARTICLES:
        outer = first
        first, word = word_before(text, first)
    folded = fold(word).rstrip("'")
    return (first, folded) if folded in _prepositions() else (outer, "")


def _from_verb(text: str, end: int) -> float:
    """What a finite verb after the name says of it as a subject; a pair wants a plural."""
    told = RELATIVE.match(text, end)
    end = told.end() if told else end
    paired = PAIRED.match(text, end)
    for position, plural in ((paired.end(), True), (end, False)) if paired else ((end, False),):
        verb = VERB.match(text, position)
        if verb is None or not verb[1].islower():
            continue
        first, second = fold(verb[1]), fold(verb[2] or "")
        if plural and not first.endswith("nt"):
            continue
        if first in words("auxiliary"):
            weak = 0.0 if first in ("est", "sont") else WEAK_SUBJECT
            return SUBJECT if is_saying(second) else weak
        if verb[1] in words("modal"):
            return MODAL
        if is_saying(first):
            return SUBJECT
    return 0.0


def _from_object(text: str, first: int) -> float:
    _, word = word_before(text, first)
    return OBJECT if _has(word, "object") else 0.0


def _from_preposition(text: str, first: int, preposition: str) -> float:
    nouns = _words_before(text, first)
    if preposition == "selon":
        return ACCORDING
    if preposition in ("avec", "contre", "aupres"):
        return _from_relation(text, first)
    if preposition in ("a", "au", "aux"):
        return ADDRESSED if nouns and _has(nouns[-1], "address") else PLACE
    if preposition not in ("de", "d", "du", "des"):
        return PLACE
    for noun in nouns[:-4:-1]:
        for cls, weight in (("locative", LOCATED), ("agency", AGENCY), ("relation", RELATION)):
            if _has(noun, cls):
                return weight
    return 0.0


def _from_relation(text: str, position: int) -> float:
    related = any(_has(word, "relation") for word in _words_before(text, position))
    return RELATION if related else 0.0


def _words_before(text: str, position: int) -> list[str]:
    """The words of the same sentence that stand in the 40 code points before `position`."""
    near = re.split(r"[.;:!?\n]", text[max(0, position - 40) : position])[-1]
    return re.findall(r"[^\W\d_]+", near)


def _has(word: str, cls: str) -> bool:
    return cls in _classes().get(fold(word), ())


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(map(fold, words("governing")))


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in load("mentions_metonymy", "form", "class"):
        key = fold(row["form"])
        found[key] = (*found.get(key, ()), row["class"])
    return found
