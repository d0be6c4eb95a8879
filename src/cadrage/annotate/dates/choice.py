"""Which year, which week: choosing among the days that bear a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from cadrage.annotate.dates.days import Period

# days by which the wrong direction must be nearer than the right one to be taken all the same
_AGAINST_TENSE = 300

Make = Callable[[int], Period | None]
"""From a year to the period of that name in it, if it has one."""


def nearest(candidates: Iterable[Period], base: date, direction: int,
            *, against: int = _AGAINST_TENSE, doubt: float = 1.0) -> Period | None:
    """The candidate nearest to a day, where tense weighs as much as `against` days.

    Without a tense a day ahead counts as `doubt` times as far: news tell more of what was.
    """
    best, found = None, None
    for period in candidates:
        gap = _gap(period, base)
        cost = float(abs(gap) + (against if gap * direction < 0 else 0))
        if not direction and gap > 0:
            cost = gap * doubt
        if best is None or cost < best:
            best, found = cost, period
    return found


def by_year(make: Make, base: date, direction: int, *, doubt: float = 1.0) -> Period | None:
    """The nearest of what the years around a day have to offer (four, for a 29 February).

    Beyond ±1 a direction is said («le 16 juin dernier»), and holds whatever is nearer.
    """
    years = sorted(range(base.year - 4, base.year + 5), key=lambda year: abs(year - base.year))
    periods = [p for p in (make(year) for year in years if 1 < year < 9998) if p is not None]
    if abs(direction) > 1:
        return strictly(periods, base, direction)
    return nearest(periods[:3], base, direction, doubt=doubt)


def strictly(candidates: Iterable[Period | None], base: date, direction: int) -> Period | None:
    """The first candidate wholly before (-1) or after (+1) a day."""
    fit = [p for p in candidates if p and _gap(p, base) * direction > 0]
    return min(fit, key=lambda p: abs(_gap(p, base)), default=None)


def _gap(period: Period, base: date) -> int:
    if period.earliest is None or period.latest is None:
        return 0
    if period.earliest > base:
        return (period.earliest - base).days
    return min((period.latest - base).days, 0)
