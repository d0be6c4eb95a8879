"""Months, years and longer periods of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from cadrage.annotate.dates import days
from cadrage.annotate.dates.absolute import (
    full_year,
    is_habit,
    month_number,
    nearest_year,
    shared_year,
)
from cadrage.annotate.dates.anchors import CALENDAR, PUBLICATION, State, dated
from cadrage.annotate.dates.days import Period
from cadrage.annotate.dates.reading import Hit, Reading
from cadrage.annotate.dates.values import at_time
from cadrage.annotate.dates.years import anaphoric_year

_BEFORE_MONTH = frozenset(
    "en de d ' depuis dès entre et à au fin début mi jusqu - mois courant avant après jusque ce"
    .split()
)
_BEFORE_YEAR = frozenset(
    "en depuis dès avant après entre de d ' à jusqu jusque vers année années an pour du été"
    " printemps automne hiver fin début mi milieu courant les l et ou d'ici".split()
)


def month(hit: Hit, state: State) -> Reading | None:
    """«juin 2020», «en juin», «début octobre»."""
    number, mod = month_number(hit), hit.mod
    if hit.has("y"):
        return dated(days.month(shared_year(hit, number), number), CALENDAR, mod=mod)
    if _is_name(hit):
        return None

    def make(year: int) -> Period:
        return days.month(year, number)

    period, anchor = anaphoric_year(hit, state, make)
    unknown = f"XXXX-{number:02}"
    if period is None and is_habit(hit, state):
        return Reading("DATE", unknown, mod, period=Period(unknown, "XM", None, None))
    if period is None:
        period, anchor = nearest_year(hit, state, make), PUBLICATION
    return dated(period, anchor, mod=mod) if period else Reading("DATE", unknown, mod)


def a_day_of(hit: Hit, state: State) -> Reading | None:
    """«un jour de mars 2001»: some day of the month."""
    found = month(hit, state)
    if found is None or not hit.has("daypart"):
        return found
    code = hit.value("daypart", "DAYPART") or "AF"
    return Reading("TIME", at_time(found.value or "", code), None, found.earliest, found.latest,
                   found.anchor)


def _is_name(hit: Hit) -> bool:
    """«Mars», «M. Juin», «Avril Lavigne»: a capital without a preposition before it."""
    at = hit.at("month")
    if hit.last - hit.first > 1 or not hit.tokens.is_capital(at):
        return False
    return hit.before not in _BEFORE_MONTH or (hit.before in ("de", "et", "à", "-") and (
        hit.tokens.is_capital(hit.last) or hit.word("month") == "mars"
    ))


def year(hit: Hit, state: State) -> Reading | None:
    """«en 2015», «l'année 2001», «fin 2014»; other figures of four digits are none."""
    if hit.rule.argument == "bare" and not hit.has("part") and not _is_year(hit):
        return None
    if hit.has("part") and _is_counted(hit):
        return None
    number = full_year(hit)
    return dated(days.year(number), CALENDAR, mod=hit.mod)


def _is_year(hit: Hit) -> bool:
    number, values = hit.integer("y"), hit.vocabulary.values
    if _is_counted(hit) or _is_fraction(hit) or hit.before in (*values["NUMBERED"], "°"):
        return False
    if hit.before in _BEFORE_YEAR and hit.before not in ("de", "d", "à", "pour", "les", "du", "'"):
        return number <= 2100
    if hit.before in values["FIGURE"] and hit.tokens.is_spaced(hit.first):
        return False
    is_amount = hit.before in values["COUNTED"] and not hit.tokens.is_capital(hit.first - 1)
    return (1900 <= number <= 2060 and not is_amount) or (
        1400 <= number < 1900 and hit.before in ("de", "du", "(", "-", "'", "à")
    )


def _is_counted(hit: Hit) -> bool:
    """A plural noun after it counts: «2000 personnes», «de 1999 à 2000 euros»."""
    tokens, at = hit.tokens, hit.last
    is_range = hit.before in ("de", "'", "entre") and tokens.word(at) in ("à", "et", "ou")
    if is_range and tokens.word(at + 1).isdecimal():
        at += 2
    word, values = tokens.word(at), hit.vocabulary.values
    if any(word in values[k] for k in ("COUNTED", "UNIT", "PERSON", "GREAT", "NIGHT")):
        return True
    if word in values["FIGURE"] and len(word) == 3 and tokens.is_spaced(at):
        return True
    is_noun = word.isalpha() and not tokens.is_capital(at) and (
        len(word) > 4 and word[-1] in "sx" and word not in _NOT_NOUNS)
    is_event = tokens.is_capital(hit.first - 1) and (hit.number("y") or 0) > 1900 and (
        hit.before not in _DETERMINERS)
    return is_noun and not is_event and hit.before not in ("en", "depuis", "dès", "année", "an")


_DETERMINERS = frozenset("les des ces aux ses nos vos leurs quelque".split())
_NOT_NOUNS = frozenset(
    "après depuis alors plus ainsi puis mais dans sans sous vers avons inclus".split())


def _is_fraction(hit: Hit) -> bool:
    """«3,2019», «2000,5», «1.500»: part of a longer number."""
    tokens, first, last = hit.tokens, hit.first, hit.last
    if hit.before == "." and not tokens.is_spaced(first) and len(tokens.word(first - 2)) == 1:
        # «B.1901» is the name of a club
        return True
    left = hit.before in (",", ".") and not tokens.is_spaced(first) and (
        tokens.word(first - 2).isdecimal() and not tokens.is_spaced(first - 1)
    )
    right = hit.after in (",", ".") and tokens.word(last + 1).isdecimal() and (
        not tokens.is_spaced(last + 1) and not tokens.is_spaced(last)
    )
    return left or right


def year_in_words(hit: Hit, state: State) -> Reading | None:
    """«en deux mille trois», «en mil neuf cent quatorze»."""
    number = hit.integer("w")
    if not 1000 <= number <= 2100:
        return None
    return dated(days.year(number), CALENDAR)


def part_of_year(hit: Hit, state: State) -> Reading:
    """«le premier semestre 2021», «le troisième trimestre»."""
    months = 3 if hit.word("unit") == "trimestre" else 6
    mod, is_last = hit.mod, hit.value("ord", "LAST")
    number = int(hit.value("ord", "ORDINAL") or hit.integer("n") or 12 // months)
    if number > 12 // months:
        return Reading("DATE", None, mod)

    def make(year: int) -> Period:
        return days.part_of_year(year, number, months)

    if hit.has("y"):
        return dated(make(full_year(hit)), CALENDAR, mod=mod)
    if is_last:
        unit = "Q" if months == 3 else "H"
        return dated(state.from_publication(
            lambda base: days.holding(_back(base, unit), unit)), PUBLICATION, mod=mod)
    period, anchor = anaphoric_year(hit, state, make)
    if period is None:
        period, anchor = nearest_year(hit, state, make), PUBLICATION
    return dated(period, anchor, mod=mod)


def _back(base: date, unit: str) -> date:
    first = days.holding(base, unit).earliest
    return first - timedelta(1) if first else base
