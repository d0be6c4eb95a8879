"""One mark of a timeline in ink: a day, a line of days, an end that fades, a label."""

from __future__ import annotations

from itertools import pairwise

from matplotlib.axes import Axes

from cadrage.publish.figures.timeline_lanes import OPEN, SIZE, Mark
from cadrage.publish.markup import Linker
from cadrage.publish.style import MUTED, Colour

FADE = 5
SHORTEST = 4.0  # points: two days on a line of ten years have to be seen


def draw(axes: Axes, mark: Mark, height: float, colour: Colour, linker: Linker) -> None:
    """A mark, its open end and its label, all links to the sentence or the record."""
    event = mark.event
    record = event.lane == "record"
    url = f"#record-{event.event}" if record else linker.address(event.source)
    if mark.last > mark.first:
        more = max(0.0, SHORTEST - mark.last + mark.first) / 2
        (line,) = axes.plot(
            [mark.first - more, mark.last + more], [height, height], color=colour.light,
            linewidth=2.4, alpha=0.75, solid_capstyle="butt",
        )  # fmt: skip
        line.set_url(url)
    if mark.opens:
        _open(axes, mark, height, colour, url)
    if mark.last == mark.first:
        dots = axes.scatter(
            [mark.first], [height], s=20, color=colour.light, zorder=3,
            marker="|" if record else colour.marker, linewidths=1.4 if record else 0,
        )  # fmt: skip
        dots.set_urls([url])
    if mark.label:
        _label(axes, mark, height, MUTED if record else colour.light, url)


def _label(axes: Axes, mark: Mark, height: float, colour: str, url: str) -> None:
    right = mark.side == "right"
    axes.text(
        mark.end + 0.5 if right else mark.begin - 0.5, height, mark.label, fontsize=SIZE,
        color=colour, ha="left" if right else "right", va="center_baseline", url=url,
    )  # fmt: skip


def _open(axes: Axes, mark: Mark, height: float, colour: Colour, url: str) -> None:
    """Dots that fade towards the side on which no day is named."""
    step = OPEN / FADE * (-1 if mark.opens == "left" else 1)
    ends = [mark.first + step * n for n in range(FADE + 1)]
    for n, pair in enumerate(pairwise(ends)):
        (line,) = axes.plot(
            pair, [height, height], color=colour.light, linewidth=2.0, linestyle=(0, (0.8, 0.9)),
            alpha=0.9 - 0.16 * n,
        )  # fmt: skip
        line.set_url(url)
