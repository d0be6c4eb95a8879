"""How densely a large corpus tells its time: counts by lane and stretch of days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

import pandas as pd

from cadrage.measure.chronology.events import dated

BINS, LANES = 60, 10
# of what is told, the shares before and after that may lie outside what is drawn: the first that
# leaves no more than a tenth of all in one stretch, else the last
TAILS, FULL = ((0.01, 0.01), (0.1, 0.01), (0.1, 0.05), (0.2, 0.05)), 0.1
MONTHS = (1, 3, 6, 12, 24, 60, 120, 600, 1200)
RECORD, OTHERS = "record", "other outlets"

Span = tuple[int, int]


def density(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Events counted by lane and stretch of days, for a corpus too large for a mark each.

    A lane is an outlet, or the record; beyond ten outlets those that tell least share one lane.
    An event that lies over several stretches is shared among them evenly; one open at an end
    counts by the day that it names. The stretches cover all but the earliest and the latest
    hundredth of what is told; where a long past would then leave the years most told of in a bar
    or two, less, down to three quarters. What lies outside is counted in rows open at one end.

    Returns:
        lane, first, last (ISO days of the stretch; no first day: before what is covered, no last
        one: after it), count, share (of the lane's events); lanes by size, the record last.
    """
    known = dated(events)
    lanes = _lanes(known, articles)
    spans = [_span(*ends) for ends in zip(known["earliest"], known["latest"], strict=True)]
    edges = _edges([span for span, lane in zip(spans, lanes, strict=True) if lane != RECORD])
    counts: defaultdict[tuple[str, int], float] = defaultdict(float)
    for span, lane in zip(spans, lanes, strict=True):
        places = _places(span, edges)
        for place in places:
            counts[lane, place] += 1 / len(places)
    order, totals = _order(lanes), Counter(lanes)
    keys = sorted(counts, key=lambda key: (order[key[0]], key[1]))
    rows = [
        (lane, *_days(place, edges), counts[lane, place], counts[lane, place] / totals[lane])
        for lane, place in keys
    ]
    return pd.DataFrame(rows, columns=["lane", "first", "last", "count", "share"])


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
    edges: list[int] = []
    for before, after in TAILS:
        last = -1 - int(len(middles) * after)
        edges = _divided(middles[int(len(middles) * before)], middles[last])
        held = [bisect_left(middles, edge) for edge in edges]
        if max(high - low for low, high in pairwise(held)) <= FULL * len(middles):
            break
    return edges


def _divided(first: int, last: int) -> list[int]:
    """Days or months, so many to a stretch that there are at most sixty."""
    if last - first < BINS:
        return list(range(first, last + 2))
    begin, end = date.fromordinal(first), date.fromordinal(last)
    months = (begin.year * 12 + begin.month - 1, end.year * 12 + end.month - 1)
    step = next((s for s in MONTHS if (months[1] - months[0]) // s + 2 <= BINS), MONTHS[-1])
    starts = range(months[0] // step * step, months[1] + step + 1, step)
    # the calendar ends with the year 9999 and begins with the year 1
    return [date(min(9999, max(1, m // 12)), m % 12 + 1, 1).toordinal() for m in starts]


def _places(span: Span, edges: Sequence[int]) -> list[int]:
    """The stretches that a span lies over: -1 before them all, past their number after them."""
    if not edges or span[1] < edges[0]:
        return [-1]
    if span[0] >= edges[-1]:
        return [len(edges) - 1]
    first = max(0, bisect_right(edges, span[0]) - 1)
    last = min(len(edges) - 2, bisect_right(edges, span[1]) - 1)
    return list(range(first, last + 1))


def _days(place: int, edges: Sequence[int]) -> tuple[str | None, str | None]:
    """First and last day of a stretch; one of them where it has no other end."""
    if not edges:
        return None, None
    first = date.fromordinal(edges[place]).isoformat() if place >= 0 else None
    if place >= len(edges) - 1:
        return first, None
    return first, date.fromordinal(edges[place + 1] - 1).isoformat()
