"""Years of which only the last two figures are written: en 98, la saison 98-99, 14-18."""

from __future__ import annotations

from cadrage.annotate.dates import days
from cadrage.annotate.dates.absolute import full_year
from cadrage.annotate.dates.anchors import CALENDAR, State, dated
from cadrage.annotate.dates.reading import Hit, Reading

# below this, two figures are too often another number («en 20 ans» is not alone)
_LOWEST = 30
_WARS = {("14", "18"), ("39", "45"), ("39", "40"), ("40", "45")}
_OF_WAR = frozenset(
    "guerre combattant combattants ancien anciens poilu poilus soldat soldats mémoire héros morts"
    " victimes conflit tranchées médaille période".split()
)


def short_year(hit: Hit, state: State) -> Reading | None:
    """The second year of «2017-18»; «1914-18» leaps over some, «2003-05» may be a month."""
    first, number = int(hit.tokens.word(hit.first - 2)), hit.integer("y")
    is_next = number == (first + 1) % 100
    is_later = number > max(first % 100, 12) and first < 2000
    if hit.tokens.is_spaced(hit.first) or not (is_next or is_later):
        return None
    return dated(days.year(first + 1 if is_next else first // 100 * 100 + number), CALENDAR)


def two_figures(hit: Hit, state: State) -> Reading | None:
    """«en 98», «la saison 98-99», «la guerre de 14-18»."""
    kind = hit.rule.argument
    if kind in ("war", "peace"):
        return _of_war(hit, at=hit.first if kind == "war" else hit.first - 2)
    if kind == "paired":
        return dated(days.year(full_year(hit)), CALENDAR)
    if hit.integer("y") < _LOWEST or (hit.after in ("-", "/", ",", "–") and (
        hit.tokens.word(hit.last + 1).isdecimal()
    )):
        return None
    return dated(days.year(full_year(hit)), CALENDAR)


def _of_war(hit: Hit, *, at: int) -> Reading | None:
    tokens = hit.tokens
    near = [tokens.word(at - back) for back in (1, 2, 3)]
    is_war = (tokens.word(at), tokens.word(at + 2)) in _WARS
    if not is_war or not (near[0] == "en" or _OF_WAR.intersection(near)):
        return None
    return dated(days.year(1900 + hit.integer("y")), CALENDAR)
