"""A timeline of a large corpus: bars of counts in place of marks."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib import pyplot
from matplotlib.figure import Figure

from cadrage.publish import style
from cadrage.publish.days import said
from cadrage.publish.figures.timeline_axis import bounds, day, ticks
from cadrage.publish.markup import Linker, Shown
from cadrage.publish.style import MUTED, RECORD, Colour
from cadrage.publish.table import table

WIDE, LANE = 6.4, 30.0  # inches, points
LEFT, RIGHT = 0.25, 0.9


def drawn(density: pd.DataFrame, articles: pd.DataFrame, linker: Linker) -> Figure:
    """A lane an outlet, in it a bar a stretch of days, all from zero and to one scale.

    Args:
        density: lane, first, last, count; rows without days are not drawn.
        articles: table `articles`, for the outlets' colours.
        linker: links of this corpus.
    """
    inside = density[density["first"].notna()]
    lanes = list(dict.fromkeys(density["lane"]))
    totals = density.groupby("lane")["count"].sum()
    colours = _colours(articles, linker)
    span = (inside["first"].min(), inside["last"].max())
    height = LANE * len(lanes) + 30
    drawing = pyplot.figure(figsize=(WIDE, height / 72))
    axes = drawing.add_axes((LEFT, 26 / height, RIGHT - LEFT, LANE * len(lanes) / height))
    tallest = inside["count"].max()
    for place, lane in enumerate(lanes):
        own = inside[inside["lane"] == lane]
        bottom, colour = -place - 1.0, colours.get(lane, RECORD).light
        axes.bar(
            [day(first) for first in own["first"]], 0.86 * own["count"] / tallest, bottom=bottom,
            width=[day(r.last) - day(r.first) + 1 for r in own.itertuples()], align="edge",
            color=colour, linewidth=0,
        )  # fmt: skip
        axes.axhline(bottom, color=style.RULE, linewidth=0.5)
        axes.text(
            1.01, bottom + 0.1, f"{totals[lane]:,.0f}", fontsize=8, color=MUTED,
            transform=axes.get_yaxis_transform(),
        )  # fmt: skip
    axes.set_xlim(*bounds(span))
    axes.set_ylim(-len(lanes), 0)
    axes.set_yticks([-place - 0.7 for place in range(len(lanes))], lanes)
    axes.tick_params(axis="y", labelsize=8)
    axes.spines["left"].set_visible(False)
    ticks(axes, span, lambda number: number)
    return drawing


def _colours(articles: pd.DataFrame, linker: Linker) -> Mapping[str, Colour]:
    pairs = zip(articles["outlet"], articles["article"], strict=True)
    return {outlet: linker.colours[article] for outlet, article in pairs}


def counts(density: pd.DataFrame, linker: Linker) -> Shown:
    """The numbers behind the bars."""
    days = [said(row.first, row.last) for row in density.itertuples(index=False)]
    rows = density.assign(days=[d.replace("no day named", "outside") for d in days])
    return table(
        rows, linker, caption="Events by lane and stretch of days",
        columns={"lane": "Lane", "days": "Days", "count": "Events"},
    )  # fmt: skip


def told_of(density: pd.DataFrame) -> str:
    """What a caption says of the bars: their scale, and what they leave out."""
    inside = density[density["first"].notna()]
    outside = density[density["first"].isna()]["count"].sum()
    tallest = inside.loc[inside["count"].idxmax()]
    out = f" {outside:,.0f} lie outside these years and are not drawn." if outside else ""
    return (
        "Too many for a mark each: a bar counts the events of its days, the number at the right "
        f"those of the lane. The tallest bar holds {tallest['count']:,.0f} "
        f"({said(tallest['first'], tallest['last'])}).{out}"
    )
