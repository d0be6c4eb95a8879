"""How densely a large corpus tells its time: counts by lane and stretch of days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate, pairwise

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
    ends = zip(known["earliest"], known["latest"], strict=True)
    return density_of(Counter(zip(_lanes(known, articles), map(span_of, ends), strict=True)))


def density_of(told: Mapping[tuple[str, Span], int]) -> pd.DataFrame:
    """The same from events that are counted already.

    Args:
        told: outlet (or 'record') and span → how many events; a span is the first and the last
            day, as ordinals.
    """
    spans = _merged(told)
    edges = _edges([(span, n) for (lane, span), n in spans.items() if lane != RECORD])
    counts: defaultdict[tuple[str, int], float] = defaultdict(float)
    totals: Counter[str] = Counter()
    for (lane, span), number in spans.items():
        totals[lane] += number
        places = _places(span, edges)
        for place in places:
            counts[lane, place] += number / len(places)
    order = _order(totals)
    keys = sorted(counts, key=lambda key: (order[key[0]], key[1]))
    rows = [
        (lane, *_days(place, edges), counts[lane, place], counts[lane, place] / totals[lane])
        for lane, place in keys
    ]
    return pd.DataFrame(rows, columns=["lane", "first", "last", "count", "share"])


def span_of(ends: tuple[object, object]) -> Span:
    """First and last day of an event as ordinals; where one end is open, the other twice."""
    days = [date.fromisoformat(str(day)).toordinal() for day in ends if pd.notna(day)]
    return days[0], days[-1]


def _lanes(events: pd.DataFrame, articles: pd.DataFrame) -> list[str]:
    outlet = dict(zip(articles["article"], articles["outlet"], strict=True))
    return [
        RECORD if lane == RECORD else outlet[source.rpartition(".")[0]]
        for lane, source in zip(events["lane"], events["source"], strict=True)
    ]


def _merged(told: Mapping[tuple[str, Span], int]) -> Counter[tuple[str, Span]]:
    """The same with the outlets that tell least in one lane, where they are too many."""
    totals: Counter[str] = Counter()
    for (lane, _), number in told.items():
        totals[lane] += number
    record = totals.pop(RECORD, 0)
    kept = {lane for lane, _ in totals.most_common(LANES)} | ({RECORD} if record else set())
    made: Counter[tuple[str, Span]] = Counter()
    for (lane, span), number in told.items():
        made[lane if lane in kept else OTHERS, span] += number
    return made


def _order(totals: Mapping[str, int]) -> Mapping[str, tuple[int, str]]:
    """Where a lane stands: by size, then the other outlets, then the record."""
    last = {OTHERS: 1, RECORD: 2}
    return {lane: (last.get(lane, -count), lane) for lane, count in totals.items()}


def _edges(spans: Sequence[tuple[Span, int]]) -> list[int]:
    """The first days of the stretches, and the day after the last; empty if nothing is told."""
    if not spans:
        return []
    numbers: Counter[int] = Counter()
    for (first, last), number in spans:
        numbers[(first + last) // 2] += number
    middles = sorted(numbers)
    # how many lie up to and with each middle
    upto = list(accumulate(numbers[middle] for middle in middles))
    whole = upto[-1]
    edges: list[int] = []
    for before, after in TAILS:
        first = middles[bisect_right(upto, int(whole * before))]
        last = middles[bisect_right(upto, whole - 1 - int(whole * after))]
        edges = _divided(first, last)
        held = [upto[at - 1] if (at := bisect_left(middles, edge)) else 0 for edge in edges]
        if max(high - low for low, high in pairwise(held)) <= FULL * whole:
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
