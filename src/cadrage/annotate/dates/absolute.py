"""Days, months and years of the calendar, at any precision."""

from __future__ import annotations

from datetime import date
from functools import partial

from cadrage.annotate.dates import choice, days
from cadrage.annotate.dates.anchors import CALENDAR, PUBLICATION, Named, State, dated
from cadrage.annotate.dates.days import Period
from cadrage.annotate.dates.reading import Hit, Reading

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
        period = make_day(full_year(hit), month, number)
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
    period, anchor = anaphoric_year(hit, state, partial(make_day, month=month, number=number))
    if period is None and is_habit(hit, state):
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


def anaphoric_year(
    hit: Hit, state: State, make: choice.Make
) -> tuple[Period | None, str | None]:
    """The year named just before, or by «de la même année», «de l'année dernière»."""
    words = hit.words("relyear")
    last = state.last
    if words:
        return _named_year(words, hit, state, make)
    first = state.range_start(hit)
    if first is not None and not hit.has("rel"):
        return _after(first, make)
    is_near = hit.inside[0] in ("ce", "cet", "cette")
    if last is None or hit.has("rel") or hit.has("weekday") or is_near or not state.published:
        return None, None
    period = last.reading.period
    is_near = state.sentence(hit) == last.sentence or (
        state.sentence(hit) == last.sentence + 1 and state.bounds(hit.first)[1] >= hit.first - 2
    )
    if (
        not is_near or period is None or period.unit not in ("D", "M", "Y")
        or period.latest is None or last.reading.anchor not in (CALENDAR, last.anchor)
        or (state.published.earliest - period.latest).days < 200 or state.direction(hit) > 0
    ):
        return None, None
    return make(period.latest.year), last.anchor


def _after(first: Named, make: choice.Make) -> tuple[Period | None, str | None]:
    """The end of a range, in the year of its beginning or the one after it."""
    begin = first.reading.period.earliest if first.reading.period else None
    if begin is None:
        return None, None
    periods = (make(year) for year in (begin.year, begin.year + 1) if year < 9998)
    later = (p for p in periods if p and p.latest and p.latest >= begin)
    return next(later, None), first.anchor


def _named_year(
    words: list[str], hit: Hit, state: State, make: choice.Make
) -> tuple[Period | None, str | None]:
    if "même" in words and "cette" not in words:
        base, anchor = state.base(hit)
        return (make(base.latest.year), anchor) if base else (None, None)
    values = hit.vocabulary.values
    shift = -1 if words[-1] in values["LAST"] or words[-1] in values["PAST"] else 0
    shift = 1 if words[-1] in values["NEXT"] else shift
    return state.from_publication(lambda base: make(base.year + shift)), PUBLICATION


def nearest_year(hit: Hit, state: State, make: choice.Make) -> Period | None:
    """What bears a name in the year that tense and context ask for."""
    direction = direction_of(hit, state)

    def read(base: date) -> Period | None:
        if abs(direction) > 1:
            # «juin prochain» is never the month of publication
            years = (make(year) for year in range(base.year - 1, base.year + 2))
            return choice.strictly(years, base, direction)
        return _by_year(make, base, direction)

    return state.from_publication(read)


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


def is_possible(month: int, number: int) -> bool:
    """Whether the month ever has such a day."""
    return make_day(2000, month, number) is not None


def make_day(year: int, month: int, number: int) -> Period | None:
    """The day, or None where the calendar has none («31 février»)."""
    try:
        return days.day(date(year, month, number))
    except ValueError:
        return None
