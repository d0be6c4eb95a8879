"""«aujourd'hui»: the day of publication, or the present at large."""

from __future__ import annotations

from cadrage.annotate.dates import days, tense
from cadrage.annotate.dates.anchors import PUBLICATION, State, dated
from cadrage.annotate.dates.reading import Hit, Reading

_STATES = frozenset(
    "est sont compte comptent représente représentent existe existent reste restent demeure vit"
    " vivent travaille dirige constitue possède semble ont a encore âgé âgée disparu comme d '"
    " jusqu les des nos mais ou si que qui connaissons avons sommes sait savons"
    " estime considère permet peut peuvent pouvons".split()
)
_AFTER = frozenset(
    "encore âgé âgée disparu disparue disparus disparues comme plus pourtant".split())
# a text of so few tokens is a brief, which tells the news of its day
_BRIEF = 150


def today(hit: Hit, state: State) -> Reading:
    """The day where the text tells the news of days, else the present («encore aujourd'hui»)."""
    if hit.has("weekday") or _is_timed(hit):
        is_day = True
    elif _is_state(hit):
        is_day = False
    else:
        is_news = _is_daily(hit, state) and not _opens(hit, state)
        is_day = is_news or tense.ends_in_verb(hit.tokens, hit.first)
    if is_day:
        return dated(state.from_publication(days.day), PUBLICATION)
    return Reading("TIME", "PRESENT_REF", rule="nowadays")


def _is_timed(hit: Hit) -> bool:
    """«aujourd'hui à 15 h», «dès aujourd'hui», «aujourd'hui et demain»."""
    hour, unit = (hit.tokens.word(hit.last + ahead) for ahead in (1, 2))
    is_hour = hour == "midi" or (hour.isdecimal() and unit in ("h", "heures", ":"))
    is_paired = hit.after in ("et", "ou") and hour in hit.vocabulary.values["DEICTIC"]
    return hit.before == "dès" or is_paired or (hit.after in ("à", "vers", "de") and is_hour)


def _is_state(hit: Hit) -> bool:
    """Words beside it that say how things stand."""
    tokens, before = hit.tokens, hit.before
    opens_quote = tokens.is_capital(hit.first) and hit.after == "," and _is_quoted(hit)
    return opens_quote or before in _STATES or hit.after in _AFTER


def _is_quoted(hit: Hit) -> bool:
    """Whether a quotation that opened before the expression is still open."""
    for index in range(hit.first - 1, max(-1, hit.first - 150), -1):
        word = hit.tokens.word(index)
        if word in "«“":
            return True
        if word in "»”\n":
            return False
    return False


def _opens(hit: Hit, state: State) -> bool:
    """«Aujourd'hui, la ville a changé» sets now against then, unless it tells what will be."""
    return hit.tokens.is_capital(hit.first) and state.direction(hit) <= 0


def _is_daily(hit: Hit, state: State) -> bool:
    """Whether the text tells news of days: it names yesterday, or tomorrow, or is a brief."""
    if state.is_daily is None:
        codes = hit.tokens.codes
        named = hit.vocabulary.classes["DEICTIC"]
        state.is_daily = len(codes) < _BRIEF or any(code in codes for code in named)
    return state.is_daily
