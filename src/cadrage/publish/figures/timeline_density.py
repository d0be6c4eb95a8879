"""A timeline of a large corpus: bars of counts in place of marks."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from cadrage.publish import style
from cadrage.publish.days import said
from cadrage.publish.figures.labels import cut
from cadrage.publish.figures.timeline_axis import day, ticks
from cadrage.publish.markup import Linker, Shown
from cadrage.publish.style import MUTED, RECORD, Colour
from cadrage.publish.table import table

WIDE, LANE = 6.4, 30.0  # inches, points
LEFT, RIGHT, LABEL = 0.25, 0.9, 30
LANE_OF_RECORD = "record"


def drawn(density: pd.DataFrame, articles: pd.DataFrame, linker: Linker) -> Figure:
    """A lane an outlet, in it a bar a stretch of days: the share of the lane, told to one scale.

    Args:
        density: lane, first, last, count, share; rows open at one end are not drawn.
        articles: table `articles`, for the outlets' colours.
        linker: links of this corpus.
    """
    inside = density[is_drawn(density)]
    lanes = list(dict.fromkeys(density["lane"]))
    totals = density.groupby("lane")["count"].sum()
    colours = _colours(articles, linker)
    height = LANE * len(lanes) + 30
    drawing = pyplot.figure(figsize=(WIDE, height / 72))
    axes = drawing.add_axes((LEFT, 26 / height, RIGHT - LEFT, LANE * len(lanes) / height))
    for place, lane in enumerate(lanes):
        own = inside[inside["lane"] == lane]
        _lane(axes, own, -place - 1.0, colours.get(lane, RECORD), tallest=_scale(inside, lane))
        axes.text(
            1.01, -place - 0.9, f"{totals[lane]:,.0f}", fontsize=8, color=MUTED,
            transform=axes.get_yaxis_transform(),
        )  # fmt: skip
    span = (inside["first"].min(), inside["last"].max())
    axes.set_xlim(day(span[0]), day(span[1]) + 1)
    axes.set_ylim(-len(lanes), 0)
    names = cut(lanes, LABEL)
    axes.set_yticks([-place - 0.9 for place in range(len(lanes))], names, va="bottom")
    axes.tick_params(axis="y", labelsize=8, length=0)
    axes.spines["left"].set_visible(False)
    ticks(axes, span, lambda number: number)
    return drawing


def _lane(axes: Axes, own: pd.DataFrame, bottom: float, colour: Colour, *, tallest: float) -> None:
    axes.bar(
        [day(first) for first in own["first"]], 0.86 * own["share"] / tallest, bottom=bottom,
        width=[day(r.last) - day(r.first) + 1 for r in own.itertuples()], align="edge",
        color=colour.light, linewidth=0,
    )  # fmt: skip
    axes.axhline(bottom, color=style.RULE, linewidth=0.5)


def _scale(inside: pd.DataFrame, lane: str) -> float:
    """The share as tall as a lane: one for all that is told, the record's own for the record."""
    is_record = inside["lane"] == LANE_OF_RECORD
    return float(inside[is_record if lane == LANE_OF_RECORD else ~is_record]["share"].max())


def _colours(articles: pd.DataFrame, linker: Linker) -> Mapping[str, Colour]:
    pairs = zip(articles["outlet"], articles["article"], strict=True)
    return {outlet: linker.colours[article] for outlet, article in pairs}


def is_drawn(density: pd.DataFrame) -> pd.Series:
    """Which rows are stretches of days with both ends, and so are bars."""
    return density["first"].notna() & density["last"].notna()


def counts(density: pd.DataFrame, linker: Linker) -> Shown:
    """The numbers behind the bars."""
    rows = density.assign(
        days=[said(row.first, row.last) for row in density.itertuples(index=False)],
        count=[f"{count:,.1f}".removesuffix(".0") for count in density["count"]],
        share=[f"{share:.1%}" for share in density["share"]],
    )
    rows.attrs = density.attrs
    return table(
        rows, linker, caption="Events by lane and stretch of days",
        columns={"lane": "Lane", "days": "Days", "count": "Events", "share": "Share of the lane"},
        source="An event that lies over several stretches is shared among them.",
    )  # fmt: skip


def told_of(density: pd.DataFrame) -> str:
    """What a caption says of the bars: their scale, and what they leave out."""
    inside = density[is_drawn(density)]
    told = inside[inside["lane"] != LANE_OF_RECORD]
    tallest = (inside if told.empty else told).loc[lambda bars: [bars["share"].idxmax()]].iloc[0]
    return (
        "Too many for a mark each: a bar is the share of its lane's events that falls on its "
        f"days, the number at the right counts the lane. The tallest bar is {tallest['share']:.0%} "
        f"({tallest['lane']}, {said(tallest['first'], tallest['last'])})"
        f"{', the record has its own scale.' if len(told) < len(inside) else '.'}"
        f"{_left_out(density, inside)}"
    )


def _left_out(density: pd.DataFrame, inside: pd.DataFrame) -> str:
    before, after = (density[density[end].isna()]["count"].sum() for end in ("first", "last"))
    parts = [
        f"{count:,.0f} {words} {said(day, day)}"
        for count, words, day in (
            (before, "before", inside["first"].min()), (after, "after", inside["last"].max())
        )
        if count
    ]  # fmt: skip
    return f" Not drawn: {' and '.join(parts)}." if parts else ""
