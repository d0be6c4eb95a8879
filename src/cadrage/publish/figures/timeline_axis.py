"""The axis of a timeline: days as numbers, and ticks that fit a week as well as a century."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from matplotlib import dates as calendar
from matplotlib.axes import Axes

# to the right of the last day, its label and an open end have to find room
MARGIN, ROOM = 1 / 40, 1 / 9
TICKS = 9
MONTHS = (1, 2, 3, 6)
YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
DAYS = (1, 2, 5, 10)


def day(iso: str) -> float:
    """An ISO day as matplotlib counts days."""
    return float(calendar.date2num(date.fromisoformat(iso)))


def bounds(span: tuple[str, str]) -> tuple[float, float]:
    """Both ends of the axis, a little beyond the first and the last day."""
    first, last = map(day, span)
    days = max(20.0, last - first)
    return first - days * MARGIN, last + days * ROOM


def ticks(axes: Axes, span: tuple[str, str], place: Callable[[float], float]) -> None:
    """At most nine ticks a line, «2015», «Jun 2021» or «5 Jun 2021».

    Args:
        axes: the drawing.
        span: first and last day.
        place: where a day stands on the axis.
    """
    first, last = (date.fromisoformat(iso) for iso in span)
    shown = [(d, words) for d, words in _chosen(first, last) if first <= d <= last]
    places = [place(float(calendar.date2num(d))) for d, _ in shown]
    axes.set_xticks(places, [words for _, words in shown])
    axes.tick_params(axis="x", labelsize=8)


def _chosen(first: date, last: date) -> list[tuple[date, str]]:
    days = (last - first).days
    if days <= TICKS * DAYS[-1] // 2:
        step = next(s for s in DAYS if days // s < TICKS)
        every = (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1, step))
        return [(d, f"{d.day} {d:%b} {d.year}") for d in every]
    for step in MONTHS:
        if days / 30.4 / step < TICKS:
            return [(d, f"{d:%b} {d.year}") for d in _months(first, last, step)]
    step = next((s for s in YEARS if days / 365.25 / s < TICKS + 4), YEARS[-1])
    years = range(-(-first.year // step) * step, last.year + 1, step)
    return [(date(year, 1, 1), str(year)) for year in years if year]


def _months(first: date, last: date, step: int) -> Iterator[date]:
    begin = (first.year * 12 + first.month - 1) // step * step
    for month in range(begin, last.year * 12 + last.month, step):
        if month >= 12:
            yield date(month // 12, month % 12 + 1, 1)
