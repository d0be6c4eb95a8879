"""Calendar arithmetic: named periods as days, and steps from one to another."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from cadrage.annotate.records import Interval

# halves have no modifier of their own in TimeML, which knows only thirds
FIRST_HALF, SECOND_HALF = "FIRST_HALF", "SECOND_HALF"
PARTS = {"START": "START", "MID": "MID", "END": "END", FIRST_HALF: "START", SECOND_HALF: "END"}
"""Parts of a period, and the modifiers that TimeML writes for them."""
# meteorological and astronomical seasons differ by three weeks: the words allow both
_SEASONS = {"SP": ((3, 1), (6, 21)), "SU": ((6, 1), (9, 23)), "FA": ((9, 1), (12, 22))}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar with a name: `value` in ISO 8601 or TimeML, and its days."""

    value: str
    unit: str
    earliest: date | None
    latest: date | None


def day(when: date) -> Period:
    """A single day."""
    return Period(when.isoformat(), "D", when, when)


def week(when: date) -> Period:
    """The ISO week, Monday to Sunday, that holds a day."""
    year, number, weekday = when.isocalendar()
    monday = when - timedelta(weekday - 1)
    return Period(f"{year:04}-W{number:02}", "W", monday, _plus(monday, 6))


def weekend(when: date) -> Period:
    """Saturday and Sunday of the ISO week that holds a day."""
    whole = week(when)
    saturday = _plus(when, 6 - when.isoweekday())
    return Period(f"{whole.value}-WE", "WE", saturday, _plus(saturday, 1))


def month(year: int, number: int) -> Period:
    """A calendar month."""
    last = calendar.monthrange(year, number)[1]
    return Period(f"{year:04}-{number:02}", "M", date(year, number, 1), date(year, number, last))


def part_of_year(year: int, number: int, months: int) -> Period:
    """The quarter (`months` 3) or half-year (`months` 6) of that number."""
    first, last = month(year, (number - 1) * months + 1), month(year, number * months)
    letter = {3: "Q", 6: "H"}[months]
    return Period(f"{year:04}-{letter}{number}", letter, first.earliest, last.latest)


def season(year: int, name: str) -> Period:
    """A season (SP, SU, FA, WI); a winter may be the one that ends or the one that begins."""
    if name == "WI":
        return Period(f"{year:04}-WI", "S", date(max(year - 1, 1), 12, 1),
                      date(min(year + 1, 9999), 3, 21))
    (first, last) = _SEASONS[name]
    return Period(f"{year:04}-{name}", "S", date(year, *first), date(year, *last))


def winter(year: int) -> Period:
    """The winter that begins in a year: «l'hiver prochain» is no other."""
    last = date(year + 1, 3, 21) if year < date.max.year else date.max
    return Period(f"{year:04}-WI", "S", date(year, 12, 1), last)


def year(number: int) -> Period:
    """A calendar year."""
    return Period(f"{number:04}", "Y", date(number, 1, 1), date(number, 12, 31))


def decade(number: int) -> Period:
    """The ten years that begin with a year."""
    first = max(number, 1)
    return Period(f"{number // 10:03}", "DE", date(first, 1, 1), date(number + 9, 12, 31))


def century(number: int) -> Period:
    """The n-th century; its value is the first two figures of its years, as TimeML writes it."""
    first, last = max((number - 1) * 100, 1), min(number * 100, date.max.year)
    return Period(f"{number - 1:02}", "CE", date(first, 1, 1), date(last, 12, 31))


def holding(when: date, unit: str) -> Period:
    """The period of a unit (D, W, WE, M, Q, H, S, Y, DE, CE) that holds a day."""
    if unit == "D":
        return day(when)
    if unit in ("W", "WE"):
        return week(when) if unit == "W" else weekend(when)
    if unit in ("Q", "H"):
        months = 3 if unit == "Q" else 6
        return part_of_year(when.year, (when.month - 1) // months + 1, months)
    if unit == "M":
        return month(when.year, when.month)
    if unit == "Y":
        return year(when.year)
    if unit == "DE":
        return decade(when.year // 10 * 10)
    return century((when.year - 1) // 100 + 1 if when.year % 100 else when.year // 100)


def narrowed(period: Period, mod: str | None) -> Period:
    """The third of a period that START, MID or END leaves: «fin 2014» is September to December.

    Note:
        The words draw no line; a third, in whole months of a year and whole years of a decade or
        century, is what most readers would still allow. Halves are halves («la seconde quinzaine
        de mars» begins on the 16th).
    """
    if mod not in PARTS or period.earliest is None or period.latest is None:
        return period
    first, last = period.earliest, period.latest
    if period.unit == "S" and (last - first).days > 366:
        # «début de l'hiver 2019»: of which of the two is not said
        return period
    unit = {"Y": "M", "DE": "Y", "CE": "Y"}.get(period.unit, "D")
    size = _count(first, last, unit)
    third, half = -(-size // 3), max(size // 2, 1)
    skip, count = {
        "START": (0, third), "MID": ((size - third) // 2, third), "END": (size - third, third),
        FIRST_HALF: (0, half), SECOND_HALF: (size - half - size % 2, half + size % 2),
    }[mod]
    begin = holding(step(first, skip, unit), unit).earliest
    end = holding(step(first, skip + count - 1, unit), unit).latest
    return Period(period.value, period.unit, begin, end)


def _count(first: date, last: date, unit: str) -> int:
    if unit == "D":
        return (last - first).days + 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return months if unit == "M" else last.year - first.year + 1


def step(when: date, count: int, unit: str) -> date:
    """A day moved by a number of units (D, W, WE, M, Q, H, Y, DE, CE), clamped to the month.

    Raises:
        OverflowError: the day lies outside the years 1 to 9999.
    """
    if unit in ("D", "W", "WE"):
        return when + timedelta(count * (1 if unit == "D" else 7))
    months = count * {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}[unit]
    index = when.year * 12 + when.month - 1 + months
    target, number = divmod(index, 12)
    if not 1 <= target <= 9999:
        raise OverflowError(f"year {target} is outside the calendar")
    last = calendar.monthrange(target, number + 1)[1]
    return date(target, number + 1, min(when.day, last))


def easter(number: int) -> date:
    """Easter Sunday of a Gregorian year (the anonymous algorithm).

    Note:
        Correct for Gregorian years, that is from 1583; earlier ones follow another calendar.
    """
    a, b, c = number % 19, number // 100, number % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * shift) // 451
    number_of_month, rest = divmod(h + shift - 7 * m + 114, 31)
    return date(number, number_of_month, rest + 1)


def after(when: date) -> date | None:
    """The next day; None where the calendar ends."""
    return None if when == date.max else when + timedelta(1)


def before(when: date) -> date | None:
    """The day before; None where the calendar begins."""
    return None if when == date.min else when - timedelta(1)


def as_interval(period: Period) -> Interval | None:
    """The days of a period, or None where it names none."""
    if period.earliest is None or period.latest is None:
        return None
    return Interval(period.earliest, period.latest)


def _plus(when: date, count: int) -> date:
    return when if (date.max - when).days < count else when + timedelta(count)
