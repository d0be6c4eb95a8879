"""Weeks, months and years named from where one stands: cette année, la semaine suivante."""

from __future__ import annotations

from datetime import date, timedelta

from cadrage.annotate.dates import days
from cadrage.annotate.dates.anchors import CALENDAR, PUBLICATION, State, dated
from cadrage.annotate.dates.days import Period
from cadrage.annotate.dates.measures import UNITS, VAGUE, measured
from cadrage.annotate.dates.parts_of_day import with_part
from cadrage.annotate.dates.reading import Hit, Reading
from cadrage.annotate.dates.values import spread
from cadrage.annotate.records import Interval

_PLURALS = "ans années annees mois semaines jours journées heures minutes secondes trimestres" \
    " semestres décennies siècles".split()
# «les semaines qui ont suivi l'invasion» lean on an event
_AFTERMATH = ("suivi", "suivent", "suit", "précède", "précédé")
_TODAY_UNITS = ("D", "W", "M", "Y", "Q", "H", "DE", "CE")


def unit(hit: Hit, state: State) -> Reading | None:
    """«cette semaine», «l'an dernier», «la fin du mois», «l'année suivante»."""
    if hit.has("n") or hit.has("vague") or (
        hit.word("unit").endswith("s") and hit.word("unit") != "mois"
    ) or (hit.word("unit") == "mois" and hit.inside[0] in ("les", "ces")):
        return units(hit, state)
    name = UNITS.get(hit.value("unit", "UNIT"), "")
    if name not in _TODAY_UNITS:
        return None
    mod = hit.mod
    shift, is_anaphoric = _shift(hit)
    if hit.rule.argument == "after":
        shift, is_anaphoric = (1 if "après" in hit.inside else -1), True
    base, anchor = state.base(hit) if is_anaphoric else (state.published, PUBLICATION)
    if base is None:
        return Reading("DATE", None, mod)
    return dated(_moved(base, name, shift), anchor, mod=mod)


def _shift(hit: Hit) -> tuple[int, bool]:
    word, values = hit.word("rel"), hit.vocabulary.values
    for kind, count in (("LAST", -1), ("PAST", -1), ("NEXT", 1)):
        if word in values[kind]:
            return count, False
    if word in values["FOLLOWING"]:
        return 1, True
    return (-1, True) if word in values["PRECEDING"] else (0, False)


def _moved(base: Interval, name: str, shift: int) -> Period | None:
    def read(when: date) -> Period:
        return days.holding(days.step(_start(when, name), shift, name), name)

    return spread(read, base)


def _start(when: date, name: str) -> date:
    if name == "CE":
        # the year 2000 is of two centuries: what people call by its name begins there
        return when
    first = days.holding(when, name).earliest
    return first or when


def same(hit: Hit, state: State) -> Reading:
    """«le même jour», «cette année-là»: the day, month or year of what was named before."""
    name = hit.rule.argument or UNITS[hit.value("unit", "UNIT")]
    named = state.last_day if name == "D" else state.last
    if named is None or named.reading.period is None:
        return Reading("DATE", None)
    period = named.reading.period
    if period.earliest is None:
        return Reading("DATE", None)
    return dated(days.holding(period.earliest, name), named.anchor)


def units(hit: Hit, state: State) -> Reading | None:
    """«ces derniers jours», «les six prochains mois»: lengths that touch the present."""
    code, count = hit.value("unit", "UNIT"), hit.number("n")
    kind = hit.rule.argument if hit.rule.argument != "relative" else _kind(hit)
    if count is None and hit.word("unit") not in _PLURALS:
        return _single(hit, state, code, kind)
    if count is None and hit.word("unit") == "mois" and hit.inside[0] in ("le", "ce"):
        return _single(hit, state, code, kind)
    value = VAGUE[code] if count is None else measured(count, code)
    mod = hit.mod
    if any(word.startswith(_AFTERMATH) for word in hit.inside):
        return Reading("DURATION", value, mod)
    base, anchor = (state.base(hit) if kind in ("following", "preceding")
                    else (state.published, PUBLICATION))
    if base is None or kind == "these":
        return Reading("DURATION", value, mod)
    earliest, latest = _reach(base, code, count, kind=kind)
    return Reading("DURATION", value, mod, earliest, latest, anchor)


