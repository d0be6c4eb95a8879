"""A date of publication as people give it: a day, a month, a year, or two joined by a slash."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")


def days_of(given: str) -> tuple[str, str]:
    """The earliest and latest day, ISO, of «2021-11-11», «2021-11», «2021» or «A/B».

    Raises:
        ValueError: it is none of these, or no day of the calendar.
    """
    first, _, second = given.strip().partition("/")
    earliest = _bounds(first)[0]
    latest = _bounds(second or first)[1]
    if latest < earliest:
        raise ValueError(f"{given!r} ends before it begins")
    return earliest.isoformat(), latest.isoformat()


def _bounds(given: str) -> tuple[date, date]:
    found = FORM.fullmatch(given.strip())
    if not found:
        raise ValueError(f"{given!r} is no YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = int(found[1]), found[2], found[3]
    if day:
        return (whole := date(year, int(month), int(day))), whole
    if month:
        length = monthrange(year, int(month))[1]
        return date(year, int(month), 1), date(year, int(month), length)
    return date(year, 1, 1), date(year, 12, 31)
