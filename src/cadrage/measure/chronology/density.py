"""How densely a large corpus tells its time: counts by lane and stretch of days."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from cadrage.measure.chronology.events import dated

BINS, LANES = 60, 10
# of what is told, the share at each side that may lie outside what is drawn
TAIL = 0.01
MONTHS = (1, 3, 6, 12, 24, 60, 120, 600, 1200)
RECORD, OTHERS = "record", "other outlets"

Span = tuple[int, int]


def density(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Events counted by lane and stretch of days, for a corpus too large for a mark each.

    A lane is an outlet, or the record; beyond ten outlets those that tell least share one lane.
    An event that lies over several stretches is shared among them evenly; one open at an end
    counts by the day that it names. The stretches cover all but the earliest and the latest
    hundredth of what is told; what lies outside is counted in a row without days.

    Returns:
        lane, first, last (ISO days of the stretch; empty: outside), count; lanes by size, the
        record last.
    """
    known = dated(events)
    lanes = _lanes(known, articles)
    spans = [_span(*ends) for ends in zip(known["earliest"], known["latest"], strict=True)]
    edges = _edges([span for span, lane in zip(spans, lanes, strict=True) if lane != RECORD])
    counts: defaultdict[tuple[str, int | None], float] = defaultdict(float)
    for span, lane in zip(spans, lanes, strict=True):
        places: list[int | None] = [*_places(span, edges)] or [None]
        for place in places:
            counts[lane, place] += 1 / len(places)
    order = _order(lanes)
    keys = sorted(counts, key=lambda key: (order[key[0]], -1 if key[1] is None else key[1]))
    rows = [(lane, *_days(place, edges), counts[lane, place]) for lane, place in keys]
    return pd.DataFrame(rows, columns=["lane", "first", "last", "count"])


def _lanes(events: pd.DataFrame, articles: pd.DataFrame) -> list[str]:
    outlet = dict(zip(articles["article"], articles["outlet"], strict=True))
    lanes = [
        RECORD if lane == RECORD else outlet[source.rpartition(".")[0]]
        for lane, source in zip(events["lane"], events["source"], strict=True)
    ]
    told = Counter(lane for lane in lanes if lane != RECORD)
    kept = {lane for lane, _ in told.most_common(LANES)} | {RECORD}
    return [lane if lane in kept else OTHERS for lane in lanes]


def _order(lanes: Sequence[str]) -> Mapping[str, tuple[int, str]]:
    """Where a lane stands: by size, then the other outlets, then the record."""
    last = {OTHERS: 1, RECORD: 2}
    return {lane: (last.get(lane, -count), lane) for lane, count in Counter(lanes).items()}


def _span(earliest: object, latest: object) -> Span:
    ends = [date.fromisoformat(str(day)).toordinal() for day in (earliest, latest) if pd.notna(day)]
    return ends[0], ends[-1]


def _edges(spans: Sequence[Span]) -> list[int]:
    """The first days of the stretches, and the day after the last; empty if nothing is told."""
    if not spans:
        return []
    middles = sorted((first + last) // 2 for first, last in spans)
    tail = int(len(middles) * TAIL)
    first, last = middles[tail], middles[-1 - tail]
    if last - first < BINS:
        return list(range(first, last + 2))
    begin, end = date.fromordinal(first), date.fromordinal(last)
    months = (begin.year * 12 + begin.month - 1, end.year * 12 + end.month - 1)
    step = next((s for s in MONTHS if (months[1] - months[0]) // s + 2 <= BINS), MONTHS[-1])
    starts = range(months[0] // step * step, months[1] + step + 1, step)
    # the calendar ends with the year 9999 and begins with the year 1
    return [date(min(9999, max(1, m // 12)), m % 12 + 1, 1).toordinal() for m in starts]


def _places(span: Span, edges: Sequence[int]) -> list[int]:
    """The stretches that a span lies over; none if it lies outside."""
    first = max(0, bisect_right(edges, span[0]) - 1)
    last = min(len(edges) - 2, bisect_right(edges, span[1]) - 1)
    outside = not edges or span[1] < edges[0] or span[0] >= edges[-1]
    return [] if outside else list(range(first, last + 1))


def _days(place: int | None, edges: Sequence[int]) -> tuple[str | None, str | None]:
    if place is None:
        return None, None
    first, after = edges[place], edges[place + 1]
    return date.fromordinal(first).isoformat(), date.fromordinal(after - 1).isoformat()
