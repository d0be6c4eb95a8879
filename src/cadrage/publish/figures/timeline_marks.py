"""The drawing of a timeline: lanes of marks that are links, from one day to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from cadrage.publish import style
from cadrage.publish.figures.timeline_axis import bounds, day, ticks
from cadrage.publish.figures.timeline_ink import draw
from cadrage.publish.figures.timeline_lanes import Mark, spread, stacked
from cadrage.publish.markup import Linker
from cadrage.publish.style import MUTED, RECORD, Colour

RECORD_LANE = "record"
WIDE, LEFT, RIGHT = 6.4, 0.092, 0.998  # inches; shares of the width
ROW, LANE = 8.2, 6.8  # points: a row of marks, and what a lane has above them


class Panel:
    """One drawing of the lanes, between two days."""

    def __init__(
        self,
        events: pd.DataFrame,
        articles: pd.DataFrame,
        linker: Linker,
        *,
        span: tuple[str, str],
        labels: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.span = span
        self.articles, self.linker = articles, linker
        self.left, self.right = bounds(span)
        self.scale = (RIGHT - LEFT) * WIDE * 72 / (self.right - self.left)
        held: dict[str, list[Mark]] = {lane: [] for lane in articles["article"]}
        if (events["lane"] == "record").any():
            held[RECORD_LANE] = []
        for event in events.itertuples(index=False):
            if self._shows(event):
                held[lane_of(event)].append(self._mark(event, labels[event.event]))
        reach = (self.right - self.left) * self.scale
        lines = self._lines()
        self.lanes = {
            lane: spread(marks, right=reach)
            if lane == RECORD_LANE
            else stacked(marks, lines=lines[lane])
            for lane, marks in held.items()
        }

    @property
    def height(self) -> float:
        """Height of all lanes in points."""
        return sum(map(self._height, self.lanes.values()))

    def _height(self, marks: Sequence[Mark]) -> float:
        return LANE + ROW * (1 + max((mark.row for mark in marks), default=0)) + 3

    def _lines(self) -> dict[str, list[float]]:
        """Where the publication of each article begins and ends along the axis."""
        return {
            row.article: [
                self._x(day(d))
                for d in (row.published_earliest, row.published_latest)
                if pd.notna(d)
            ]
            for row in self.articles.itertuples(index=False)
        }

    def _shows(self, event: Any) -> bool:
        first, last = _known(event)
        return bool(last >= self.span[0] and first <= self.span[1])

    def _mark(self, event: Any, labels: tuple[str, ...]) -> Mark:
        first, last = (self._x(min(max(day(d), self.left), self.right)) for d in _known(event))
        opens = "left" if pd.isna(event.earliest) else "right" if pd.isna(event.latest) else ""
        return Mark(event, first, last, opens, labels)

    def _x(self, number: float) -> float:
        return (number - self.left) * self.scale

    def draw(self, axes: Axes) -> None:
        """Draw the lanes from the top; both axes count points."""
        top, names = 0.0, []
        colours: dict[str, Colour] = {**self.linker.colours, RECORD_LANE: RECORD}
        published = {row.article: row for row in self.articles.itertuples(index=False)}
        for lane, marks in self.lanes.items():
            bottom = top - self._height(marks)
            names.append(((top + bottom) / 2, lane, colours[lane].light))
            if lane in published:
                self._publication(axes, published[lane], (bottom, top), colours[lane])
            for mark in marks:
                draw(axes, mark, top - LANE - ROW * (mark.row + 0.35), colours[lane], self.linker)
            top = bottom
            axes.axhline(top, color=style.RULE, linewidth=0.5, zorder=0)
        axes.set_ylim(top, 0)
        axes.set_xlim(0, self._x(self.right))
        axes.set_yticks([place for place, _, _ in names], [name for _, name, _ in names])
        for text, (_, _, colour) in zip(axes.get_yticklabels(), names, strict=True):
            text.set_color(colour)
        axes.spines["left"].set_visible(False)
        ticks(axes, self.span, self._x)

    def _publication(
        self, axes: Axes, article: Any, lane: tuple[float, float], colour: Colour
    ) -> None:
        """A band as high as the lane with a triangle on top: no event has either."""
        if pd.isna(article.published_latest):
            return
        first, last = day(article.published_earliest), day(article.published_latest)
        if last < self.left or first > self.right:
            return
        ends = [self._x(min(max(d, self.left), self.right)) for d in (first, last)]
        axes.fill_betweenx(
            lane, ends[0], ends[1], zorder=1, linewidth=1.2, color=colour.light, alpha=0.3
        )
        axes.plot(
            [sum(ends) / 2], [lane[1] - 3.5], marker="v", markersize=5, zorder=4,
            markerfacecolor="none", markeredgecolor=colour.light, markeredgewidth=1.0,
        )  # fmt: skip


def drawn(panels: Sequence[Panel]) -> Figure:
    """The panels under one another, over them a line that explains the marks."""
    axis, key = 22.0, 18.0
    heights = [panel.height for panel in panels]
    total = key + sum(heights) + axis * len(panels)
    drawing = pyplot.figure(figsize=(WIDE, total / 72))
    top = total
    _key(drawing, (top - key) / total, key / total)
    top -= key
    for panel, height in zip(panels, heights, strict=True):
        axes = drawing.add_axes((LEFT, (top - height) / total, RIGHT - LEFT, height / total))
        panel.draw(axes)
        top -= height + axis
    return drawing


def lane_of(event: Any) -> str:
    """The lane of an event: its article, or the record."""
    return RECORD_LANE if event.lane == "record" else event.source.rpartition(".")[0]


def _known(event: Any) -> tuple[str, str]:
    """First and last day that are known; of an event open at one end, the same day twice."""
    first = event.latest if pd.isna(event.earliest) else event.earliest
    return first, first if pd.isna(event.latest) else event.latest


def _key(drawing: Figure, bottom: float, height: float) -> None:
    axes = drawing.add_axes((LEFT, bottom, RIGHT - LEFT, height))
    axes.set_axis_off()
    axes.set_xlim(0, (RIGHT - LEFT) * WIDE * 72)
    axes.set_ylim(0, 1)
    grey = Colour(0, MUTED, MUTED, "o")
    parts = [("a day", 0.0, ""), ("days the words allow", 18.0, ""), ("no end named", 0.0, "right")]
    left = 4.0
    for words, long, opens in parts:
        mark = Mark(None, left, left + long, opens)
        _sample(axes, mark, grey)
        axes.text(mark.end + 2, 0.5, words, fontsize=8, color=MUTED, va="center_baseline")
        left = mark.end + 4.6 * len(words) + 18
    axes.plot([left], [0.5], marker="v", markersize=5, markerfacecolor="none", color=MUTED)
    axes.text(left + 6, 0.5, "published", fontsize=8, color=MUTED, va="center_baseline")


def _sample(axes: Axes, mark: Mark, colour: Colour) -> None:
    if mark.last > mark.first:
        axes.plot([mark.first, mark.last], [0.5, 0.5], color=colour.light, linewidth=2.4)
        return
    axes.scatter([mark.first], [0.5], s=20, color=colour.light, linewidths=0)
    if mark.opens:
        axes.plot(
            [mark.first, mark.end], [0.5, 0.5], color=colour.light, linewidth=2.0,
            linestyle=(0, (0.8, 0.9)),
        )  # fmt: skip
