"""Seasons and feasts."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from cadrage.annotate.dates import choice, days
from cadrage.annotate.dates.absolute import direction_of, full_year, make_day
from cadrage.annotate.dates.anchors import CALENDAR, PUBLICATION, State, dated
from cadrage.annotate.dates.days import Period
from cadrage.annotate.dates.parts_of_day import timed
from cadrage.annotate.dates.reading import REJECTED, Hit, Reading
from cadrage.annotate.dates.years import anaphoric_year

_FIRST_GREGORIAN_YEAR = 1583
_SUMMER_WORDS = ("été", "ete", "eté", "éte")


def season(hit: Hit, state: State) -> Reading | None:
    """«l'été 2020», «cet hiver», «en été» (any summer)."""
    name, mod = hit.value("season", "SEASON"), hit.mod
    kind = hit.rule.argument
    if kind == "dated":
        # «l'hiver 2001-2002» is one winter, «l'hiver 2002» may be either
        is_one = name == "WI" and sum(map(str.isdecimal, hit.inside)) > 1
        made = days.winter if is_one else partial(days.season, name=name)
        return None if _is_participle(hit) else dated(made(full_year(hit)), CALENDAR, mod=mod)
    if kind == "bare" and _is_title(hit):
        # «le Printemps de Bourges» is a festival
        return REJECTED
    if kind in ("generic", "couple") or (kind == "bare" and not _is_news(hit, state)):
        if kind != "generic" and _is_participle(hit):
            return None
        value = f"XXXX-{name}"
        return Reading("DATE", value, mod, period=Period(value, "XS", None, None))
    if kind == "bare" and _is_participle(hit):
        return None

    def make(year: int) -> Period:
        return days.winter(year) if name == "WI" else days.season(year, name)

    period, anchor = anaphoric_year(hit, state, make)
    if period is None:
        direction = direction_of(hit, state)
        near = partial(_last, name, make) if direction < -1 else partial(
            choice.by_year, make, direction=direction)
        period, anchor = state.from_publication(near), PUBLICATION
    return dated(period, anchor, mod=mod) if period else Reading("DATE", None, mod)


def _last(name: str, make: choice.Make, base: date) -> Period | None:
    """«l'été dernier», said on 10 September, is over, though autumn has not begun."""
    year = base.year if base > _over(base.year, name) else base.year - 1
    return make(year - 1 if name == "WI" else year) if year > 1 else None


def _over(year: int, name: str) -> date:
    month = {"SP": 6, "SU": 9, "FA": 12, "WI": 3}[name]
    return date(year, month, 1) - timedelta(1)


def _is_title(hit: Hit) -> bool:
    """A capital within a sentence names a festival, a shop or a rising."""
    at = hit.at("season")
    return hit.tokens.is_capital(at) and (at > hit.first or hit.before in ("au", "dès"))


def _is_participle(hit: Hit) -> bool:
    """«a été», «l'ont été 2020 fois»: the participle of être."""
    at = hit.at("season")
    if hit.word("season") not in _SUMMER_WORDS or hit.tokens.is_capital(at):
        return False
    before = hit.tokens.word(at - 1)
    if before in ("cet", "l", "en", "d", "les", "fin", "début", "plein", "mi", "et", "comme", "-"):
        return False
    return before != "'" or hit.tokens.word(at - 2) not in ("l", "d")


_BOUNDS = frozenset("avant après dès depuis ici jusqu".split())


def _is_news(hit: Hit, state: State) -> bool:
    """One summer, not any: a verb tells of it, or it bounds something («avant l'été»)."""
    is_bound = hit.before in _BOUNDS or (hit.before == "à" and hit.tokens.word(hit.first - 2) in (
        "ici", "'"))
    return state.published is not None and (is_bound or state.direction(hit) != 0)


def feast(hit: Hit, state: State) -> Reading | None:
    """«à Noël», «la Toussaint 2020», «le lundi de Pâques», «le 14-Juillet»."""
    rule = hit.rule.argument or hit.value("feast", "FEAST")
    if not hit.rule.argument and not _is_feast(hit):
        return None
    mod = hit.mod
    if not rule or rule == "none":
        # feasts of lunar calendars are announced by observation: kept, with no day computed
        return Reading("DATE", None, mod)
    shift = next((by for word, by in _BESIDE.items() if word in hit.inside), 0)

    def make(year: int) -> Period | None:
        feast = feast_day(rule, year, shift)
        if feast is None or feast.earliest is None or not _is_weekend(hit):
            return feast
        return days.weekend(feast.earliest)

    if hit.has("y"):
        return dated(make(full_year(hit)), CALENDAR, mod=mod)
    direction = direction_of(hit, state)
    return dated(state.from_publication(
        lambda base: choice.by_year(make, base, direction)), PUBLICATION, mod=mod)


def feast_part(hit: Hit, state: State) -> Reading | None:
    """«le soir de Noël», «le matin de Pâques»."""
    found = feast(hit, state)
    return found and timed(found.period, found.anchor, hit.value("daypart", "DAYPART") or "AF")


def _is_weekend(hit: Hit) -> bool:
    return any(word in ("week", "weekend") for word in hit.inside)


def feast_day(rule: str, year: int, shift: int = 0) -> Period | None:
    """The day of a feast (`MM-DD` or `easter±N`) in a year, moved by some days."""
    if rule.startswith("easter"):
        if year < _FIRST_GREGORIAN_YEAR:
            return None
        return days.day(days.easter(year) + timedelta(int(rule[6:]) + shift))
    period = make_day(year, int(rule[:2]), int(rule[3:]))
    if period is None or period.earliest is None:
        return None
    return days.day(period.earliest + timedelta(shift))


_BESIDE = {"veille": -1, "lundi": 1, "lendemain": 1}
_SAINTS = ("sylvestre", "valentin", "jean", "martin", "nicolas", "michel")
_FEAST_CONTEXT = frozenset(
    "à de avant après pour depuis jusqu ' dès la le l du d des fête jour veille lors pendant saint"
    " sainte au un - lundi fin début".split()
)


def _is_feast(hit: Hit) -> bool:
    """«Noël Mamère» is a person, «l'ascension du Ventoux» a climb."""
    word, at = hit.word("feast"), hit.at("feast")
    tokens = hit.tokens
    if word in _SAINTS:
        saint = at - 2 if tokens.word(at - 1) == "-" else at - 1
        is_feast = word in ("sylvestre", "valentin") or tokens.word(saint - 1) == "la"
        # «la Saint-Martin» is a day, «Saint-Martin» a place
        return tokens.word(saint) == "saint" and is_feast
    if not tokens.is_capital(at) and word not in ("ramadan",):
        return False
    if word == "ascension" and hit.after in ("de", "du", "des", "d"):
        return False
    if hit.has("y") or hit.last - hit.first > 1:
        return not tokens.is_capital(hit.last) or word != "noël"
    # «Jean Noël» is a person; «A Noël» has lost its accent
    is_beside = hit.before in _FEAST_CONTEXT or (
        hit.before == "a" and tokens.is_capital(hit.first - 1))
    return is_beside and not tokens.is_capital(hit.last)
