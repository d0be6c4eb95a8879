"""Direction from tense: does the verb nearest to an expression look back or ahead?"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cadrage.annotate.dates import agenda
from cadrage.annotate.dates.tokens import Tokens
from cadrage.annotate.lexicons import load

PAST, NEITHER, FUTURE = -1, 0, 1
BARE_PAST = -2
_FUTURE = re.compile(
    r"\w{2,}(?:[eiuv]r|dr|tr|rr)(?:ai?|ont)|(?:se|au|fe|i|ve)r(?:ai?|ont)|\w{2,}(?:[ei]r|dr)ons"
)
_PAST = re.compile(r"\w{2,}(?<!r)(?:ait|aient)|\w{2,}(?:èrent|irent|urent)")
_PARTICIPLE = re.compile(r"\w{2,}ée?s?|eue?s?")
_ENDINGS = ("", "e", "s", "es")
# «ouvert» alone says how things stand, «a ouvert» what happened
_INFLECTED = ("participle", "state")
_LEFT, _RIGHT = 24, 16
# a verb after the expression is weaker evidence than one before it, and so is a bare participle
_AFTER, _BARE = 4, 3
_REACH = 4
_TOWARDS = ("au", "à", "pour", "du")
_UNTIL, _UNTIL_REACH = ("jusqu", "ici"), 4
_STOPS = frozenset(";:()«»\"")


def direction(
    tokens: Tokens, first: int, last: int, *, low: int, high: int, is_weekday: bool = False
) -> int:
    """PAST, FUTURE or NEITHER, by the nearest verb of the sentence.

    Args:
        tokens: the text.
        first: first token of the expression.
        last: token after its last one.
        low: first token of the sentence.
        high: token after the last one of the sentence.
        is_weekday: whether a day of the week is asked for, of which the present tense and the
            nouns of a diary tell that it is still to come.
    """
    words = [piece.lstrip(" ") for piece in tokens.pieces[max(low, first - _LEFT):first]]
    after = [piece.lstrip(" ") for piece in tokens.pieces[last:min(high, last + _RIGHT)]]
    cost_left, left = _nearest(words, is_weekday)
    cost_right, right = _first(after, is_weekday)
    found = left if cost_left <= cost_right else right
    # «jusqu'à lundi», «d'ici mardi» look ahead where no verb says otherwise
    is_until = any(word in _UNTIL for word in words[-_UNTIL_REACH:])
    if found == BARE_PAST:
        # «fermé jusqu'à lundi»: only a verb that is whole tells of the past there
        is_ahead = is_until or (is_weekday and agenda.begins(words))
        return FUTURE if is_ahead else PAST
    is_ahead = is_until or agenda.is_announced(after) or (
        is_weekday and agenda.is_ahead(words, after, opens=first - low < _LEFT))
    return found or (FUTURE if is_ahead else NEITHER)


def ends_in_verb(tokens: Tokens, last: int) -> bool:
    """Whether the token before ends a verb that tells of an event («a annoncé», «est venu»)."""
    words = [tokens.word(index) for index in range(last - 3, last)]
    kind = _kind(words[-1])
    if kind in ("participle", "state", "motion"):
        is_past_with_being = kind == "motion" or words[:2] == ["'", "est"]
        helpers = ("auxiliary", "been", "being") if is_past_with_being else ("auxiliary", "been")
        return any(_kind(word) in helpers for word in words[:-1])
    return kind in ("past", "future")


def _nearest(words: list[str], is_weekday: bool) -> tuple[int, int]:
    best, found, cost = 1000, NEITHER, 0
    for index in range(len(words) - 1, -1, -1):
        if words[index] in _STOPS:
            cost += 5
        sign, penalty = _verb(words, index, is_weekday)
        distance = len(words) - index + cost + penalty
        # «avant de quitter Paris le 3 mai»: later than the verb before, and no more is known
        is_open = words[index] == "avant" and words[index + 1:index + 2] in (["de"], ["d"])
        if (sign or is_open) and distance < best:
            best, found = distance, BARE_PAST if (sign, penalty) == (PAST, _BARE) else sign
    return best, found


def _first(words: list[str], is_weekday: bool) -> tuple[int, int]:
    best, found, cost = 1000, NEITHER, _AFTER
    for index, word in enumerate(words):
        if word in _STOPS:
            cost += 5
        sign, penalty = _verb(words, index, is_weekday)
        if sign and index + cost + penalty < best:
            best = index + cost + penalty
            found = BARE_PAST if (sign, penalty) == (PAST, _BARE) else sign
    return best, found


def _verb(words: list[str], index: int, is_weekday: bool) -> tuple[int, int]:
    kind = _kind(words[index])
    if kind == "future":
        return FUTURE, 0
    if kind == "planned":
        return _planned(words, index), 0
    if kind == "past":
        return PAST, 0
    if kind == "announcement":
        return FUTURE, _BARE
    if is_weekday and kind == "present":
        return FUTURE, 0
    if kind in ("auxiliary", "being"):
        is_passive = is_weekday and words[index] in ("est", "sont") and words[index - 1] != "'"
        return _compound(words, index, is_being=kind == "being", is_passive=is_passive)
    if kind in ("participle", "motion"):
        before = set(map(_kind, words[max(0, index - _REACH):index]))
        return (FUTURE if before & {"future", "planned"} else PAST), _BARE
    return NEITHER, 0


def _planned(words: list[str], index: int) -> int:
    """«a fixé la date» tells of a decision, «a fixé au 3 mai», «est fixé» of what it is for."""
    before = words[max(0, index - 2):index]
    is_decision = any(_kind(word) == "auxiliary" for word in before) and "été" not in before
    return PAST if is_decision and words[-1] not in _TOWARDS else FUTURE


def _compound(
    words: list[str], index: int, *, is_being: bool, is_passive: bool
) -> tuple[int, int]:
    is_reflexive = is_being and index > 1 and words[index - 2:index] == ["s", "'"]
    skipped = _inverted(words, index)
    begin = index + 1 + skipped
    for reach, word in enumerate(words[begin:begin + _REACH], 1 + skipped):
        kind = _kind(word)
        if kind == "planned":
            return _planned(words, index + reach), -reach
        if kind == "future" or (is_passive and agenda.is_offered(word)):
            return FUTURE, -reach
        # «est élu» may be now: only reflexives and verbs of motion are past with «être»
        is_done = kind in ("participle", "state") and (not is_being or is_reflexive)
        if kind in ("motion", "been") or is_done:
            return PAST, -reach
    return NEITHER, 0


def _inverted(words: list[str], index: int) -> int:
    """Tokens of the pronoun in «a-t-il dit», «ont-ils dit»."""
    if words[index + 1:index + 2] != ["-"]:
        return 0
    return 4 if words[index + 2:index + 3] == ["t"] else 2


@lru_cache(maxsize=50_000)
def _kind(word: str) -> str:
    listed = _lexicon().get(word)
    if listed:
        return listed
    if _FUTURE.fullmatch(word):
        return "future"
    if _PAST.fullmatch(word):
        return "past"
    return "participle" if _PARTICIPLE.fullmatch(word) else ""


@cache
def _lexicon() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load("dates_tense", "forms", "class"):
        endings = _ENDINGS if row["class"] in _INFLECTED else ("",)
        for form in row["forms"].split():
            for ending in endings:
                found.setdefault(form + ending, row["class"])
    return found
