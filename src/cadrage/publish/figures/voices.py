"""Who speaks in each article: quoted words by side, one segment a quotation."""

from __future__ import annotations

import pandas as pd
from matplotlib import pyplot
from matplotlib.axes import Axes

from cadrage.publish import style
from cadrage.publish.figure import figure
from cadrage.publish.markup import Linker, Shown
from cadrage.publish.table import table


def voices(
    spoken: pd.DataFrame, summed: pd.DataFrame, linker: Linker, *, caption: str, source: str
) -> Shown:
    """Small bars, a panel an article and a row a side; each segment leads to its quotation.

    Args:
        spoken: every quotation with article, side, words, kind, evidence.
        summed: article, side, quotes, words, direct, mixed, indirect, share, evidence.
        linker: links of this corpus.
        caption: the finding.
        source: where the counts come from.
    """
    articles = [article for article in linker.colours if (spoken["article"] == article).any()]
    order = spoken.groupby("side")["words"].sum().sort_values(ascending=False, kind="stable")
    sides = list(order.index)
    most = int(summed["words"].max())
    with style.styled():
        drawing, panels = pyplot.subplots(
            1, len(articles), figsize=(6.8, 0.3 * len(sides) + 0.7), sharey=True, squeeze=False
        )
        for axes, article in zip(panels[0], articles, strict=True):
            own = spoken[spoken["article"] == article]
            _panel(axes, own, sides, linker, article, most)
        panels[0][0].set_yticks(range(len(sides)), sides)
        panels[0][0].invert_yaxis()
        drawing.tight_layout(w_pad=0.6)
    data = table(
        summed, linker, caption="Quoted words by article and side of the speaker",
        columns={
            "article": "Article", "side": "Side", "quotes": "Quotations", "words": "Words",
            "direct": "Direct", "mixed": "Mixed", "indirect": "Indirect", "share": "Share",
        },
        kinds={"article": "article", "share": "share"}, counts={"quotes": "evidence"},
    )  # fmt: skip
    said = "; ".join(
        f"{row.article}: {row.side} {row.words} words" for row in summed.itertuples(index=False)
    )
    return figure(drawing, data, name="voices", caption=caption, alt=said, source=source)


def _panel(
    axes: Axes, own: pd.DataFrame, sides: list[str], linker: Linker, article: str, most: int
) -> None:
    colour = linker.colours[article].light
    for place, side in enumerate(sides):
        left = 0
        for row in own[own["side"] == side].itertuples(index=False):
            (bar,) = axes.barh(
                place, row.words, left=left, height=0.64, edgecolor=colour, linewidth=0.9,
                facecolor=colour if row.kind == "direct" else "none",
                hatch="/////" if row.kind == "mixed" else None,
            )  # fmt: skip
            bar.set_url(linker.address(row.evidence))
            left += row.words
        if left:
            axes.text(left + most * 0.05, place, str(left), va="center", size=8)
    axes.set_title(article, color=colour, size=10)
    axes.set_xlim(0, most * 1.35)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
