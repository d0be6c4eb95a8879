"""The events as an iCalendar file, for any program that reads calendars.

References:
    RFC 5545, Internet Calendaring and Scheduling Core Object Specification (iCalendar).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd

from cadrage.publish.days import said

FOLD = 75  # octets a line, without the line break
# the standard knows three states of an event
STATUS = {"confirmed": "CONFIRMED", "refuted": "CANCELLED"}
TENTATIVE = "TENTATIVE"
# C0 controls but the line feed, which is written as \n: the standard allows none of them
CONTROLS = dict.fromkeys([*range(10), *range(11, 32), 127])


def calendar(events: pd.DataFrame) -> str:
    """The events as an iCalendar object, the same bytes for the same events.

    An event is a day or a range of whole days; one open at an end stands on the day that it
    names, and its summary says so. `STATUS` is CONFIRMED for what the record confirms, CANCELLED
    for what it refutes, else TENTATIVE: what an article tells is told, not confirmed.

    Args:
        events: table `events`; what has no day at all is left out.

    Note:
        DTSTAMP is the event's own day, so that nothing but the events decides the bytes.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//cadrage//told and recorded//EN"]
    lines += ["CALSCALE:GREGORIAN", "X-WR-CALNAME:Told and recorded"]
    dated = events[events["earliest"].notna() | events["latest"].notna()]
    for event in dated.itertuples(index=False):
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(event: Any) -> Iterator[str]:
    open_end = pd.isna(event.earliest) or pd.isna(event.latest)
    first = _day(event.latest if pd.isna(event.earliest) else event.earliest)
    days = said(event.earliest, event.latest)
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(f'{event.lane}-{event.event}'.replace('@', '-'))}@cadrage"
    yield f"DTSTAMP:{_basic(first)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_basic(first)}"
    # the day after the last; the calendar has no day after 9999-12-31
    if not open_end and _day(event.latest) < date.max:
        yield f"DTEND;VALUE=DATE:{_basic(_day(event.latest) + timedelta(days=1))}"
    yield f"SUMMARY:{escaped(f'{event.title} ({days})' if open_end else event.title)}"
    yield f"DESCRIPTION:{escaped(_described(event, days))}"
    yield f"CATEGORIES:{escaped(event.lane)},{escaped(event.status)}"
    yield f"STATUS:{STATUS.get(event.status, TENTATIVE) if event.lane == 'record' else TENTATIVE}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _described(event: Any, days: str) -> str:
    where = "" if pd.isna(event.source) else event.source
    if event.lane == "told":
        return f"{event.title}\nDays that the words allow: {days}\nEvidence: {where}"
    source = where or "none found"
    return f"{event.title}\nDays: {days}\nOn record: {event.status}\nSource: {source}"


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """A value of type TEXT: backslash, semicolon, comma and line feed escaped, no controls."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(CONTROLS)
    for found, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(found, written)
    return text


def folded(line: str) -> Iterator[str]:
    """A content line in pieces of at most 75 octets, never inside a character."""
    piece, room = "", FOLD
    for char in line:
        size = len(char.encode("utf-8"))
        if size > room:
            yield piece
            piece, room = " ", FOLD - 1  # a space says that the line goes on
        piece += char
        room -= size
    yield piece
