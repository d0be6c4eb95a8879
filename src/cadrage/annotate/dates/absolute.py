"""Days, months and years of the calendar, at any precision."""

from __future__ import annotations

from datetime import date
from functools import partial

from cadrage.annotate.dates import choice, days
from cadrage.annotate.dates.anchors import CALENDAR, PUBLICATION, State, dated
from cadrage.annotate.dates.days import Period
from cadrage.annotate.dates.events import known_year
from cadrage.annotate.dates.reading import Hit, Reading
from cadrage.annotate.dates.years import anaphoric_year

_IMPOSSIBLE = Reading("DATE", None, rule="impossible")
# without a tense, how much farther a day or month ahead seems
_by_year = partial(choice.by_year, doubt=1.5)
# sentences over which a habit goes on
_HABIT = 4


def numeric(hit: Hit, state: State) -> Reading:
    """«11.11.2021», «2021-11-11»."""
    period = make_day(full_year(hit), hit.integer("m"), hit.integer("d"))
    return dated(period, CALENDAR) if period else _IMPOSSIBLE


def day(hit: Hit, state: State) -> Reading | None:
    """«le mardi 15 juin 2021», «le 6 mai dernier»; the year chosen by tense where none stands."""
    month, number = month_number(hit), day_number(hit)
    if hit.rule.argument == "shared" and not hit.has("weekday") and not _is_listed(hit):
        return None
    if not is_possible(month, number):
        return _IMPOSSIBLE
    if hit.has("y"):
        period = make_day(shared_year(hit, month, number), month, number)
        return dated(period, CALENDAR) if period else _IMPOSSIBLE
    return _without_year(hit, state, month, number)


def impossible(hit: Hit, state: State) -> Reading | None:
    """«le 32 mars»: a day that no month has."""
    return _IMPOSSIBLE if 31 < hit.integer("n") < 100 else None


def _is_listed(hit: Hit) -> bool:
    """A bare figure is a day only after an article or preposition: «du 3 au 5»."""
    first = hit.tokens.word(hit.first)
    return first in ("le", "les") or hit.before in (
        "du", "au", "les", "le", "et", ",", "des", "aux", "ou"
    ) or hit.after in ("et", "-", "/", "au")


def _without_year(hit: Hit, state: State, month: int, number: int) -> Reading:
    unknown = f"XXXX-{month:02}-{number:02}"
    known = known_year(hit, state, month, number)
    if known is not None:
        return dated(make_day(known, month, number), CALENDAR)
    period, anchor = anaphoric_year(hit, state, partial(make_day, month=month, number=number))
    # «né un 29 février»: of no year that is said
    if period is None and (hit.before == "un" or is_habit(hit, state)):
        return Reading("DATE", unknown, period=Period(unknown, "XD", None, None))
    if period is None:
        direction = direction_of(hit, state)
        weekday = hit.value("weekday", "WEEKDAY")

        def make(year: int) -> Period | None:
            return _fitting(make_day(year, month, number), weekday)

        period = state.from_publication(lambda base: _by_year(make, base, direction))
        if period is None:
            # the day of the week contradicts every year near: trust the day of the month
            plain = partial(make_day, month=month, number=number)
            period = state.from_publication(lambda b: _by_year(plain, b, direction))
        anchor = PUBLICATION
    return dated(period, anchor) if period else Reading("DATE", unknown)


def _fitting(period: Period | None, weekday: str) -> Period | None:
    if period is None or period.earliest is None or not weekday:
        return period
    return period if period.earliest.isoweekday() == int(weekday) else None


def direction_of(hit: Hit, state: State) -> int:
    """-1 or +1 where «dernier» or «prochain» says so, else what tense says."""
    word = hit.word("rel")
    for kind, direction in (("LAST", -1), ("PAST", -1), ("NEXT", 1), ("PRECEDING", -1),
                            ("FOLLOWING", 1)):
        if word in hit.vocabulary.values[kind]:
            return direction * 10
    return state.direction(hit)


def is_habit(hit: Hit, state: State) -> bool:
    """Whether a date goes on naming any year, as the one before it did («en été … le 15 août»)."""
    last = state.last
    if (state.habit(hit) is not None or state.is_usual(hit)) and not hit.has("rel"):
        return state.direction(hit) >= 0
    return (
        last is not None and not hit.has("rel") and last.reading.type == "DATE"
        and (last.reading.value or "").startswith("XXXX")
        and state.sentence(hit) - last.sentence <= _HABIT and not state.direction(hit)
    )


def nearest_year(hit: Hit, state: State, make: choice.Make) -> Period | None:
    """What bears a name in the year that tense and context ask for."""
    direction = direction_of(hit, state)
    return state.from_publication(lambda base: _by_year(make, base, direction))


def month_number(hit: Hit) -> int:
    """The month that a hit names, from 1."""
    return int(hit.value("month", "MONTH") or hit.value("month", "ABBREVIATED"))


def day_number(hit: Hit) -> int:
    """The day of the month that a hit names."""
    return 1 if hit.word("d") == "premier" else hit.integer("d")


def full_year(hit: Hit) -> int:
    """The year in four figures; two figures mean the century that is nearer."""
    year = hit.integer("y")
    if len(hit.word("y")) > 2:
        return year
    return year + (2000 if year < 40 else 1900)


def shared_year(hit: Hit, month: int, number: int = 0) -> int:
    """The year of «20 décembre» in «du 20 décembre au 5 janvier 2019» is the one before."""
    year = full_year(hit)
    is_range = hit.after in ("au", "à", "-", "jusqu") or hit.before == "entre"
    if not hit.has("tomonth") or not is_range:
        return year
    second = (int(hit.value("tomonth", "MONTH")), hit.integer("upto"))
    return year - 1 if second < (month, number) else year


def is_possible(month: int, number: int) -> bool:
    """Whether the month ever has such a day."""
    return make_day(2000, month, number) is not None


def make_day(year: int, month: int, number: int) -> Period | None:
    """The day, or None where the calendar has none («31 février»)."""
    try:
        return days.day(date(year, month, number))
    except ValueError:
        return None
