"""Nights from one day to the next, named by the first."""

from __future__ import annotations

from datetime import timedelta

from cadrage.annotate.dates import days
from cadrage.annotate.dates.absolute import day as read_day
from cadrage.annotate.dates.absolute import (
    day_number,
    full_year,
    is_possible,
    make_day,
    month_number,
    nearest_year,
)
from cadrage.annotate.dates.anchors import CALENDAR, PUBLICATION, State
from cadrage.annotate.dates.days import Period
from cadrage.annotate.dates.parts_of_day import of_weekday, timed
from cadrage.annotate.dates.reading import Hit, Reading
from cadrage.annotate.dates.relative import weekday_day
from cadrage.annotate.dates.years import anaphoric_year


def night(hit: Hit, state: State) -> Reading | None:
    """«la nuit de mardi à mercredi»: the night of the first of the two days."""
    if not hit.has("d"):
        return timed(*of_weekday(hit, state), "NI")
    if not hit.has("month"):
        found = weekday_day(hit, state)
    elif hit.integer("upto") and hit.integer("upto") < hit.integer("d"):
        period, anchor = _eve(hit, state)
        return timed(period, anchor, "NI") if period else Reading("TIME", None)
    else:
        is_known = hit.has("y") or is_possible(month_number(hit), day_number(hit))
        found = read_day(hit, state) if is_known else None
    return (
        timed(found.period, found.anchor, "NI")
        if found and found.period
        else (Reading("TIME", None))
    )


def _eve(hit: Hit, state: State) -> tuple[Period | None, str | None]:
    """«du 31 décembre au 1er janvier 2020», «du 31 au 1er août»: the day before the second."""
    months = hit.vocabulary.values["MONTH"]
    month = [int(months[word]) for word in hit.inside if word in months][-1]

    def make(year: int) -> Period | None:
        second = make_day(year, month, hit.integer("upto"))
        if second is None or second.earliest is None:
            return None
        first = second.earliest - timedelta(1)
        return days.day(first) if first.day == hit.integer("d") else None

    if hit.has("y"):
        return make(full_year(hit)), CALENDAR
    period, anchor = anaphoric_year(hit, state, make)
    return (period, anchor) if period else (nearest_year(hit, state, make), PUBLICATION)
