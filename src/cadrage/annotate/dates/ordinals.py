"""Days and weeks counted within a month or year: le premier dimanche de mai."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from cadrage.annotate.dates import choice, days
from cadrage.annotate.dates.absolute import day as read_day
from cadrage.annotate.dates.absolute import (
    full_year,
    month_number,
    nearest_year,
)
from cadrage.annotate.dates.anchors import CALENDAR, PUBLICATION, State, dated
from cadrage.annotate.dates.days import Period
from cadrage.annotate.dates.reading import Hit, Reading
from cadrage.annotate.dates.years import anaphoric_year

_LAST_WEEK = 5


def nth(hit: Hit, state: State) -> Reading | None:
    """«le deuxième mardi de mars», «le dernier week-end d'août», «la première semaine de mai»."""
    number = month_number(hit)

    def make(year: int) -> Period | None:
        return _within(hit, year, number)

    period, anchor = _in_year(hit, state, make)
    if period is None or not hit.has("unit"):
        return dated(period, anchor)
    return Reading("DATE", period.value, _mod(hit), period.earliest, period.latest, anchor, period)


def _in_year(
    hit: Hit, state: State, make: choice.Make
) -> tuple[Period | None, str | None]:
    if hit.has("y"):
        return make(full_year(hit)), CALENDAR
    period, anchor = anaphoric_year(hit, state, make)
    if period is not None:
        return period, anchor
    return nearest_year(hit, state, make), PUBLICATION


def _within(hit: Hit, year: int, month: int) -> Period | None:
    """What is counted, in the month of a year; None where that has no fifth Monday."""
    last = monthrange(year, month)[1]
    if hit.has("unit"):
        first, final = _stretch(hit, last)
        value = days.month(year, month).value
        return Period(value, "M", date(year, month, first), date(year, month, final))
    weekday = int(hit.value("weekday", "WEEKDAY") or 6)
    first = (weekday - date(year, month, 1).isoweekday()) % 7 + 1
    fit = range(first, last + 1, 7)
    count = _count(hit)
    if not -1 <= count <= len(fit) or count == 0:
        return None
    when = date(year, month, fit[count - 1 if count > 0 else -1])
    return days.day(when) if hit.has("weekday") else days.weekend(when)


def _count(hit: Hit) -> int:
    """Which one, from 1; -1 is the last."""
    if hit.has("n"):
        return hit.integer("n")
    word, values = hit.word("nth"), hit.vocabulary.values
    return -1 if word in values["LAST"] else int(values["ORDINAL"].get(word, 0))


def _stretch(hit: Hit, last: int) -> tuple[int, int]:
    """First and last day of the month of «la première semaine», «les derniers jours»."""
    count = _count(hit)
    if hit.word("unit").endswith("s"):
        third = -(-last // 3)
        return (last - third + 1, last) if count < 0 else (1, third)
    if count < 0 or count >= _LAST_WEEK:
        return last - 6, last
    return 7 * count - 6, 7 * count


def _mod(hit: Hit) -> str:
    count = _count(hit)
    return "START" if count == 1 else "END" if count < 0 or count > 3 else "MID"


def part_of_year(hit: Hit, state: State) -> Reading | None:
    """«les premiers mois de 2003», «les derniers jours de l'année»."""
    mod = "END" if _count(hit) < 0 else "START"
    if hit.has("y"):
        return dated(days.year(full_year(hit)), CALENDAR, mod=mod)
    period = state.from_publication(lambda base: days.year(base.year))
    return dated(period, PUBLICATION, mod=mod)


def holding_day(hit: Hit, state: State) -> Reading | None:
    """«le week-end du 8 mai», «la semaine du 17 mars»: the one that holds the day."""
    found = read_day(hit, state)
    if found is None or found.period is None or found.period.earliest is None:
        return Reading("DATE", None)
    when = found.period.earliest
    if hit.has("semaine"):
        return dated(days.week(when), found.anchor)
    # a feast on a Friday or a Monday makes the week-end that it touches longer
    near = when + timedelta({1: -1, 5: 1}.get(when.isoweekday(), 0))
    return dated(days.weekend(near), found.anchor)
