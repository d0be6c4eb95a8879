"""Frames as a reader coded them: a row a frame, a dot an article, its share of the sentences."""

from __future__ import annotations

import pandas as pd
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.ticker import MultipleLocator

from cadrage.publish import style
from cadrage.publish.figure import figure
from cadrage.publish.markup import Linker, Shown
from cadrage.publish.table import table

Marks = dict[str, tuple[style.Colour, str]]

# dots of one row that can be told apart; of more articles the outlets are dots
DOTS = 8
# dots of one row that are nearer than this, in shares, stand above each other
NEAR = 0.035
# a share from which the axis is marked by tenths
WIDE = 0.3


def frames(read: pd.DataFrame, linker: Linker, *, caption: str, source: str) -> Shown:
    """Dots from 0 to the largest share; each leads to the first of its sentences.

    Args:
        read: table `frames_read`.
        linker: links of this corpus.
        caption: the finding.
        source: who coded.
    """
    rows, said = _fitted(read, linker)
    names = list(dict.fromkeys(rows["name"]))
    largest, marks = max(0.1, float(rows["share"].max())), _marks(rows, linker)
    with style.styled():
        drawing, axes = pyplot.subplots(figsize=(6.4, 0.46 * len(names) + 0.9))
        for place, name in enumerate(names):
            _row(axes, rows[(rows["name"] == name) & (rows["count"] > 0)], place, marks, linker)
        axes.set_yticks(range(len(names)), names)
        axes.set_ylim(len(names) - 0.5, -0.6)
        axes.set_xlim(-0.01, largest * 1.06)
        axes.xaxis.set_major_locator(MultipleLocator(0.05 if largest < WIDE else 0.1))
        axes.xaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
        axes.set_xlabel("of the sentences")
        axes.grid(axis="y")
        axes.spines["left"].set_visible(False)
        _key(axes, rows, linker)
    data = table(
        read, linker, caption="Sentences with each frame, by article",
        columns={
            "name": "Frame", "article": "Article", "count": "Sentences", "whole": "Of",
            "share": "Share",
        },
        kinds={"article": "article", "share": "share"},
        counts={"count": "evidence", "share": "evidence", "whole": "article"},
    )  # fmt: skip
    alt = "; ".join(
        f"{name}: "
        + ", ".join(f"{one.dot} {one.count} of {one.whole}" for one in own.itertuples(index=False))
        for name, own in rows.groupby("name", sort=False)
    )
    return figure(
        drawing, data, linker, name="frames", caption=f"{caption} {said}".strip(), alt=alt,
        source=source,
    )  # fmt: skip


def _fitted(read: pd.DataFrame, linker: Linker) -> tuple[pd.DataFrame, str]:
    articles = read["article"].nunique()
    if articles <= DOTS:
        return read.assign(dot=read["article"]), ""
    outlet = read["article"].map(linker.outlets)
    numbers = read.drop_duplicates("article")["article"].map(linker.outlets).value_counts()
    kept = list(numbers.index[:DOTS])
    rows = read.assign(dot=outlet)[outlet.isin(kept)]
    made = rows.groupby(["frame", "name", "dot"], sort=False, as_index=False).agg(
        count=("count", "sum"), whole=("whole", "sum"), article=("article", "first"),
        evidence=("evidence", lambda ids: " ".join(ids.dropna().head(1)) or pd.NA),
    )  # fmt: skip
    said = f"A dot an outlet, the {len(kept)} with most of the {articles:,} articles."
    return made.assign(share=made["count"] / made["whole"]), said


def _marks(rows: pd.DataFrame, linker: Linker) -> Marks:
    """Dot → the colour of its outlet and its face: open for a later article of an outlet."""
    marks: Marks = {}
    for dot, article in zip(rows["dot"], rows["article"], strict=True):
        colour = linker.colours[article]
        again = any(known == colour for known, _ in marks.values())
        marks.setdefault(dot, (colour, style.PAPER if again else colour.light))
    return marks


def _row(axes: Axes, own: pd.DataFrame, place: int, marks: Marks, linker: Linker) -> None:
    """The dots of one frame; those that would cover each other stand above each other."""
    level, before = 0, -1.0
    for row in own.sort_values(["share", "dot"], kind="stable").itertuples(index=False):
        level = (level + 1) % 3 if row.share - before < NEAR else 0
        before = row.share
        colour, face = marks[row.dot]
        dot = axes.scatter(
            [row.share], [place - 0.24 * level + 0.1], s=44, marker=_shape(colour), zorder=3,
            edgecolor=colour.light, facecolor=face,
        )  # fmt: skip
        dot.set_urls([linker.address(row.evidence.split()[0])])


def _shape(colour: style.Colour) -> str:
    """The mark of an outlet; past the palette's outlets the record's line is none to fill."""
    return colour.marker if colour.slot else "X"


def _key(axes: Axes, rows: pd.DataFrame, linker: Linker) -> None:
    """Which mark is which article, in one line over the drawing."""
    for dot, (colour, face) in _marks(rows, linker).items():
        axes.scatter(
            [], [], s=36, marker=_shape(colour), edgecolor=colour.light, facecolor=face, label=dot,
        )  # fmt: skip
    axes.legend(
        loc="lower left", bbox_to_anchor=(-0.01, 1.0), ncols=6, fontsize=9, handletextpad=0.1,
        columnspacing=1.3, borderaxespad=0,
    )  # fmt: skip
