"""Days as a reader says them: «15 June 2021», «January 2013», «from 24 December 2021»."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pandas as pd

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def said(earliest: object, latest: object) -> str:
    """An interval of ISO days in English; an open end is said to be open.

    Args:
        earliest: first day; missing if the words name none.
        latest: last day; missing if the words name none.
    """
    if pd.isna(earliest) and pd.isna(latest):
        return "no day named"
    if pd.isna(latest):
        return f"from {_day(date.fromisoformat(str(earliest)))}"
    if pd.isna(earliest):
        return f"until {_day(date.fromisoformat(str(latest)))}"
    return _between(date.fromisoformat(str(earliest)), date.fromisoformat(str(latest)))


def _between(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole and (first.month, last.month) == (1, 12):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if whole and first.year == last.year:
        names = dict.fromkeys([MONTHS[first.month - 1], MONTHS[last.month - 1]])
        return f"{'–'.join(names)} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
