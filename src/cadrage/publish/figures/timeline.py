"""Told and recorded: a lane for each article, one for the record, each mark a link.

A day is a point, an interval a line as long as the days that the words allow: uncertain dates
look uncertain. The day of publication stands apart as a tall stroke in the lane.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
from matplotlib import dates as calendar
from matplotlib import pyplot
from matplotlib.axes import Axes

from cadrage.publish import style
from cadrage.publish.figure import figure
from cadrage.publish.markup import Linker, Shown
from cadrage.publish.style import RECORD
from cadrage.publish.table import table

RECORD_LANE = "record"
STEP = 0.17


def timeline(
    events: pd.DataFrame,
    articles: pd.DataFrame,
    linker: Linker,
    *,
    window: tuple[str, str],
    caption: str,
    source: str,
) -> Shown:
    """The timeline twice: the whole of it, and the days of `window` larger.

    Args:
        events: table `events`; those without days are left out.
        articles: table `articles`, for the lanes and the days of publication.
        linker: links of this corpus.
        window: first and last day (ISO) of the second drawing.
        caption: the finding.
        source: where the dates come from.
    """
    dated = events[events["earliest"].notna()]
    lanes = _lanes(dated, articles)
    with style.styled():
        height = 0.34 * len(lanes) + 0.62
        drawing, (whole, near) = pyplot.subplots(2, 1, figsize=(6.4, 2 * height + 0.5))
        for axes, span in ((whole, _span(dated, articles)), (near, window)):
            _draw(axes, dated, articles, lanes, linker, span)
        _years(whole)
        _months(near)
        drawing.tight_layout(h_pad=1.6)
    return figure(
        drawing, _data(dated, linker), name="timeline", caption=caption, source=source,
        alt=_said(dated, lanes, articles),
    )  # fmt: skip


def _lanes(events: pd.DataFrame, articles: pd.DataFrame) -> Mapping[str, int]:
    """Lane → its height; the record lies under the articles."""
    names = [*articles["article"], RECORD_LANE]
    if not (events["lane"] == RECORD_LANE).any():
        names.remove(RECORD_LANE)
    return {name: -place for place, name in enumerate(names)}


def _span(events: pd.DataFrame, articles: pd.DataFrame) -> tuple[str, str]:
    days = [*events["earliest"], *events["latest"], *articles["published_latest"].dropna()]
    return min(days), max(days)


def _lane_of(event: pd.Series) -> str:
    return RECORD_LANE if event["lane"] == "record" else event["source"].rpartition(".")[0]


def _draw(
    axes: Axes,
    events: pd.DataFrame,
    articles: pd.DataFrame,
    lanes: Mapping[str, int],
    linker: Linker,
    span: tuple[str, str],
) -> None:
    first, last = (_day(day) for day in span)
    margin = (last - first) / 40
    inside = events[(events["latest"] >= span[0]) & (events["earliest"] <= span[1])]
    taken: dict[str, list[tuple[float, float]]] = {}
    for _, event in inside.sort_values(["earliest", "latest", "event"]).iterrows():
        lane = _lane_of(event)
        days = [max(first, _day(event["earliest"])), min(last, _day(event["latest"]))]
        width = (last - first) / 60
        level = _level(taken.setdefault(lane, []), days, width)
        _mark(axes, event, lane, days, lanes[lane] - 0.22 + STEP * level, linker)
    for row in articles.itertuples(index=False):
        _publication(axes, row, lanes[row.article], linker, first, last)
    axes.set_xlim(first - margin, last + margin)
    axes.set_ylim(min(lanes.values()) - 0.6, 0.6)
    axes.set_yticks(list(lanes.values()), list(lanes))
    axes.spines["left"].set_visible(False)
    for lane, height in lanes.items():
        colour = RECORD.light if lane == RECORD_LANE else linker.colours[lane].light
        axes.axhline(height - 0.42, color=style.RULE, linewidth=0.5, zorder=0)
        axes.get_yticklabels()[list(lanes).index(lane)].set_color(colour)


def _level(taken: list[tuple[float, float]], days: Sequence[float], width: float) -> int:
    """The lowest of four levels on which nothing lies yet; marks of one day are stacked."""
    start, end = days[0] - width / 2, days[1] + width / 2
    level = sum(1 for a, b in taken if a < end and start < b) % 4
    taken.append((start, end))
    return level


def _mark(
    axes: Axes, event: pd.Series, lane: str, days: Sequence[float], height: float, linker: Linker
) -> None:
    record = lane == RECORD_LANE
    colour = RECORD if record else linker.colours[lane]
    url = f"#record-{event['event']}" if record else linker.address(event["source"])
    (line,) = axes.plot(
        days, [height, height], color=colour.light, linewidth=2.4, alpha=0.75,
        solid_capstyle="butt",
    )  # fmt: skip
    line.set_url(url)
    if event["earliest"] == event["latest"]:
        dots = axes.scatter(
            days[:1], [height], s=26, color=colour.light, zorder=3,
            marker="o" if record else colour.marker, linewidths=0,
        )  # fmt: skip
        dots.set_urls([url])


def _publication(
    axes: Axes, article: Any, height: int, linker: Linker, first: float, last: float
) -> None:
    if pd.isna(article.published_latest):
        return
    days = [_day(article.published_earliest), _day(article.published_latest)]
    if days[1] < first or days[0] > last:
        return
    axes.fill_betweenx(
        [height - 0.36, height + 0.36], days[0], days[1], zorder=1, linewidth=1.4,
        color=linker.colours[article.article].light, alpha=0.35,
    )  # fmt: skip


def _day(iso: str) -> float:
    return float(calendar.date2num(date.fromisoformat(iso)))


def _years(axes: Axes) -> None:
    axes.xaxis.set_major_locator(calendar.YearLocator())
    axes.xaxis.set_major_formatter(calendar.DateFormatter("%Y"))


def _months(axes: Axes) -> None:
    axes.xaxis.set_major_locator(calendar.MonthLocator())
    axes.xaxis.set_major_formatter(calendar.DateFormatter("%m/%Y"))
    axes.tick_params(axis="x", labelsize=8)


def _data(events: pd.DataFrame, linker: Linker) -> Shown:
    rows = events.sort_values(["earliest", "latest", "event"]).assign(
        evidence=events["source"].where(events["lane"] == "told")
    )
    rows["source"] = rows["source"].where(rows["lane"] == "record")
    return table(
        rows, linker, caption="Every mark: days, what is told or recorded, and where",
        columns={
            "earliest": "From", "latest": "To", "lane": "Lane", "title": "Event",
            "status": "Status", "evidence": "Sentence", "source": "Source",
        },
        kinds={"evidence": "evidence"},
    )  # fmt: skip


def _said(events: pd.DataFrame, lanes: Mapping[str, int], articles: pd.DataFrame) -> str:
    counts = events.apply(_lane_of, axis=1).value_counts()
    parts = [f"{lane}: {counts.get(lane, 0)} marks" for lane in lanes]
    first, last = _span(events, articles)
    return f"Timeline from {first} to {last}. Lanes: {'; '.join(parts)}. The table lists all."
