"""Values as TimeML writes them, when the day of publication is known exactly or within limits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cadrage.annotate.dates.days import Period
from cadrage.annotate.records import Interval


def spread(read: Callable[[date], Period | None], base: Interval) -> Period | None:
    """What an expression names when it is read from any day of an interval.

    Both ends are read. Where they agree, so do the days between. Where they do not, the interval
    widens to hold both readings and the value keeps the precision that they share: «hier», from
    15 to 18 June 2021, is 2021-06, from the 14th to the 17th. None where the calendar ends.
    """
    try:
        first, last = read(base.earliest), read(base.latest)
    except (OverflowError, ValueError):
        return None
    if first is None or last is None or first == last:
        return first if first == last else None
    return Period(common(first.value, last.value), first.unit, first.earliest, last.latest)


def common(first: str, second: str) -> str:
    """The precision that two ISO values share: month, year, or none (empty)."""
    if first == second:
        return first
    month = first[:7]
    if month == second[:7] and month[5:7].isdecimal() and len(first) == len(second) == 10:
        return month
    return first[:4] if first[:4] == second[:4] and first[:4].isdecimal() else ""


def at_time(value: str, time: str) -> str:
    """A day and a time of it; what is not known of the day is written X."""
    if len(value) == 10 and value[:4] != "XXXX" and not value[4:].startswith("-W"):
        return f"{value}T{time}"
    if value.startswith("XXXX"):
        return f"{value}T{time}" if len(value) in (9, 10) else f"T{time}"
    known = value if value.replace("-", "").isdecimal() else value[:4]
    return f"{known}{'-XX-XX'[: 10 - len(known)]}T{time}" if known else f"T{time}"