def first_units(hit: Hit, state: State) -> Reading | None:
    """«les neuf premiers mois de 2002»: a length from the beginning of a year."""
    code, count, days_out = hit.value("unit", "UNIT"), hit.integer("n"), state.published
    if hit.rule.argument == "plain":
        # of what they are the first is not said by a year; «journées» are rounds of a championship
        if hit.word("unit") == "journées":
            return None
        code = code or hit.value("unit", "NIGHT")
        return Reading("DURATION", measured(count, code) if count else VAGUE[code], "START")
    name, year = UNITS.get(code), hit.integer("y")
    if not year and days_out and days_out.earliest.year == days_out.latest.year:
        year = days_out.earliest.year
    if name is None or not year or not 0 < count < 367:
        return Reading("DURATION", measured(count, code))
    first = date(year, 1, 1)
    last = days.step(first, count, name) - timedelta(1)
    return Reading("DURATION", measured(count, code), "START", first, last,
                   CALENDAR if hit.has("y") else PUBLICATION)


def _kind(hit: Hit) -> str:
    shift, is_anaphoric = _shift(hit)
    if is_anaphoric:
        return "following" if shift > 0 else "preceding"
    return "next" if shift > 0 else "last"


def _single(hit: Hit, state: State, code: str, kind: str) -> Reading | None:
    """«la semaine prochaine» is a week of the calendar, «la dernière année» a length."""
    name = UNITS.get(code)
    if name is None:
        return Reading("DURATION", measured(1, code))
    shift = 1 if kind in ("next", "following") else -1
    is_length = kind == "last" and name in ("D", "W", "M", "Y", "DE") and not _is_after(hit)
    if state.published is None:
        return Reading("DURATION", measured(1, code)) if is_length else Reading("DATE", None)
    if is_length:
        earliest, latest = _reach(state.published, code, 1, kind=kind)
        return Reading("DURATION", measured(1, code), hit.mod,
                       earliest, latest, PUBLICATION)
    return dated(_moved(state.published, name, shift), PUBLICATION)


def _is_after(hit: Hit) -> bool:
    return hit.inside[-1] != hit.word("unit")


def _reach(
    base: Interval, code: str, count: float | None, *, kind: str
) -> tuple[date | None, date | None]:
    """From the day after the base, or up to the base; what is not counted is open at the far end.

    «les prochains jours» have not begun on the day itself, «ces derniers jours» hold it; the
    day named in a narrative lies outside «les jours précédents».
    """
    name, is_ahead = UNITS.get(code), kind in ("next", "following")
    near = base.earliest if is_ahead else base.latest
    if name is not None and is_ahead:
        near = days.after(near) or near
    if name is not None and kind == "preceding":
        near = days.before(near) or near
    if not count or name is None or count != int(count):
        return (near, None) if is_ahead else (None, near)
    try:
        if is_ahead:
            return near, days.step(base.latest, int(count), name)
        return days.step(base.earliest, -int(count), name), near
    except (OverflowError, ValueError):
        return None, None


def eve(hit: Hit, state: State) -> Reading | None:
    """«la veille», «le lendemain», «le surlendemain»: counted from the day named before."""
    shift = int(hit.value("eve", "EVE")) * (2 if "avant" in hit.inside else 1)
    if hit.rule.argument == "of":
        return None
    base, anchor = state.day_near(hit)
    if base is None or base.earliest is None or base.latest is None:
        return Reading("TIME" if hit.has("daypart") else "DATE", None)
    period = _moved(Interval(base.earliest, base.latest), "D", shift)
    return with_part(hit, period, anchor)
