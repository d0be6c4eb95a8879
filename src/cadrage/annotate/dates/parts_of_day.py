"""Parts of the day, on the day they belong to."""

from __future__ import annotations

from datetime import timedelta

from cadrage.annotate.dates import days
from cadrage.annotate.dates.absolute import day as read_day
from cadrage.annotate.dates.absolute import direction_of
from cadrage.annotate.dates.anchors import PUBLICATION, State, dated
from cadrage.annotate.dates.days import Period
from cadrage.annotate.dates.reading import Hit, Reading
from cadrage.annotate.dates.relative import deictic_shift, weekday_near
from cadrage.annotate.dates.values import at_time

_PARTS = {"après": "AF"}


def part(hit: Hit) -> str:
    """MO, AF, EV, NI or DT."""
    word = hit.word("daypart")
    if word == "midi":
        return "MI"
    return _PARTS.get(word) or hit.value("daypart", "DAYPART")


def with_part(hit: Hit, period: Period | None, anchor: str | None) -> Reading:
    """A day, and the part of it that the hit names (the day alone where it names none)."""
    if not hit.has("daypart"):
        return dated(period, anchor)
    return timed(period, anchor, _code(hit), mod=hit.mod)


def _code(hit: Hit) -> str:
    return "12:00" if part(hit) == "MI" else part(hit)


def timed(
    period: Period | None, anchor: str | None, time: str, *, mod: str | None = None
) -> Reading:
    """A time of a day; without the day, the time alone."""
    if period is None:
        return Reading("TIME", f"T{time}", mod)
    return Reading("TIME", at_time(period.value, time), mod, period.earliest, period.latest,
                   anchor, period)


def day_part(hit: Hit, state: State) -> Reading | None:
    """«hier soir», «ce matin», «mardi 3 mars au soir», «dans la soirée»."""
    if part(hit) == "" :
        return None
    is_habit = hit.has("weekday") and not hit.has("month") and hit.inside[0] == "le" and (
        not hit.has("rel") and state.direction(hit) >= 0)
    if is_habit:
        return Reading("SET", f"XXXX-WXX-{hit.value('weekday', 'WEEKDAY')}T{_code(hit)}")
    period, anchor = day_of(hit, state)
    if period is None and hit.rule.argument in ("", "this", "last", "today"):
        return Reading("TIME", None, hit.mod)
    return timed(period, anchor, _code(hit), mod=hit.mod)


def day_of(hit: Hit, state: State) -> tuple[Period | None, str | None]:
    """The day that a part of the day or a time belongs to, with its anchor."""
    if hit.rule.argument == "anchor":
        return state.day_before(hit)
    if hit.rule.argument == "loose":
        # «pendant la journée» is any day, unless a day was named near
        return state.day_near(hit)
    if hit.has("month"):
        found = read_day(hit, state)
        return (found.period, found.anchor) if found else (None, None)
    if hit.has("weekday"):
        return of_weekday(hit, state)
    shift = deictic_shift(hit) if hit.has("deictic") else 0
    shift = -1 if hit.rule.argument == "last" else shift
    return state.from_publication(lambda base: days.day(base + timedelta(shift))), PUBLICATION


def of_weekday(hit: Hit, state: State) -> tuple[Period | None, str | None]:
    """The day of the week that a hit names: that of the last day named for «le même mardi»."""
    number, words = int(hit.value("weekday", "WEEKDAY")), hit.inside
    if "même" in words and state.last_day is not None:
        named = state.last_day
        if named.reading.period and named.reading.period.earliest and (
            named.reading.period.earliest.isoweekday() == number
        ):
            return named.reading.period, named.anchor
    direction = direction_of(hit, state)
    return state.from_publication(
        lambda base: weekday_near(base, number, direction, is_near=words[0] == "ce")), PUBLICATION


def same_part(hit: Hit, state: State) -> Reading:
    """«le matin même», «ce soir-là»."""
    named = state.last_day
    if named is None and "là" in hit.inside:
        return timed(None, None, _code(hit))
    if named is None:
        period, anchor = state.day_before(hit)
    else:
        period, anchor = named.reading.period, named.anchor
    return timed(period, anchor, _code(hit))
