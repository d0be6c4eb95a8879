"""Expressions that count from the day of publication: hier, mardi, la semaine dernière."""

from __future__ import annotations

from datetime import date, timedelta

from cadrage.annotate.dates import choice, days
from cadrage.annotate.dates.absolute import direction_of, make_day
from cadrage.annotate.dates.anchors import PUBLICATION, State, dated
from cadrage.annotate.dates.days import Period, as_interval
from cadrage.annotate.dates.reading import REJECTED, Hit, Reading
from cadrage.annotate.records import Interval

# the direction of «ce lundi» or «ce week-end» yields to a day that is this much nearer
_THIS, _THIS_WEEKEND = 4, 5
_MONTHS_AROUND = range(-8, 9)
_EXCEPT = frozenset("sauf excepté hormis hors".split())


def deictic(hit: Hit, state: State) -> Reading:
    """«hier», «demain», «avant-hier», «après-demain»."""
    shift = deictic_shift(hit)
    return dated(state.from_publication(lambda base: days.day(base + timedelta(shift))),
                 PUBLICATION)


def deictic_shift(hit: Hit) -> int:
    """Days from publication: -1 for «hier», 2 for «après-demain»."""
    words = hit.inside
    sign = -1 if "hier" in words else 1
    return sign * (2 if "avant" in words or "après" in words[:1] else 1)


def this_day(hit: Hit, state: State) -> Reading:
    """«ce jour»."""
    return dated(state.from_publication(days.day), PUBLICATION)


def weekday(hit: Hit, state: State) -> Reading | None:
    """«mardi», «ce jeudi», «vendredi dernier»; «le mercredi» alone is a habit."""
    if hit.before == "un":
        return REJECTED
    number, words = int(hit.value("weekday", "WEEKDAY")), hit.inside
    direction = direction_of(hit, state)
    if words[0] == "le" and len(words) == 2 and direction >= 0:
        told = _told(hit, state, number)
        if told is not None:
            return dated(*told)
        return Reading("SET", f"XXXX-WXX-{number}", rule="weekday_habit")
    if hit.before in _EXCEPT and state.habit(hit) is not None:
        return Reading("SET", f"XXXX-WXX-{number}", rule="weekday_habit")
    period, anchor = _weekday(hit, state, number, direction)
    return dated(period, anchor) if period else Reading("DATE", f"XXXX-WXX-{number}")


def _told(hit: Hit, state: State, number: int) -> tuple[Period, str] | None:
    """«les 5 et 6 avril. Le samedi, bal»: the day just named, or one beside it."""
    named = state.last_day
    if named is None or state.sentence(hit) - named.sentence > 1 or state.habit(hit) is not None:
        return None
    near = as_interval(named.reading.period) if named.reading.period else None
    if near is None or near.earliest != near.latest or named.reading.type != "DATE":
        return None
    found = weekday_near(near.earliest, number, 0, is_near=True)
    is_beside = found.earliest is not None and abs((found.earliest - near.earliest).days) <= 1
    return (found, named.anchor) if is_beside else None


def weekday_range(hit: Hit, state: State) -> Reading:
    """«du lundi au vendredi»: every week, unless a verb tells of one."""
    number, direction = int(hit.value("weekday", "WEEKDAY")), state.direction(hit)
    unknown = f"XXXX-WXX-{number}"
    first = state.read_at(hit.first - 2) if hit.rule.argument == "second" else None
    if (not direction) if first is None else first.reading.type == "SET":
        return Reading("SET", unknown, rule="weekday_habit")
    base = as_interval(first.reading.period) if first and first.reading.period else None
    if first and base:
        return dated(_from(base, number, 1), first.anchor)
    period = state.from_publication(
        lambda base: weekday_near(base, number, direction, is_near=False))
    return dated(period, PUBLICATION) if period else Reading("DATE", unknown)


def _weekday(
    hit: Hit, state: State, number: int, direction: int
) -> tuple[Period | None, str | None]:
    words = hit.inside
    is_anaphoric = words[-1] in hit.vocabulary.values["FOLLOWING"] or (
        words[-1] in hit.vocabulary.values["PRECEDING"])
    if is_anaphoric or "même" in words:
        base, anchor = state.base(hit)
        reach = direction if is_anaphoric else 0
        return (_from(base, number, reach), anchor) if base else (None, None)
    is_near = words[0] == "ce"
    return state.from_publication(
        lambda base: weekday_near(base, number, direction, is_near=is_near)), PUBLICATION


def _from(base: Interval, number: int, direction: int) -> Period:
    when = base.earliest if direction < 0 else base.latest
    return weekday_near(when, number, direction or 1, is_near=False)


def weekday_near(base: date, number: int, direction: int, *, is_near: bool) -> Period:
    """The day of the week before or after a day; that day itself where nothing forbids it.

    Args:
        base: the day to count from.
        number: ISO number of the day of the week.
        direction: below 0 before, above 0 after, 0 undecided (then before: news tells what was);
            beyond ±1 the day itself is excluded («mardi dernier»).
        is_near: «ce mardi»: the nearest one, even against tense.
    """
    back = (base.isoweekday() - number) % 7
    if abs(direction) > 1:
        step = -(back or 7) if direction < 0 else ((7 - back) % 7 or 7)
        return days.day(base + timedelta(step))
    ahead = (7 - back) % 7
    if is_near:
        is_back = back + (_THIS if direction > 0 else 0) <= ahead + (_THIS if direction < 0 else 0)
    else:
        is_back = direction <= 0
    return days.day(base + timedelta(-back if is_back else ahead))


def weekday_day(hit: Hit, state: State) -> Reading | None:
    """«samedi 5»: the nearest month in which the 5th is a Saturday."""
    if hit.before == "un":
        return REJECTED
    number, of_month = int(hit.value("weekday", "WEEKDAY")), hit.integer("d")
    named = state.last_day
    near = as_interval(named.reading.period) if named and named.reading.period else None
    is_listed = named is not None and state.sentence(hit) == named.sentence
    direction = 0 if near and is_listed else direction_of(hit, state)

    def read(base: date) -> Period | None:
        firsts = (days.step(base.replace(day=1), shift, "M") for shift in _MONTHS_AROUND)
        found = (make_day(first.year, first.month, of_month) for first in firsts)
        fit = [p for p in found if p and p.earliest and p.earliest.isoweekday() == number]
        return choice.nearest(fit, base, direction, against=60)

    if near and named and is_listed:
        return dated(read(near.latest), named.anchor)
    return dated(state.from_publication(read), PUBLICATION)


def weekend(hit: Hit, state: State) -> Reading | None:
    """«ce week-end», «le week-end dernier»; alone, as tense says."""
    direction = direction_of(hit, state)
    if hit.rule.argument == "bare" and not direction and not hit.has("part"):
        return Reading("DATE", "XXXX-WXX-WE")
    against = _THIS_WEEKEND if hit.rule.argument == "this" else 7

    def read(base: date) -> Period | None:
        near = [days.weekend(base + timedelta(shift)) for shift in (-14, -7, 0, 7, 14)]
        if abs(direction) > 1:
            return choice.strictly(near, base, direction)
        return choice.nearest(near, base, direction, against=against)

    return dated(state.from_publication(read), PUBLICATION,
                 mod=hit.mod)
